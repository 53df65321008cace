from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.viewer.ui.conftest import add_document
from viewer.archive import Archive
from viewer.domain import Anchor, DocumentId, Target
from viewer.domain.note_lists import NoteFilter
from viewer.domain.notes import LinkKind, LinkTarget
from viewer.ui.commands.in_hand import InHand
from viewer.ui.panes.notes import NotesPane
from viewer.ui.session import Place, Session, Where


@pytest.fixture
def pane(session: Session, resolution: DocumentId, qtbot: QtBot) -> NotesPane:
    other = add_document(session.archive, ["Elsewhere."], title="Another document")
    paragraph = session.archive.documents.at(resolution, 1).id
    notes = session.archive.annotations
    notes.add(Target(resolution, Anchor(paragraph)), "Paragraph, as in 2011")
    notes.add(Target(resolution, Anchor(paragraph, 0, 8)), "On *words*")
    notes.add(Target(other), "On the other document")
    notes.add(Target(theme=session.archive.themes.find("Peace").id), "On a theme")
    made = NotesPane(session)
    qtbot.addWidget(made)
    made.resize(320, 600)
    made.show()
    qtbot.waitUntil(lambda: made.model.rowCount() == 4)
    return made


def shown(pane: NotesPane) -> list[str]:
    return sorted(pane.model.index(row).data() for row in range(pane.model.rowCount()))


def make_current(pane: NotesPane, body: str) -> None:
    for row in range(pane.model.rowCount()):
        if pane.model.index(row).data() == body:
            # By the model: the view would ask which modifiers an earlier test has left pressed.
            pane.view.selectionModel().setCurrentIndex(
                pane.model.index(row), QItemSelectionModel.SelectionFlag.ClearAndSelect
            )


def test_notes_are_filtered_by_their_words_and_what_they_are_on(
    pane: NotesPane, qtbot: QtBot
) -> None:
    QTest.keyClicks(pane.filter, "requests")
    qtbot.waitUntil(lambda: shown(pane) == ["On *words*", "Paragraph, as in 2011"])
    QTest.keyClick(pane.filter, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: pane.model.rowCount() == 4)


def test_notes_of_the_open_document_follow_it(
    session: Session, resolution: DocumentId, pane: NotesPane, qtbot: QtBot
) -> None:
    session.show_document(resolution)
    pane.only_document.click()
    qtbot.waitUntil(lambda: pane.model.rowCount() == 2)
    other = next(each.id for each in session.archive.documents.all() if each.id != resolution)
    session.show_document(other)
    qtbot.waitUntil(lambda: shown(pane) == ["On the other document"])


def test_enter_goes_to_the_words(
    session: Session, resolution: DocumentId, pane: NotesPane, qtbot: QtBot
) -> None:
    QTest.keyClick(pane.filter, Qt.Key.Key_Down)
    make_current(pane, "On *words*")
    paragraph = session.archive.documents.at(resolution, 1).id
    with qtbot.waitSignal(session.open_requested) as opened:
        QTest.keyClick(pane.view, Qt.Key.Key_Return)
    assert opened.args == [Place(resolution, paragraph, 0, 8), Where.CURRENT]


def test_a_click_goes_to_the_paragraph(
    session: Session, resolution: DocumentId, pane: NotesPane, qtbot: QtBot
) -> None:
    make_current(pane, "Paragraph, as in 2011")
    rect = pane.view.visualRect(pane.view.currentIndex())
    with qtbot.waitSignal(session.open_requested) as opened:
        QTest.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert opened.args[0].paragraph == session.archive.documents.at(resolution, 1).id


def test_a_note_on_a_theme_leads_nowhere(session: Session, pane: NotesPane, qtbot: QtBot) -> None:
    make_current(pane, "On a theme")
    with qtbot.assertNotEmitted(session.open_requested):
        pane.show_current()


def test_a_note_is_edited_in_the_pane(session: Session, pane: NotesPane, qtbot: QtBot) -> None:
    make_current(pane, "On *words*")
    pane.edit_note()
    pane.editor.source.setPlainText("On **these** words")
    QTest.keyClick(pane.editor.source, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "On **these** words" in shown(pane))
    assert not pane.editor.isVisible()
    session.undo_stack.undo()
    qtbot.waitUntil(lambda: "On *words*" in shown(pane))


def test_selected_notes_are_removed_at_once_and_brought_back(
    session: Session, pane: NotesPane, qtbot: QtBot
) -> None:
    pane.view.selectAll()
    pane.remove_notes()
    qtbot.waitUntil(lambda: pane.model.rowCount() == 0)
    assert session.undo_stack.undoText() == "Remove 4 notes"
    session.undo_stack.undo()
    qtbot.waitUntil(lambda: pane.model.rowCount() == 4)


def test_a_new_note_appears(
    session: Session, resolution: DocumentId, pane: NotesPane, qtbot: QtBot
) -> None:
    session.archive.annotations.add(Target(resolution), "New")
    qtbot.waitUntil(lambda: "New" in shown(pane))


def test_while_hidden_nothing_is_read(
    session: Session, resolution: DocumentId, pane: NotesPane, qtbot: QtBot
) -> None:
    pane.hide()
    session.archive.annotations.add(Target(resolution), "New")
    assert pane.refresher.pending
    assert pane.model.rowCount() == 4
    pane.show()
    qtbot.waitUntil(lambda: pane.model.rowCount() == 5)


def test_empty_states_say_what_to_do(session: Session, pane: NotesPane, qtbot: QtBot) -> None:
    QTest.keyClicks(pane.filter, "nowhere")
    qtbot.waitUntil(lambda: "No note has “nowhere”" in pane._empty.text)
    pane._empty._button.click()
    qtbot.waitUntil(lambda: pane.model.rowCount() == 4)
    session.archive.annotations.remove([each.id for each in session.archive.annotations.all()])
    qtbot.waitUntil(lambda: "press N" in pane._empty.text)


def test_another_archive_closes_the_editor(
    session: Session, pane: NotesPane, qtbot: QtBot, tmp_path: Path
) -> None:
    make_current(pane, "On a theme")
    pane.edit_note()
    session.switch(Archive.open(tmp_path / "other.concord", person="Ada"))
    assert not pane.editor.isVisible()
    qtbot.waitUntil(lambda: pane.model.rowCount() == 0)


def test_more_filters_and_counts(session: Session, pane: NotesPane, qtbot: QtBot) -> None:
    assert pane.counted.text() == "4 notes"
    pane.filters_button.click()
    assert pane.filters.isVisible()
    pane.filters.on.choose(("words", "theme"))
    qtbot.waitUntil(lambda: shown(pane) == ["On *words*", "On a theme"])
    assert pane.counted.text() == "2 of 4 notes"
    pane.filters.on.choose(("tag",))
    qtbot.waitUntil(lambda: "The filters leave no note." in pane._empty.text)
    pane._empty._button.click()
    qtbot.waitUntil(lambda: pane.model.rowCount() == 4)


def test_notes_with_links_are_filtered_and_show_them(
    session: Session, resolution: DocumentId, pane: NotesPane, qtbot: QtBot
) -> None:
    (note,) = session.archive.note_lists.find(NoteFilter(on=("words",)))
    (theme,) = session.archive.note_lists.find(NoteFilter(on=("theme",)))
    link = session.archive.note_links.add(note, LinkKind.SOURCE, LinkTarget(note=theme))
    pane.filters.links.choose(("linked",))
    qtbot.waitUntil(lambda: shown(pane) == ["On *words*"])
    make_current(pane, "On *words*")
    (chip,) = pane.links.chips
    assert chip.accessibleName() == "Source: Theme Peace"
    pane.filters.links.choose(("source", "compare"))
    assert pane.filters.filter().links == (LinkKind.SOURCE, LinkKind.COMPARE)
    pane.links.kind_wanted.emit(link, LinkKind.CONTRADICTS)
    qtbot.waitUntil(lambda: pane.model.rowCount() == 0)
    session.undo_stack.undo()
    qtbot.waitUntil(lambda: shown(pane) == ["On *words*"])
    pane.filters.links.choose(("unlinked",))
    qtbot.waitUntil(lambda: pane.model.rowCount() == 3)
    make_current(pane, "On a theme")
    (back,) = pane.links.chips
    assert back.accessibleName().startswith("← Source: Cooperation between")


def test_the_order_is_kept(
    session: Session, resolution: DocumentId, pane: NotesPane, qtbot: QtBot
) -> None:
    pane.put_in_order("document")
    qtbot.waitUntil(lambda: pane.model.index(0).data() == "Paragraph, as in 2011")
    assert [choice.checked for choice in pane.orders()] == [False, True, False]
    again = NotesPane(session)
    qtbot.addWidget(again)
    assert again.order == "document"


def test_the_current_note_is_taken_in_hand(session: Session, pane: NotesPane, qtbot: QtBot) -> None:
    make_current(pane, "On a theme")
    with qtbot.waitSignal(session.reveal_requested) as revealed:
        pane.link_note()
    assert revealed.args == ["readers"]
    row = pane.current()
    assert row is not None
    assert InHand.of(session).note == row.note.id


def test_the_note_in_hand_is_linked_to_another_note(
    session: Session, pane: NotesPane, qtbot: QtBot
) -> None:
    make_current(pane, "On a theme")
    offered = [pane.may_be_linked]
    pane.link_note()
    offered.append(pane.may_be_linked)
    make_current(pane, "On *words*")
    offered.append(pane.may_be_linked)
    assert offered == [False, False, True]
    pane.link_here(LinkKind.CONTRADICTS)
    row = pane.current()
    assert row is not None
    (back,) = session.archive.note_links.to_note(row.note.id)
    assert (back.link.kind, back.body) == (LinkKind.CONTRADICTS, "On a theme")
    assert "another note (contradicts)" in session.undo_stack.undoText()
