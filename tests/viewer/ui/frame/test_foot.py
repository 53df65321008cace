"""The foot: what happened with Undo, what runs with a way to end it."""

import threading
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from viewer.domain import DocumentId
from viewer.ui.commands.documents import remove_documents
from viewer.ui.frame import foot
from viewer.ui.frame.foot import JobList, said_duration
from viewer.ui.window import Window


def test_what_happened_can_be_taken_back_there(
    qtbot: QtBot, window: Window, resolution: DocumentId
) -> None:
    window.show()
    remove_documents(window.session, [resolution])

    assert window.foot.text == "Remove A/RES/67/264"
    assert window.foot.undo.isVisible()
    window.foot.undo.click()
    assert window.session.archive.documents.count() == 1
    assert window.foot.text == "Undone: Remove A/RES/67/264"
    assert not window.foot.undo.isVisible()


def test_a_long_line_never_widens_the_window(qtbot: QtBot, window: Window) -> None:
    window.show()
    width = window.width()
    window.session.message.emit("word " * 500, True)

    assert window.foot.undo.isVisible()
    assert window.width() == width
    assert window.foot.minimumSizeHint().width() < width


def test_a_line_fades(qtbot: QtBot, window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    window.foot._fade.setInterval(10)
    window.session.message.emit("It happened.", True)

    qtbot.waitUntil(lambda: window.foot.text == "")
    assert window.foot.undo.isHidden()


@pytest.fixture
def running(window: Window) -> Any:
    """A job that waits for its cancellation, shown at the foot."""
    window.show()
    window.foot.jobs._later.setInterval(0)
    begun = threading.Event()

    def work(job: Any) -> None:
        job.progress(0.25, "3 of 12")
        begun.set()
        while not job.cancelled:
            threading.Event().wait(0.001)

    job = window.session.background.run("Import 12 files", work)
    begun.wait(5)
    yield job
    job.cancel()
    window.session.background.wait()


def test_work_is_shown_with_how_far_it_is(qtbot: QtBot, window: Window, running: Any) -> None:
    qtbot.waitUntil(lambda: window.foot.jobs.text == "Import 12 files: 3 of 12")

    assert window.foot.jobs.isVisible()


def test_the_list_ends_a_job(qtbot: QtBot, window: Window, running: Any) -> None:
    qtbot.waitUntil(window.foot.jobs.isVisible)
    window.foot.jobs.open_list()
    (shown,) = window.findChildren(JobList)
    (row,) = shown._rows.values()

    row.cancel.click()

    assert running.cancelled
    assert not row.cancel.isEnabled()
    qtbot.waitUntil(lambda: not shown.isVisible() and not window.foot.jobs.isVisible())


def test_a_job_is_ended_by_keys_alone(qtbot: QtBot, window: Window, running: Any) -> None:
    qtbot.waitUntil(window.foot.jobs.isVisible)
    window.session.perform("jobs.show")
    (shown,) = window.findChildren(JobList)
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    assert not shown.isVisible()
    assert not running.cancelled

    window.session.perform("jobs.show")
    (row,) = shown._rows.values()
    assert shown.focusWidget() is row.cancel
    QTest.keyClick(row.cancel, Qt.Key.Key_Space)

    assert running.cancelled


def test_quiet_work_is_not_shown(qtbot: QtBot, window: Window) -> None:
    window.show()
    window.foot.jobs._later.setInterval(0)
    window.session.background.run("Read", lambda _job: None, quiet=True)
    window.session.background.wait()

    assert not window.foot.jobs.isVisible()


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(3, "a few seconds"), (42, "40 seconds"), (89, "90 seconds"), (170, "3 minutes")],
)
def test_an_estimate_is_as_exact_as_it_deserves(seconds: float, said: str) -> None:
    assert said_duration(seconds) == said
    assert foot.MESSAGE_MS >= 5_000
