from __future__ import annotations

import pytest

from viewer.domain import Anchor, DocumentId, Suggested, ThemeId
from viewer.ui.commands.suggesting import (
    NOTHING,
    accept_suggestions,
    add_example,
    add_fields,
    reject_suggestions,
)
from viewer.ui.session import Selection, Session

HEALTH = ThemeId(3)


@pytest.fixture
def suggested(session: Session, resolution: DocumentId) -> list[Suggested]:
    return [
        Suggested(each.id, HEALTH, 0.7, ("vaccination",))
        for each in session.archive.documents.paragraphs(resolution)
    ]


def test_each_is_one_step_with_a_name(session: Session, suggested: list[Suggested]) -> None:
    accept_suggestions(session, suggested[:1])
    assert session.undo_stack.undoText() == "Accept suggestion Health"
    reject_suggestions(session, suggested[1:])
    assert session.undo_stack.undoText() == f"Reject {len(suggested) - 1} suggestions of Health"
    session.undo_stack.undo()
    assert session.archive.suggestions.rejected() == []


def test_where_nothing_is_suggested_the_foot_says_so(session: Session) -> None:
    said: list[str] = []
    session.message.connect(lambda line, _undo: said.append(line))
    accept_suggestions(session, [])
    reject_suggestions(session, [])
    assert said == [NOTHING, NOTHING]


def test_a_theme_that_was_removed_meanwhile_is_refused(
    session: Session, suggested: list[Suggested]
) -> None:
    refused: list[str] = []
    session.refused.connect(lambda line, _details: refused.append(line))
    session.archive.themes.remove(HEALTH)
    accept_suggestions(session, suggested)
    assert len(refused) == 1
    assert session.undo_stack.count() == 0


def test_the_fields_of_cooperation_are_added_once(session: Session) -> None:
    said: list[str] = []
    session.message.connect(lambda line, _undo: said.append(line))
    add_fields(session)
    names = [each.name for each in session.archive.themes.all()]
    assert names[3:] == ["Development", "Human rights", "Education and culture", "Environment"]
    add_fields(session)
    assert said[-1] == "The fields of cooperation are in the codebook already."
    session.undo_stack.undo()
    assert len(session.archive.themes.all()) == 3


def test_the_selection_becomes_an_example(session: Session, suggested: list[Suggested]) -> None:
    first = suggested[0].paragraph
    session.select(Selection(DocumentId(1), (Anchor(first, 0, 9),), "Recalling"))
    before = session.archive.themes.get(HEALTH).examples
    add_example(session, HEALTH)
    assert session.archive.themes.get(HEALTH).examples == (*before, "Recalling")
    session.undo_stack.undo()
    assert session.archive.themes.get(HEALTH).examples == before
