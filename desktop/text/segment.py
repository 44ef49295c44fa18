"""Sentences and clauses (分句) of a canonical text, as spans in code points."""

from __future__ import annotations

from desktop.core.spans import Span
from desktop.text.clause_ends import CLAUSE_CLOSERS, clause_runs, closes_clause
from desktop.text.cuts import cut, trimmed
from desktop.text.marks import directed_quotes
from desktop.text.paragraphs import paragraphs
from desktop.text.sentence_ends import ends_sentence, sentence_runs, without_titles
from desktop.text.wraps import join


def sentences(text: str, *, also_after: str = "") -> list[Span]:
    """Return the sentences; `also_after` names marks that end one beside 。！？!? and ……, such as ；;.

    The end of a paragraph always closes one. No span is empty or has white space at its edges, and every other
    character lies in exactly one. A wrap inside a sentence stays inside its span.
    """
    found: list[Span] = []
    for paragraph in paragraphs(text):
        joined = join(text, paragraph)
        found += trimmed(joined, _sentences(directed_quotes(joined.text), also_after))
    return found


def clauses(text: str, *, closers: str = CLAUSE_CLOSERS) -> list[Span]:
    """Return the clauses, each inside one sentence; the end of a sentence always closes one.

    Spans are as those of `sentences`; quotes and brackets behind a closer stay with the clause before them.
    """
    runs = clause_runs(closers)
    found: list[Span] = []
    for paragraph in paragraphs(text):
        joined = join(text, paragraph)
        line = directed_quotes(joined.text)
        for sentence in _sentences(line, ""):
            found += trimmed(joined, cut(line, sentence, runs=runs, closes=closes_clause))
    return found


def _sentences(line: str, also_after: str) -> list[Span]:
    line = without_titles(line)
    return cut(line, Span(0, len(line)), runs=sentence_runs(line, also_after), closes=ends_sentence)
