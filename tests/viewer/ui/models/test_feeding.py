from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from viewer.archive import Archive
from viewer.archive.changes import ThemesChanged
from viewer.ui.models.feeding import Feed
from viewer.ui.session import Session


def test_it_reads_while_somebody_looks_and_only_then(session: Session, qtbot: QtBot) -> None:
    shown: list[list[str]] = []

    def read(archive: Archive) -> list[str]:
        assert archive is not session.archive
        assert archive.read_only
        return [theme.name for theme in archive.themes.all()]

    pane = QWidget()
    qtbot.addWidget(pane)
    feed = Feed(session, (ThemesChanged,), "Reading", read, shown.append, pane)
    session.archive.themes.add("Water")
    qtbot.wait(80)
    assert shown == []
    pane.show()
    qtbot.waitUntil(lambda: feed.settled and len(shown) == 1)
    assert "Water" in shown[0]
    session.archive.themes.add("Soil")
    qtbot.waitUntil(lambda: feed.settled and len(shown) == 2)
    pane.hide()
    session.archive.themes.add("Air")
    qtbot.wait(80)
    assert len(shown) == 2
    pane.show()
    qtbot.waitUntil(lambda: len(shown) == 3)
    assert "Air" in shown[2]


def test_of_two_questions_the_newer_is_answered(session: Session, qtbot: QtBot) -> None:
    shown: list[int] = []
    asked: list[int] = []

    def read(_archive: Archive) -> int:
        asked.append(len(asked))
        return len(asked)

    pane = QWidget()
    qtbot.addWidget(pane)
    feed = Feed(session, (), "Reading", read, shown.append, pane)
    feed.read()
    feed.read()
    qtbot.waitUntil(lambda: feed._job is None)
    assert len(shown) == 1
