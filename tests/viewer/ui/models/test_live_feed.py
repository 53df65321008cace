import pytest
from pytestqt.qtbot import QtBot

from viewer.domain import Anchor, DocumentId
from viewer.domain.saved_searches import LiveCollection, Wanted
from viewer.ui.models.live_feed import DELAY_MS, LiveFeed
from viewer.ui.session import Session


@pytest.fixture
def read(session: Session) -> list[list[LiveCollection]]:
    """What a feed that is awake reads, one answer after the other."""
    answers: list[list[LiveCollection]] = []
    feed = LiveFeed(session, session)
    feed.read.connect(answers.append)
    feed.wake()
    return answers


def tag(session: Session, document: DocumentId) -> None:
    peace = session.archive.themes.find("Peace").id
    session.archive.tags.add(peace, [Anchor(session.archive.documents.at(document, 0).id)])


def test_only_live_searches_are_asked(
    session: Session, resolution: DocumentId, read: list[list[LiveCollection]], qtbot: QtBot
) -> None:
    saved = session.archive.saved_searches
    saved.add("Kept", Wanted("peace"))
    saved.add("Shown", Wanted("vaccination"), live=True)
    qtbot.waitUntil(lambda: bool(read) and bool(read[-1]))
    (live,) = read[-1]
    assert live.name == "Shown"
    assert live.documents == {resolution}


def test_a_tag_is_looked_at_only_where_a_search_asks_for_tags(
    session: Session, resolution: DocumentId, read: list[list[LiveCollection]], qtbot: QtBot
) -> None:
    saved = session.archive.saved_searches
    words = saved.add("Words", Wanted("vaccination"), live=True)
    qtbot.waitUntil(lambda: bool(read) and len(read[-1]) == 1)
    qtbot.wait(2 * DELAY_MS)  # waking and adding may have asked once each
    before = len(read)
    tag(session, resolution)
    qtbot.wait(2 * DELAY_MS)
    assert len(read) == before
    saved.ask_otherwise(words, Wanted("theme:peace"))
    qtbot.waitUntil(lambda: read[-1][0].documents == {resolution})
    session.archive.history.undo(session.archive.history.edits(2)[1].id)
    qtbot.waitUntil(lambda: read[-1][0].documents == frozenset())
