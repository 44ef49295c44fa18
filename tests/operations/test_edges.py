from desktop.core.spans import Span
from desktop.operations.place_code import PlaceCode
from tests import projects


def test_a_coding_never_begins_or_ends_with_white_space(tmp_path):
    session = projects.open_filled(tmp_path)
    try:
        article = session.read.articles()[0].id
        text = session.read.text(article).text
        blank = text.index("\n\n")
        code = session.read.codebook().codes[-1].id
        made = session.perform(PlaceCode(article, Span(blank - 2, blank + 2), code)).of("coding")
        coding = session.read.coding(next(iter(made)))
        assert (coding.start, coding.end) == (blank - 2, blank)
        made = session.perform(PlaceCode(article, Span(blank, blank + 4), code)).of("coding")
        coding = session.read.coding(next(iter(made)))
        assert (coding.start, coding.words) == (blank + 2, text[blank + 2 : blank + 4])
    finally:
        session.close()
