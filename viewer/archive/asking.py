"""Questions in SQL that a person writes: answered from the archive, with no way to change anything.

Three fences, each enough alone: the file is opened for reading (`mode=ro`), the connection refuses to
write (`query_only`), and an authorizer lets only reading be prepared, so that no other file is attached
and no setting is changed.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from viewer.archive.connection import Connection
from viewer.archive.errors import ArchiveError, translated
from viewer.archive.opening import open_to_read

__all__ = ["Answer", "BadQuestion", "Questions", "Relation", "Value"]

Value = str | int | float | bytes | None

LONGEST = 100_000_000
"""Bytes of one value or row: more would be made by a mistake, and fill the memory."""
STEPS = 20_000
"""Of SQLite's machine between two looks at the clock: some milliseconds."""
_READING = {
    sqlite3.SQLITE_SELECT,
    sqlite3.SQLITE_READ,
    sqlite3.SQLITE_FUNCTION,
    sqlite3.SQLITE_RECURSIVE,
}
_PRAGMAS = {
    "compile_options", "data_version", "database_list", "foreign_key_list", "function_list",
    "index_info", "index_list", "index_xinfo", "table_info", "table_list", "table_xinfo",
}  # fmt: skip
"""That only tell; https://www.sqlite.org/pragma.html"""
_FUNCTIONS = {"load_extension", "fts3_tokenizer"}
"""That do more than reckon."""


class BadQuestion(ArchiveError):
    """The SQL cannot be answered; one sentence says why."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A table or view that can be asked."""

    name: str
    kind: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """Names of the columns, and the rows as they are read."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[Value, ...]]


class Questions:
    """A connection of its own, to be used in the thread that makes it.

    Args:
        path: of the archive.
        seconds: after which a question is ended; None for no end.
        stopped: asked now and then while SQLite works; a true answer ends the question.
    """

    def __init__(
        self,
        path: Path,
        *,
        seconds: float | None = None,
        stopped: Callable[[], bool] = lambda: False,
    ) -> None:
        self._connection: Connection = open_to_read(path)
        self._path = path
        self._seconds = seconds
        self._stopped = stopped
        self._until: float | None = None
        sqlite = self._connection.raw
        sqlite.row_factory = None
        sqlite.text_factory = _text
        sqlite.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST)
        sqlite.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
        sqlite.set_progress_handler(self._look, STEPS)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        self._connection.close()

    def ask(self, sql: str) -> Answer:
        """Begin to answer; errors of what is read later come as the rows are taken.

        Raises:
            BadQuestion: it is no SQL, wants to change something, or took too long.
        """
        self._until = None if self._seconds is None else time.monotonic() + self._seconds
        self._wake()
        try:
            cursor = self._connection.raw.execute(sql)
        except (sqlite3.Error, sqlite3.Warning, ValueError) as error:
            raise self._sentence(error) from error
        if cursor.description is None:
            raise BadQuestion("Nothing was asked: write a query that begins with SELECT.")
        return Answer(tuple(each[0] for each in cursor.description), self._rows(cursor))

    def relations(self) -> list[Relation]:
        """The views for people first, then the tables, without SQLite's own and those of indexes."""
        listed = self.ask(
            "SELECT name, type FROM pragma_table_list WHERE schema = 'main'"
            " AND type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
            " AND name NOT LIKE '\\_%' ESCAPE '\\' ORDER BY type DESC, name"
        )
        found = [(str(name), str(kind)) for name, kind in listed.rows]
        return [Relation(name, kind, self._columns(name)) for name, kind in found]

    def _wake(self) -> None:
        """Have SQLite set up its virtual tables, then let it only read.

        To set them up it declares them, which the authorizer forbids; and a statement that was
        refused has it forget them.
        """
        self._connection.raw.set_authorizer(None)
        indexes = self._connection.values(
            "SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL TABLE%'"
        )
        functions = ["json_each('[]')", "json_tree('[]')", *(f"pragma_{each}" for each in _PRAGMAS)]
        for each in (*indexes, *functions):
            self._connection.rows(f"SELECT 1 FROM {each} LIMIT 0")
        self._connection.raw.set_authorizer(_allow)

    def _columns(self, relation: str) -> tuple[str, ...]:
        quoted = relation.replace("'", "''")
        answer = self.ask(f"SELECT name FROM pragma_table_xinfo('{quoted}')")
        return tuple(str(name) for (name,) in answer.rows)

    def _rows(self, cursor: sqlite3.Cursor) -> Iterator[tuple[Value, ...]]:
        while True:
            try:
                row = cursor.fetchone()
            except sqlite3.Error as error:
                raise self._sentence(error) from error
            if row is None:
                return
            yield row

    def _look(self) -> int:
        late = self._until is not None and time.monotonic() > self._until
        return int(late or self._stopped())

    def _sentence(self, error: Exception) -> ArchiveError:
        said = " ".join(str(error).split()).rstrip(".")
        code = getattr(error, "sqlite_errorcode", 0)
        if code == sqlite3.SQLITE_INTERRUPT:
            if self._stopped():
                return BadQuestion("The query was stopped.")
            return BadQuestion(
                f"The query ran for {self._seconds:g} seconds and was ended; narrow it, or give it "
                "more time."
            )
        if code in (sqlite3.SQLITE_AUTH, sqlite3.SQLITE_READONLY) or "prohibited" in said:
            return BadQuestion(
                f"The archive can only be read here ({said}); begin the query with SELECT."
            )
        if isinstance(error, sqlite3.Error):
            known = translated(error, self._path)
            if known is not None:
                return known
        if "one statement" in said:
            return BadQuestion("One query at a time: leave out what comes after the first “;”.")
        return BadQuestion(f"The query cannot be answered: {said}.")


def _allow(
    action: int,
    first: str | None,
    second: str | None,
    _database: str | None,
    _inside: str | None,
) -> int:
    if action == sqlite3.SQLITE_PRAGMA:
        return sqlite3.SQLITE_OK if first in _PRAGMAS else sqlite3.SQLITE_DENY
    if action == sqlite3.SQLITE_FUNCTION and second in _FUNCTIONS:
        return sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK if action in _READING else sqlite3.SQLITE_DENY


def _text(raw: bytes) -> str:
    """What a query cuts in the middle of a letter is shown all the same."""
    return raw.decode("utf-8", "replace")
