from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from pytestqt.qtbot import QtBot

from viewer.archive import Archive
from viewer.domain import DocumentId
from viewer.ui.appearance import LEADING, POINTS, Appearance, Type
from viewer.ui.frame.reading_type import TypeDialog
from viewer.ui.panes.readers import ReadersPane
from viewer.ui.session import Place, Session


@pytest.fixture
def pane(session: Session, qtbot: QtBot, resolution: DocumentId) -> ReadersPane:
    made = ReadersPane(session)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    made.open(Place(resolution))
    return made


@pytest.fixture
def dialog(pane: ReadersPane, session: Session) -> Iterator[TypeDialog]:
    made = TypeDialog(pane, session.appearance)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    made.show()
    yield made
    made.close()


def test_what_is_chosen_shows_at_once_and_is_remembered(
    dialog: TypeDialog, pane: ReadersPane, session: Session
) -> None:
    before = pane.active.view.reading.sheet.height(1)
    dialog.points.setValue(18)
    dialog.leading.setValue(2.0)
    assert pane.active.view.reading.sheet.height(1) > 1.5 * before
    dialog.accept()
    assert session.settings.get(POINTS) == 18
    assert session.settings.get(LEADING) == 2.0
    assert Appearance(session.settings).type.points == 18


def test_cancel_brings_back_what_was(dialog: TypeDialog, session: Session) -> None:
    dialog.points.setValue(20)
    dialog.reject()
    assert session.appearance.type == Type()


def test_another_font_is_taken(dialog: TypeDialog, session: Session) -> None:
    now = session.appearance.reading_font(12).family()
    other = next(each for each in QFontDatabase.families() if each != now)
    index = dialog.family.findText(other)
    if index < 0:
        pytest.skip("only one font that can be scaled")
    dialog.family.setCurrentIndex(index)
    assert session.appearance.reading_font(12).family() == other
    dialog.restore()
    assert session.appearance.reading_font(12).family() == now
    assert session.appearance.type == Type()


def test_a_size_nobody_can_read_is_not_taken_from_the_settings(session: Session) -> None:
    session.settings.set(POINTS, 900.0)
    assert Appearance(session.settings).type.points == 32


def test_arabic_has_a_font_of_its_own(session: Session, archive: Archive) -> None:
    session.appearance.choose_type(Type(arabic_family="DejaVu Sans"))
    assert session.appearance.reading_font(12).families()[-1] == "DejaVu Sans"
