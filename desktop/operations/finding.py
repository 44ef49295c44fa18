"""Find what an operation works on, or say that it is gone."""

from __future__ import annotations

from desktop.core.articles import Article
from desktop.core.codebooks import Category, Code
from desktop.core.codings import Coding
from desktop.core.errors import KnownError
from desktop.core.snapshots import ArticleText
from desktop.core.studies import Coder
from desktop.storage.writer import Writer


def the_article(writer: Writer, identity: str) -> Article:
    """Return the article, or raise KnownError article_gone."""
    article = writer.project.articles.get(identity)
    if article is None:
        raise KnownError("article_gone")
    return article


def the_text(writer: Writer, article: str) -> ArticleText:
    """Return the article with its current text, or raise KnownError article_gone."""
    found = writer.project.articles.with_text(article)
    if found is None:
        raise KnownError("article_gone")
    return found


def the_code(writer: Writer, identity: str) -> Code:
    """Return the code to code with, for a merged one the one that stands for it, or raise KnownError code_gone."""
    return the_entry(writer, writer.project.codings.heir_of(identity))


def the_entry(writer: Writer, identity: str) -> Code:
    """Return a code as it stands in the codebook, merged into another or not, or raise KnownError code_gone."""
    code = writer.project.codebooks.code(identity)
    if code is None:
        raise KnownError("code_gone")
    return code


def the_category(writer: Writer, identity: str) -> Category:
    """Return the category, or raise KnownError category_gone."""
    category = writer.project.codebooks.category(identity)
    if category is None:
        raise KnownError("category_gone")
    return category


def own_coding(writer: Writer, identity: str) -> Coding:
    """Return a coding of the one who acts as written, or raise KnownError coding_gone or not_your_coding."""
    coding = writer.project.codings.stored(identity)
    if coding is None:
        raise KnownError("coding_gone")
    if coding.coder != writer.actor:
        raise KnownError("not_your_coding")
    return coding


def the_coder(writer: Writer, identity: str) -> Coder:
    """Return the coder, or raise KnownError coder_gone."""
    coder = writer.project.studies.coder(identity)
    if coder is None:
        raise KnownError("coder_gone")
    return coder


def named(code: Code | Category) -> list[str]:
    """Return a code's name in both languages, as the history keeps it."""
    return [code.name_zh, code.name_en or code.name_zh]


def cleaned(name: str) -> str:
    """Return a name as it may be kept: one line, no outer white space; KnownError name_empty if nothing is left."""
    line = " ".join(name.encode("utf-8", "replace").decode().split())
    if not line:
        raise KnownError("name_empty")
    return line
