"""Another archive in the same window, the recent ones, a backup."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.viewer.ui.conftest import add_document
from viewer.archive import Archive
from viewer.domain import DocumentId
from viewer.ui.frame.archives import RECENT, remember
from viewer.ui.frame.errors import ErrorDialog
from viewer.ui.window import Window


def test_a_new_archive_is_made_and_opened(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "new"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(path), ""))
    remember(window.session)
    before = window.session.archive.path

    window.session.perform("archive.new")

    assert window.session.archive.path == path.with_suffix(".concord")
    assert window.windowTitle().startswith("new")
    assert [choice.value for choice in window.archives.recent()] == [before]
    window.session.perform("archive.recent", before)
    assert window.session.archive.path == before
    assert window.session.settings.get(RECENT)[0] == str(before)


def test_an_archive_that_exists_is_opened_and_never_overwritten(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "there.concord"
    with Archive.open(path) as there:
        add_document(there, ["Text."])
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(path), ""))

    window.session.perform("archive.new")

    assert window.session.archive.documents.count() == 1
    assert window.foot.text == ""  # switched: what was said of the archive before is gone


def test_what_is_no_archive_leaves_the_present_one_open(
    qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.show()
    foreign = tmp_path / "foreign.concord"
    foreign.write_text("not an archive", "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(foreign), ""))
    before = window.session.archive

    window.session.perform("archive.open")

    assert window.session.archive is before
    (dialog,) = window.findChildren(ErrorDialog)
    assert "foreign.concord" in dialog.sentence
    assert foreign.read_text("utf-8") == "not an archive"
    dialog.reject()


def test_closed_dialogs_do_nothing(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: ("", ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    before = window.session.archive

    for name in ("archive.new", "archive.open", "archive.backup"):
        window.session.perform(name)

    assert window.session.archive is before
    assert window.session.background.idle


def test_a_backup_is_an_archive_of_its_own(
    window: Window, resolution: DocumentId, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "copy.concord"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(path), ""))

    window.session.perform("archive.backup")
    assert window.session.background.wait()

    assert window.foot.text == "Backed up to “copy.concord”."
    with Archive.open(path, read_only=True) as copy:
        assert copy.documents.count() == 1


def test_the_same_archive_is_not_opened_twice(window: Window) -> None:
    before = window.session.archive
    window.archives.open_path(before.path)

    assert window.session.archive is before
