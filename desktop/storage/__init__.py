"""The project file: one SQLite database whose state is the fold of an append-only log."""

from desktop.storage.project import Project, create_project, open_project
from desktop.storage.writer import Writer

__all__ = ["Project", "Writer", "create_project", "open_project"]
