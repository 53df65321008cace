"""When what is written becomes true: transactions, long edits, and whom to tell.

There is one `Transactions` for each connection. Inside the outermost edit everything is one
transaction of SQLite; nested ones are savepoints. A long edit is many transactions under one name.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass

from viewer.archive import errors
from viewer.archive.changes import Touched
from viewer.archive.connection import CHECKPOINT_PAGES, Connection
from viewer.archive.sharing import Shared
from viewer.archive.storable import storable
from viewer.domain import EditId

ANNOUNCE_EVERY_S = 0.25
"""A long job tells the listeners what it has done so far not more often than this."""


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


class Transactions:
    """The edits of one connection, one at a time."""

    def __init__(self, connection: Connection, shared: Shared) -> None:
        self._connection = connection
        self._shared = shared
        self._edit: OpenEdit | None = None
        self._frames: list[Touched] = []
        self._long: OpenEdit | None = None
        self._untold = Touched()
        self._told_at = 0.0
        self._failure: errors.ArchiveError | None = None

    @property
    def shared(self) -> Shared:
        """What this connection has in common with the others."""
        return self._shared

    @property
    def inside(self) -> bool:
        """Whether a transaction is open."""
        return bool(self._frames)

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
    def derived(self) -> Iterator[None]:
        """A short transaction of what can be found again and no person did; every edit may go first."""
        self._refuse_read_only()
        if self._frames:
            yield
        else:
            with self._transaction(OpenEdit("Found again"), self._shared.gate.bulk()):
                yield

    @contextmanager
    def aside(self) -> Iterator[None]:
        """A single statement that SQLite takes for a write; every edit may go first."""
        if self._frames:
            yield
        else:
            with self._shared.gate.bulk():
                yield

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
                self._index()
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

    def _index(self) -> None:
        """Notes, titles and themes that were changed are found by their new words from now on."""
        if self._connection.value("SELECT 1 FROM others_pending LIMIT 1"):
            from viewer.archive.searching.indexing import index_pending  # not needed at the start

            index_pending(self._connection)

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
