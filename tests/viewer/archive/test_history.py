from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.viewer.archive.making import add, anchors
from viewer.archive import Archive, ChangedSince, Refused
from viewer.domain import EditId, HistoryFilter, NotFound, Target, ThemeId


def test_history_says_who_did_what_to_which_row(archive: Archive) -> None:
    archive.themes.add("Water", key="w")
    archive.themes.change(ThemeId(4), name="Water and sanitation")
    newest, oldest = archive.history.edits()
    assert (oldest.label, newest.label) == ("Add theme Water", "Change theme Water")
    assert oldest.by == newest.by == "Ann"
    assert [each.id for each in archive.history.edits(1)] == [newest.id]
    (made,) = archive.history.entries(oldest.id)
    assert (made.noun, made.row, made.action, made.before) == ("themes", 4, "create", None)
    assert made.after["name"] == "Water"
    assert made.uuid == archive.themes.get(ThemeId(4)).uuid
    (changed,) = archive.history.entries(newest.id)
    assert changed.action == "change"
    assert changed.before is not None
    assert changed.before["name"] == "Water"
    assert changed.after["name"] == "Water and sanitation"
    assert "key" not in changed.after


def test_undo_and_redo_are_recorded_with_who_and_when(path: Path) -> None:
    with Archive.open(path, person="Ann") as archive:
        archive.themes.add("Water")
    with Archive.open(path, person="Ben") as archive:
        archive.history.undo(EditId(1))
        archive.history.redo(EditId(1))
        entries = archive.history.entries(EditId(1))
        assert [(each.turn, each.action, each.by) for each in entries] == [
            (0, "create", "Ann"),
            (1, "remove", "Ben"),
            (2, "restore", "Ben"),
        ]
        assert archive.history.get(EditId(1)).by == "Ann"
        assert [person.name for person in archive.people.all()] == ["Ann", "Ben"]


def test_undo_of_what_is_undone_does_nothing(archive: Archive) -> None:
    archive.themes.add("Water")
    edit = archive.history.edits()[0].id
    archive.history.redo(edit)
    assert len(archive.history.entries(edit)) == 1
    archive.history.undo(edit)
    archive.history.undo(edit)
    assert archive.history.get(edit).undone
    assert len(archive.history.entries(edit)) == 2
    with pytest.raises(NotFound):
        archive.history.undo(EditId(99))


def test_an_older_edit_can_be_undone_if_nothing_depends_on_it(archive: Archive) -> None:
    archive.themes.change(ThemeId(1), colour="red")
    archive.themes.change(ThemeId(1), description="New.")
    archive.history.undo(EditId(1))
    peace = archive.themes.get(ThemeId(1))
    assert (peace.colour, peace.description) == ("blue", "New.")
    archive.history.redo(EditId(1))
    assert archive.themes.get(ThemeId(1)).colour == "red"


def test_undo_never_destroys_a_later_edit(archive: Archive) -> None:
    archive.themes.change(ThemeId(1), colour="red", icon="dove")
    archive.themes.change(ThemeId(1), colour="green")
    with pytest.raises(ChangedSince, match="“Change theme Peace” changed the same since"):
        archive.history.undo(EditId(1))
    peace = archive.themes.get(ThemeId(1))
    assert (peace.colour, peace.icon) == ("green", "dove")
    assert not archive.history.get(EditId(1)).undone
    archive.history.undo(EditId(2))
    archive.history.undo(EditId(1))
    assert archive.themes.get(ThemeId(1)).colour == "blue"


def test_a_theme_with_others_below_cannot_be_unmade(archive: Archive) -> None:
    parent = archive.themes.add("Water")
    archive.themes.add("Rivers", parent=parent)
    with pytest.raises(ChangedSince, match="Undo the later edits first"):
        archive.history.undo(EditId(1))
    archive.history.undo(EditId(2))
    archive.history.undo(EditId(1))
    with pytest.raises(ChangedSince):
        archive.history.redo(EditId(2))
    archive.history.redo(EditId(1))
    archive.history.redo(EditId(2))
    assert len(archive.themes.all()) == 5


def test_undo_across_a_restart(path: Path) -> None:
    with Archive.open(path, person="Ann") as archive:
        document = add(archive)
        archive.tags.add(ThemeId(1), anchors(archive, document))
        before = archive.documents.all()
        archive.documents.remove([document])
    with Archive.open(path, person="Ann") as archive:
        newest = archive.history.edits()[0]
        archive.history.undo(newest.id)
        assert archive.documents.all() == before
        assert archive.check() == []


def test_undo_and_redo_stand_alone(archive: Archive) -> None:
    archive.themes.add("Water")
    with pytest.raises(RuntimeError), archive.edit("Both"):
        archive.history.undo(EditId(1))
    assert not archive.history.get(EditId(1)).undone


def test_the_history_of_a_document_a_paragraph_a_theme_a_person_and_a_day(path: Path) -> None:
    with Archive.open(path, person="Ann") as archive:
        first, second = add(archive, name="a.txt"), add(archive, name="b.txt")
        one, other, *_ = anchors(archive, first)
        archive.tags.add(ThemeId(1), [one])
        archive.tags.add(ThemeId(2), anchors(archive, second)[:1])
        archive.collections.add("Both", [first])
    with Archive.open(path, person="Ben") as archive:
        note = archive.annotations.add(Target(anchor=other), "See 2015.")
        archive.annotations.change(note, "See 2013.")

        def labels(**wanted: Any) -> list[str]:
            return [each.label for each in archive.history.find(HistoryFilter(**wanted))]

        assert labels(paragraph=one.paragraph) == ["Tag a paragraph as Peace"]
        assert labels(paragraph=other.paragraph) == ["Change a note", "Note on a paragraph"]
        assert labels(document=first)[:3] == [
            "Change a note", "Note on a paragraph", "Add collection Both",
        ]  # fmt: skip
        assert labels(document=second)[0] == "Tag a paragraph as Humanitarian"
        assert labels(themes=(ThemeId(2),)) == ["Tag a paragraph as Humanitarian"]
        assert labels(person="Ben") == ["Change a note", "Note on a paragraph"]
        today = archive.history.edits(1)[0].at[:10]
        assert len(labels(day=today)) == len(archive.history.edits())
        assert labels(day="1999") == []
        newest = archive.history.edits(1)[0]
        older = archive.history.find(HistoryFilter(person="Ben"), before=newest.id)
        assert [each.label for each in older] == ["Note on a paragraph"]
        assert archive.history.size(newest.id) == 1


def test_any_earlier_state_of_one_thing_comes_back(archive: Archive) -> None:
    document = add(archive)
    note = archive.annotations.add(Target(document=document), "One.")
    for body in ("Two.", "Three."):
        archive.annotations.change(note, body)
    archive.annotations.remove([note])
    two = archive.history.entries(archive.history.edits()[2].id)[0]
    archive.history.restore(two)
    assert archive.annotations.get(note).body == "Two."
    edit = archive.history.edits(1)[0]
    assert edit.label == "Restore a note"
    archive.history.undo(edit.id)
    assert archive.annotations.all() == []
    archive.history.redo(edit.id)
    count = len(archive.history.edits())
    archive.history.restore(two)
    assert len(archive.history.edits()) == count, "nothing is different: no edit"


def test_a_state_that_no_longer_goes_is_refused(archive: Archive) -> None:
    theme = archive.themes.add("Water", key="w")
    made = archive.history.entries(archive.history.edits(1)[0].id)[0]
    archive.themes.change(theme, key=None)
    archive.themes.add("Wind", key="w")
    with pytest.raises(Refused, match="does not go with it"):
        archive.history.restore(made)
    assert archive.themes.get(theme).key is None


def test_no_theme_comes_back_under_one_that_is_not_there(archive: Archive) -> None:
    parent = archive.themes.add("Above")
    child = archive.themes.add("Below", parent=parent)
    archive.themes.move(child, None)
    (moved, *_) = archive.history.edits()
    made = archive.history.entries(archive.history.edits()[1].id)[0]
    archive.themes.remove(parent)
    with pytest.raises(ChangedSince, match="“Below” was under"):
        archive.history.undo(moved.id)
    with pytest.raises(Refused, match="Restore that one first"):
        archive.history.restore(made)
    assert archive.themes.get(child).parent is None
    archive.history.undo(archive.history.edits()[0].id)
    archive.history.undo(moved.id)
    assert archive.themes.get(child).parent == parent


def test_no_theme_comes_to_stand_under_itself(archive: Archive) -> None:
    one, other = archive.themes.add("One"), archive.themes.add("Other")
    archive.themes.move(one, other)
    archive.themes.move(one, None)
    (back, *_) = archive.history.edits()
    archive.themes.move(other, one)
    with pytest.raises(ChangedSince):
        archive.history.undo(back.id)
    assert {each.id for each in archive.themes.all()} >= {one, other}
