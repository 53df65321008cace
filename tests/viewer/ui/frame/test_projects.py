"""Projects from the window: chosen or dropped, reported, undone; and the archive as one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from tests.viewer.exporters.projects.making import filled
from tests.viewer.importing.projects.making import content, g, project, tag, write
from viewer.exporters.projects.checking import check_project
from viewer.importing import Workers
from viewer.ui.frame.project_report import ProjectReportDialog, RemarksModel
from viewer.ui.frame.projects import Projects
from viewer.ui.window import Window


@pytest.fixture
def projects(window: Window) -> Iterator[Projects]:
    window.importing._workers = Workers(1)
    yield window.importing.projects
    window.importing.close()


def harbour(folder: Path) -> Path:
    """A project of which one source cannot be taken."""
    sources = [
        tag("TextSource", content("The harbour is open."), guid=g("a"), name="Harbour"),
        tag("TextSource", guid=g("b"), name="Nothing"),
    ]
    return write(folder / "a.qdpx", project(tag("Sources", *sources), origin="NVivo"))


def report_of(window: Window) -> ProjectReportDialog:
    (dialog,) = window.findChildren(ProjectReportDialog)
    return dialog


def test_a_project_comes_in_as_one_edit_with_its_report(
    qtbot: QtBot, window: Window, projects: Projects, tmp_path: Path
) -> None:
    projects.import_projects([harbour(tmp_path)])
    assert window.session.background.wait()

    (document,) = window.session.archive.documents.all()
    assert document.title == "Harbour"
    assert window.foot.text == "1 document came in; 1 thing was left."
    assert window.session.undo_stack.undoText() == "Import project Harbour"
    dialog = report_of(window)
    model = dialog.table.model()
    assert isinstance(model, RemarksModel)
    cells = [model.index(0, column).data() for column in range(model.columnCount())]
    assert cells == ["left", "1", "A source has neither a text nor a file here.", "Nothing"]
    dialog.copy()
    assert "Nothing" in QGuiApplication.clipboard().text()
    dialog.close()
    window.session.undo_stack.undo()
    assert window.session.archive.documents.count() == 0


def test_the_last_report_can_be_seen_again(
    qtbot: QtBot, window: Window, projects: Projects, tmp_path: Path
) -> None:
    assert projects.last_report is None
    projects.import_projects([harbour(tmp_path)])
    assert window.session.background.wait()
    report_of(window).close()
    qtbot.waitUntil(lambda: not window.findChildren(ProjectReportDialog))
    projects.show_report()
    report_of(window).close()


def test_a_project_that_is_dropped_comes_in_with_the_files(
    qtbot: QtBot, window: Window, projects: Projects, tmp_path: Path
) -> None:
    other = tmp_path / "b.txt"
    other.write_text("The quay is closed.", encoding="utf-8")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(each)) for each in (harbour(tmp_path), other)])
    window.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    assert window.session.background.wait()
    titles = {each.title for each in window.session.archive.documents.all()}
    assert titles == {"Harbour", "b"}
    report_of(window).close()


def test_what_is_no_project_is_refused_in_a_sentence(
    qtbot: QtBot, window: Window, projects: Projects, tmp_path: Path
) -> None:
    path = tmp_path / "a.qdpx"
    path.write_bytes(b"no zip")
    refusals: list[str] = []
    window.session.background.refused.connect(lambda _title, error: refusals.append(str(error)))
    projects.import_projects([path])
    assert window.session.background.wait()
    assert "no REFI-QDA project" in refusals[0]
    for dialog in window.findChildren(QDialog):
        dialog.close()


def test_a_cancelled_import_keeps_what_came_in(
    qtbot: QtBot, window: Window, projects: Projects, tmp_path: Path
) -> None:
    (job,) = projects.import_projects([harbour(tmp_path)])
    job.cancel()
    assert window.session.background.wait()
    assert window.session.archive.check() == []


def test_the_archive_goes_out_as_a_project(
    qtbot: QtBot, window: Window, projects: Projects, tmp_path: Path
) -> None:
    filled(window.session.archive)
    path = tmp_path / "ours.qdpx"
    offers: list[str] = []
    window.session.offered.connect(lambda said, _button, _call: offers.append(said))
    projects.export_project(path)
    assert window.session.background.wait()
    assert check_project(path) == []
    assert offers == ["2 documents exported to ours.qdpx."]


def test_the_dialogs_ask_for_projects(qtbot: QtBot, window: Window, projects: Projects) -> None:
    projects.choose_project()
    (dialog,) = window.findChildren(QFileDialog)
    assert "*.qdpx" in dialog.nameFilters()[0]
    dialog.close()
    qtbot.waitUntil(lambda: not window.findChildren(QFileDialog))
    projects.choose_target()
    (target,) = window.findChildren(QFileDialog)
    assert target.defaultSuffix() == "qdpx"
    assert target.selectedFiles()[0].endswith(".qdpx")
    target.close()
