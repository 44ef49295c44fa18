"""Return an article to its coder for revision."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.core.clock import now_after
from desktop.core.errors import KnownError
from desktop.core.ids import new_id
from desktop.core.studies import CoderRole, Return
from desktop.operations.finding import the_article, the_coder
from desktop.operations.operation import Operation, Scope
from desktop.storage.writer import Writer


@dataclass(frozen=True, slots=True)
class ReturnArticle(Operation):
    """Send an article that a coder has marked as done back to them, with a remark; it waits in their queue again."""

    name: ClassVar[str] = "return_article"
    scope: ClassVar[Scope] = Scope.REVIEW

    article: str
    coder: str
    remark: str

    def apply(self, writer: Writer) -> None:
        """Write the return, later than the done mark it answers.

        Raises KnownError remark_empty, return_own, return_not_done, or return_unseen for a reviewer for whom the
        article was not drawn.
        """
        article, coder = the_article(writer, self.article), the_coder(writer, self.coder)
        remark = self.remark.encode("utf-8", "replace").decode().strip()
        if not remark:
            raise KnownError("remark_empty")
        if coder.id == writer.actor:
            raise KnownError("return_own")
        done = writer.project.work.done_mark(article.id, coder=coder.id)
        if done is None:
            raise KnownError("return_not_done", article=article.headline)
        _refuse_unseen(writer, article.id)
        entity = Return(
            id=new_id(), article=article.id, coder=coder.id, reviewer=writer.actor, remark=remark,
            made=now_after(done.made),
        )  # fmt: skip
        writer.put(entity)
        writer.facts = {"article": article.headline}


def _refuse_unseen(writer: Writer, article: str) -> None:
    reviewer = the_coder(writer, writer.actor)
    if reviewer.role is not CoderRole.LEAD and article not in writer.project.work.drawn_for(reviewer.id):
        raise KnownError("return_unseen")
