import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from viewer.domain import Anchor, DocumentId, Target
from viewer.ui.panes.inspector import InspectorPane
from viewer.ui.session import Selection, Session


@pytest.fixture
def pane(session: Session, qtbot: QtBot) -> InspectorPane:
    made = InspectorPane(session)
    qtbot.addWidget(made)
    made.resize(320, 600)
    made.show()
    qtbot.waitExposed(made)
    return made


def select(session: Session, document: DocumentId, *indexes: int) -> tuple[Anchor, ...]:
    ids = [session.archive.documents.at(document, index).id for index in indexes]
    anchors = tuple(Anchor(each) for each in ids)
    session.show_document(document)
    session.select(Selection(document, anchors))
    return anchors


def bodies(session: Session) -> list[str]:
    return [note.body for note in session.archive.annotations.all()]


def wait_for(pane: InspectorPane, qtbot: QtBot, place: str) -> None:
    qtbot.waitUntil(lambda: pane.shown is not None and pane.shown.place.startswith(place))


def visible_rows(pane: InspectorPane) -> list[str]:
    return [row.accessibleName() for row in pane._rows if row.isVisible()]


def visible_cards(pane: InspectorPane) -> list[str]:
    return [card.note.body for card in pane._cards if card.isVisible() and card.note is not None]


def test_without_a_document_it_says_what_to_do(pane: InspectorPane) -> None:
    assert "select a paragraph" in pane._empty.text
    assert pane._empty.isVisible()


def test_it_follows_the_selection(
    session: Session, resolution: DocumentId, pane: InspectorPane, qtbot: QtBot
) -> None:
    (anchor,) = select(session, resolution, 1)
    session.archive.tags.add(session.archive.themes.find("Peace").id, [anchor])
    session.archive.annotations.add(Target(resolution, anchor), "A *note*")
    wait_for(pane, qtbot, "Operative paragraph 1")
    qtbot.waitUntil(lambda: visible_cards(pane) == ["A *note*"])
    assert [row.split(",")[0] for row in visible_rows(pane)] == ["Peace"]
    select(session, resolution, 2)
    wait_for(pane, qtbot, "Operative paragraph 2")
    assert visible_rows(pane) == []
    assert visible_cards(pane) == []


def test_without_a_selection_the_document_is_shown(
    session: Session, resolution: DocumentId, pane: InspectorPane, qtbot: QtBot
) -> None:
    session.show_document(resolution)
    wait_for(pane, qtbot, "4 paragraphs")
    assert pane._source.text == "A/RES/67/264"


def test_a_theme_is_taken_off_by_button_and_by_key(
    session: Session, resolution: DocumentId, pane: InspectorPane, qtbot: QtBot
) -> None:
    (anchor,) = select(session, resolution, 1)
    for name in ("Peace", "Health"):
        session.archive.tags.add(session.archive.themes.find(name).id, [anchor])
    qtbot.waitUntil(lambda: len(visible_rows(pane)) == 2)
    QTest.mouseClick(pane._rows[0].remove_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(visible_rows(pane)) == 1)
    QTest.keyClick(pane._rows[0].remove_button, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: visible_rows(pane) == [])
    session.undo_stack.undo()
    qtbot.waitUntil(lambda: len(visible_rows(pane)) == 1)


def test_a_note_is_written_and_kept_without_the_mouse(
    session: Session, resolution: DocumentId, pane: InspectorPane, qtbot: QtBot
) -> None:
    select(session, resolution, 1)
    pane.add_note()
    assert pane.editor.isVisible()
    QTest.keyClicks(pane.editor.source, "As in 2011")
    QTest.keyClick(pane.editor.source, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert bodies(session) == ["As in 2011"]
    assert not pane.editor.isVisible()
    assert visible_cards(pane) == ["As in 2011"]
    assert session.undo_stack.undoText() == "Note on paragraph 1"


def test_escape_keeps_what_was_typed(
    session: Session, resolution: DocumentId, pane: InspectorPane, qtbot: QtBot
) -> None:
    select(session, resolution, 1)
    pane.add_note()
    QTest.keyClicks(pane.editor.source, "Typed")
    QTest.keyClick(pane.editor.source, Qt.Key.Key_Escape)
    assert bodies(session) == ["Typed"]
    assert not pane.editor.isVisible()


def test_escape_on_an_empty_note_leaves_nothing(
    session: Session, resolution: DocumentId, pane: InspectorPane, qtbot: QtBot
) -> None:
    select(session, resolution, 1)
    pane.add_note()
    QTest.keyClick(pane.editor.source, Qt.Key.Key_Escape)
    assert bodies(session) == []
    assert not session.undo_stack.canUndo()
    assert not pane.editor.isVisible()


def test_leaving_the_field_keeps_the_words_and_later_ones_change_the_same_note(
    session: Session, resolution: DocumentId, pane: InspectorPane, qtbot: QtBot
) -> None:
    elsewhere = QLineEdit(pane)
    elsewhere.show()
    select(session, resolution, 1)
    pane.add_note()
    pane.activateWindow()
    pane.editor.source.setFocus()
    qtbot.waitUntil(pane.editor.source.hasFocus)
    QTest.keyClicks(pane.editor.source, "First")
    elsewhere.setFocus()
    qtbot.waitUntil(lambda: bodies(session) == ["First"])
    assert pane.editor.isVisible()
    QTest.keyClicks(pane.editor.source, " and second")
    pane.editor.finish()
    assert bodies(session) == ["First and second"]


def test_hiding_the_pane_keeps_the_words(
    session: Session, resolution: DocumentId, pane: InspectorPane, qtbot: QtBot
) -> None:
    select(session, resolution, 1)
    pane.add_note()
    QTest.keyClicks(pane.editor.source, "Not lost")
    pane.hide()
    assert bodies(session) == ["Not lost"]


def test_moving_on_in_the_text_keeps_the_words(
    session: Session, resolution: DocumentId, pane: InspectorPane, qtbot: QtBot
) -> None:
    select(session, resolution, 1)
    pane.add_note()
    QTest.keyClicks(pane.editor.source, "On the first")
    (other,) = select(session, resolution, 2)
    assert bodies(session) == ["On the first"]
    assert session.archive.annotations.all()[0].target.anchor != other
    assert not pane.editor.isVisible()


def test_a_note_is_edited_in_its_place(
    session: Session, resolution: DocumentId, pane: InspectorPane, qtbot: QtBot
) -> None:
    (anchor,) = select(session, resolution, 1)
    for body in ("One", "Two"):
        session.archive.annotations.add(Target(resolution, anchor), body)
    qtbot.waitUntil(lambda: visible_cards(pane) == ["One", "Two"])
    QTest.keyClick(pane._cards[1].body, Qt.Key.Key_F2)
    assert pane.editor.text() == "Two"
    assert visible_cards(pane) == ["One"]
    pane.editor.source.setPlainText("Two, changed")
    pane.editor.finish()
    qtbot.waitUntil(lambda: visible_cards(pane) == ["One", "Two, changed"])


def test_discarding_leaves_the_note_as_it_was(
    session: Session, resolution: DocumentId, pane: InspectorPane, qtbot: QtBot
) -> None:
    (anchor,) = select(session, resolution, 1)
    session.archive.annotations.add(Target(resolution, anchor), "Kept")
    qtbot.waitUntil(lambda: visible_cards(pane) == ["Kept"])
    pane._cards[0].edit_button.click()
    pane.editor.source.setPlainText("Nonsense")
    pane.editor.discard_button.click()
    assert bodies(session) == ["Kept"]
    assert not pane.editor.isVisible()


def test_a_note_is_removed_and_brought_back(
    session: Session, resolution: DocumentId, pane: InspectorPane, qtbot: QtBot
) -> None:
    (anchor,) = select(session, resolution, 1)
    session.archive.annotations.add(Target(resolution, anchor), "Words")
    qtbot.waitUntil(lambda: visible_cards(pane) == ["Words"])
    pane._cards[0].remove_button.click()
    qtbot.waitUntil(lambda: visible_cards(pane) == [])
    session.undo_stack.undo()
    qtbot.waitUntil(lambda: visible_cards(pane) == ["Words"])


def test_what_is_typed_into_a_note_that_undo_took_away_is_kept_as_a_new_one(
    session: Session, resolution: DocumentId, pane: InspectorPane, qtbot: QtBot
) -> None:
    select(session, resolution, 1)
    pane.add_note()
    QTest.keyClicks(pane.editor.source, "Words")
    assert pane.editor.keep()
    session.undo_stack.undo()
    assert bodies(session) == []
    QTest.keyClicks(pane.editor.source, " again")
    pane.editor.finish()
    assert bodies(session) == ["Words again"]


def test_a_note_on_the_document_needs_no_selection(
    session: Session, resolution: DocumentId, pane: InspectorPane, qtbot: QtBot
) -> None:
    session.show_document(resolution)
    pane.add_document_note()
    QTest.keyClicks(pane.editor.source, "On the whole")
    pane.editor.finish()
    (note,) = session.archive.annotations.all()
    assert note.target == Target(document=resolution)


def test_a_note_without_a_selection_says_what_to_do(
    session: Session, resolution: DocumentId, pane: InspectorPane, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(session.message) as said:
        pane.add_note()
    assert "Select a paragraph" in said.args[0]
    assert not pane.editor.isVisible()


def test_words_that_cannot_be_kept_stay_in_the_editor(
    session: Session, resolution: DocumentId, pane: InspectorPane, qtbot: QtBot
) -> None:
    select(session, resolution, 1)
    pane.add_note()
    QTest.keyClicks(pane.editor.source, "Precious")
    session.archive.documents.remove([resolution])
    with qtbot.waitSignal(session.refused):
        pane.editor.finish()
    assert pane.editor.isVisible()
    assert pane.editor.text() == "Precious"
    session.select(Selection())
    assert pane.editor.isVisible()
    pane.editor.discard_button.click()


def test_many_themes_and_notes_are_bounded(
    session: Session,
    resolution: DocumentId,
    pane: InspectorPane,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("viewer.ui.panes.inspector.SHOWN_THEMES", 2)
    monkeypatch.setattr("viewer.ui.panes.inspector.SHOWN_NOTES", 1)
    (anchor,) = select(session, resolution, 1)
    for theme in session.archive.themes.all():
        session.archive.tags.add(theme.id, [anchor])
    for number in range(3):
        session.archive.annotations.add(Target(resolution, anchor), f"Note {number}")
    qtbot.waitUntil(lambda: len(visible_rows(pane)) == 2 and len(visible_cards(pane)) == 1)
    assert pane._more_themes.text() == "and 1 more"
    assert pane._more_notes.text() == "and 2 more, under Notes"


def test_a_long_selection_is_looked_into_in_the_background(
    session: Session, pane: InspectorPane, qtbot: QtBot
) -> None:
    from tests.viewer.ui.conftest import add_document

    document = add_document(session.archive, [f"Paragraph {n}" for n in range(40)])
    anchors = select(session, document, *range(40))
    session.archive.tags.add(session.archive.themes.find("Peace").id, list(anchors[:7]))
    wait_for(pane, qtbot, "40 paragraphs")
    qtbot.waitUntil(lambda: bool(visible_rows(pane)))
    assert "on 7 of 40 paragraphs" in visible_rows(pane)[0]


def test_every_button_has_a_name(
    session: Session, resolution: DocumentId, pane: InspectorPane, qtbot: QtBot
) -> None:
    (anchor,) = select(session, resolution, 1)
    session.archive.tags.add(session.archive.themes.find("Peace").id, [anchor])
    session.archive.annotations.add(Target(resolution, anchor), "Words")
    qtbot.waitUntil(lambda: bool(visible_cards(pane)) and bool(visible_rows(pane)))
    from PySide6.QtWidgets import QAbstractButton

    for button in pane.findChildren(QAbstractButton):
        if button.isVisible():
            assert button.accessibleName() or button.text(), button
    assert not [label for label in pane.findChildren(QLabel) if label.text() == "None"]


def test_a_tag_is_marked_as_doubtful_and_commented_on(
    session: Session, resolution: DocumentId, pane: InspectorPane, qtbot: QtBot
) -> None:
    (anchor,) = select(session, resolution, 1)
    (tag,) = session.archive.tags.add(session.archive.themes.find("Peace").id, [anchor])
    qtbot.waitUntil(lambda: bool(visible_rows(pane)))
    row = pane._rows[0]
    row.doubt_button.click()
    assert session.undo_stack.undoText() == "Mark Peace on paragraph 1 as doubtful"
    qtbot.waitUntil(lambda: visible_rows(pane)[0].startswith("Peace, doubtful"))
    assert row.doubt_button.isChecked()
    row.doubt_button.click()
    qtbot.waitUntil(lambda: not row.doubt_button.isChecked())
    assert session.archive.tags.get(tag).sure

    row.comment_button.click()
    QTest.keyClicks(pane.editor.focusWidget() or pane.editor, "Mediation is meant")
    assert pane.editor.keep()
    (note,) = session.archive.annotations.all()
    assert (note.target.tag, note.body) == (tag, "Mediation is meant")
    assert session.undo_stack.undoText() == "Note on Peace on paragraph 1"
    assert [choice.text for choice in pane.tag_choices()] == ["Peace"]


def test_a_note_that_is_asked_for_is_seen_below_many_themes(
    session: Session, resolution: DocumentId, pane: InspectorPane, qtbot: QtBot
) -> None:
    pane.resize(320, 260)
    (anchor,) = select(session, resolution, 1)
    for number in range(12):
        theme = session.archive.themes.add(f"Theme {number}")
        session.archive.tags.add(theme, [anchor])
    note = session.archive.annotations.add(Target(resolution, anchor), "Far below")
    qtbot.waitUntil(lambda: visible_cards(pane) == ["Far below"])
    (card,) = (each for each in pane._cards if each.isVisible())
    assert card.visibleRegion().isEmpty()
    session.show_note(note)
    qtbot.waitUntil(lambda: not card.visibleRegion().isEmpty())
