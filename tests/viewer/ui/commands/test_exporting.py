from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from pytestqt.qtbot import QtBot

from viewer.archive import Archive
from viewer.domain import Anchor, DocumentId, Excerpt
from viewer.exporters import exporters
from viewer.ui.commands.exporting import Export, export_excerpts, formats
from viewer.ui.session import Session


@pytest.fixture
def tagged(session: Session, resolution: DocumentId) -> None:
    anchors = [Anchor(each.id) for each in session.archive.documents.paragraphs(resolution)]
    session.archive.tags.add(session.archive.themes.find("Peace").id, anchors)


def everything(archive: Archive) -> Iterable[Excerpt]:
    return archive.excerpts.where()


def endless(archive: Archive) -> Iterator[Excerpt]:
    while True:
        yield from archive.excerpts.where()


def test_word_is_offered_first_and_every_format_has_its_pattern() -> None:
    offered = formats()
    assert offered[0].pattern == "Word (*.docx)"
    assert {each.name for each in offered} == {"pdf", *(each.name for each in exporters())}
    assert len({each.pattern for each in offered}) == len(offered)


@pytest.mark.usefixtures("tagged")
def test_progress_is_told_and_the_folder_offered(
    session: Session, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url.toLocalFile())
        return True

    monkeypatch.setattr("viewer.ui.commands.exporting.QDesktopServices.openUrl", open_url)
    counted: list[int] = []
    wanted = Export("markdown", tmp_path / "out.md", "Title", everything, 4)
    with qtbot.waitSignal(session.offered) as offered:
        job = export_excerpts(session, wanted, counted.append)
    assert job.text == "4 of 4"
    assert job.fraction == 1.0
    assert offered.args[0] == "4 excerpts exported to out.md"
    qtbot.waitUntil(lambda: counted == [4])
    offered.args[2]()
    assert opened == [str(tmp_path)]


@pytest.mark.usefixtures("tagged")
def test_a_cancelled_export_leaves_what_stood_there(
    session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "out.csv"
    path.write_text("what stood there")
    job = export_excerpts(session, Export("csv", path, "Title", endless, 0))
    qtbot.waitUntil(lambda: bool(job.text))
    job.cancel()
    qtbot.waitUntil(lambda: session.background.idle)
    assert path.read_text() == "what stood there"
    assert [each.name for each in tmp_path.iterdir() if "part" in each.name] == []


@pytest.mark.usefixtures("tagged")
def test_the_interface_thread_lends_no_connection(
    session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    seen: list[Archive] = []

    def read(archive: Archive) -> Iterable[Excerpt]:
        seen.append(archive)
        return archive.excerpts.where()

    with qtbot.waitSignal(session.offered):
        export_excerpts(session, Export("jsonl", tmp_path / "out.jsonl", "T", read, 4))
    assert seen[0] is not session.archive
    assert seen[0].read_only
