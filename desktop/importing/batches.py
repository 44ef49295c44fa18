"""Batches: read many files, keep the good ones, and name what was refused and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from desktop.core.drafts import PageDraft
from desktop.core.errors import KnownError
from desktop.importing.files import shown_name
from desktop.importing.folders import text_files
from desktop.importing.reading import read_page


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that does not come in, and the reason."""

    file: Path
    error: KnownError

    @property
    def file_name(self) -> str:
        """Return the file's name as it can be shown."""
        return shown_name(self.file)


@dataclass(frozen=True, slots=True)
class Batch:
    """What reading many files gave: `cancelled` tells that files behind these were not looked at."""

    pages: tuple[PageDraft, ...]
    refused: tuple[Refusal, ...] = ()
    cancelled: bool = False


def read_pages(
    paths: Iterable[Path],
    *,
    encoding: str | None = None,
    known_digests: Mapping[str, str] | None = None,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Batch:
    """Read files and the text files of folders, all that are good; files read before cancelling are kept.

    `known_digests` names the article that holds each text already. `progress` is told how many files of how many
    are read, after each.
    """
    files = text_files(paths)
    pages: list[PageDraft] = []
    refused: list[Refusal] = []
    reading = iter_pages(files, encoding=encoding, known_digests=known_digests)
    for count in range(1, len(files) + 1):
        if cancelled():
            return Batch(tuple(pages), tuple(refused), cancelled=True)
        result = next(reading)
        if isinstance(result, Refusal):
            refused.append(result)
        else:
            pages.append(result)
        if progress:
            progress(count, len(files))
    return Batch(tuple(pages), tuple(refused))


def iter_pages(
    files: Iterable[Path], *, encoding: str | None = None, known_digests: Mapping[str, str] | None = None
) -> Iterator[PageDraft | Refusal]:
    """Read files one after the other; a text that is there already, or came before, is refused by name."""
    known = dict(known_digests or {})
    for file in files:
        try:
            page = read_page(file, encoding=encoding)
            for article in page.articles:
                if article.digest in known:
                    raise KnownError("same_text", file=page.file_name, other=known[article.digest])
        except KnownError as error:
            yield Refusal(file, error)
            continue
        known.update({article.digest: article.headline for article in page.articles})
        yield page
