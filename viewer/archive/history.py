"""What people did, in order, and how it is taken back and done again."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from typing import Any

from viewer.archive.connection import Connection, Row
from viewer.archive.editing import Editor, Overtaken
from viewer.archive.errors import ArchiveError, ChangedSince, Refused
from viewer.archive.theme_tree import lost_themes
from viewer.archive.transactions import OpenEdit
from viewer.domain import Edit, EditId, HistoryFilter, NotFound

_SELECT = """
    SELECT edits.id, edits.uuid, edits.label, edits.created_at, edits.undone, people.name AS person
    FROM edits JOIN people ON people.id = edits.person_id
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row that one turn of an edit wrote.

    Attributes:
        noun: the table.
        turn: 0 when first done, odd when undone, even when done again.
        action: create, change, remove or restore.
        before: the columns that changed, as they were; None when the row was new.
        after: the same columns as they became.
    """

    edit: EditId
    turn: int
    noun: str
    row: int
    uuid: str
    action: str
    before: dict[str, Any] | None
    after: dict[str, Any]
    by: str
    at: str
    id: int = 0


# The edits that touched rows of something, by the index on noun and row.
_TOUCHING = """
    SELECT history.edit_id FROM {table} JOIN history
        ON history.noun = '{table}' AND history.row_id = {table}.id
    WHERE {table}.{column} = ?
"""
_ON_DOCUMENT = (
    "tags",
    "annotations",
    "note_links",
    "pair_ends",
    "bookmarks",
    "collection_documents",
)
_ON_PARAGRAPH = ("tags", "annotations", "note_links", "pair_ends", "bookmarks")
_ON_THEME = ("tags", "annotations")
# Links are found by what their notes are on, too.
_LINKING = """
    SELECT history.edit_id FROM annotations
        JOIN note_links ON note_links.annotation_id = annotations.id
        JOIN history ON history.noun = 'note_links' AND history.row_id = note_links.id
    WHERE annotations.{column} = ?
"""
_OF_ITSELF = "SELECT edit_id FROM history WHERE noun = '{noun}' AND row_id = ?"
_KEPT = ("uuid", "created_at", "created_by_id", "changed_at")
"""Columns that no restoring sets."""


class History:
    """The audit trail, and undo across restarts."""

    def __init__(self, connection: Connection, editor: Editor) -> None:
        self._connection = connection
        self._editor = editor

    def edits(self, limit: int = 100) -> list[Edit]:
        """The newest first."""
        rows = self._connection.rows(_SELECT + " ORDER BY edits.id DESC LIMIT ?", (limit,))
        return [_edit(row) for row in rows]

    def find(
        self, wanted: HistoryFilter, *, limit: int = 200, before: EditId | None = None
    ) -> list[Edit]:
        """The newest first that touched what is wanted; `before` goes on from an earlier answer."""
        conditions: list[str] = []
        values: list[Any] = []
        for queries, row in _scopes(wanted):
            conditions.append(f"edits.id IN ({' UNION '.join(queries)})")
            values += [row] * len(queries)
        if wanted.person:
            conditions.append("people.name = ?")
            values.append(wanted.person)
        if wanted.day:
            conditions.append("substr(edits.created_at, 1, ?) = ?")
            values += [len(wanted.day), wanted.day]
        if before is not None:
            conditions.append("edits.id < ?")
            values.append(before)
        where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
        rows = self._connection.rows(
            _SELECT + where + " ORDER BY edits.id DESC LIMIT ?", (*values, limit)
        )
        return [_edit(row) for row in rows]

    def newest(self) -> EditId:
        """The last edit of all; 0 where there is none."""
        return EditId(self._connection.value("SELECT coalesce(max(id), 0) FROM edits"))

    def size(self, edit: EditId) -> int:
        """How many rows the last turn of an edit wrote."""
        return int(
            self._connection.value(
                "SELECT count(*) FROM history JOIN edits ON edits.id = edit_id"
                " WHERE edit_id = ? AND history.turn = edits.turn",
                (edit,),
            )
        )

    def restore(self, entry: Entry) -> None:
        """Bring one thing back to the state in which this entry left it, as an edit of its own.

        Raises:
            Refused: what was done since does not go with it.
        """
        state: dict[str, Any] = {}
        for (after,) in self._connection.rows(
            "SELECT after FROM history WHERE noun = ? AND row_id = ? AND id <= ? ORDER BY id",
            (entry.noun, entry.row, entry.id),
        ):
            state.update(json.loads(after))
        values = {column: value for column, value in state.items() if column not in _KEPT}
        try:
            with self._editor.edit(f"Restore {_THINGS[entry.noun]}"):
                self._editor.put_back(entry.noun, entry.row, values)
                if entry.noun == "themes" and lost_themes(self._connection):
                    raise Refused(
                        "The theme was under one that is not there any more. "
                        "Restore that one first."
                    )
        except sqlite3.IntegrityError as error:
            raise Refused(
                f"{_THINGS[entry.noun].capitalize()} cannot be brought back to that state because "
                "what was done since does not go with it. Undo the later edits first."
            ) from error

    def get(self, edit: EditId) -> Edit:
        row = self._connection.row(_SELECT + " WHERE edits.id = ?", (edit,))
        if row is None:
            raise NotFound(f"There is no edit {edit} in this archive.")
        return _edit(row)

    def entries(self, edit: EditId) -> list[Entry]:
        """Everything that an edit and its undoing wrote, in order."""
        self.get(edit)
        return self._entries("edit_id = ?", edit)

    def undo(self, edit: EditId) -> None:
        """Take an edit back; nothing happens if it is taken back already.

        Raises:
            ChangedSince: a later edit changed the same; nothing is done.
        """
        if not self.get(edit).undone:
            self._turn_over(edit)

    def redo(self, edit: EditId) -> None:
        """Do an edit again that was taken back; nothing happens if it was not."""
        if self.get(edit).undone:
            self._turn_over(edit)

    def _turn_over(self, edit: EditId) -> None:
        """Revert the last turn, backwards, as a turn of its own."""
        known = self.get(edit)
        turn = int(self._connection.value("SELECT turn FROM edits WHERE id = ?", (edit,)))
        entries = self._entries("edit_id = ? AND turn = ?", edit, turn)
        try:
            with self._editor.turn_over(OpenEdit(known.label, edit, turn + 1)):
                self._connection.run("UPDATE edits SET turn = ? WHERE id = ?", (turn + 1, edit))
                for entry in reversed(entries):
                    self._editor.revert(entry.noun, entry.row, entry.before, entry.after)
                self._check_tree(known, entries)
        except Overtaken as overtaken:
            raise self._changed_since(known, overtaken.noun, overtaken.row_id) from None
        except sqlite3.IntegrityError as error:
            raise ChangedSince(
                f"“{known.label}” cannot be {_turned(known)} because what was done since does not "
                "go with it. Undo the later edits first."
            ) from error

    def _check_tree(self, edit: Edit, entries: list[Entry]) -> None:
        """Themes that were moved or removed since may be what those of the edit are under."""
        if any(entry.noun == "themes" for entry in entries):
            lost = lost_themes(self._connection)
            if lost:
                raise ChangedSince(
                    f"“{edit.label}” cannot be {_turned(edit)} because what “{lost[0]}” was under "
                    "was moved or removed since. Undo that first."
                )

    def _changed_since(self, edit: Edit, noun: str, row: int) -> ArchiveError:
        later = self._connection.value(
            "SELECT edits.label FROM history JOIN edits ON edits.id = history.edit_id"
            " WHERE noun = ? AND row_id = ? AND edit_id <> ? ORDER BY history.id DESC LIMIT 1",
            (noun, row, edit.id),
        )
        return ChangedSince(
            f"“{edit.label}” cannot be {_turned(edit)} because “{later}” changed the same since. "
            "Undo that first."
        )

    def _entries(self, condition: str, *parameters: int) -> list[Entry]:
        rows = self._connection.rows(
            "SELECT history.*, people.name AS person FROM history"
            f" JOIN people ON people.id = history.person_id WHERE {condition} ORDER BY history.id",
            parameters,
        )
        return [_entry(row) for row in rows]


_THINGS = {
    "documents": "a document",
    "collections": "a collection",
    "collection_documents": "a place in a collection",
    "themes": "a theme",
    "tags": "a tag",
    "annotations": "a note",
    "note_links": "a link of a note",
    "pairs": "a pair",
    "pair_ends": "an end of a pair",
    "bookmarks": "a bookmark",
    "reports": "a report",
    "report_items": "a place in a report",
    "rejections": "a rejected suggestion",
    "saved_searches": "a saved search",
    "glossary": "an entry of the glossary",
}


def thing(noun: str) -> str:
    """What people call a row of a table: `a tag`."""
    return _THINGS.get(noun, "something")


def _scopes(wanted: HistoryFilter) -> list[tuple[list[str], int]]:
    """Queries for edits, of which any may hold, with the row that each is asked for."""
    scopes: list[tuple[list[str], int]] = []
    if wanted.document is not None:
        touching = [_TOUCHING.format(table=each, column="document_id") for each in _ON_DOCUMENT]
        touching.append(_LINKING.format(column="document_id"))
        scopes.append(([_OF_ITSELF.format(noun="documents"), *touching], wanted.document))
    if wanted.paragraph is not None:
        touching = [_TOUCHING.format(table=each, column="block_id") for each in _ON_PARAGRAPH]
        touching.append(_LINKING.format(column="block_id"))
        scopes.append((touching, wanted.paragraph))
    for theme in wanted.themes:
        touching = [_TOUCHING.format(table=each, column="theme_id") for each in _ON_THEME]
        touching.append(_LINKING.format(column="theme_id"))
        scopes.append(([_OF_ITSELF.format(noun="themes"), *touching], theme))
    return scopes


def _turned(edit: Edit) -> str:
    return "done again" if edit.undone else "undone"


def _edit(row: Row) -> Edit:
    return Edit(
        EditId(row["id"]),
        row["uuid"],
        row["label"],
        row["person"],
        row["created_at"],
        bool(row["undone"]),
    )


def _entry(row: Row) -> Entry:
    return Entry(
        edit=EditId(row["edit_id"]),
        turn=row["turn"],
        noun=row["noun"],
        row=row["row_id"],
        uuid=row["row_uuid"],
        action=row["action"],
        before=None if row["before"] is None else json.loads(row["before"]),
        after=json.loads(row["after"]),
        by=row["person"],
        at=row["created_at"],
        id=row["id"],
    )
