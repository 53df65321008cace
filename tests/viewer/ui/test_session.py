"""The session on a real archive: edits, undo, changes, another archive."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from tests.viewer.ui.conftest import add_document
from viewer.archive import Archive, TagsChanged
from viewer.domain import Anchor, DocumentId, EditId, NotFound, WorldError
from viewer.ui.session import Place, Selection, Session, Where


def tagged(session: Session, document: DocumentId) -> Any:
    """Put the first theme on the first paragraph of the document."""
    theme = session.archive.themes.all()[0]
    paragraph = session.archive.documents.paragraphs(document)[0]
    anchor = Anchor(paragraph.id)
    session.do("Tag it", lambda archive: archive.tags.add(theme.id, [anchor]))
    return theme


def test_an_edit_is_one_step_to_undo(session: Session, resolution: DocumentId) -> None:
    said: list[Any] = []
    session.message.connect(lambda text, undo: said.append((text, undo)))
    tagged(session, resolution)

    assert session.undo_stack.undoText() == "Tag it"
    assert len(session.archive.tags.of_document(resolution)) == 1
    session.undo_stack.undo()
    assert session.archive.tags.of_document(resolution) == []
    session.undo_stack.redo()
    assert len(session.archive.tags.of_document(resolution)) == 1
    assert said == [("Tag it", True), ("Undone: Tag it", False), ("Redone: Tag it", False)]


def test_an_edit_that_changes_nothing_is_no_step(session: Session, resolution: DocumentId) -> None:
    theme = tagged(session, resolution)
    anchor = session.archive.tags.of_document(resolution)[0].anchor
    session.do("Tag it again", lambda archive: archive.tags.add(theme.id, [anchor]))

    assert session.undo_stack.count() == 1


def test_what_the_world_refuses_is_told_and_leaves_nothing(session: Session) -> None:
    refused: list[Any] = []
    session.refused.connect(lambda sentence, _details: refused.append(sentence))

    def half(archive: Archive) -> None:
        archive.collections.add("Half")
        raise WorldError("No room is left.")

    assert session.do("Try", half) is None
    assert refused == ["No room is left."]
    assert session.archive.collections.all() == []
    assert session.undo_stack.count() == 0


def test_an_undo_that_fails_leaves_the_stack(
    session: Session, resolution: DocumentId, monkeypatch: pytest.MonkeyPatch
) -> None:
    tagged(session, resolution)
    refused: list[Any] = []
    session.refused.connect(lambda sentence, _details: refused.append(sentence))

    def fail(_edit: Any) -> None:
        raise NotFound("It is gone.")

    monkeypatch.setattr(session.archive.history, "undo", fail)
    session.undo_stack.undo()

    assert refused == ["It is gone."]
    assert session.undo_stack.count() == 0


def test_changes_arrive_at_once_from_this_thread(session: Session, resolution: DocumentId) -> None:
    told: list[Any] = []
    session.changed.connect(told.extend)
    tagged(session, resolution)

    assert any(isinstance(each, TagsChanged) for each in told)


def test_changes_from_another_thread_arrive_on_this_one(qtbot: QtBot, session: Session) -> None:
    seen: list[Any] = []
    session.changed.connect(lambda _changes: seen.append(threading.current_thread()))

    def work() -> None:
        with session.archive.again() as own:
            own.collections.add("From afar")

    with qtbot.waitSignal(session.changed):
        thread = threading.Thread(target=work)
        thread.start()
    thread.join()

    assert set(seen) == {threading.main_thread()}


def test_an_edit_in_the_background_is_one_step_too(
    session: Session, resolution: DocumentId
) -> None:
    done: list[Any] = []
    session.do_in_background(
        "Remove it", lambda archive, _job: archive.documents.remove([resolution]), done=done.append
    )
    session.background.wait()

    assert done == [None]
    assert session.archive.documents.count() == 0
    session.undo_stack.undo()
    moving = [session.moving]
    session.background.wait()
    moving.append(session.moving)
    assert moving == [True, False]
    assert session.archive.documents.count() == 1


def test_a_large_undo_that_fails_leaves_no_false_steps(
    session: Session, resolution: DocumentId, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused: list[Any] = []
    session.refused.connect(lambda sentence, _details: refused.append(sentence))
    session.did(EditId(987), "Remove 300 documents", large=True)
    session.undo_stack.undo()
    session.background.wait()

    assert len(refused) == 1
    assert session.undo_stack.count() == 0
    assert not session.moving


def test_a_selection_is_told_once(session: Session, resolution: DocumentId) -> None:
    told: list[Any] = []
    session.selection_changed.connect(told.append)
    selection = Selection(resolution, (), "words")
    session.select(selection)
    session.select(Selection(resolution, (), "words"))

    assert told == [selection]


def test_opening_asks_the_readers(session: Session, resolution: DocumentId) -> None:
    asked: list[Any] = []
    session.open_requested.connect(lambda place, where: asked.append((place, where)))
    session.open(resolution)
    session.open(Place(resolution, None), Where.RIGHT)

    assert asked == [(Place(resolution), Where.CURRENT), (Place(resolution), Where.RIGHT)]


def test_another_archive_takes_the_place_of_this_one(
    session: Session, resolution: DocumentId, tmp_path: Path
) -> None:
    tagged(session, resolution)
    session.show_document(resolution)
    other = Archive.open(tmp_path / "other.concord", person="Ada")
    add_document(other, ["One paragraph."])
    told: list[Any] = []
    session.archive_changed.connect(lambda: told.append(session.archive.path.name))
    before = session.archive

    session.switch(other)

    assert told == ["other.concord"]
    assert session.document is None
    assert session.undo_stack.count() == 0
    changes: list[Any] = []
    session.changed.connect(changes.append)
    session.do("New collection", lambda archive: archive.collections.add("New"))
    assert changes
    with pytest.raises(Exception, match="closed"):
        before.documents.count()


def test_a_failure_in_the_background_says_what_was_tried(qtbot: QtBot, session: Session) -> None:
    def refuse(_job: object) -> None:
        raise WorldError("No room.") from OSError(28, "No space left on device")

    with qtbot.waitSignal(session.refused) as told:
        session.background.run("Back up", refuse)

    sentence, details = told.args
    assert sentence == "No room."
    assert "Back up" in details
    assert "No space left" in details


@pytest.fixture
def restarted(session: Session, tmp_path: Path) -> Iterator[Session]:
    """Another session on the same archive, after what was done in the first."""
    archive = session.archive
    archive.themes.add("Water")
    archive.themes.add("Wind")
    archive.history.undo(archive.history.edits(1)[0].id)
    with archive.again() as own:
        made = Session(own, session.settings, session.appearance)
        yield made
        made.background.close()


def test_undo_reaches_back_over_a_restart(restarted: Session) -> None:
    themes = restarted.archive.themes
    restarted.do("Add theme Fire", lambda opened: opened.themes.add("Fire"))
    assert restarted.undo_stack.undoText() == "Add theme Fire"
    restarted.undo_stack.undo()
    assert restarted.undo_stack.undoText() == "Add theme Water", "what is undone is passed over"
    restarted.undo_stack.undo()
    assert len(themes.all()) == 3
    restarted.undo_stack.redo()
    assert len(themes.all()) == 4


def test_what_others_did_is_not_undone_by_chance(session: Session, path_of: Path) -> None:
    session.archive.close()
    with Archive.open(path_of, person="Ben") as other:
        other.themes.add("Water")
    with Archive.open(path_of, person="Ada") as mine:
        made = Session(mine, session.settings, session.appearance)
        made.recall()
        assert not made.undo_stack.canUndo()
        made.background.close()


@pytest.fixture
def path_of(archive: Archive) -> Path:
    return archive.path
