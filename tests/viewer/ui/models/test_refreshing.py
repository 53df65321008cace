from pytestqt.qtbot import QtBot

from viewer.archive.changes import TagsChanged
from viewer.domain import Anchor, DocumentId
from viewer.ui.models.refreshing import Refresher
from viewer.ui.session import Session


def tag(session: Session, document: DocumentId, index: int) -> None:
    anchor = Anchor(session.archive.documents.at(document, index).id)
    session.archive.tags.add(session.archive.themes.find("Peace").id, [anchor])


def test_a_burst_of_changes_is_read_once(
    session: Session, resolution: DocumentId, qtbot: QtBot
) -> None:
    reads: list[int] = []
    refresher = Refresher(session, (TagsChanged,), lambda: reads.append(1))
    for index in range(3):
        tag(session, resolution, index)
    qtbot.waitUntil(lambda: bool(reads))
    assert reads == [1]
    refresher.deleteLater()


def test_other_changes_are_left_alone(
    session: Session, resolution: DocumentId, qtbot: QtBot
) -> None:
    reads: list[int] = []
    refresher = Refresher(session, (TagsChanged,), lambda: reads.append(1), delay_ms=0)
    session.archive.themes.add("Trade")
    tag(session, resolution, 0)
    qtbot.waitUntil(lambda: bool(reads))
    assert reads == [1]
    refresher.deleteLater()


def test_while_asleep_changes_are_only_remembered(session: Session, resolution: DocumentId) -> None:
    reads: list[int] = []
    refresher = Refresher(session, (TagsChanged,), lambda: reads.append(1), awake=False)
    refresher.wake()
    assert reads == [1]
    refresher.wake()
    assert reads == [1]
    refresher.sleep()
    tag(session, resolution, 0)
    assert reads == [1]
    refresher.wake()
    assert reads == [1, 1]


def test_what_was_about_to_be_read_is_not_forgotten_by_falling_asleep(
    session: Session, resolution: DocumentId
) -> None:
    reads: list[int] = []
    refresher = Refresher(session, (TagsChanged,), lambda: reads.append(1))
    tag(session, resolution, 0)
    refresher.sleep()
    assert reads == []
    refresher.wake()
    assert reads == [1]
