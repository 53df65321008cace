"""Files into the archive from the window, in real worker processes."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from viewer.archive import Archive
from viewer.domain import DocumentId
from viewer.importing import FileOutcome, Report, Workers
from viewer.ui.frame.importing import FOLDER, Importing
from viewer.ui.frame.passwords import PasswordDialog
from viewer.ui.frame.report import ReportDialog, ReportModel, as_text
from viewer.ui.window import Window

TEXT = "The General Assembly,\n\n1. Requests the Secretary-General to report;\n\n2. Decides so.\n"


@pytest.fixture
def importing(window: Window) -> Iterator[Importing]:
    window.importing._workers = Workers(1)
    yield window.importing
    window.importing.close()


def files(folder: Path, *names: str) -> list[Path]:
    paths = [folder / name for name in names]
    for path in paths:
        path.write_text(f"{path.name}\n\n{TEXT}", "utf-8")
    return paths


def test_files_come_in_as_one_edit_and_the_first_is_shown(
    qtbot: QtBot, window: Window, importing: Importing, tmp_path: Path
) -> None:
    opened: list[Any] = []
    window.session.open_requested.connect(lambda place, _where: opened.append(place.document))
    importing.import_paths(files(tmp_path, "a.txt", "b.txt"))
    assert window.session.background.wait()

    documents = [each.id for each in window.session.archive.documents.all()]
    assert len(documents) == 2
    assert opened == documents[:1]
    assert window.foot.text == "2 documents imported."
    assert window.session.undo_stack.undoText() == "Import 2 documents"
    window.session.undo_stack.undo()
    assert window.session.archive.documents.count() == 0


def test_what_failed_is_named_with_its_reason(
    qtbot: QtBot, window: Window, importing: Importing, tmp_path: Path
) -> None:
    good, empty = files(tmp_path, "good.txt", "empty.txt")
    empty.write_bytes(b"")
    window.show()
    importing.import_paths([good, empty, tmp_path / "gone.txt"])
    assert window.session.background.wait()

    (dialog,) = window.findChildren(ReportDialog)
    model = dialog.table.model()
    names = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert names[-1] == "good.txt"
    assert set(names[:2]) == {"empty.txt", "gone.txt"}
    assert "empty" in model.index(names.index("empty.txt"), 2).data()
    dialog.copy()
    assert "gone.txt" in QGuiApplication.clipboard().text()
    dialog.reject()
    importing.show_report()
    assert window.findChildren(ReportDialog)[-1].isVisible()
    window.findChildren(ReportDialog)[-1].reject()


def test_a_file_that_is_there_already_is_said_to_be(
    window: Window, importing: Importing, tmp_path: Path
) -> None:
    paths = files(tmp_path, "a.txt")
    importing.import_paths(paths)
    window.session.background.wait()
    importing.import_paths(paths)
    window.session.background.wait()

    assert "1 already there" in window.foot.text
    assert window.session.archive.documents.count() == 1
    assert window.session.undo_stack.count() == 1


def test_an_import_can_be_cancelled(window: Window, importing: Importing, tmp_path: Path) -> None:
    importing.import_paths(files(tmp_path, *(f"{n}.txt" for n in range(30))))
    window.session.background.cancel_all()
    assert window.session.background.wait()

    assert window.session.archive.documents.count() < 30


def test_a_dropped_folder_is_imported(window: Window, importing: Importing, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    files(folder, "a.txt", "b.md")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, buttons, keys)
    window.dragEnterEvent(enter)
    assert enter.isAccepted()

    window.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, buttons, keys))
    window.session.background.wait()

    assert window.session.archive.documents.count() == 2


def test_what_is_no_file_is_not_taken(window: Window) -> None:
    data = QMimeData()
    data.setText("words")
    event = QDragEnterEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.setAccepted(False)
    window.dragEnterEvent(event)

    assert not event.isAccepted()


def test_files_and_folders_are_chosen_in_dialogs(
    window: Window, importing: Importing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (path,) = files(tmp_path, "a.txt")
    taken: list[Any] = []
    monkeypatch.setattr(importing, "import_paths", taken.append)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(path)], ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))

    window.session.perform("import.files")
    window.session.perform("import.folder")

    assert taken == [[path], [tmp_path]]
    assert window.session.settings.get(FOLDER) == str(tmp_path)


def test_a_dialog_that_is_closed_imports_nothing(
    window: Window, importing: Importing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "import_paths", lambda _: pytest.fail("imported"))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([], ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")

    window.session.perform("import.files")
    window.session.perform("import.folder")


@pytest.mark.slow
def test_the_sample_comes_in_tagged_as_one_edit(window: Window, importing: Importing) -> None:
    window.session.perform("import.sample")
    assert window.session.background.wait()

    documents = window.session.archive.documents.all()
    assert len(documents) == 5
    assert sum(each.tags for each in documents) > 20
    assert window.session.undo_stack.count() == 1
    window.session.undo_stack.undo()
    assert window.session.archive.documents.count() == 0


def test_protected_files_ask_for_their_password_and_are_tried_again(
    qtbot: QtBot, window: Window, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    window.show()
    tried: list[Any] = []
    monkeypatch.setattr(
        window.importing,
        "import_paths",
        lambda paths, passwords: tried.append((paths, passwords)),
    )
    one, two = tmp_path / "one.pdf", tmp_path / "two.pdf"
    outcomes = tuple(FileOutcome(each, "password", None, "Protected.") for each in (one, two))

    window.importing._finished(Report(outcomes, None))
    (dialog,) = window.findChildren(PasswordDialog)
    dialog.fields[one].setText("secret")
    (button,) = [e for e in dialog.findChildren(QPushButton) if "Import" in e.text()]
    button.click()

    assert tried == [([one], {one: "secret"})]
    assert not window.findChildren(ReportDialog)


def test_passwords_are_asked_for_before_the_report_is_shown(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    window.show()
    outcomes = (
        FileOutcome(tmp_path / "locked.pdf", "password", None, "Protected."),
        FileOutcome(tmp_path / "empty.txt", "failed", None, "Empty."),
    )

    window.importing._finished(Report(outcomes, None))
    (dialog,) = window.findChildren(PasswordDialog)
    assert not window.findChildren(ReportDialog)
    dialog.reject()

    (report,) = window.findChildren(ReportDialog)
    assert report.isVisible()
    report.reject()


def test_nothing_is_imported_into_an_archive_for_reading(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    other = tmp_path / "other.concord"
    Archive.open(other).close()
    window.session.switch(Archive.open(other, read_only=True))

    window.importing.import_paths([tmp_path])
    window.session.perform("import.files")

    assert window.session.background.idle
    assert "reading only" in window.foot.text
    assert "(read only)" in window.windowTitle()


def report() -> Report:
    return Report(
        (
            FileOutcome(Path("/x/a.txt"), "added", DocumentId(1), "“a.txt” was imported."),
            FileOutcome(Path("/x/b.pdf"), "failed", None, "“b.pdf” is damaged."),
            FileOutcome(Path("/x/c.txt"), "already", DocumentId(1), "“c.txt” is there already."),
        ),
        None,
    )


def test_a_report_lists_the_failed_ones_first(qapp: object, sound: Any) -> None:
    model = ReportModel(report())
    sound(model)

    assert [model.index(row, 1).data() for row in range(3)] == [
        "not read",
        "already there",
        "imported",
    ]
    assert "damaged" in model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert model.headerData(0, Qt.Orientation.Horizontal) == "File"


def test_a_report_as_text_names_every_file() -> None:
    lines = as_text(report()).splitlines()

    assert len(lines) == 4
    assert lines[1].endswith("b.pdf: not read. “b.pdf” is damaged.")
