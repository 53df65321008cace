"""An empty archive, and what a project becomes in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.viewer.importing.projects.making import write
from viewer.archive import Archive
from viewer.domain import Document, Tag
from viewer.importing import Workers
from viewer.importing.projects import ProjectReport, import_project


@dataclass(frozen=True)
class Ours:
    """An archive with the workers that read for it."""

    archive: Archive
    workers: Workers
    folder: Path

    def take(self, path: Path) -> ProjectReport:
        return import_project(self.archive, path, workers=self.workers)

    def take_in(
        self,
        elements: bytes,
        members: dict[str, bytes] | None = None,
        *,
        inner: str = "project.qde",
    ) -> ProjectReport:
        return self.take(write(self.folder / "a.qdpx", elements, members, inner=inner))

    @property
    def document(self) -> Document:
        (document,) = self.archive.documents.all()
        return document

    def tags(self) -> list[Tag]:
        found = [self.archive.tags.of_document(each.id) for each in self.archive.documents.all()]
        return [tag for tags in found for tag in tags]

    def coded(self) -> list[tuple[str, str]]:
        """Theme and words of all tags."""
        return [(self.archive.themes.name(tag.theme), tag.quote) for tag in self.tags()]

    def notes(self) -> dict[str, str]:
        """What each note says, and the words it is on."""
        return {note.body: note.quote for note in self.archive.annotations.all()}


@pytest.fixture
def ours(tmp_path: Path, warm: Workers) -> Iterator[Ours]:
    with Archive.open(tmp_path / "theirs.concord", person="Ben") as archive:
        yield Ours(archive, warm, tmp_path)


def sentences(report: ProjectReport) -> str:
    return "\n".join(report.lines())
