"""One SQLite connection: how it is opened, and where its errors become sentences."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from viewer.archive.errors import interrupted, sentences

Parameters = Sequence[Any] | Mapping[str, Any]
Row = sqlite3.Row

APPLICATION_ID = 0x436F6E63
"""`Conc` in the header of the file: https://www.sqlite.org/pragma.html#pragma_application_id"""

BUSY_MS = 5_000
CACHE_KIB = 32_000
CHECKPOINT_PAGES = 4_000
"""An edit moves the log into the file only when it has grown to this: imports do it themselves."""


class Connection:
    """Statements in, rows out; every error that the world makes leaves here as a sentence.

    Transactions are explicit (`BEGIN IMMEDIATE` in `viewer.archive.editing`): the implicit ones
    of the module begin late and end early.
    """

    def __init__(self, path: Path, *, read_only: bool = False, immutable: bool = False) -> None:
        self.path = path
        self.read_only = read_only
        self.immutable = immutable
        self._interrupts = 0
        address = f"{path.absolute().as_uri()}?mode={'ro' if read_only else 'rw'}"
        with sentences(path):
            self._sqlite = sqlite3.connect(
                address + ("&immutable=1" if immutable else ""),
                uri=True,
                isolation_level=None,
                timeout=BUSY_MS / 1000,
                cached_statements=256,
            )
        self._sqlite.row_factory = sqlite3.Row

    def prepare(self) -> None:
        """The pragmas of every connection; the first of them reads the file.

        No memory mapping: an error of a mapped disk ends the process (https://sqlite.org/mmap.html).
        """
        with sentences(self.path):
            self._sqlite.executescript(
                "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;"
                f"PRAGMA cache_size = -{CACHE_KIB}; PRAGMA temp_store = MEMORY;"
            )
            if self.read_only:
                self._sqlite.execute("PRAGMA query_only = ON")
            else:
                self._sqlite.executescript(
                    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                    f"PRAGMA wal_autocheckpoint = {CHECKPOINT_PAGES};"
                    "PRAGMA secure_delete = OFF; PRAGMA recursive_triggers = ON;"
                )

    @property
    def raw(self) -> sqlite3.Connection:
        """For the backup API and sqlite-utils; use within `errors.sentences`."""
        return self._sqlite

    @property
    def in_transaction(self) -> bool:
        return self._sqlite.in_transaction

    def state(self) -> tuple[int, int]:
        """Differs when anything was written since, here or elsewhere."""
        return int(self.value("PRAGMA data_version")), self._sqlite.total_changes

    def run(self, sql: str, parameters: Parameters = ()) -> int:
        """Execute a statement; the number of rows it changed."""
        with self._statement():
            return self._sqlite.execute(sql, parameters).rowcount

    def insert(self, sql: str, parameters: Parameters = ()) -> int:
        """Execute an INSERT; the id of the new row."""
        with self._statement():
            row_id = self._sqlite.execute(sql, parameters).lastrowid
        if row_id is None:
            raise RuntimeError(f"no row was inserted by {sql}")
        return row_id

    def many(self, sql: str, parameters: Iterable[Parameters]) -> None:
        with self._statement():
            self._sqlite.executemany(sql, parameters)

    def rows(self, sql: str, parameters: Parameters = ()) -> list[Row]:
        with self._statement():
            return self._sqlite.execute(sql, parameters).fetchall()

    def each(self, sql: str, parameters: Parameters = ()) -> Iterator[Row]:
        """Rows one by one, for those who may stop before the last."""
        with self._statement():
            yield from self._sqlite.execute(sql, parameters)

    def row(self, sql: str, parameters: Parameters = ()) -> Row | None:
        with self._statement():
            found: Row | None = self._sqlite.execute(sql, parameters).fetchone()
            return found

    def value(self, sql: str, parameters: Parameters = ()) -> Any:
        """The first column of the first row, or None."""
        found = self.row(sql, parameters)
        return None if found is None else found[0]

    def values(self, sql: str, parameters: Parameters = ()) -> list[Any]:
        """The first column of every row."""
        return [row[0] for row in self.rows(sql, parameters)]

    def interrupt(self) -> None:
        """End the running statement, if there is one; from any thread, at any time."""
        self._interrupts += 1
        with suppress(sqlite3.ProgrammingError):  # closed meanwhile
            self._sqlite.interrupt()

    @contextmanager
    def interruptible(self) -> Iterator[Callable[[], None]]:
        """For work of several statements: calling what it gives ends the work between two of them."""
        interrupts = self._interrupts

        def go_on() -> None:
            if self._interrupts != interrupts:
                raise interrupted(self.path)

        yield go_on
        go_on()

    @contextmanager
    def _statement(self) -> Iterator[None]:
        interrupts = self._interrupts
        try:
            with sentences(self.path):
                yield
        except sqlite3.OperationalError as error:
            # Interrupted while it sets up `json_each`, SQLite says only "vtable constructor failed".
            if self._interrupts != interrupts:
                raise interrupted(self.path) from error
            raise

    def close(self) -> None:
        self._sqlite.close()


def marks(count: int) -> str:
    """`?, ?, ?` for a list of parameters."""
    return ", ".join("?" * count)
