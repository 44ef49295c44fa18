"""The starter study: built from `seeds/` through the same operations that people use."""

from __future__ import annotations

import itertools
import tempfile
from pathlib import Path
from typing import Any

from desktop.core.snapshots import CodebookSet
from desktop.core.spans import Span
from desktop.importing.codebook_yaml import read_codebook
from desktop.importing.reading import read_page
from desktop.operations.edit_article import EditArticle
from desktop.operations.import_pages import ImportPages
from desktop.operations.place_codings import PlaceCodings, Placing
from desktop.places import resource, seeds, user_data
from desktop.session.beginning import begin_project
from desktop.session.session import Session
from desktop.storage.faults import known_faults
from desktop.wording import say


def starter_path() -> Path:
    """Return where the starter study lies in the user's data folder."""
    name = f"{say('starter.file_name')}.zhubi"
    with known_faults(Path(name)):
        return user_data() / name


def another_starter_path() -> Path:
    """Return where the starter study can be built while something else lies in its place."""
    path = starter_path()
    return next(free for number in itertools.count(2) if not (free := path.with_stem(f"{path.stem} {number}")).exists())


def build_starter(path: Path) -> None:
    """Build the starter study; a half-built one is never left under this name."""
    with known_faults(path), tempfile.TemporaryDirectory(dir=path.parent) as folder:
        draft = Path(folder) / path.name
        _build(draft)
        draft.replace(path)


def _build(path: Path) -> None:
    source = _source()
    codebook = read_codebook(resource(f"codebooks/{source['codebook']}.yaml"))
    title = source["title"][_language()]
    begin_project(path, title=title, coder_name=say("starter.coder"), codebook=codebook)
    session = Session.open(path)
    try:
        pages = tuple(read_page(seeds() / article["file"]) for article in source["articles"])
        session.found(ImportPages(pages))
        for article, facts in zip(session.read.articles(), source["articles"], strict=True):
            _describe(session, article.id, article.headline, facts)
            _code(session, article.id, facts["codings"])
    finally:
        session.close()


def _describe(session: Session, article: str, headline: str, facts: dict[str, Any]) -> None:
    edit = EditArticle(
        article=article, headline=headline, outlet=facts["outlet"], date=str(facts["date"]),
        page_number=str(facts["page"]),
    )  # fmt: skip
    session.found(edit)


def _code(session: Session, article: str, codings: list[dict[str, Any]]) -> None:
    found = session.read.text(article)
    if found is not None:
        codebook = session.read.codebook()
        session.found(PlaceCodings(article, tuple(_placing(found.text, codebook, coding) for coding in codings)))


def _placing(text: str, codebook: CodebookSet, coding: dict[str, Any]) -> Placing:
    start = -1
    for _ in range(coding.get("occurrence", 1)):
        start = text.index(coding["words"], start + 1)
    code = next(code for code in codebook.codes if code.key == coding["code"])
    asked = {attribute.key: attribute.id for attribute in codebook.attributes if attribute.code == code.id}
    return Placing(
        span=Span(start, start + len(coding["words"])),
        code=code.id,
        rank=next(rank.id for rank in codebook.ranks if rank.key == coding["rank"]),
        memo=coding.get("memo", ""),
        answers=tuple((asked[key], (number,)) for key, number in coding.get("attributes", {}).items()),
    )


def _source() -> dict[str, Any]:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    source: dict[str, Any] = yaml.load((seeds() / "study.yaml").read_text(encoding="utf-8"), Loader=loader)  # noqa: S506
    return source


def _language() -> str:
    from desktop.wording import current_language

    return current_language()
