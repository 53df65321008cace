"""The whole archive for other programs: REFI-QDA projects (`.qdpx`), and what is checked of them.

`markup.py` writes the elements, `members.py` the files, `asides.py` what the standard has no place for;
`checking` finds what is wrong with a project, whoever wrote it. `viewer.importing.projects` reads them.
"""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from viewer.domain.projects import Project, ProjectDocument
from viewer.exporters.projects.markup import Markup
from viewer.exporters.projects.members import Members, Original
from viewer.exporters.projects.vocabulary import INNER
from viewer.exporters.saving import save

__all__ = ["SUFFIX", "TITLE", "export_project"]

SUFFIX = ".qdpx"
TITLE = "REFI-QDA project"
_IN_MEMORY = 8 * 1024 * 1024


def export_project(
    project: Project,
    documents: Iterable[ProjectDocument],
    original: Original,
    path: Path,
    *,
    exported_at: str,
    progress: Callable[[int], None] = lambda _done: None,
) -> int:
    """Write a project, whole or not at all; how many documents it has.

    Args:
        project: what is said once.
        documents: asked for one by one.
        original: gives the bytes of each one's file.
        path: of the file to write.
        exported_at: UTC, ISO 8601; handed in, so that equal input gives equal bytes.
        progress: told after each document; may raise `Cancelled`.

    Raises:
        ExportError: with one sentence that says what happened and what to do.
    """
    count = 0

    def counted() -> Iterator[ProjectDocument]:
        nonlocal count
        for document in documents:
            yield document
            count += 1
            progress(count)

    save(path, lambda file: _write(project, counted(), original, file, exported_at))
    return count


def _write(
    project: Project,
    documents: Iterable[ProjectDocument],
    original: Original,
    file: BinaryIO,
    exported_at: str,
) -> None:
    """Files go in as their documents come; the elements about them wait, and go in last."""
    with (
        tempfile.SpooledTemporaryFile(_IN_MEMORY) as inner,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        members = Members(archive, original)
        Markup(inner, project, members).write(documents, exported_at)  # type: ignore[arg-type]
        inner.seek(0)
        members.copy(INNER, inner)  # type: ignore[arg-type]
