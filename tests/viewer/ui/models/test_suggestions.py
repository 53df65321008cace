"""Suggestions of a session: computed aside, decided at once, learned when a person pauses."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from tests.viewer.ui.conftest import add_document
from viewer.archive import Archive
from viewer.domain import Anchor, DocumentId, Suggested, ThemeId
from viewer.ui.models import suggestions as module
from viewer.ui.models.suggestions import THRESHOLD, Suggestions
from viewer.ui.models.suggestions_model import (
    RecordsModel,
    SuggestionsModel,
    record_rows,
    suggestion_rows,
)
from viewer.ui.session import Session

PEACE, HUMANITARIAN, HEALTH = ThemeId(1), ThemeId(2), ThemeId(3)


@pytest.fixture
def suggestions(
    session: Session, resolution: DocumentId, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Suggestions:
    monkeypatch.setattr(module, "PAUSE_MS", 20)
    made = Suggestions.of(session)
    with qtbot.waitSignal(made.changed):
        made.watch("test", resolution)
    return made


def themes(suggestions: Suggestions, document: DocumentId) -> list[ThemeId]:
    return [each.theme for here in suggestions.in_document(document).values() for each in here]


def all_of(suggestions: Suggestions, document: DocumentId) -> list[Suggested]:
    return [each for here in suggestions.in_document(document).values() for each in here]


def test_there_is_one_a_session(session: Session) -> None:
    assert Suggestions.of(session) is Suggestions.of(session)


def test_a_watched_document_is_suggested_themes(
    suggestions: Suggestions, resolution: DocumentId
) -> None:
    assert themes(suggestions, resolution) == [PEACE, HUMANITARIAN, HEALTH]
    assert not suggestions.busy
    assert themes(suggestions, DocumentId(99)) == []
    assert suggestions.in_document(None) == {}


def test_only_the_likelier_are_shown(
    suggestions: Suggestions, resolution: DocumentId, qtbot: QtBot
) -> None:
    suggestions._session.settings.set(THRESHOLD, 1.0)
    with qtbot.waitSignal(suggestions.changed):
        suggestions._read()
    assert themes(suggestions, resolution) == []


def test_what_is_decided_goes_at_once_and_comes_back_by_undo(
    suggestions: Suggestions, session: Session, resolution: DocumentId, archive: Archive
) -> None:
    peace, humanitarian, health = all_of(suggestions, resolution)
    session.do("Tag", lambda archive: archive.tags.add(PEACE, [Anchor(peace.paragraph)]))
    assert themes(suggestions, resolution) == [HUMANITARIAN, HEALTH]
    session.do("Reject", lambda archive: archive.suggestions.reject([health]))
    assert themes(suggestions, resolution) == [HUMANITARIAN]
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert set(all_of(suggestions, resolution)) == {peace, humanitarian, health}


def test_it_learns_when_a_person_pauses(
    suggestions: Suggestions, session: Session, resolution: DocumentId, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(suggestions.changed):
        session.do("Words", lambda archive: archive.themes.change(PEACE, words=("seized",)))
    assert themes(suggestions, resolution)[-1] == PEACE


def test_a_document_that_nobody_watches_is_forgotten(
    suggestions: Suggestions, resolution: DocumentId
) -> None:
    suggestions.watch("other", resolution)
    suggestions.watch("test", None)
    assert themes(suggestions, resolution)
    suggestions.watch("other", None)
    assert themes(suggestions, resolution) == []


def test_long_documents_are_looked_at_in_a_process(
    suggestions: Suggestions, archive: Archive, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_APART", 1)
    document = add_document(archive, ["Nurses vaccinate against polio."], title="Other")
    qtbot.waitUntil(lambda: not suggestions.busy)
    with qtbot.waitSignal(suggestions.changed, timeout=20_000):
        suggestions.watch("test", document)
    assert themes(suggestions, document) == [HEALTH]


def test_a_document_that_is_removed_meanwhile_says_nothing(
    suggestions: Suggestions, session: Session, resolution: DocumentId, qtbot: QtBot
) -> None:
    refused: list[str] = []
    session.refused.connect(lambda said, _details: refused.append(said))
    session.do("Remove", lambda archive: archive.documents.remove([resolution]))
    qtbot.waitUntil(lambda: not suggestions.busy)
    assert refused == []


def test_rows_stand_by_score(
    suggestions: Suggestions,
    resolution: DocumentId,
    archive: Archive,
    sound: Callable[[object], None],
) -> None:
    known = {each.id: each for each in archive.themes.all()}
    found = all_of(suggestions, resolution)
    rows = suggestion_rows([(each, suggestions.paragraph(each)) for each in found], known)
    scores = [row.suggested.score for row in rows]
    assert scores == sorted(scores, reverse=True)
    model = SuggestionsModel()
    sound(model)
    model.show(rows)
    health = next(row for row in rows if row.theme == "Health")
    assert health.cells[2:] == (
        "vaccination",
        "2 · p. 1",
        "Encourages vaccination campaigns for children;",
    )


def test_records_are_told_by_theme_and_together(
    suggestions: Suggestions, resolution: DocumentId, archive: Archive
) -> None:
    assert record_rows(archive) == []
    peace, humanitarian, health = all_of(suggestions, resolution)
    archive.suggestions.accept([peace, humanitarian])
    archive.suggestions.reject([health])
    rows = record_rows(archive)
    assert [row.cells for row in rows] == [
        ("Peace", "1", "0", "0", "100%"),
        ("Humanitarian", "1", "0", "0", "100%"),
        ("Health", "0", "1", "0", "0%"),
        ("All together", "2", "1", "0", "67%"),
    ]
    model = RecordsModel()
    model.show(rows)
    assert model.rowCount() == 4
