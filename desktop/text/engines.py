"""Engines: rjieba, or jieba where it is absent, behind one way of cutting a line into words."""

from __future__ import annotations

import os
import re
import warnings
from collections.abc import Callable, Iterable
from itertools import accumulate, pairwise
from pathlib import Path
from threading import Lock
from typing import Any, Protocol

from desktop.text.lexicon import domain_words

# Letters and digits as jieba parts them; it leaves marks beside them in runs, rjieba whole addresses.
_LATIN = re.compile(r"[a-zA-Z0-9]+(?:\.[0-9]+)?%?|.", re.DOTALL)
_ASCII_MARK = re.compile(r"[!-/:-@\[-`{-~]")
# Han that jieba's dictionary does not reach stand alone there; rjieba would join them to what is beside them,
# and it cannot take in half pairs.
_RARE_HAN = re.compile("[\ud800-\udfff\u3400-\u4dbf\u9fd6-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_STRANGER = "\ue000"
_NOUN = "n"
_SILENT = 1000


class Engine(Protocol):
    """Something that cuts a line into words, marks and white space, losing no character."""

    def cut(self, line: str) -> list[str]:
        """Return the pieces of the line in order."""

    def knows(self, word: str) -> bool:
        """Tell whether a word is in the dictionary; other pieces are guesses."""


class RustEngine:
    """The quick engine, by rjieba; it lets other threads run while it cuts."""

    def __init__(self, words: tuple[str, ...]) -> None:
        import rjieba

        self._jieba: Any = rjieba.Jieba()
        _add(self._jieba, words)

    def cut(self, line: str) -> list[str]:
        """Return the pieces of the line in order."""
        pieces = self._jieba.cut(_RARE_HAN.sub(_STRANGER, line))
        edges = pairwise(accumulate((len(piece) for piece in pieces), initial=0))
        return _parted((line[start:end] for start, end in edges), self._jieba.has_word)

    def knows(self, word: str) -> bool:
        """Tell whether a word is in the dictionary."""
        return bool(self._jieba.has_word(word))


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
        _add(self._jieba, words)

    def cut(self, line: str) -> list[str]:
        """Return the pieces of the line in order."""
        return _parted(self._jieba.cut(line), self._jieba.FREQ.get)

    def knows(self, word: str) -> bool:
        """Tell whether a word is in the dictionary."""
        self._jieba.initialize()
        return bool(self._jieba.FREQ.get(word))


def _add(jieba: Any, words: tuple[str, ...]) -> None:
    # All are asked for before the first is added: a word just added would change what longer ones need.
    for word, frequency in [(word, jieba.suggest_freq(word)) for word in words]:
        jieba.add_word(word, frequency, _NOUN)


def _parted(pieces: Iterable[str], knows: Callable[[str], object]) -> list[str]:
    parts: list[str] = []
    for piece in pieces:
        if len(piece) > 1 and _ASCII_MARK.search(piece) and not knows(piece):
            parts += _LATIN.findall(piece)
        else:
            parts.append(piece)
    return parts


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
