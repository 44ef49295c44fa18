"""Questions of those who code with the brush or unit by unit."""

from __future__ import annotations

from desktop.core.codings import NoneMark
from desktop.storage import Project


class WayReading:
    """None-marks, and what makes the first placement in an article as quick as the next."""

    def __init__(self, project: Project) -> None:
        self._project = project

    def none_marks(self, version: str, *, coder: str) -> list[NoneMark]:
        """Return one coder's none-marks that stand in an article's newest text version, by place."""
        return self._project.none_marks.of_version(version, coder=coder)

    def none_mark(self, identity: str) -> NoneMark | None:
        """Return a none-mark, None if it is gone."""
        return self._project.none_marks.get(identity)

    def has_hidden(self, version: str, *, coder: str) -> bool:
        """Tell whether a none-mark of a coder is not seen there because they coded the same words."""
        return self._project.none_marks.has_hidden(version, coder=coder)

    def warm_up(self, article: str, *, coder: str) -> None:
        """Read where a coder's work lies in an article before the first code is placed there."""
        self._project.overlaps.warm_up(article, coder)
