"""Importing plain pages: reading them, and writing them into a project."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from desktop.importing.batches import read_pages
from desktop.operations.import_pages import ImportPages
from desktop.session import Session
from desktop.session.beginning import begin_project
from tests.benchmarks import workload
from tests.benchmarks.rows import Row
from tests.benchmarks.sizes import Sizes

_LIMIT = 1_000_000  # characters a second


def rows(folder: Path, sizes: Sizes) -> Iterator[Row]:
    """Write pages to files, then import them all in one step."""
    pages = _write_pages(folder / "pages", sizes.imported)
    count = sum(len(text) for text in pages)
    path = folder / "imported.zhubi"
    begin_project(path, title="测速", coder_name="测速", codebook=None)
    session = Session.open(path)
    try:
        started = time.process_time()
        batch = read_pages([folder / "pages"], known_digests=session.read.digests())
        read = time.process_time()
        session.perform(ImportPages(batch.pages))
        written = time.process_time()
        assert len(batch.pages) == len(pages) == len(session.read.articles())
    finally:
        session.close()
    yield Row("import", count / (written - started), "characters/s", limit=_LIMIT, at_least=True)
    yield Row("import, reading alone", count / (read - started), "characters/s")


def _write_pages(folder: Path, characters: int) -> list[str]:
    folder.mkdir()
    texts, total = [], 0
    for number, text in enumerate(workload.articles(characters)):
        if total >= characters:
            break
        (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")
        texts.append(text)
        total += len(text)
    return texts
