"""Engines: rjieba, or jieba where it is absent, behind one way of cutting a line into words."""

from __future__ import annotations

import os
import re
import warnings
from pathlib import Path
from threading import Lock
from typing import Any, Protocol

from desktop.text.lexicon import domain_words

# As jieba itself parts Latin letters and digits that are no word of its dictionary; rjieba leaves them whole.
_LATIN = re.compile(r"[a-zA-Z0-9]+(?:\.[0-9]+)?%?|.", re.DOTALL)
_NOUN = "n"
_SILENT = 1000


class Engine(Protocol):
    """Something that cuts a line into words, marks and white space, losing no character."""

    def cut(self, line: str) -> list[str]:
        """Return the pieces of the line in order."""


class RustEngine:
    """The quick engine, by rjieba; it lets other threads run while it cuts."""

    def __init__(self, words: tuple[str, ...]) -> None:
        import rjieba

        self._jieba: Any = rjieba.Jieba()
        # Asked for before any is added: a word just added would change what the longer ones need.
        for word, frequency in [(word, self._jieba.suggest_freq(word)) for word in words]:
            self._jieba.add_word(word, frequency, _NOUN)

    def cut(self, line: str) -> list[str]:
        """Return the pieces of the line in order."""
        return [part for piece in self._jieba.cut(line) for part in self._parts(piece)]

    def _parts(self, piece: str) -> list[str]:
        if not piece.isascii() or piece.isalnum() or self._jieba.has_word(piece):
            return [piece]
        return _LATIN.findall(piece)


class PythonEngine:
    """The given engine, by jieba; silent, and with its cache in the user's own folder."""

    def __init__(self, words: tuple[str, ...]) -> None:
        with warnings.catch_warnings():
            # What warns is how the package is written and finds its files, nothing of ours.
            warnings.simplefilter("ignore")
            import jieba
        jieba.setLogLevel(_SILENT)
        self._jieba: Any = jieba.Tokenizer()
        self._jieba.tmp_dir = str(_cache_folder())
        self._jieba.cache_file = f"jieba-{jieba.__version__}.cache"
        for word, frequency in [(word, self._jieba.suggest_freq(word)) for word in words]:
            self._jieba.add_word(word, frequency, _NOUN)

    def cut(self, line: str) -> list[str]:
        """Return the pieces of the line in order."""
        return list(self._jieba.cut(line))


_lock = Lock()
_engines: dict[bool, Engine] = {}


def engine(*, lexicon: bool) -> Engine:
    """Return the engine with or without the domain lexicon, loaded at the first call from whatever thread."""
    with _lock:
        if lexicon not in _engines:
            _engines[lexicon] = _load(domain_words() if lexicon else ())
        return _engines[lexicon]


def _load(words: tuple[str, ...]) -> Engine:
    try:
        return RustEngine(words)
    except ImportError:
        return PythonEngine(words)


def _cache_folder() -> Path:
    from desktop.places import user_cache

    try:
        return user_cache()
    except OSError:
        # Without a folder of its own it would write into the shared temporary one; here it cannot write at all.
        return Path(os.devnull)
