"""Begin a project: a new file, or the starter study from `seeds/`."""

from __future__ import annotations

from pathlib import Path

from desktop.core.ids import new_id
from desktop.core.snapshots import CodebookSet
from desktop.operations.create_study import CreateStudy
from desktop.storage import create_project
from desktop.storage.faults import known_faults_of_new


def begin_project(path: Path, *, title: str, coder_name: str, codebook: CodebookSet | None) -> None:
    """Make a project file with a study and its first coder; KnownError leaves no file behind."""
    coder = new_id()
    operation = CreateStudy(title=title, coder=coder, coder_name=coder_name, codebook=codebook)
    with known_faults_of_new(path):
        project = create_project(path)
        try:
            with project.action(name=operation.name, actor=coder) as run:
                operation.apply(run.writer)
        except BaseException:
            project.close()
            path.unlink(missing_ok=True)
            raise
        project.close()
