"""Files that could not be imported, in the window: listed, tried again, forgotten."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton

from viewer.archive import Archive
from viewer.archive.quarantine import Failure
from viewer.importing import Workers
from viewer.ui.frame import importing as importing_module
from viewer.ui.frame.quarantine_dialog import QuarantineDialog
from viewer.ui.frame.report import ReportDialog
from viewer.ui.models.quarantine_model import QuarantineModel
from viewer.ui.window import Window


@pytest.fixture
def window(window: Window) -> Iterator[Window]:
    window.importing._workers = Workers(1)
    window.show()
    yield window
    window.importing.close()


@pytest.fixture
def failed(archive: Archive, tmp_path: Path) -> Path:
    """Two files that failed; one has been mended since."""
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "mended.txt").write_text("The Council noted the report.\n")
    archive.quarantine.keep(
        Failure(folder / name, None, 0, 1, "crash", f"“{name}” makes its reader crash.")
        for name in ("gone.txt", "mended.txt")
    )
    return folder


def opened(window: Window) -> QuarantineDialog:
    window.session.perform("import.quarantine")
    return window.findChildren(QuarantineDialog)[-1]


def names(dialog: QuarantineDialog) -> list[Any]:
    return [dialog.rows.index(row, 0).data() for row in range(dialog.rows.rowCount())]


def test_without_such_files_there_is_nothing_to_show(window: Window) -> None:
    window.session.perform("import.quarantine")
    assert window.findChildren(QuarantineDialog) == []


def test_each_is_listed_with_its_reason_and_folder(window: Window, failed: Path) -> None:
    dialog = opened(window)
    assert names(dialog) == ["mended.txt", "gone.txt"]
    assert dialog.rows.index(0, 1).data() == "“mended.txt” makes its reader crash."
    assert dialog.rows.index(0, 3).data() == str(failed)
    assert "These 2 files could not be imported." in dialog.said.text()
    assert dialog.again.text() == "&Try all again"
    dialog.reject()


@pytest.mark.parametrize("patience", [False, True])
def test_all_are_tried_again_and_those_that_come_in_go(
    window: Window, failed: Path, patience: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[tuple[float, int]] = []

    class Watched(Workers):
        def __init__(self, count: int, **how: Any) -> None:
            super().__init__(count, **how)
            made.append((self.seconds_per_file, self.memory_mb))

    monkeypatch.setattr("viewer.importing.Workers", Watched)
    dialog = opened(window)
    dialog.patience.setChecked(patience)
    dialog.again.click()
    assert not dialog.again.isEnabled(), "once at a time"
    assert window.session.background.wait()

    assert names(dialog) == ["gone.txt"]
    assert dialog.rows.index(0, 2).data().startswith("2 times, ")
    assert "is not there any more" in dialog.rows.index(0, 1).data()
    assert dialog.again.isEnabled()
    assert window.session.archive.documents.count() == 1
    assert window.findChildren(ReportDialog) == [], "what failed is listed already"
    limits = (importing_module.PATIENT_S, importing_module.PATIENT_MB)
    assert made == ([limits] if patience else [])
    dialog.reject()


def test_the_selected_one_is_forgotten_and_its_folder_shown(
    window: Window, failed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: shown.append(url.toLocalFile()))
    dialog = opened(window)
    assert not dialog.show_folder.isEnabled()
    dialog.table.selectRow(1)
    assert dialog.forget.text() == "&Forget"
    dialog.show_folder.click()
    assert shown == [str(failed)]
    dialog.forget.click()
    assert names(dialog) == ["mended.txt"]
    dialog.forget.click()
    assert names(dialog) == []
    assert dialog.said.text() == "Every file that was imported has come in."
    assert not dialog.again.isEnabled()
    dialog.reject()


def test_closed_while_it_is_tried_it_is_not_missed(window: Window, failed: Path) -> None:
    dialog = opened(window)
    dialog.again.click()
    dialog.reject()
    assert window.session.background.wait()
    assert window.session.archive.documents.count() == 1


def test_the_report_of_an_import_leads_there(window: Window, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    window.importing.import_paths([tmp_path / "empty.txt"])
    assert window.session.background.wait()
    (report,) = window.findChildren(ReportDialog)
    (button,) = [b for b in report.findChildren(QPushButton) if "could not" in b.text()]
    button.click()
    assert names(window.findChildren(QuarantineDialog)[-1]) == ["empty.txt"]


def test_the_model_is_sound(
    archive: Archive, failed: Path, sound: Callable[[QAbstractItemModel], None]
) -> None:
    model = QuarantineModel()
    sound(model)
    model.show(archive.quarantine.all())
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Why"
    model.show([])
