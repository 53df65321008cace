from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from viewer.domain import Anchor, DocumentId, ExcerptFilter, TagId
from viewer.ui.commands.theming import split_theme
from viewer.ui.session import Session
from viewer.ui.widgets.split_dialog import SplitDialog


@pytest.fixture
def tags(session: Session, resolution: DocumentId) -> list[TagId]:
    """All paragraphs of the resolution, tagged as peace."""
    archive = session.archive
    found = [Anchor(each.id) for each in archive.documents.paragraphs(resolution)]
    return archive.tags.add(archive.themes.find("Peace").id, found)


@pytest.fixture
def dialog(session: Session, tags: list[TagId], qtbot: QtBot) -> SplitDialog:
    archive = session.archive
    only = ExcerptFilter(themes=(archive.themes.find("Peace").id,))
    made = SplitDialog(
        session.appearance,
        archive.themes.find("Peace"),
        archive.themes.all(),
        archive.excerpts.where(only),
        archive.excerpts.count(only),
    )
    qtbot.addWidget(made)
    made.show()
    return made


def press(dialog: SplitDialog, key: Qt.Key) -> None:
    QTest.keyClick(dialog.field, key)


def test_excerpts_are_read_one_by_one_and_moved_by_key_or_name(
    dialog: SplitDialog, session: Session, tags: list[TagId], resolution: DocumentId
) -> None:
    humanitarian, health = (session.archive.themes.find(each).id for each in ("2", "3"))
    ok = dialog.buttons.button(QDialogButtonBox.StandardButton.Ok)
    assert dialog.place.text().startswith("1 of 4")
    assert dialog.text.toPlainText().startswith("Recalling")
    assert not ok.isEnabled()
    press(dialog, Qt.Key.Key_Space)
    press(dialog, Qt.Key.Key_2)
    QTest.keyClicks(dialog.field, "alth")
    press(dialog, Qt.Key.Key_Return)
    QTest.keyClicks(dialog.field, "Follow-up")
    assert "Enter makes a theme “Follow-up”" in dialog.place.text()
    press(dialog, Qt.Key.Key_Return)
    assert dialog.moves == {tags[1]: humanitarian, tags[2]: health, tags[3]: "Follow-up"}
    assert dialog.place.text() == "All 4 excerpts of Peace are read."
    assert ok.text() == "Move 3 excerpts"

    split_theme(session, session.archive.themes.find("Peace").id, dialog.moves)
    names = [session.archive.themes.name(session.archive.tags.get(tag).theme) for tag in tags]
    assert names == ["Peace", "Humanitarian", "Health", "Follow-up"]
    assert session.undo_stack.undoText() == "Split theme Peace: 3 excerpts moved"
    session.undo_stack.undo()
    assert {session.archive.tags.get(tag).theme for tag in tags} == {
        session.archive.themes.find("Peace").id
    }


def test_one_can_go_back_and_think_otherwise(dialog: SplitDialog, tags: list[TagId]) -> None:
    press(dialog, Qt.Key.Key_3)
    press(dialog, Qt.Key.Key_Backspace)
    assert "→ Health" in dialog.place.text()
    press(dialog, Qt.Key.Key_Space)
    assert dialog.moves == {}
    press(dialog, Qt.Key.Key_Backspace)
    press(dialog, Qt.Key.Key_Backspace)
    assert dialog.place.text().startswith("1 of 4")
    for _ in range(6):
        press(dialog, Qt.Key.Key_Space)
    press(dialog, Qt.Key.Key_2)
    assert dialog.moves == {}


def test_the_theme_itself_and_retired_ones_are_not_offered(
    session: Session, tags: list[TagId], qtbot: QtBot
) -> None:
    archive = session.archive
    archive.themes.retire(archive.themes.find("Health").id)
    peace = archive.themes.find("Peace")
    made = SplitDialog(session.appearance, peace, archive.themes.all(), iter(()), 0)
    qtbot.addWidget(made)
    assert [made.list.item(row).text().split()[0] for row in range(made.list.count())] == [
        "Humanitarian"
    ]
