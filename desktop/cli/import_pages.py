"""`zhubi import`: bring the articles of files into a project, as its lead."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from desktop.cli.calls import Command
from desktop.cli.guard import DONE, REFUSED
from desktop.cli.progress import Progress
from desktop.cli.streams import complain, tell, tell_json
from desktop.cli.values import FILE, Encoding
from desktop.wording import explain, say

if TYPE_CHECKING:
    from desktop.core.drafts import PageDraft
    from desktop.importing.batches import Batch
    from desktop.session import Session

# Problems after which somebody should look at the page before it is coded.
_DOUBTFUL = frozenset({"characters_damaged"})


def command() -> Command:
    """Return the command."""
    return Command(
        "import",
        import_pages,
        click.Argument(["project"], metavar="PROJECT", type=FILE),
        click.Argument(["files"], metavar="FILE…", type=FILE, nargs=-1, required=True),
        click.Option(["--encoding"], metavar="ENCODING", type=Encoding(), help=say("cli.option_encoding")),
        click.Option(["--yes", "with_doubtful"], is_flag=True, help=say("cli.option_yes")),
        click.Option(["--json", "as_json"], is_flag=True, help=say("cli.option_json")),
    )


def import_pages(
    project: Path, files: tuple[Path, ...], encoding: str | None, *, with_doubtful: bool, as_json: bool
) -> int:
    """Import all good files in one action; refused and doubtful ones are named on standard error."""
    from desktop.session.opened import opened_session

    with opened_session(project) as session:
        if session.read_only is not None:
            raise session.read_only
        batch = _read(session, files, encoding)
        doubtful = [] if with_doubtful else [page for page in batch.pages if _is_doubtful(page)]
        taken = [page for page in batch.pages if page not in doubtful]
        _perform(session, taken)
    _report(batch, taken, doubtful, as_json=as_json)
    return REFUSED if batch.refused or doubtful else DONE


def _read(session: Session, files: tuple[Path, ...], encoding: str | None) -> Batch:
    from desktop.importing.batches import read_pages

    with Progress(say("cli.reading")) as progress:
        return read_pages(files, encoding=encoding, known_digests=session.read.digests(), progress=progress.show)


def _perform(session: Session, pages: list[PageDraft]) -> None:
    from desktop.operations.import_pages import ImportPages

    if pages:
        session.choose_coder(session.lead().id)
        session.perform(ImportPages(tuple(pages)))


def _is_doubtful(page: PageDraft) -> bool:
    return any(problem.kind in _DOUBTFUL for problem in page.problems)


def _report(batch: Batch, taken: list[PageDraft], doubtful: list[PageDraft], *, as_json: bool) -> None:
    for refusal in batch.refused:
        complain(explain(refusal.error))
    for page in taken:
        for message in _messages(page):
            complain(say("cli.page_problem", file=page.file_name, message=message))
    for page in doubtful:
        complain(say("cli.page_left_out", file=page.file_name, message=" ".join(_messages(page))))
    if as_json:
        tell_json(_as_json(batch, taken, doubtful))
        return
    left = batch.refused or doubtful
    if left and not taken:
        # Why is said already, file by file.
        return
    articles = sum(len(page.articles) for page in taken)
    tell(say("cli.imported", articles=articles, files=len(taken)))
    if left:
        tell(say("cli.not_imported", refused=len(batch.refused), doubtful=len(doubtful)))


def _messages(page: PageDraft) -> list[str]:
    from desktop.importing.preview import describe

    return [describe(problem) for problem in page.problems]


def _as_json(batch: Batch, taken: list[PageDraft], doubtful: list[PageDraft]) -> dict[str, Any]:
    return {
        "imported": [_page_as_json(page) for page in taken],
        "left_out": [_page_as_json(page) for page in doubtful],
        "refused": [
            {"file": refusal.file_name, "kind": refusal.error.kind, "message": explain(refusal.error)}
            for refusal in batch.refused
        ],
    }


def _page_as_json(page: PageDraft) -> dict[str, Any]:
    return {
        "file": page.file_name,
        "sha256": page.sha256,
        "encoding": page.encoding,
        "headlines": [article.headline for article in page.articles],
        "problems": _messages(page),
    }
