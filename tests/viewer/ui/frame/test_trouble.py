"""An archive that does not open at the start: a sentence and the ways on."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from tests.viewer.ui.conftest import add_document
from viewer.archive import (
    Archive,
    ArchiveInUse,
    ArchiveMissing,
    DamagedArchive,
    NewerArchive,
    NotAnArchive,
)
from viewer.archive.backups import backup_folder
from viewer.ui import app
from viewer.ui.frame.trouble import Way, ask, backups_of, restore, set_aside, ways


def press(monkeypatch: pytest.MonkeyPatch, *texts: str) -> list[str]:
    """Answer the boxes that come with these buttons; returns what they said."""
    said: list[str] = []
    answers = iter(texts)

    def answer(box: QMessageBox) -> int:
        said.append(box.text())
        wanted = next(answers)
        (button,) = [e for e in box.buttons() if e.text().replace("&", "").startswith(wanted)]
        button.click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)
    return said


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (ArchiveInUse("x"), [Way.READ, Way.OPEN, Way.QUIT]),
        (NotAnArchive("x"), [Way.OPEN, Way.NEW, Way.QUIT]),
        (NewerArchive("x"), [Way.OPEN, Way.NEW, Way.QUIT]),
        (DamagedArchive("x"), [Way.OPEN, Way.NEW, Way.QUIT]),
        (ArchiveMissing("x"), [Way.OPEN, Way.QUIT]),
    ],
)
def test_each_trouble_has_its_ways(tmp_path: Path, error: Any, expected: list[Way]) -> None:
    assert ways(error, tmp_path / "a.concord") == expected


def test_with_backups_a_damaged_archive_can_be_restored(tmp_path: Path) -> None:
    path = tmp_path / "a.concord"
    backup = backup_folder(path) / "2026-01-01.concord"
    with Archive.open(path) as archive:
        add_document(archive, ["Kept."])
        archive.backup(backup)
    path.write_bytes(b"spoilt" * 1000)

    assert backups_of(path) == [backup]
    assert Way.RESTORE in ways(DamagedArchive("x"), path)
    restore(backup, path)

    with Archive.open(path) as archive:
        assert archive.documents.count() == 1
    (aside,) = tmp_path.glob("a damaged *.concord")
    assert aside.read_bytes().startswith(b"spoilt")


def test_what_stands_in_the_way_is_set_aside_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.concord"
    for ending in ("", "-wal", "-shm"):
        path.with_name(path.name + ending).write_text(f"x{ending}", "utf-8")

    aside = set_aside(path)

    assert aside is not None
    assert aside.with_name(aside.name + "-wal").read_text("utf-8") == "x-wal"
    assert not list(tmp_path.glob("a.concord*"))
    assert set_aside(path) is None


def test_quitting_is_an_answer(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = press(monkeypatch, "Quit")

    assert ask(ArchiveInUse("It is in use."), tmp_path / "a.concord").way is Way.QUIT
    assert said == ["It is in use."]


def test_a_file_dialog_that_is_closed_asks_again(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = press(monkeypatch, "Open another", "New archive", "Quit")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))

    assert ask(NotAnArchive("No."), tmp_path / "a.concord").way is Way.QUIT
    assert len(said) == 3


def test_the_newest_backup_is_proposed(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.concord"
    folder = tmp_path / "a.concord.backups"
    folder.mkdir()
    for day in ("2026-01-02", "2026-01-01"):
        (folder / f"{day}.concord").touch()
    asked: list[tuple[str, str]] = []

    def choose(_parent: None, title: str, first: str, _filter: str) -> tuple[str, str]:
        asked.append((title, first))
        return first, ""

    press(monkeypatch, "Restore a backup")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)

    answer = ask(DamagedArchive("Damaged."), path)

    assert asked == [("Restore a backup", str(folder / "2026-01-02.concord"))]
    assert answer.way is Way.RESTORE


def test_the_start_goes_on_with_another_archive(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    foreign, other = tmp_path / "foreign.concord", tmp_path / "other.concord"
    foreign.write_text("not an archive", "utf-8")
    press(monkeypatch, "Open another")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(other), ""))

    archive = app.open_archive(foreign)

    assert archive is not None
    assert archive.path == other
    archive.close()
    assert foreign.read_text("utf-8") == "not an archive"


def test_the_start_can_be_given_up(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "foreign.concord").write_text("not an archive", "utf-8")
    press(monkeypatch, "Quit")

    assert app.open_archive(tmp_path / "foreign.concord") is None


def test_an_archive_open_elsewhere_can_be_read(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.concord"
    press(monkeypatch, "Open for reading")
    with Archive.open(path):
        archive = app.open_archive(path)
        assert archive is not None
        assert archive.read_only
        archive.close()
