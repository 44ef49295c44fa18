"""Opening a long article under many codings: the values in memory, until the first paint; and reading them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QPainter, QTextLayout

from desktop.session import Session
from desktop.ui.reader import ArticleView, Mark, ReaderText, ViewStyle
from desktop.ui.reader.metrics import Metrics
from desktop.ui.widgets.fonts import reading_font_family
from tests.benchmarks import projects, workload
from tests.benchmarks.measuring import cpu_milliseconds, in_turn, median, settle
from tests.benchmarks.rows import Row
from tests.benchmarks.sizes import Sizes
from tests.benchmarks.windows import application

_COLORS = ("#2f7d6b", "#4c78b8", "#c23b2e", "#b7791f", "#7b5ea7")
_WIDTH, _HEIGHT = 1000, 900
_OPEN_LIMIT = 24  # screenfuls


def rows(folder: Path, sizes: Sizes) -> Iterator[Row]:
    """Measure opening against drawing one screenful, and reading the codings out of a project."""
    application()
    draft = projects.draft(workload.long_text(sizes.characters), "long.txt").articles[0]
    article = ReaderText(draft.text, draft.paragraphs)
    marks = _marks(sizes.codings, len(article.text))
    # In turn, so that what else the machine does falls on both.
    floor, opened = in_turn(lambda: _floor(article), lambda: _open(article, marks), sizes.times)
    yield Row("open", opened, "ms", floor=floor, limit=_OPEN_LIMIT)
    path = folder / "read.zhubi"
    projects.coded_project(path, characters=sizes.characters, codings=sizes.codings)
    yield Row("read codings", median(lambda: _read(path), max(1, sizes.times // 4)), "ms")


def _marks(count: int, length: int) -> tuple[Mark, ...]:
    return tuple(
        Mark(f"m{number}", span, f"类目{code}", _COLORS[code % len(_COLORS)])
        for number, (code, span) in enumerate(workload.spans(count, length))
    )


def _open(article: ReaderText, marks: tuple[Mark, ...]) -> float:
    view = ArticleView()
    view.set_style(_style())
    view.resize(_WIDTH, _HEIGHT)
    view.show()
    settle()

    def show() -> None:
        view.show_article(article, marks)
        settle()

    spent = cpu_milliseconds(show)
    view.close()
    view.deleteLater()
    settle()
    return spent


def _floor(article: ReaderText) -> float:
    # Once before, so that its letters are at hand, as they are for whoever reads on.
    _draw_screenful(article)
    return cpu_milliseconds(lambda: _draw_screenful(article))


def _draw_screenful(article: ReaderText) -> None:
    """Shape one screenful with plain text layouts and draw it, as the view sets it."""
    metrics = Metrics(_style(), application().font(), _WIDTH)
    image = QImage(_WIDTH, _HEIGHT, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    y = 0.0
    for start, end, _ in article.paragraphs:
        layout = QTextLayout(article.text[start:end].replace("\n", "\u2028"), metrics.body.font)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(metrics.column)
            line.setPosition(QPointF(0, y))
            y += metrics.body.line
        layout.endLayout()
        layout.draw(painter, QPointF(metrics.left, 0))
        if y > _HEIGHT:
            break
    painter.end()


def _style() -> ViewStyle:
    return ViewStyle(family=reading_font_family())


def _read(path: Path) -> float:
    session = Session.open(path)
    try:
        article, coder = session.read.articles()[0].id, session.coder.id
        return cpu_milliseconds(lambda: session.read.codings(article, coder=coder))
    finally:
        session.close()
