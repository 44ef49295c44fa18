"""Read a page: a file of plain text with the article in it, as a draft."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from desktop.core.drafts import PageDraft
from desktop.core.errors import KnownError
from desktop.importing.encodings import decode
from desktop.importing.files import read_bytes, shown_name
from desktop.importing.plain_text import article_of

LIMIT = 50_000_000
_OTHER_FORMATS = (
    ".pdf", ".doc", ".docx", ".wps", ".wpt", ".rtf", ".odt", ".html", ".htm", ".mht", ".mhtml", ".xls", ".xlsx", ".et",
    ".csv", ".ppt", ".pptx", ".epub", ".caj", ".kdh", ".nh", ".zip", ".rar", ".7z", ".gz", ".png", ".jpg", ".jpeg",
    ".gif", ".bmp", ".tif", ".tiff", ".webp", ".mp3", ".mp4", ".db", ".sqlite", ".zhubi", ".exe",
)  # fmt: skip


def read_page(path: Path, *, encoding: str | None = None) -> PageDraft:
    """Return what an import would make of a file; one that cannot be read is refused with its reason."""
    data = read_bytes(path, limit=LIMIT)
    name = shown_name(path)
    if path.suffix.lower() in _OTHER_FORMATS and data:
        raise KnownError("file_not_text", file=name)
    decoded = decode(data, encoding, file=name)
    found = article_of(decoded.text)
    if found is None:
        raise KnownError("file_empty", file=name)
    article, problems = found
    return PageDraft(
        file_name=name, sha256=sha256(data).hexdigest(), encoding=decoded.encoding, raw_bytes=data,
        raw_text=decoded.text, articles=(article,), problems=decoded.problems + problems,
    )  # fmt: skip
