"""The starter study: built from `seeds/` through the same operations that people use."""

from __future__ import annotations

import itertools
import tempfile
from pathlib import Path
from typing import Any

from desktop.core.ids import new_id
from desktop.importing.codebook_yaml import read_codebook
from desktop.importing.reading import read_page
from desktop.operations.add_coder import AddCoder
from desktop.operations.edit_article import EditArticle
from desktop.operations.import_pages import ImportPages
from desktop.places import resource, seeds, user_data
from desktop.session.beginning import begin_project
from desktop.session.session import Session
from desktop.session.starter_work import do_work
from desktop.storage.faults import known_faults
from desktop.wording import current_language, say


def starter_path() -> Path:
    """Return where the starter study lies in the user's data folder."""
    name = f"{say('starter.file_name')}.zhubi"
    with known_faults(Path(name)):
        return user_data() / name


def another_starter_path() -> Path:
    """Return where the starter study can be built while something else lies in its place."""
    path = starter_path()
    return next(free for number in itertools.count(2) if not (free := path.with_stem(f"{path.stem} {number}")).exists())


def build_starter(path: Path) -> str:
    """Build the starter study and return the coder to open it as; a half-built one is never left under this name."""
    with known_faults(path), tempfile.TemporaryDirectory(dir=path.parent) as folder:
        draft = Path(folder) / path.name
        coder = _build(draft)
        draft.replace(path)
        return coder


def _build(path: Path) -> str:
    source = _source()
    codebook = read_codebook(resource(f"codebooks/{source['codebook']}.yaml"))
    begin_project(path, title=source["title"][current_language()], coder_name=say("starter.lead"), codebook=codebook)
    session = Session.open(path)
    try:
        coders = _add_coders(session)
        pages = tuple(read_page(seeds() / article["file"]) for article in source["articles"])
        session.found(ImportPages(pages))
        for article, facts in zip(session.read.articles(), source["articles"], strict=True):
            _describe(session, article.id, article.headline, facts)
        do_work(session, source, coders)
    finally:
        session.close()
    return coders["first"]


def _add_coders(session: Session) -> dict[str, str]:
    """Add the two who code, and return everyone's identity by the name the source gives them."""
    coders = {"lead": session.coder.id, "first": new_id(), "second": new_id()}
    for key, name in (("first", say("starter.first")), ("second", say("starter.second"))):
        session.found(AddCoder(coders[key], name))
    return coders


def _describe(session: Session, article: str, headline: str, facts: dict[str, Any]) -> None:
    edit = EditArticle(
        article=article, headline=headline, outlet=facts["outlet"], date=str(facts["date"]),
        page_number=str(facts["page"]),
    )  # fmt: skip
    session.found(edit)


def _source() -> dict[str, Any]:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    source: dict[str, Any] = yaml.load((seeds() / "study.yaml").read_text(encoding="utf-8"), Loader=loader)  # noqa: S506
    return source
