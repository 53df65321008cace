"""The one way to change what people made: a row and its history are written together.

`Editor.edit` is a transaction and an entry of the undo list; `create`, `change`, `remove` and
`restore` write one row each and record the columns that changed, before and after. `revert` takes
the last turn of an edit back; since it records what it does as the next turn, taking that back
in its turn does the edit again.
"""

from __future__ import annotations

import json
import time
import uuid
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from viewer.archive import errors
from viewer.archive.changes import Touched
from viewer.archive.connection import CHECKPOINT_PAGES, Connection
from viewer.archive.sharing import Shared
from viewer.archive.storable import storable
from viewer.domain import EditId

NOUNS = ("documents", "collections", "collection_documents", "themes", "tags", "annotations")
"""The tables that people's edits write; history speaks of no others."""

ANNOUNCE_EVERY_S = 0.25
"""A long job tells the listeners what it has done so far not more often than this."""

Values = Mapping[str, Any]


def now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def new_uuid() -> str:
    return str(uuid.uuid4())


@dataclass(slots=True)
class OpenEdit:
    """An edit while it is being made.

    Attributes:
        id: set with the first row that is written; None as long as nothing changed.
        label: in the user's words; may be set anew until the edit is closed.
        turn: 0 when first done, odd when taken back, even when done again.
    """

    label: str
    id: EditId | None = None
    turn: int = 0


class Editor:
    """Writes rows with their history over one connection."""

    def __init__(
        self,
        connection: Connection,
        shared: Shared,
        person: str,
    ) -> None:
        self._connection = connection
        self._shared = shared
        self.person = person
        self._edit: OpenEdit | None = None
        self._frames: list[Touched] = []
        self._long: OpenEdit | None = None
        self._untold = Touched()
        self._told_at = 0.0
        self._failure: errors.ArchiveError | None = None

    @property
    def inside(self) -> bool:
        """Whether a transaction is open."""
        return bool(self._frames)

    @property
    def in_long_edit(self) -> bool:
        return self._long is not None

    @contextmanager
    def edit(self, label: str) -> Iterator[OpenEdit]:
        """The outermost is one transaction and one entry to undo; nested ones join it.

        An exception takes back what was written since the innermost one that it leaves.
        """
        if self._edit is not None and self._frames:
            with self._savepoint():
                yield self._edit
        else:
            edit = self._long or OpenEdit(label)
            with self._transaction(edit, self._shared.gate.person()):
                yield edit

    @contextmanager
    def slice(self) -> Iterator[OpenEdit]:
        """A short transaction of a long edit; lets every person's edit go first."""
        if self._edit is not None and self._frames:
            with self._savepoint():
                yield self._edit
            return
        if self._long is None:
            raise RuntimeError("a slice belongs to a long edit")
        with self._transaction(self._long, self._shared.gate.bulk()):
            yield self._long

    @contextmanager
    def long_edit(self, label: str) -> Iterator[OpenEdit]:
        """One entry to undo whose parts are committed one by one, as an import does.

        What is committed stays if a later part fails. Only at the end is it sure to survive a
        loss of power: its commits do not wait for the disk, the last one does.
        """
        if self._frames:
            with self.edit(label) as edit:
                yield edit
            return
        if self._long is not None:
            yield self._long
            return
        self._refuse_read_only()
        self._long = OpenEdit(label)
        self._connection.run("PRAGMA synchronous = NORMAL")
        self._connection.run("PRAGMA wal_autocheckpoint = 0")
        try:
            yield self._long
        finally:
            edit, self._long = self._long, None
            self._end_long(edit)

    def _end_long(self, edit: OpenEdit) -> None:
        """Make everything so far durable: a commit in full syncs all that was logged before it."""
        self._connection.run("PRAGMA synchronous = FULL")
        try:
            if edit.id is not None:
                with self._shared.gate.bulk():
                    self._connection.run(
                        "UPDATE edits SET label = ? WHERE id = ?", (storable(edit.label), edit.id)
                    )
        finally:
            self._shared.unfinished.discard(edit.id or 0)
            self._connection.run(f"PRAGMA wal_autocheckpoint = {CHECKPOINT_PAGES}")
            self._tell(Touched(), at_once=True)

    def checkpoint(self) -> None:
        """Move what was logged into the file; outside the gate, so that no edit waits for it."""
        self._connection.run("PRAGMA wal_checkpoint(PASSIVE)")

    @contextmanager
    def turn_over(self, edit: OpenEdit) -> Iterator[None]:
        """A transaction in which an old edit is taken back or done again."""
        if self._frames or self._long is not None:
            raise RuntimeError("undo and redo cannot be part of another edit")
        if edit.id in self._shared.unfinished:
            raise errors.Unfinished(f"“{edit.label}” is still going on. Cancel it, or wait.")
        with self._transaction(edit, self._shared.gate.person()):
            yield

    @contextmanager
    def unrecorded(self) -> Iterator[None]:
        """A single write that is no edit of a person, such as a setting."""
        self._refuse_read_only()
        if self._frames:
            yield
        else:
            with self._shared.gate.person():
                yield

    @contextmanager
    def aside(self) -> Iterator[None]:
        """A single statement that SQLite takes for a write; every edit may go first."""
        if self._frames:
            yield
        else:
            with self._shared.gate.bulk():
                yield

    def create(self, noun: str, values: Values) -> int:
        """A new row; its id."""
        edit = self._started()
        at = now()
        row = {
            "uuid": new_uuid(),
            **_storable(values),
            "created_by_id": self._person_id(),
            "created_at": at,
            "changed_at": at,
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

    def person_id(self) -> int:
        """The row of the person who works; made with their first edit."""
        return self._person_id()

    def _person_id(self) -> int:
        found = self._connection.value("SELECT min(id) FROM people WHERE name = ?", (self.person,))
        if found is not None:
            return int(found)
        return self._connection.insert(
            "INSERT INTO people (uuid, name, created_at) VALUES (?, ?, ?)",
            (new_uuid(), self.person, now()),
        )

    def _touch(self, noun: str, row_id: int, row: Values) -> None:
        document = row.get("document_id")
        if noun == "collection_documents":
            self._frames[-1].add("collections", [row["collection_id"]])
        else:
            self._frames[-1].add(noun, [row_id], [] if document is None else [document])

    def _touch_dependents(self, noun: str, row_id: int) -> None:
        """Tags and notes appear and vanish with what they hang on."""
        column = {"documents": "document_id", "themes": "theme_id"}.get(noun)
        if column is None:
            return
        for dependent in ("tags", "annotations"):
            rows = self._connection.rows(
                f"SELECT id, document_id FROM {dependent}"
                f" WHERE {column} = ? AND removed_at IS NULL",
                (row_id,),
            )
            if rows:
                documents = {document for _, document in rows if document is not None}
                self._frames[-1].add(dependent, [row[0] for row in rows], documents)

    def _refuse_read_only(self) -> None:
        if self._connection.read_only:
            raise errors.read_only(self._connection.path)

    @contextmanager
    def _transaction(self, edit: OpenEdit, gate: AbstractContextManager[None]) -> Iterator[None]:
        self._refuse_read_only()
        known_id = edit.id
        with gate:
            self._connection.run("BEGIN IMMEDIATE")
            self._edit = edit
            self._failure = None
            self._frames.append(Touched())
            try:
                yield
                self._check_alive()
                self._connection.run("COMMIT")
            except BaseException:
                edit.id = known_id
                if self._connection.in_transaction:
                    self._connection.run("ROLLBACK")
                self._frames.pop()
                raise
            finally:
                self._edit = None
        if self._long is not None and edit.id is not None:
            self._shared.unfinished.add(edit.id)
        self._tell(self._frames.pop(), at_once=self._long is None)

    @contextmanager
    def _savepoint(self) -> Iterator[None]:
        edit = self._edit
        known_id = edit.id if edit else None
        self._check_alive()
        self._connection.run("SAVEPOINT nested")
        self._frames.append(Touched())
        try:
            yield
        except BaseException as error:
            if edit:
                edit.id = known_id
            if self._connection.in_transaction:
                self._connection.run("ROLLBACK TO nested")
                self._connection.run("RELEASE nested")
            elif isinstance(error, errors.ArchiveError):
                self._failure = error
            self._frames.pop()
            raise
        self._connection.run("RELEASE nested")
        inner = self._frames.pop()
        self._frames[-1].merge(inner)

    def _check_alive(self) -> None:
        """Refuse to go on in a transaction that SQLite itself took back (full disk, I/O)."""
        if not self._connection.in_transaction:
            raise self._failure or RuntimeError("the transaction is gone")

    def _tell(self, touched: Touched, *, at_once: bool) -> None:
        self._untold.merge(touched)
        if not self._untold:
            return
        if at_once or time.monotonic() - self._told_at >= ANNOUNCE_EVERY_S:
            told, self._untold = self._untold, Touched()
            self._told_at = time.monotonic()
            self._shared.announce(told.changes())


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
