"""Suggestions beside the text: hollow stripes, keys, what is said of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.viewer.ui.reading.conftest import Show
from tests.viewer.ui.reading.values import THEMES, WORDS, paragraph, tag
from viewer.archive import Archive
from viewer.domain import DocumentId, Suggested, ThemeId
from viewer.ui.models import suggestions as module
from viewer.ui.models.suggestions import Suggestions
from viewer.ui.panes.readers import ReadersPane
from viewer.ui.reading.content import Marks
from viewer.ui.reading.ghosts import ghost_at, ghosts
from viewer.ui.reading.gutter import stripes
from viewer.ui.reading.spoken import describe
from viewer.ui.reading.view import ReadingView
from viewer.ui.session import Session
from viewer.ui.window import Window


def suggest(view: ReadingView, *suggested: Suggested) -> None:
    marks = view.reading.sheet.marks
    by_paragraph = {each.paragraph: (each,) for each in suggested}
    view.set_marks(Marks(marks.tags, marks.notes, marks.themes, suggested=by_paragraph))


def test_a_suggestion_is_a_hollow_stripe_in_the_lane_of_its_theme(show: Show) -> None:
    view = show([WORDS, WORDS], tags=[tag(1, 3, 1)])
    suggest(view, Suggested(paragraph(0, WORDS).id, ThemeId(3), 0.82, ("vaccination", "polio")))
    sheet, tops = view.reading.sheet, dict(view.reading.position.visible())

    (ghost,) = ghosts(sheet, 0, tops[0])
    (stripe,) = stripes(sheet, 1, tops[1])

    assert ghost.said == f"{THEMES[2].name} 0.82: vaccination, polio"
    assert ghost.rect.left() == stripe.rect.left()
    assert ghost_at(sheet, 0, tops[0], ghost.rect.center()) == ghost
    assert ghost_at(sheet, 0, tops[0], QPointF(sheet.columns.text, 5)) is None
    assert stripes(sheet, 0, tops[0]) == []
    assert f"Suggested: {THEMES[2].name}." in describe(sheet, 0)


def test_it_is_drawn_hollow(show: Show) -> None:
    view = show([WORDS])
    before = view.viewport().grab().toImage()
    suggest(view, Suggested(paragraph(0, WORDS).id, ThemeId(1), 0.9, ("peace",)))
    after = view.viewport().grab().toImage()
    (ghost,) = ghosts(view.reading.sheet, 0, dict(view.reading.position.visible())[0])
    middle = ghost.rect.center().toPoint()
    assert after.pixelColor(round(ghost.rect.left()), middle.y()) != before.pixelColor(
        round(ghost.rect.left()), middle.y()
    )
    inside = round(ghost.rect.left() + ghost.rect.width() / 2)
    assert (
        after.pixelColor(inside, middle.y()).lightness()
        > after.pixelColor(round(ghost.rect.left()), middle.y()).lightness()
    )


@pytest.fixture
def readers(
    window: Window,
    session: Session,
    resolution: DocumentId,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[ReadersPane]:
    monkeypatch.setattr(module, "PAUSE_MS", 20)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    session.go(resolution)
    desk = window.findChild(ReadersPane)
    assert desk is not None
    yield desk
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def press(readers: ReadersPane, key: Qt.Key) -> None:
    readers.active.view.setFocus()
    QTest.keyClick(readers.active.view, key)


def shown(readers: ReadersPane) -> int:
    return len(readers.active.view.reading.sheet.marks.suggested)


def test_nothing_is_suggested_until_a_person_wants_it(
    readers: ReadersPane, session: Session, archive: Archive
) -> None:
    assert session.background.wait()
    assert shown(readers) == 0
    press(readers, Qt.Key.Key_A)
    assert not archive.tags.of_document(readers.active.document or DocumentId(0))


def test_keys_go_through_accept_and_reject(
    readers: ReadersPane, session: Session, archive: Archive, resolution: DocumentId, qtbot: QtBot
) -> None:
    readers.show_suggestions()
    qtbot.waitUntil(lambda: shown(readers) == 3)
    reading = readers.active.view.reading
    reading.go_to(0)
    press(readers, Qt.Key.Key_A)
    assert [each.theme for each in archive.tags.of_document(resolution)] == [ThemeId(1)]
    assert shown(readers) == 2
    press(readers, Qt.Key.Key_S)
    assert reading.current == 1
    press(readers, Qt.Key.Key_X)
    assert [each.theme for each in archive.suggestions.rejected()] == [ThemeId(2)]
    assert shown(readers) == 1
    session.undo_stack.undo()
    assert shown(readers) == 2
    readers.show_suggestions()
    assert shown(readers) == 0
    assert not Suggestions.of(session).shown
