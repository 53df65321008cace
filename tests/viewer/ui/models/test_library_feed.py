"""What the library shows is what the archive holds, with as little reading as will do."""

from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from tests.viewer.ui.conftest import add_document
from viewer.domain import Anchor, DocumentId
from viewer.ui.models import library_feed
from viewer.ui.models.library_feed import LibraryFeed
from viewer.ui.session import Session


@pytest.fixture
def told(session: Session, resolution: DocumentId) -> list[Any]:
    """What the feed has told, the newest last: (documents by id, collections)."""
    found: list[Any] = []
    feed = LibraryFeed(session, session)
    feed.read.connect(
        lambda rows, collections: found.append(
            ({row.document.id: row.document for row in rows}, collections)
        )
    )
    feed.read_all()
    return found


def test_a_small_archive_is_there_at_once(told: list[Any], resolution: DocumentId) -> None:
    assert list(told[-1][0]) == [resolution]


def test_a_tag_changes_one_row(
    qtbot: QtBot, session: Session, told: list[Any], resolution: DocumentId,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(session.archive.documents, "all", lambda: pytest.fail("read everything"))
    paragraph = session.archive.documents.paragraphs(resolution)[0]
    theme = session.archive.themes.all()[0]

    session.do("Tag", lambda archive: archive.tags.add(theme.id, [Anchor(paragraph.id)]))

    qtbot.waitUntil(lambda: told[-1][0][resolution].tags == 1)


def test_documents_come_and_go(
    qtbot: QtBot, session: Session, told: list[Any], resolution: DocumentId
) -> None:
    new = add_document(session.archive, ["One more."], title="New")
    qtbot.waitUntil(lambda: new in told[-1][0])
    session.archive.documents.remove([resolution])
    qtbot.waitUntil(lambda: list(told[-1][0]) == [new])


def test_many_changes_are_one_reading(
    qtbot: QtBot, session: Session, told: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(library_feed.FEW + 1):
        add_document(session.archive, ["Text."], title=f"Number {number}")
    before = len(told)

    qtbot.waitUntil(lambda: len(told[-1][0]) == library_feed.FEW + 2)

    assert len(told) == before + 1


def test_a_large_archive_is_read_off_the_interface_thread(
    qtbot: QtBot, session: Session, resolution: DocumentId, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library_feed, "SMALL_BYTES", 0)
    feed = LibraryFeed(session, session)
    told: list[Any] = []
    feed.read.connect(lambda rows, _collections: told.append([row.document.id for row in rows]))

    feed.read_all()
    feed.read_all()  # replaces the first

    assert told == []
    assert session.background.wait()
    assert told == [[resolution]]


def test_collections_follow(qtbot: QtBot, session: Session, told: list[Any]) -> None:
    session.archive.collections.add("Kept")

    qtbot.waitUntil(lambda: [each.name for each in told[-1][1]] == ["Kept"])
