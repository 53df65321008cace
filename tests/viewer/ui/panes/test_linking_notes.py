"""Notes that lead to passages, in the window, with the keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.viewer.ui.conftest import add_document
from viewer.domain import Anchor, AnnotationId, DocumentId, Target
from viewer.domain.notes import LinkKind, LinkTarget, NoteLink
from viewer.ui.commands.in_hand import ADDRESS, Address, InHand, address_in, put_address
from viewer.ui.panes.inspector import InspectorPane
from viewer.ui.panes.readers import ReadersPane
from viewer.ui.session import Place, Session
from viewer.ui.widgets.link_chips import Chip
from viewer.ui.window import Window

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def other(session: Session) -> DocumentId:
    return add_document(
        session.archive,
        ["Notes with appreciation.", "Welcomes the report.", "Decides otherwise."],
        title="The other one",
        symbol="A/RES/68/1",
        labels=["1.", "2.", "3."],
    )


@pytest.fixture
def window(session: Session, resolution: DocumentId, qtbot: QtBot) -> Iterator[Window]:
    made = Window(session, restore=False)
    made.complete()
    made.resize(1300, 900)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is made)
    go(session, qtbot, resolution, 1)
    yield made
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def go(session: Session, qtbot: QtBot, document: DocumentId, index: int) -> None:
    paragraph = session.archive.documents.at(document, index).id
    session.go(Place(document, paragraph))
    qtbot.waitUntil(lambda: session.selection.anchors == (Anchor(paragraph),))


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focus(), key, modifiers)


def links(session: Session) -> list[NoteLink]:
    return [
        link
        for note in session.archive.annotations.all()
        for link in session.archive.note_links.of_note(note.id)
    ]


def chips(window: Window) -> list[Chip]:
    pane = window.findChild(InspectorPane)
    assert pane is not None
    return [chip for chip in pane.findChildren(Chip) if chip.isVisible()]


def write(session: Session, qtbot: QtBot, words: str) -> AnnotationId:
    press(Qt.Key.Key_N)
    qtbot.waitUntil(lambda: isinstance(focus(), QPlainTextEdit))
    QTest.keyClicks(focus(), words)
    press(Qt.Key.Key_Return, CONTROL)
    (note,) = session.archive.annotations.all()
    return note.id


def choose(qtbot: QtBot, typed: str) -> None:
    """In the palette that asks which."""
    qtbot.waitUntil(lambda: isinstance(focus(), QLineEdit))
    QTest.keyClicks(focus(), typed)
    press(Qt.Key.Key_Return)


def test_a_note_is_linked_to_a_paragraph_of_another_document_and_followed(
    window: Window, session: Session, resolution: DocumentId, other: DocumentId, qtbot: QtBot
) -> None:
    note = write(session, qtbot, "Compare the other.")
    session.reveal("readers")
    press(Qt.Key.Key_K, CONTROL | SHIFT)  # there is one note only, so nothing is asked
    qtbot.waitUntil(lambda: InHand.of(session).note == note)
    go(session, qtbot, other, 1)
    readers = window.findChild(ReadersPane)
    assert readers is not None
    assert readers.link_bar.isVisible()
    press(Qt.Key.Key_L)
    choose(qtbot, "contra")
    (link,) = links(session)
    assert (link.kind, link.quote) == (LinkKind.CONTRADICTS, "Welcomes the report.")
    assert "Link a note to paragraph 2 (contradicts)" in session.undo_stack.undoText()
    session.reveal("readers")
    press(Qt.Key.Key_Escape)
    assert InHand.of(session).note is None
    assert not readers.link_bar.isVisible()

    qtbot.waitUntil(lambda: [chip.accessibleName()[0] for chip in chips(window)] == ["←"])
    go(session, qtbot, resolution, 1)
    qtbot.waitUntil(
        lambda: (
            [chip.accessibleName() for chip in chips(window)]
            == ["Contradicts: The other one, A/RES/68/1, para. 2, p. 1"]
        )
    )
    (chip,) = chips(window)
    QTest.keyClick(chip, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(readers.readers) == 2)
    qtbot.waitUntil(lambda: session.selection.document == other)
    assert session.selection.anchors == (link.anchor,)
    assert readers.readers[0].document == resolution

    # From the reader at the right it opens at the left: the note stays in sight.
    qtbot.waitUntil(lambda: session.beside == (resolution, other))
    qtbot.waitUntil(lambda: [chip.accessibleName()[0] for chip in chips(window)] == ["←"])
    QTest.keyClick(chips(window)[0], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: session.selection.document == resolution)
    assert [each.document for each in readers.readers] == [resolution, other]


def test_a_link_gets_another_type_and_goes_and_undo_brings_it_back(
    window: Window, session: Session, resolution: DocumentId, other: DocumentId, qtbot: QtBot
) -> None:
    archive = session.archive
    note = archive.annotations.add(
        Target(anchor=Anchor(archive.documents.at(resolution, 1).id)), "A note."
    )
    archive.note_links.add(note, LinkKind.COMPARE, LinkTarget(document=other))
    qtbot.waitUntil(lambda: len(chips(window)) == 1)
    (chip,) = chips(window)
    pane = window.findChild(InspectorPane)
    assert pane is not None
    pane._cards[0].links.kind_wanted.emit(links(session)[0].id, LinkKind.SOURCE)
    assert [each.kind for each in links(session)] == [LinkKind.SOURCE]
    qtbot.waitUntil(lambda: chip.accessibleName().startswith("Source: "))
    QTest.keyClick(chip, Qt.Key.Key_Delete)
    assert links(session) == []
    qtbot.waitUntil(lambda: chips(window) == [])
    session.undo_stack.undo()
    assert [each.kind for each in links(session)] == [LinkKind.SOURCE]
    session.undo_stack.undo()
    assert [each.kind for each in links(session)] == [LinkKind.COMPARE]


def test_a_copied_passage_is_pasted_as_a_link(
    window: Window, session: Session, resolution: DocumentId, other: DocumentId, qtbot: QtBot
) -> None:
    go(session, qtbot, other, 2)
    press(Qt.Key.Key_C, CONTROL)
    go(session, qtbot, resolution, 0)
    press(Qt.Key.Key_N)
    qtbot.waitUntil(lambda: isinstance(focus(), QPlainTextEdit))
    QTest.keyClicks(focus(), "Otherwise there.")
    press(Qt.Key.Key_V, CONTROL | SHIFT)
    choose(qtbot, "follows")
    (link,) = links(session)
    assert (link.kind, link.quote) == (LinkKind.FOLLOWS_UP, "Decides otherwise.")


def test_what_cannot_be_linked_is_said(
    window: Window, session: Session, resolution: DocumentId, qtbot: QtBot
) -> None:
    said: list[str] = []
    session.message.connect(lambda words, _undo: said.append(words))
    press(Qt.Key.Key_L)
    assert "Take a note first" in said[-1]
    assert links(session) == []


def test_a_note_that_is_removed_is_put_down(
    window: Window, session: Session, resolution: DocumentId
) -> None:
    note = session.archive.annotations.add(Target(document=resolution), "A note.")
    in_hand = InHand.of(session)
    in_hand.take(note)
    session.archive.annotations.change(note, "Other words.")
    assert in_hand.said == "Other words."
    session.archive.annotations.remove([note])
    assert in_hand.note is None


@pytest.mark.parametrize(
    "address", [Address("a-uuid", 3), Address("a-uuid", 0, 5, 9)], ids=["paragraph", "words"]
)
def test_an_address_comes_back_from_the_clipboard(address: Address) -> None:
    data = QMimeData()
    assert address_in(data) is None
    put_address(data, address)
    assert address_in(data) == address


@pytest.mark.parametrize(
    "written", [b"no JSON", b"[1, 2, 3]", b'["a", "b", null, null]', b'["a", 1, 2, null]']
)
def test_what_another_program_wrote_is_no_address(written: bytes) -> None:
    data = QMimeData()
    data.setData(ADDRESS, written)
    assert address_in(data) is None


def test_a_passage_of_another_archive_is_refused(
    window: Window, session: Session, resolution: DocumentId
) -> None:
    from viewer.ui.commands.note_linking import link_copied

    refused: list[str] = []
    session.refused.connect(lambda sentence, _details: refused.append(sentence))
    note = session.archive.annotations.add(Target(document=resolution), "A note.")
    QGuiApplication.clipboard().clear()
    assert not link_copied(session, note, LinkKind.COMPARE)
    data = QMimeData()
    put_address(data, Address("of nowhere", 1))
    QGuiApplication.clipboard().setMimeData(data)
    assert not link_copied(session, note, LinkKind.COMPARE)
    assert len(refused) == 1
    assert "not in this archive" in refused[0]
