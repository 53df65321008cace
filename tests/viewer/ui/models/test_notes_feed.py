from __future__ import annotations

import time

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from viewer.domain import Anchor, DocumentId, Target, ThemeId
from viewer.domain.note_lists import NoteFilter
from viewer.ui.models.notes_feed import NotesFeed
from viewer.ui.models.notes_model import PAGE, NotesModel
from viewer.ui.models.roles import ItemRole
from viewer.ui.session import Session

MANY = 3 * PAGE + 7


@pytest.fixture
def many(session: Session, resolution: DocumentId) -> DocumentId:
    with session.archive.edit("Many"):
        for number in range(MANY):
            session.archive.annotations.add(Target(resolution), f"Number {number}")
    return resolution


@pytest.fixture
def feed(session: Session, many: DocumentId, qtbot: QtBot) -> NotesFeed:
    made = NotesFeed(session, NotesModel(), session)
    with qtbot.waitSignal(made.changed):
        made.refresher.wake()
    return made


def test_only_the_pages_in_sight_are_read(feed: NotesFeed, qtbot: QtBot) -> None:
    model = feed.model
    assert (model.rowCount(), feed.total) == (MANY, MANY)
    assert model.index(0).data() == f"Number {MANY - 1}"
    last = model.index(MANY - 1)
    assert model.row_at(last) is None
    assert last.data(ItemRole.VALUE) is None
    with qtbot.waitSignal(model.dataChanged):
        pass
    assert last.data() == "Number 0"
    assert model.row_at(model.index(PAGE)) is None


def test_the_filter_and_the_order_are_asked_again(
    session: Session, many: DocumentId, feed: NotesFeed, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(feed.changed):
        feed.ask(NoteFilter(words='"number 30"'), "document")
    assert [feed.model.index(0).data(), feed.model.rowCount()] == ["Number 30", 1]
    assert feed.total == MANY
    with qtbot.waitSignal(feed.changed):
        feed.ask(NoteFilter(), "document")
    assert feed.model.index(0).data() == "Number 0"


def test_tags_matter_only_to_a_filter_by_themes(
    session: Session, many: DocumentId, feed: NotesFeed, qtbot: QtBot
) -> None:
    anchor = Anchor(session.archive.documents.at(many, 0).id)
    session.archive.annotations.add(Target(anchor=anchor), "On a paragraph")
    with qtbot.waitSignal(feed.changed):
        feed.ask(NoteFilter(themes=(ThemeId(1),)), "newest")
    assert feed.model.rowCount() == 0
    with qtbot.waitSignal(feed.changed):
        session.archive.tags.add(ThemeId(1), [anchor])
    assert feed.model.rowCount() == 1


def test_a_note_is_found_among_those_that_are_not_read(feed: NotesFeed, session: Session) -> None:
    oldest = session.archive.note_lists.find()[-1]
    assert feed.model.index_of(oldest).row() == MANY - 1
    assert feed.model.ids(MANY - 2, MANY - 1)[1] == oldest


@pytest.mark.slow
def test_a_long_list_is_shown_at_once(session: Session, qtbot: QtBot) -> None:
    """The model costs what is in sight: 100,000 ids are taken over in a few milliseconds."""
    model = NotesModel()
    ids = list(range(1, 100_001))
    began = time.perf_counter()
    model.show_notes(ids, [])  # type: ignore[arg-type]
    assert model.index(99_999).data(Qt.ItemDataRole.DisplayRole) is None
    assert time.perf_counter() - began < 0.05
    assert model.rowCount() == 100_000
