"""What people did, in order, and how it is taken back and done again."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from typing import Any

from viewer.archive.connection import Connection, Row
from viewer.archive.editing import Editor, Overtaken
from viewer.archive.errors import ArchiveError, ChangedSince
from viewer.archive.transactions import OpenEdit
from viewer.domain import Edit, EditId, NotFound

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


class History:
    """The audit trail, and undo across restarts."""

    def __init__(self, connection: Connection, editor: Editor) -> None:
        self._connection = connection
        self._editor = editor

    def edits(self, limit: int = 100) -> list[Edit]:
        """The newest first."""
        rows = self._connection.rows(_SELECT + " ORDER BY edits.id DESC LIMIT ?", (limit,))
        return [_edit(row) for row in rows]

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
        except Overtaken as overtaken:
            raise self._changed_since(known, overtaken.noun, overtaken.row_id) from None
        except sqlite3.IntegrityError as error:
            raise ChangedSince(
                f"“{known.label}” cannot be {_turned(known)} because what was done since does not "
                "go with it. Undo the later edits first."
            ) from error

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
    )
