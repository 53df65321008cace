import pytest

from tests.viewer.ui.doubting import read_again
from viewer.domain import Anchor, DocumentId, Doubt
from viewer.ui.commands.doubting import (
    NOTHING_SELECTED,
    confirm_doubts,
    put_doubt,
    remove_doubts,
)
from viewer.ui.session import Selection, Session


@pytest.fixture
def doubts(session: Session, resolution: DocumentId) -> list[Doubt]:
    read_again(session.archive, resolution)
    return session.archive.doubts.all()


@pytest.fixture
def said(session: Session) -> list[str]:
    messages: list[str] = []
    session.message.connect(lambda text, _undo: messages.append(text))
    return messages


def test_what_stands_somewhere_is_confirmed(session: Session, doubts: list[Doubt]) -> None:
    confirm_doubts(session, doubts)

    assert [each.orphan for each in session.archive.doubts.all()] == [True]
    assert session.undo_stack.undoText() == "Confirm 2 tags and notes"
    session.undo_stack.undo()
    assert session.archive.doubts.all() == doubts


def test_what_stands_nowhere_is_not(session: Session, doubts: list[Doubt], said: list[str]) -> None:
    confirm_doubts(session, [each for each in doubts if each.orphan])

    assert said == [NOTHING_SELECTED]
    assert session.archive.doubts.all() == doubts


def test_one_is_put_on_the_selection(
    session: Session, doubts: list[Doubt], resolution: DocumentId
) -> None:
    (orphan,) = [each for each in doubts if each.orphan]
    place = Anchor(session.archive.documents.at(resolution, 1).id)
    session.select(Selection(resolution, (place,)))

    put_doubt(session, orphan)

    assert orphan.tag is not None
    assert session.archive.tags.get(orphan.tag).anchor == place
    assert session.undo_stack.undoText() == "Put tag Peace on paragraph 2"


def test_without_a_selection_nothing_is_put(
    session: Session, doubts: list[Doubt], said: list[str]
) -> None:
    put_doubt(session, doubts[0])

    assert said == [NOTHING_SELECTED]


def test_they_are_taken_off(session: Session, doubts: list[Doubt]) -> None:
    note = [each for each in doubts if each.note is not None]
    remove_doubts(session, note)
    assert session.undo_stack.undoText() == "Take off a note"
    remove_doubts(session, session.archive.doubts.all())
    remove_doubts(session, [])

    assert session.archive.doubts.all() == []
    assert session.undo_stack.count() == 2
