"""Mark an article as done, or reopen it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.core.clock import now_after
from desktop.core.ids import natural_id
from desktop.core.studies import Done
from desktop.operations.finding import the_article
from desktop.operations.operation import Operation, Scope
from desktop.storage.writer import Writer
from desktop.wording import LANGUAGES, say


@dataclass(frozen=True, slots=True)
class MarkDone(Operation):
    """Say that one is done with an article: from now on "nothing coded" is a finding."""

    name: ClassVar[str] = "mark_done"
    scope: ClassVar[Scope] = Scope.OWN

    article: str

    def apply(self, writer: Writer) -> None:
        """Write the done mark of the one who acts."""
        article = the_article(writer, self.article)
        writer.facts = {"article": article.headline}
        if writer.project.codings.is_done(article.id, coder=writer.actor):
            return
        # Done after a return, whatever the clock of whoever returned it says.
        sent = writer.project.work.last_return(article.id, coder=writer.actor)
        identity, made = natural_id("done", writer.actor, article.id), now_after(sent.made if sent else None)
        writer.put(Done(id=identity, coder=writer.actor, article=article.id, made=made))


@dataclass(frozen=True, slots=True)
class ReopenArticle(Operation):
    """Take one's done mark back, on `others` too where they are to change together."""

    name: ClassVar[str] = "reopen_article"
    scope: ClassVar[Scope] = Scope.OWN

    article: str
    others: tuple[str, ...] = ()

    def apply(self, writer: Writer) -> None:
        """Remove the done marks of the one who acts."""
        for identity in (self.article, *self.others):
            mark = writer.project.work.done_mark(the_article(writer, identity).id, coder=writer.actor)
            if mark is not None:
                writer.remove(mark)
        headline, count = the_article(writer, self.article).headline, 1 + len(self.others)
        pair = [say("reopen.several", language=each, article=headline, count=count) for each in LANGUAGES]
        writer.facts = {"article": pair if self.others else headline}
