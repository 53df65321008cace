"""The documents that are shown, as searches need them: what they are, and where they stand in the index.

The blocks of a reading have ids without gaps unless two imports wrote at once, so the first and the last
say where all are; readings beside one another make one stretch.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from viewer.archive.connection import Connection, Row
from viewer.archive.sharing import Shared

Stretch = tuple[int, int]

_ENTRIES = """
    SELECT documents.id, documents.title, documents.symbol, documents.date, documents.body,
        documents.kind, documents.language, documents.name, documents.uuid,
        first.id AS first, last.id AS last, versions.blocks
    FROM documents JOIN versions ON versions.id = documents.version_id
        LEFT JOIN blocks AS first ON first.version_id = versions.id AND first.position = 0
        LEFT JOIN blocks AS last ON last.version_id = versions.id
            AND last.position = versions.blocks - 1
    WHERE documents.removed_at IS NULL ORDER BY documents.id
"""
_STATE = (
    "SELECT (SELECT max(id) FROM history WHERE noun = 'documents'), (SELECT max(id) FROM versions)"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A document; `first` and `last` are the ids of its blocks, and 0 and -1 where it has none."""

    id: int
    title: str
    symbol: str | None
    date: str | None
    body: str | None
    kind: str | None
    language: str | None
    name: str
    uuid: str
    first: int
    last: int
    gapless: bool


class Catalogue:
    """What was read of the documents at one time."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = {entry.id: entry for entry in entries}

    @cached_property
    def ids(self) -> frozenset[int]:
        return frozenset(self.entries)

    @cached_property
    def gapless(self) -> bool:
        """Whether stretches tell which block is of which document."""
        return all(entry.gapless for entry in self.entries.values())

    @cached_property
    def by_place(self) -> list[Entry]:
        """In the order of their blocks; those without blocks left out."""
        there = (entry for entry in self.entries.values() if entry.first <= entry.last)
        return sorted(there, key=lambda entry: entry.first)

    @cached_property
    def _firsts(self) -> list[int]:
        return [entry.first for entry in self.by_place]

    def of_block(self, block: int) -> Entry | None:
        """The document of a block, where stretches tell it."""
        at = bisect_right(self._firsts, block) - 1
        return self.by_place[at] if at >= 0 and block <= self.by_place[at].last else None

    def stretches(self, documents: frozenset[int]) -> list[Stretch]:
        """Where the blocks of some documents are, in order."""
        return merged((each.first, each.last) for each in self.by_place if each.id in documents)


def merged(ends: Iterable[Stretch]) -> list[Stretch]:
    """Stretches that touch, as one."""
    found: list[Stretch] = []
    for first, last in ends:
        if found and found[-1][1] + 1 == first:
            found[-1] = (found[-1][0], last)
        else:
            found.append((first, last))
    return found


class Catalogues:
    """Keeps the last catalogue for all connections of this process until a document changes."""

    def __init__(self, connection: Connection, shared: Shared) -> None:
        self._connection = connection
        self._shared = shared

    def now(self) -> Catalogue:
        # Every change of a document stands in the history, whoever made it; inside a transaction
        # the numbers may come again for something else, if it is rolled back.
        if self._connection.in_transaction:
            return self._read()
        state = tuple(self._connection.rows(_STATE)[0])
        return self._shared.kept("catalogue", state, self._read)

    def _read(self) -> Catalogue:
        return Catalogue(map(_entry, self._connection.rows(_ENTRIES)))


def _entry(row: Row) -> Entry:
    first, last = row["first"], row["last"]
    return Entry(
        id=row["id"],
        title=row["title"],
        symbol=row["symbol"],
        date=row["date"],
        body=row["body"],
        kind=row["kind"],
        language=row["language"],
        name=row["name"],
        uuid=row["uuid"],
        first=1 if first is None else first,
        last=0 if first is None else last,
        gapless=first is None or last - first + 1 == row["blocks"],
    )
