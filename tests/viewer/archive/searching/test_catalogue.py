from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.viewer.archive.making import add, parsed
from viewer.archive import Archive
from viewer.archive.connection import Connection
from viewer.archive.searching import paragraphs
from viewer.archive.searching.catalogue import merged
from viewer.archive.searching.paragraphs import within
from viewer.domain import DocumentId

WORDS = ["peace and water", "peace alone", "water alone"]


@pytest.fixture
def documents(archive: Archive) -> list[DocumentId]:
    return [add(archive, WORDS, name=f"{number}.txt") for number in range(4)]


def reread(archive: Archive, document: DocumentId) -> None:
    archive.readings.replace(document, parsed(["peace", *WORDS]), lambda _earlier: [])


def counted(archive: Archive) -> tuple[int, int]:
    """By the count and by what is found; both must be right."""
    return archive.search.count("peace"), len(archive.search.find("peace"))


def test_only_the_shown_readings_are_found_and_undo_brings_the_old_ones_back(
    archive: Archive, documents: list[DocumentId]
) -> None:
    with archive.long_edit("Read all again") as edit:
        for document in documents:
            reread(archive, document)
    assert counted(archive) == (12, 12)
    assert edit.id is not None
    archive.history.undo(edit.id)
    assert counted(archive) == (8, 8)
    archive.history.redo(edit.id)
    assert counted(archive) == (12, 12)


def test_some_read_again_and_some_removed(archive: Archive, documents: list[DocumentId]) -> None:
    reread(archive, documents[1])
    assert counted(archive) == (9, 9)
    archive.documents.remove([documents[2]])
    assert counted(archive) == (7, 7)
    archive.history.undo(archive.history.edits(1)[0].id)
    assert counted(archive) == (9, 9)
    archive.documents.remove(documents)
    assert counted(archive) == (0, 0)


def test_what_another_connection_changed_is_seen(
    archive: Archive, documents: list[DocumentId]
) -> None:
    archive.documents.remove([documents[0]])
    with archive.again(read_only=True) as own:
        assert counted(own) == (6, 6)
        archive.documents.remove([documents[1]])
        assert counted(own) == (4, 4)


def test_a_change_that_is_rolled_back_leaves_no_trace(
    archive: Archive, documents: list[DocumentId]
) -> None:
    archive.documents.remove([documents[0]])

    def fail() -> None:
        with archive.edit("Fails"):
            archive.documents.remove([documents[1]])
            assert counted(archive) == (4, 4)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert counted(archive) == (6, 6)


def test_readings_written_at_once_are_told_block_by_block(
    archive: Archive, documents: list[DocumentId]
) -> None:
    """Two imports that take turns leave ids of one reading among those of another."""
    connection = archive._connection
    version = connection.value("SELECT version_id FROM documents WHERE id = ?", (documents[1],))
    connection.run("DROP TRIGGER blocks_stay")
    connection.run("PRAGMA foreign_keys = OFF")
    move = "UPDATE blocks SET id = id + ? WHERE version_id = ? AND position = 2"
    connection.run(move, (1000, version))
    archive.documents.remove([documents[0]])
    assert not archive.search._catalogues.now().gapless
    assert counted(archive) == (6, 6)
    connection.run(move, (-1000, version))
    archive.documents.correct(documents[1], title="Another")
    assert archive.search._catalogues.now().gapless
    assert counted(archive) == (6, 6)


def test_very_many_stretches_are_told_block_by_block(
    archive: Archive, documents: list[DocumentId], monkeypatch: pytest.MonkeyPatch
) -> None:
    archive.documents.remove([documents[1]])
    monkeypatch.setattr(paragraphs, "MOST_STRETCHES", 1)
    assert counted(archive) == (6, 6)


def test_no_block_is_looked_at_when_all_were_read_again(
    archive: Archive, documents: list[DocumentId], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A look at each block that matches made counts 26 times slower; the index alone tells."""
    for document in documents:
        reread(archive, document)
    assert archive.search.count("peace") == 12
    asked: list[str] = []
    value = Connection.value

    def listen(self: Connection, sql: str, parameters: tuple[object, ...] = ()) -> object:
        if "MATCH" in sql:
            asked.extend(
                str(row["detail"]) for row in self.rows("EXPLAIN QUERY PLAN " + sql, parameters)
            )
        return value(self, sql, parameters)

    monkeypatch.setattr(Connection, "value", listen)
    archive.documents.remove([documents[1]])
    assert archive.search.count("peace") == 9
    assert len(asked) == 1
    assert "blocks_index VIRTUAL TABLE" in asked[0]


@given(st.sets(st.integers(0, 60), min_size=1), st.integers(-1, 61))
def test_halving_finds_the_stretch(rows: set[int], row: int) -> None:
    stretches = merged((each, each) for each in sorted(rows))
    assert _holds(within(stretches), row) == (row in rows)


def _holds(condition: str, row: int) -> bool:
    database = sqlite3.connect(":memory:")
    try:
        (found,) = database.execute(
            f"SELECT {condition.replace('{row}', ':row')}", {"row": row}
        ).fetchone()
        return bool(found)
    finally:
        database.close()
