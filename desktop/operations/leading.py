"""A study needs somebody who leads it."""

from __future__ import annotations

from desktop.core.errors import KnownError
from desktop.core.studies import CoderRole
from desktop.storage.writer import Writer


def keep_a_lead(writer: Writer) -> None:
    """Raise KnownError lead_needed if nobody is left who may tend the study."""
    coders = writer.project.studies.coders()
    if coders and not any(coder.role is CoderRole.LEAD and not coder.retired for coder in coders):
        raise KnownError("lead_needed")
