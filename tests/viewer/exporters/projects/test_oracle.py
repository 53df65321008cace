"""A reader that nobody here wrote (pyrefiqda) finds the same codes, selections and notes."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.viewer.exporters.projects.making import filled, project_of
from tests.viewer.importing.projects.test_round_trip import content_of, with_marks
from viewer.archive import Archive
from viewer.importing import Workers
from viewer.importing.projects import import_project


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "ours.concord", person="Ann") as opened:
        yield opened


@pytest.fixture(scope="module")
def warm() -> Iterator[Workers]:
    with Workers(1) as workers:
        yield workers


def loaded(path: Path, folder: Path) -> Any:
    pyrefiqda = pytest.importorskip("pyrefiqda")
    # Always a fresh folder: it reads the first project that it meets there.
    return pyrefiqda.RefiProject.load(path, extract_dir=str(folder))


def sources_of(project: Any) -> Iterator[Any]:
    """What selections stand in: texts, and the texts of PDFs."""
    sources = project.sources
    yield from sources.text_source
    yield from (each.representation for each in sources.pdfsource)


def codes_of(codes: Any, parent: str | None = None) -> Iterator[tuple[str, str, str | None]]:
    for code in codes:
        yield code.guid, code.name, parent
        yield from codes_of(code.code, code.guid)


def test_the_same_codes_selections_and_notes(archive: Archive, tmp_path: Path) -> None:
    filled(archive)
    with_marks(archive, 300, 50)
    path = project_of(archive, tmp_path / "ours.qdpx")
    project = loaded(path, tmp_path / "unpacked")
    head = archive.projects.head("x")
    documents = list(archive.projects.documents())

    assert {(each.guid, each.name) for each in project.users.user} == {
        (each.guid, each.name) for each in head.people
    }
    assert set(codes_of(project.code_book.codes.code)) == {
        (each.entry.uuid, each.entry.name, each.entry.parent) for each in head.themes
    }
    codings = {
        coding.guid: (coding.code_ref.target_guid, coding.creating_user)
        for source in sources_of(project)
        for selection in source.plain_text_selection
        for coding in selection.coding
    }
    assert codings == {tag.guid: (tag.theme, tag.by) for each in documents for tag in each.tags}
    for source in sources_of(project):
        with zipfile.ZipFile(path) as file:
            member = "sources/" + source.plain_text_path.removeprefix("internal://")
            text = file.read(member).decode("utf-8")
        for selection in source.plain_text_selection:
            words = text[selection.start_position : selection.end_position]
            assert " ".join(words.split()).startswith(selection.name)
    bodies = {note.guid: note.plain_text_content for note in project.notes.note}
    wanted = {note.guid: note.body for each in documents for note in each.notes}
    assert {guid: bodies[guid] for guid in wanted} == wanted


def test_what_it_writes_again_brings_nothing_new(
    archive: Archive, warm: Workers, tmp_path: Path
) -> None:
    """Its own way of writing, and none of what Concord says besides the standard."""
    pyrefiqda = pytest.importorskip("pyrefiqda")
    filled(archive)
    before = content_of(archive)
    path = project_of(archive, tmp_path / "ours.qdpx")
    folder = tmp_path / "unpacked"
    project = loaded(path, folder)
    again = tmp_path / "again.qdpx"
    pyrefiqda.RefiProject.save(project, again, source_media_dir=folder / "sources")
    report = import_project(archive, again, workers=warm)
    assert report.edit is None, report.lines()
    assert content_of(archive) == before
