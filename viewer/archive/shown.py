"""Which rows of the search index are shown: a few stretches, told without a look at any block.

The index keeps what removed documents and earlier readings say, so that undo has nothing to write.
The blocks of a reading have ids without gaps unless two imports wrote at once, so its first and last
say where all are; readings beside one another make one stretch.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from viewer.archive.connection import Connection

Stretch = tuple[int, int]

MOST = 2_000
"""Of more stretches than these, a look at each block that matches is no slower."""

_ENDS = """
    SELECT first.id, last.id, versions.blocks
    FROM documents JOIN versions ON versions.id = documents.version_id
        JOIN blocks AS first ON first.version_id = versions.id AND first.position = 0
        JOIN blocks AS last ON last.version_id = versions.id
            AND last.position = versions.blocks - 1
    WHERE documents.removed_at IS NULL ORDER BY first.id
"""


class Shown:
    """Remembers the stretches until something in the archive changes."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._state: tuple[int, int] | None = None
        self._stretches: list[Stretch] | None = None

    def stretches(self) -> list[Stretch] | None:
        """First and last row of each, in order; None where they cannot be told or are too many."""
        state = self._connection.state()
        # Inside a transaction the state does not tell whether it was rolled back since.
        if state != self._state or self._connection.in_transaction:
            self._stretches = _merged(self._connection.rows(_ENDS))
            self._state = None if self._connection.in_transaction else state
        return self._stretches


def within(stretches: Sequence[Stretch]) -> str:
    """The condition that `rowid` is in one of them: as many comparisons as halving takes."""
    if len(stretches) == 1:
        first, last = stretches[0]
        return f"rowid BETWEEN {first:d} AND {last:d}"
    middle = len(stretches) // 2
    below, above = within(stretches[:middle]), within(stretches[middle:])
    return f"CASE WHEN rowid < {stretches[middle][0]:d} THEN {below} ELSE {above} END"


def _merged(ends: Iterable[Sequence[int]]) -> list[Stretch] | None:
    stretches: list[Stretch] = []
    for first, last, blocks in ends:
        if last - first + 1 != blocks:
            return None
        if stretches and stretches[-1][1] + 1 == first:
            stretches[-1] = (stretches[-1][0], last)
        else:
            stretches.append((first, last))
    return stretches if len(stretches) <= MOST else None
