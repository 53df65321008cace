from __future__ import annotations

import sqlite3

from tests.viewer.archive.making import add, anchors
from viewer.archive import Archive
from viewer.archive.checks import check
from viewer.domain import Target, ThemeId
from viewer.domain.searching import Question


def found(archive: Archive, query: str) -> list[str]:
    return sorted(each.what.value for each in archive.search.page(Question(query)).found)


def test_what_is_written_is_found_at_once_and_undo_takes_it_back(archive: Archive) -> None:
    document = add(archive, title="Letter")
    note = archive.annotations.add(Target(anchor=anchors(archive, document)[0]), "Quite oddly put")
    assert found(archive, "oddly") == ["note"]
    archive.annotations.change(note, "Plainly put")
    assert (found(archive, "oddly"), found(archive, "plainly")) == ([], ["note"])
    archive.history.undo(archive.history.edits(1)[0].id)
    assert (found(archive, "oddly"), found(archive, "plainly")) == (["note"], [])
    archive.annotations.remove([note])
    assert found(archive, "oddly") == []
    archive.history.undo(archive.history.edits(1)[0].id)
    assert found(archive, "oddly") == ["note"]


def test_titles_and_themes_follow_their_changes(archive: Archive) -> None:
    document = add(archive, title="Letter", symbol="S/1")
    assert found(archive, "letter") == ["title"]
    archive.documents.correct(document, title="Report", symbol="S/2")
    assert (found(archive, "letter"), found(archive, '"S/2"')) == ([], ["title"])
    archive.themes.change(ThemeId(1), description="Calm among nations")
    assert found(archive, "calm") == ["theme"]
    archive.documents.remove([document])
    assert found(archive, "report") == []
    archive.history.undo(archive.history.edits(1)[0].id)
    assert found(archive, "report") == ["title"]


def test_a_note_goes_with_what_it_is_on(archive: Archive) -> None:
    document = add(archive)
    theme = archive.themes.add("Wells")
    (tag,) = archive.tags.add(theme, anchors(archive, document)[:1])
    archive.annotations.add(Target(tag=tag), "oddly one")
    archive.annotations.add(Target(theme=theme), "oddly two")
    archive.annotations.add(Target(document=document), "oddly three")
    assert found(archive, "oddly") == ["note"] * 3
    assert found(archive, "oddly -xyz") == ["note"] * 3
    archive.tags.remove([tag])
    assert found(archive, "oddly") == found(archive, "oddly -xyz") == ["note"] * 2
    archive.themes.remove(theme)
    assert found(archive, "oddly") == found(archive, "in:notes") == ["note"]
    archive.documents.remove([document])
    assert found(archive, "oddly") == found(archive, "in:notes") == []


def test_an_edit_that_fails_leaves_the_index_as_it_was(archive: Archive) -> None:
    document = add(archive)

    def fail() -> None:
        with archive.edit("Fails"):
            archive.annotations.add(Target(document=document), "oddly")
            raise ZeroDivisionError

    try:
        fail()
    except ZeroDivisionError:
        assert found(archive, "oddly") == []


def test_what_another_program_changed_is_indexed_with_the_next_edit(archive: Archive) -> None:
    document = add(archive)
    note = archive.annotations.add(Target(document=document), "oddly")
    with sqlite3.connect(archive.path) as other:
        other.execute("UPDATE annotations SET body = 'strangely' WHERE id = ?", (note,))
    other.close()
    archive.themes.change(ThemeId(1), name="Calm")
    assert (found(archive, "oddly"), found(archive, "strangely")) == ([], ["note"])
    # What the history says is the check's to compare.
    archive._connection.run("UPDATE annotations SET body = 'oddly' WHERE id = ?", (note,))
    archive.themes.change(ThemeId(1), name="Calmer")
    assert found(archive, "oddly") == ["note"]


def test_the_check_compares_the_index_with_the_texts(archive: Archive) -> None:
    document = add(archive, title="Letter")
    assert check(archive._connection, archive._editor) == []
    archive._connection.run("DELETE FROM others_index WHERE rowid = ?", (document * 4 + 1,))
    (finding,) = check(archive._connection, archive._editor)
    assert "search index of titles" in finding
    archive.documents.correct(document, title="Letter again")
    assert check(archive._connection, archive._editor) == []
