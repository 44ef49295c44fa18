"""Questions about the codebook's past: what was changed, how it stood under a version, what a coding was made under."""

from __future__ import annotations

from typing import NamedTuple

from desktop.core.changes import Changes
from desktop.core.codebook_history import KINDS, CodebookChange, OldCodebook
from desktop.core.codebooks import CodebookVersion, Ruling
from desktop.core.codings import Coding
from desktop.core.entities import Entity
from desktop.operations.versions import digest_of
from desktop.storage import Project
from desktop.storage.codebook_log import CodebookLog, Meanings


class MadeUnder(NamedTuple):
    """The number of the version a coding was made under, and whether its code means something else by now."""

    number: int
    differs: bool


class CodebookReading:
    """Reads the codebook's past; what every coding is asked for is kept until the codebook changes."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._log = CodebookLog(project.connection)
        self._meanings: Meanings | None = None
        self._numbers: dict[str, int] | None = None

    def forget(self, changes: Changes) -> None:
        """Drop what is kept of a codebook that changed."""
        if changes.touches(*KINDS, CodebookVersion.KIND):
            self._meanings = self._numbers = None

    def changes(self) -> list[CodebookChange]:
        """Return every change of codebook and rulings, latest first."""
        return self._log.changes()

    def versions(self) -> list[CodebookVersion]:
        """Return the versions of the codebook, oldest first."""
        return self._project.codebooks.versions()

    def gone(self) -> list[Entity]:
        """Return what was taken out of the codebook while work hangs on it."""
        return self._project.codebooks.gone()

    def version(self, identity: str) -> CodebookVersion | None:
        """Return a version, be it one that was taken back since."""
        return self._log.version(identity)

    def rulings(self) -> list[Ruling]:
        """Return what was ruled, oldest first."""
        return self._project.codebooks.rulings()

    def as_of(self, version: str) -> OldCodebook | None:
        """Return the codebook as it stood under a version, one taken back since included; None for an unknown one."""
        found, made = self._log.as_of(version), self._log.version(version)
        if found is None or made is None:
            return None
        codebook, rulings = found
        return OldCodebook(codebook, tuple(rulings), proved=digest_of(codebook, rulings) == made.snapshot)

    def made_under(self, coding: Coding) -> MadeUnder | None:
        """Return what a coding was made under; None while the codebook has but one version."""
        numbers = self._known_numbers()
        version = coding.codebook_version
        if version is None or len(numbers) < 2:
            return None
        if version not in numbers:
            taken_back = self._log.version(version)
            if taken_back is None:
                return None
            numbers[version] = taken_back.number
        if self._meanings is None:
            self._meanings = self._log.meanings()
        return MadeUnder(numbers[version], self._meanings.differs(coding.code, version))

    def _known_numbers(self) -> dict[str, int]:
        if self._numbers is None:
            self._numbers = {version.id: version.number for version in self.versions()}
        return self._numbers
