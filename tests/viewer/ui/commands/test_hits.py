import pytest
from pytestqt.qtbot import QtBot

from tests.viewer.ui.conftest import add_document
from viewer.domain import Anchor, ThemeId
from viewer.ui.commands.hits import FEW, SLICE, counted, note_hits, tag_hits
from viewer.ui.session import Session

COUNT = 3 * SLICE + 7


@pytest.fixture
def anchors(session: Session) -> list[Anchor]:
    document = add_document(session.archive, [f"Paragraph {n} on zinc" for n in range(COUNT)])
    return [Anchor(each.id) for each in session.archive.documents.paragraphs(document)]


@pytest.fixture
def peace(session: Session) -> ThemeId:
    return session.archive.themes.find("Peace").id


def test_thousands_are_tagged_as_one_edit_off_the_interface_thread(
    session: Session, anchors: list[Anchor], peace: ThemeId, qtbot: QtBot
) -> None:
    session.archive.tags.add(peace, anchors[:2])
    tag_hits(session, peace, anchors)
    assert not session.background.idle
    qtbot.waitUntil(lambda: session.undo_stack.count() == 1)
    assert session.archive.themes.get(peace).tags == COUNT
    assert session.undo_stack.undoText() == f"Tag {COUNT} paragraphs as Peace"
    session.undo_stack.undo()
    qtbot.waitUntil(lambda: not session.moving)
    assert session.archive.themes.get(peace).tags == 2


def test_what_was_tagged_until_it_was_cancelled_is_one_edit(
    session: Session, anchors: list[Anchor], peace: ThemeId, qtbot: QtBot
) -> None:
    tag_hits(session, peace, anchors)
    (job,) = session.background.jobs
    job.progressed.connect(job.cancel)
    qtbot.waitUntil(lambda: session.background.idle)
    done = session.archive.themes.get(peace).tags
    assert 0 < done < COUNT
    assert session.undo_stack.undoText() == f"Tag {done} paragraphs as Peace"
    session.undo_stack.undo()
    qtbot.waitUntil(lambda: session.archive.themes.get(peace).tags == 0)


def test_a_few_are_tagged_at_once(session: Session, anchors: list[Anchor], peace: ThemeId) -> None:
    tag_hits(session, peace, anchors[:FEW])
    assert session.archive.themes.get(peace).tags == FEW
    assert session.undo_stack.undoText() == f"Tag {FEW} paragraphs as Peace"


def test_a_note_is_written_on_all(session: Session, anchors: list[Anchor], qtbot: QtBot) -> None:
    note_hits(session, " ", anchors)
    assert session.background.idle
    note_hits(session, "To be compared.", anchors[: FEW + 5])
    qtbot.waitUntil(lambda: session.undo_stack.count() == 1)
    assert len(session.archive.annotations.all()) == FEW + 5
    session.undo_stack.undo()
    qtbot.waitUntil(lambda: session.archive.annotations.all() == [])


def test_a_theme_that_is_gone_is_said(
    session: Session, anchors: list[Anchor], peace: ThemeId, qtbot: QtBot
) -> None:
    session.archive.themes.remove(peace)
    with qtbot.waitSignal(session.refused):
        tag_hits(session, peace, anchors)
    assert session.undo_stack.count() == 0


def test_places_are_counted_in_words() -> None:
    whole, words = Anchor(1), Anchor(1, 2, 3)  # type: ignore[arg-type]
    assert counted([whole]) == "a paragraph"
    assert counted([words]) == "some words"
    assert counted([whole] * 1200) == "1,200 paragraphs"
    assert counted([whole, words]) == "2 places"
