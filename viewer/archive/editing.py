"""The one way to change what people made: a row and its history are written together.

`Editor.edit` is a transaction and an entry of the undo list; `create`, `change`, `remove` and
`restore` write one row each and record the columns that changed, before and after. `revert` takes
the last turn of an edit back; since it records what it does as the next turn, taking that back
in its turn does the edit again.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from viewer.archive import linked
from viewer.archive.connection import Connection, Row
from viewer.archive.sharing import Shared
from viewer.archive.storable import storable
from viewer.archive.transactions import OpenEdit, Transactions
from viewer.domain import EditId

NOUNS = (
    "documents",
    "collections",
    "collection_documents",
    "themes",
    "tags",
    "annotations",
    "note_links",
    "pairs",
    "pair_ends",
    "bookmarks",
    "rejections",
    "reports",
    "report_items",
    "saved_searches",
    "glossary",
)
"""The tables that people's edits write; history speaks of no others."""

_DEPENDENTS = {
    "documents": (
        ("tags", "tags", "id"),
        ("annotations", "annotations", "id"),
        ("pairs", "pair_ends", "pair_id"),
        ("bookmarks", "bookmarks", "id"),
        ("rejections", "rejections", "id"),
    ),
    "themes": (
        ("tags", "tags", "id"),
        ("annotations", "annotations", "id"),
        ("rejections", "rejections", "id"),
    ),
    "tags": (("annotations", "annotations", "id"),),
}
"""What appears and vanishes with a row: the noun, the table that says so, and its id in there."""

Values = Mapping[str, Any]


def now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def new_uuid() -> str:
    return str(uuid.uuid4())


class Editor(Transactions):
    """Writes rows with their history, within its transactions."""

    def __init__(self, connection: Connection, shared: Shared) -> None:
        super().__init__(connection, shared)

    @property
    def person(self) -> str:
        """The name of who works, at every connection of this process."""
        return self._shared.person

    def work_as(self, name: str) -> None:
        self._shared.person = name

    def me(self) -> int | None:
        """The row of the person who works; None before their first edit."""
        found = self._connection.value("SELECT min(id) FROM people WHERE name = ?", (self.person,))
        return None if found is None else int(found)

    def touch_person(self, person: int) -> None:
        """Announce with the open transaction that somebody has another name."""
        self._frames[-1].add("people", [person])

    def create(self, noun: str, values: Values) -> int:
        """A new row; its id. By the present person and of now, unless the values say otherwise."""
        edit = self._started()
        at = now()
        row = {
            "uuid": new_uuid(),
            "created_by_id": self._person_id(),
            "created_at": at,
            "changed_at": at,
            **_storable(values),
            "removed_at": None,
        }
        row_id = self._connection.insert(_insertion(noun, tuple(row)), tuple(row.values()))
        self._record(edit, noun, row_id, row["uuid"], "create", None, row)
        self._touch(noun, row_id, row)
        return row_id

    def change(self, noun: str, row_id: int, values: Values) -> bool:
        """Set columns of a row; whether any of them was different."""
        row = self._row(noun, row_id)
        differing = {key: value for key, value in values.items() if row[key] != value}
        if differing:
            self._write(noun, row, differing, "change")
        return bool(differing)

    def put_back(self, noun: str, row_id: int, values: Values) -> bool:
        """Set columns to what they once were, `removed_at` among them; whether any differed."""
        row = self._row(noun, row_id)
        differing = {key: value for key, value in values.items() if row[key] != value}
        if differing:
            self._write(noun, row, differing, _action(differing))
        return bool(differing)

    def remove(self, noun: str, row_id: int) -> bool:
        """Hide a row; whether it was there to be hidden."""
        row = self._row(noun, row_id)
        if row["removed_at"] is not None:
            return False
        self._write(noun, row, {"removed_at": now()}, "remove")
        return True

    def restore(self, noun: str, row_id: int) -> bool:
        """Bring a hidden row back; whether it was hidden."""
        row = self._row(noun, row_id)
        if row["removed_at"] is None:
            return False
        self._write(noun, row, {"removed_at": None}, "restore")
        return True

    def revert(self, noun: str, row_id: int, before: Values | None, after: Values) -> None:
        """Put back the columns that one entry of the history changed.

        Raises:
            Overtaken: a later edit changed them again.
        """
        row = self._row(noun, row_id)
        if before is None:
            before, after = {"removed_at": now()}, {"removed_at": None}
        if any(row[key] != value for key, value in after.items() if key != "changed_at"):
            raise Overtaken(noun, row_id)
        restored = {key: value for key, value in before.items() if key != "changed_at"}
        self._write(noun, row, restored, _action(restored))

    def _write(self, noun: str, row: dict[str, Any], values: Values, action: str) -> None:
        edit = self._started()
        values = {**_storable(values), "changed_at": now()}
        columns = ", ".join(f"{column} = ?" for column in values)
        self._connection.run(
            f"UPDATE {noun} SET {columns} WHERE id = ?", (*values.values(), row["id"])
        )
        before = {column: row[column] for column in values}
        self._record(edit, noun, row["id"], row["uuid"], action, before, values)
        self._touch(noun, row["id"], row)
        if "removed_at" in values:
            self._touch_dependents(noun, row["id"])

    def _row(self, noun: str, row_id: int) -> dict[str, Any]:
        if noun not in NOUNS:
            raise ValueError(f"{noun} is not kept in the history")
        row = self._connection.row(f"SELECT * FROM {noun} WHERE id = ?", (row_id,))
        if row is None:
            raise LookupError(f"no row {row_id} in {noun}")
        return dict(row)

    def _record(
        self,
        edit: OpenEdit,
        noun: str,
        row_id: int,
        row_uuid: str,
        action: str,
        before: Values | None,
        after: Values,
    ) -> None:
        self._connection.run(
            "INSERT INTO history (edit_id, turn, person_id, created_at, noun, row_id, row_uuid,"
            " action, before, after) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                edit.id,
                edit.turn,
                self._person_id(),
                now(),
                noun,
                row_id,
                row_uuid,
                action,
                None if before is None else json.dumps(before, ensure_ascii=False),
                json.dumps(after, ensure_ascii=False),
            ),
        )

    def _started(self) -> OpenEdit:
        """The open edit, with a row in `edits`."""
        edit = self._edit
        if edit is None:
            raise RuntimeError("a row of a person can only be written inside an edit")
        self._check_alive()
        if edit.id is None:
            edit.id = EditId(
                self._connection.insert(
                    "INSERT INTO edits (uuid, label, person_id, created_at) VALUES (?, ?, ?, ?)",
                    (new_uuid(), storable(edit.label), self._person_id(), now()),
                )
            )
        return edit

    def edit_id(self) -> EditId:
        """Of the open edit, which has its place in the list from now on."""
        edit = self._started()
        if edit.id is None:
            raise RuntimeError("an edit that is started has a row")
        return edit.id

    def person_id(self, name: str | None = None) -> int:
        """The row of the person who works, or of this name; made with their first edit."""
        return self._person_id(name)

    def _person_id(self, name: str | None = None) -> int:
        name = self.person if name is None else storable(name)
        found = self._connection.value("SELECT min(id) FROM people WHERE name = ?", (name,))
        if found is not None:
            return int(found)
        return self._connection.insert(
            "INSERT INTO people (uuid, name, created_at) VALUES (?, ?, ?)",
            (new_uuid(), name, now()),
        )

    def _touch(self, noun: str, row_id: int, row: Values) -> None:
        document = row.get("document_id")
        if noun == "collection_documents":
            self._frames[-1].add("collections", [row["collection_id"]])
        elif noun == "report_items":
            self._frames[-1].add("reports", [row["report_id"]])
        elif noun == "pair_ends":
            self._frames[-1].add("pairs", [row["pair_id"]], [row["document_id"]])
        elif noun == "note_links":
            self._frames[-1].add("annotations", *linked.ends_of(self._connection, row_id))
        else:
            self._frames[-1].add(noun, [row_id], [] if document is None else [document])

    def _touch_dependents(self, noun: str, row_id: int) -> None:
        """Tags, notes, pairs and bookmarks appear and vanish with what they hang on."""
        notes = {row_id} if noun == "annotations" else set()
        for dependent, kept_in, column in _DEPENDENTS.get(noun, ()):
            rows = self._connection.rows(
                f"SELECT {column}, document_id FROM {kept_in}"
                f" WHERE {noun[:-1]}_id = ? AND removed_at IS NULL",
                (row_id,),
            )
            notes |= self._touch_rows(dependent, rows)
        if noun == "themes":
            notes |= self._touch_rows("annotations", self._notes_on_tags(row_id))
        if notes or noun == "documents":
            into = row_id if noun == "documents" else None
            ends, documents = linked.hanging_on(self._connection, notes, into)
            if ends:
                self._frames[-1].add("annotations", ends, documents)

    def _touch_rows(self, noun: str, rows: Sequence[Row]) -> set[int]:
        """Ids with the documents they are in; those of notes are given back."""
        ids = {row[0] for row in rows}
        if ids:
            self._frames[-1].add(noun, ids, {row[1] for row in rows if row[1] is not None})
        return ids if noun == "annotations" else set()

    def _notes_on_tags(self, theme: int) -> list[Row]:
        return self._connection.rows(
            "SELECT annotations.id, annotations.document_id FROM tags"
            " JOIN annotations ON annotations.tag_id = tags.id AND annotations.removed_at IS NULL"
            " WHERE tags.theme_id = ? AND tags.removed_at IS NULL",
            (theme,),
        )


class Overtaken(Exception):
    """A later edit changed the row that should be reverted; `History` finds out which."""

    def __init__(self, noun: str, row_id: int) -> None:
        super().__init__(noun, row_id)
        self.noun = noun
        self.row_id = row_id


def _insertion(noun: str, columns: tuple[str, ...]) -> str:
    if noun not in NOUNS:
        raise ValueError(f"{noun} is not kept in the history")
    marks = ", ".join("?" * len(columns))
    return f"INSERT INTO {noun} ({', '.join(columns)}) VALUES ({marks})"


def _storable(values: Values) -> dict[str, Any]:
    return {
        column: storable(value) if isinstance(value, str) else value
        for column, value in values.items()
    }


def _action(values: Values) -> str:
    if "removed_at" not in values:
        return "change"
    return "restore" if values["removed_at"] is None else "remove"
