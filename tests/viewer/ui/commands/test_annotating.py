from pytestqt.qtbot import QtBot

from viewer.domain import Anchor, DocumentId, ParagraphId, Target
from viewer.ui.commands.annotating import (
    add_note,
    change_note,
    document_target,
    keep_note,
    remove_notes,
    selection_target,
)
from viewer.ui.session import LARGE, Selection, Session


def first_paragraph(session: Session, document: DocumentId) -> Target:
    anchor = Anchor(session.archive.documents.at(document, 1).id)
    return Target(document=document, anchor=anchor)


def bodies(session: Session) -> list[str]:
    return [note.body for note in session.archive.annotations.all()]


def test_a_note_is_kept_changed_removed_and_brought_back(
    session: Session, resolution: DocumentId
) -> None:
    note = add_note(session, first_paragraph(session, resolution), "As in *2011*.")
    assert note is not None
    assert session.undo_stack.undoText() == "Note on paragraph 1"
    assert change_note(session, note, "As in 2012.") is True
    assert bodies(session) == ["As in 2012."]
    assert change_note(session, note, "As in 2012.") is False
    remove_notes(session, [note])
    assert bodies(session) == []
    session.undo_stack.undo()
    assert bodies(session) == ["As in 2012."]


def test_an_empty_note_is_not_kept(session: Session, resolution: DocumentId) -> None:
    assert add_note(session, first_paragraph(session, resolution), "  \n") is None
    assert bodies(session) == []


def test_a_note_emptied_is_removed_and_can_be_undone(
    session: Session, resolution: DocumentId
) -> None:
    note = add_note(session, first_paragraph(session, resolution), "Words")
    assert note is not None
    assert change_note(session, note, " ") is True
    assert bodies(session) == []
    session.undo_stack.undo()
    assert bodies(session) == ["Words"]


def test_what_is_written_into_a_note_that_is_gone_becomes_a_new_note(
    session: Session, resolution: DocumentId
) -> None:
    target = first_paragraph(session, resolution)
    note = add_note(session, target, "Begun")
    assert note is not None
    session.undo_stack.undo()
    kept, safe = keep_note(session, target, note, "Begun and finished")
    assert safe
    assert kept is not None
    assert bodies(session) == ["Begun and finished"]


def test_words_that_the_archive_refuses_are_said_to_be_unsafe(
    session: Session, resolution: DocumentId, qtbot: QtBot
) -> None:
    nowhere = Target(document=resolution, anchor=Anchor(ParagraphId(999_999)))
    with qtbot.waitSignal(session.refused):
        assert keep_note(session, nowhere, None, "Words") == (None, False)


def test_the_target_is_the_first_anchor_or_the_document(
    session: Session, resolution: DocumentId
) -> None:
    anchor = Anchor(session.archive.documents.at(resolution, 2).id)
    assert selection_target(Selection(resolution, (anchor,))) == Target(resolution, anchor)
    assert selection_target(Selection(resolution)) is None
    assert document_target(session) is None
    session.show_document(resolution)
    assert document_target(session) == Target(resolution)


def test_a_note_on_a_document_is_named_by_its_symbol(
    session: Session, resolution: DocumentId
) -> None:
    add_note(session, Target(resolution), "Whole")
    assert session.undo_stack.undoText() == "Note on A/RES/67/264"


def test_very_many_notes_are_removed_off_the_interface_thread(
    session: Session, resolution: DocumentId, qtbot: QtBot
) -> None:
    annotations = session.archive.annotations
    with session.archive.edit("Many"):
        made = [annotations.add(Target(resolution), f"Note {n}") for n in range(LARGE + 1)]
    remove_notes(session, made)
    qtbot.waitUntil(lambda: not annotations.all())
    qtbot.waitUntil(lambda: session.undo_stack.undoText() == f"Remove {LARGE + 1} notes")
    session.undo_stack.undo()
    qtbot.waitUntil(lambda: len(annotations.all()) == LARGE + 1)
