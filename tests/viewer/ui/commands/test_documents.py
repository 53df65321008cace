"""Edits of documents and collections, named in the user's words and undone."""

from typing import Any

import pytest

from tests.viewer.ui.conftest import add_document
from viewer.domain import DocumentId
from viewer.ui.commands import documents as commands
from viewer.ui.session import Session


def test_a_document_is_removed_and_comes_back(session: Session, resolution: DocumentId) -> None:
    commands.remove_documents(session, [resolution])

    assert session.undo_stack.undoText() == "Remove A/RES/67/264"
    assert session.archive.documents.count() == 0
    session.undo_stack.undo()
    assert session.archive.documents.count() == 1


def test_many_documents_are_removed_off_the_interface_thread(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(commands, "MANY", 2)
    ids = [add_document(session.archive, ["Text."], title=f"Number {n}") for n in range(3)]

    commands.remove_documents(session, ids)

    assert session.archive.documents.count() == 3
    assert session.background.wait()
    assert session.archive.documents.count() == 0
    assert session.undo_stack.undoText() == "Remove 3 documents"
    session.undo_stack.undo()
    assert session.background.wait()
    assert session.archive.documents.count() == 3


def test_removing_nothing_does_nothing(session: Session) -> None:
    commands.remove_documents(session, [])

    assert session.undo_stack.count() == 0


@pytest.mark.parametrize(
    ("fields", "label"),
    [
        ({"title": "A better title"}, "Rename A/RES/67/264"),
        ({"symbol": "A/RES/67/265", "title": "New"}, "Correct A/RES/67/264"),
        ({"date": ""}, "Correct A/RES/67/264"),
    ],
)
def test_a_correction_is_kept_and_undone(
    session: Session, resolution: DocumentId, fields: dict[str, Any], label: str
) -> None:
    before = session.archive.documents.get(resolution)
    commands.correct_document(session, resolution, fields)

    after = session.archive.documents.get(resolution)
    for name, value in fields.items():
        assert getattr(after, name) == (value or None)
    assert after.corrected == set(fields)
    assert session.undo_stack.undoText() == label
    session.undo_stack.undo()
    assert session.archive.documents.get(resolution) == before


def test_saving_without_a_change_is_no_edit(session: Session, resolution: DocumentId) -> None:
    same = session.archive.documents.get(resolution)
    commands.correct_document(session, resolution, {"title": same.title, "kind": ""})

    assert session.undo_stack.count() == 0


def test_a_title_cannot_be_taken_away(session: Session, resolution: DocumentId) -> None:
    refused: list[str] = []
    session.refused.connect(lambda sentence, _details: refused.append(sentence))
    commands.correct_document(session, resolution, {"title": ""})

    assert len(refused) == 1
    assert session.archive.documents.get(resolution).title


def test_a_collection_from_beginning_to_end(session: Session, resolution: DocumentId) -> None:
    kept = commands.add_collection(session, "Kept")
    assert kept is not None
    commands.put_into_collection(session, kept, [resolution])
    assert session.undo_stack.undoText() == "Put A/RES/67/264 into Kept"
    assert session.archive.collections.all()[0].documents == {resolution}
    commands.rename_collection(session, kept, "Read")
    commands.take_from_collection(session, kept, [resolution])
    assert session.undo_stack.undoText() == "Take A/RES/67/264 out of Read"
    assert session.archive.collections.all()[0].documents == set()
    commands.remove_collection(session, kept)
    assert session.archive.collections.all() == []

    for _ in range(session.undo_stack.count()):
        session.undo_stack.undo()
    assert session.archive.collections.all() == []
    assert session.archive.documents.count() == 1
