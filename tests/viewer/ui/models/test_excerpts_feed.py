from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.viewer.ui.conftest import add_document
from viewer.archive import Archive
from viewer.domain import Anchor, DocumentId, ExcerptFilter, TagId, Target
from viewer.ui.models.excerpts_feed import FIRST, ExcerptsFeed, let_go
from viewer.ui.models.excerpts_model import ExcerptsModel
from viewer.ui.models.excerpts_order import Column, Order
from viewer.ui.session import Session


@pytest.fixture
def feed(session: Session) -> ExcerptsFeed:
    return ExcerptsFeed(session, ExcerptsModel(session), session)


def settle(feed: ExcerptsFeed, qtbot: QtBot) -> list[str]:
    """Wait until the model holds what it should, and give the words of its excerpts."""
    qtbot.waitUntil(lambda: feed.complete and not feed.refresher.pending)
    return [each.text for each in feed.model.excerpts()]


def tag(session: Session, document: DocumentId, index: int, theme: str) -> TagId:
    anchor = Anchor(session.archive.documents.at(document, index).id)
    return session.archive.tags.add(session.archive.themes.find(theme).id, [anchor])[0]


def test_nothing_is_read_before_somebody_looks(
    session: Session, resolution: DocumentId, feed: ExcerptsFeed
) -> None:
    tag(session, resolution, 0, "Peace")
    assert not feed.reading
    assert feed.model.count() == 0


def test_excerpts_come_in_the_order_of_the_codebook(
    session: Session, resolution: DocumentId, feed: ExcerptsFeed, qtbot: QtBot
) -> None:
    tag(session, resolution, 2, "Health")
    tag(session, resolution, 0, "Peace")
    feed.refresher.wake()
    texts = settle(feed, qtbot)
    assert [text.split()[0] for text in texts] == ["Recalling", "Encourages"]
    assert feed.model.heading_rows() == [0, 2]


def test_a_tag_appears_and_goes_with_undo(
    session: Session, resolution: DocumentId, feed: ExcerptsFeed, qtbot: QtBot
) -> None:
    feed.refresher.wake()
    assert settle(feed, qtbot) == []
    tag(session, resolution, 0, "Peace")
    qtbot.waitUntil(lambda: feed.model.count() == 1)
    edit = session.archive.history.edits()[0].id
    session.archive.history.undo(edit)
    qtbot.waitUntil(lambda: feed.model.count() == 0)


def test_only_the_touched_document_is_read_again(
    session: Session,
    resolution: DocumentId,
    feed: ExcerptsFeed,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    other = add_document(session.archive, ["Elsewhere, of peace."], title="Other")
    tag(session, resolution, 0, "Peace")
    tag(session, other, 0, "Peace")
    feed.refresher.wake()
    settle(feed, qtbot)
    asked: list[ExcerptFilter] = []
    from viewer.archive.excerpts import Excerpts

    where = Excerpts.where

    def spy(self: Excerpts, wanted: ExcerptFilter) -> object:
        asked.append(wanted)
        return where(self, wanted)

    monkeypatch.setattr(Excerpts, "where", spy)
    tag(session, other, 0, "Health")
    qtbot.waitUntil(lambda: feed.model.count() == 3)
    assert [wanted.documents for wanted in asked] == [(other,)]


def test_a_changed_note_and_a_corrected_title_arrive(
    session: Session, resolution: DocumentId, feed: ExcerptsFeed, qtbot: QtBot
) -> None:
    tag(session, resolution, 0, "Peace")
    feed.refresher.wake()
    settle(feed, qtbot)
    anchor = Anchor(session.archive.documents.at(resolution, 0).id)
    session.archive.annotations.add(Target(resolution, anchor), "Compare 2015")
    qtbot.waitUntil(lambda: bool(feed.model.excerpts()[0].notes))
    assert [note.body for note in feed.model.excerpts()[0].notes] == ["Compare 2015"]
    session.archive.documents.correct(resolution, title="Another title")
    qtbot.waitUntil(lambda: feed.model.excerpts()[0].title == "Another title")


def test_a_renamed_theme_is_renamed_in_its_heading(
    session: Session, resolution: DocumentId, feed: ExcerptsFeed, qtbot: QtBot
) -> None:
    tag(session, resolution, 0, "Peace")
    feed.refresher.wake()
    settle(feed, qtbot)
    session.archive.themes.change(session.archive.themes.find("Peace").id, name="Concord")
    qtbot.waitUntil(lambda: "Concord" in feed.model.index(0, 0).data())


def test_filters_ask_again_and_orders_do_not(
    session: Session, resolution: DocumentId, feed: ExcerptsFeed, qtbot: QtBot
) -> None:
    for index in range(4):
        tag(session, resolution, index, "Peace")
    feed.refresher.wake()
    settle(feed, qtbot)
    feed.arrange(Order(Column.WORDS, descending=True, by=()))
    texts = settle(feed, qtbot)
    assert texts == sorted(texts, key=str.casefold, reverse=True)
    assert feed.model.heading_rows() == []
    feed.ask(ExcerptFilter(words="vaccination"))
    assert settle(feed, qtbot) == ["Encourages vaccination campaigns for children;"]


def test_the_newest_question_wins(
    session: Session, resolution: DocumentId, feed: ExcerptsFeed, qtbot: QtBot
) -> None:
    tag(session, resolution, 0, "Peace")
    tag(session, resolution, 2, "Peace")
    feed.refresher.wake()
    feed.ask(ExcerptFilter(words="vaccination"))
    feed.ask(ExcerptFilter(words="mediation"))
    assert settle(feed, qtbot) == ["Recalling its resolution on peace and mediation,"]


def test_the_first_rows_are_shown_before_all_are_read(
    session: Session, feed: ExcerptsFeed, qtbot: QtBot
) -> None:
    count = FIRST + 50
    document = add_document(session.archive, [f"Words number {n:03}" for n in range(count)])
    anchors = [Anchor(each.id) for each in session.archive.documents.paragraphs(document)]
    session.archive.tags.add(session.archive.themes.find("Peace").id, anchors)
    seen: list[int] = []
    feed.model.modelReset.connect(lambda: seen.append(feed.model.count()))
    feed.refresher.wake()
    settle(feed, qtbot)
    assert seen == [FIRST, count]


def test_another_archive_leaves_nothing_of_the_old_one(
    session: Session, resolution: DocumentId, feed: ExcerptsFeed, qtbot: QtBot, tmp_path: Path
) -> None:
    tag(session, resolution, 0, "Peace")
    feed.refresher.wake()
    settle(feed, qtbot)
    session.switch(Archive.open(tmp_path / "other.concord", person="Ada"))
    assert feed.model.count() == 0
    assert settle(feed, qtbot) == []


def test_a_change_while_reading_is_not_lost(
    session: Session, resolution: DocumentId, feed: ExcerptsFeed, qtbot: QtBot
) -> None:
    tag(session, resolution, 0, "Peace")
    feed.refresher.wake()
    tag(session, resolution, 1, "Peace")
    qtbot.waitUntil(lambda: feed.model.count() == 2)


def test_letting_go_empties_the_list() -> None:
    from tests.viewer.ui.models.excerpts import excerpt

    rows = [excerpt(tag=number) for number in range(2_500)]
    let_go(rows)
    assert rows == []
