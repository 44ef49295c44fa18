"""Where file dialogs begin: beside the project, or among a person's documents where that is the program's own."""

from __future__ import annotations

from pathlib import Path

from desktop.places import user_data


def usual_folder(project: Path | None) -> Path:
    """Return the folder in which a person would look for files of a project."""
    if project is not None and project.parent != user_data():
        return project.parent
    documents = Path.home() / "Documents"
    return documents if documents.is_dir() else Path.home()


def proposal(project: Path, what: str, suffix: str) -> str:
    """Return the place proposed for a file written out of a project; the suffix begins with its dot."""
    return str(usual_folder(project) / f"{project.stem} {what}{suffix}")
