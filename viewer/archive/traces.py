"""Where excerpts stand in the whole text of their documents, for formats that point into it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from viewer.archive.anchors import CONTEXT
from viewer.archive.connection import Connection, Row
from viewer.domain.traces import Trace

KEPT = 100
"""Readings that are remembered; a reading never changes."""
BREAK = "\n"


@dataclass(frozen=True, slots=True)
class _Reading:
    """Of each block: where it begins in the whole text, what stands around it."""

    offsets: list[int]
    before: list[str]
    after: list[str]


class Traces:
    """The traces of excerpts; the readings of their documents are looked through once each."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[int, _Reading] = {}

    def of(self, place: Sequence[Row]) -> Trace:
        """Of the tags on one place, each a row of `excerpts`."""
        row = place[0]
        reading, position = self._reading(row["version_id"]), row["position"]
        before, after = reading.before[position], reading.after[position]
        if row["start"] is not None:
            # The tag keeps what stands beside the words in their own block; the rest is around it.
            before = _inner(row["prefix"], before, row["start"] > CONTEXT)
            after = after if len(row["suffix"]) < CONTEXT else ""
        return Trace(
            tag=row["uuid"],
            theme=row["theme_uuid"],
            document=row["document_uuid"],
            people=tuple(dict.fromkeys(each["person"] for each in place)),
            offset=reading.offsets[position] + (row["start"] or 0),
            prefix=before[-CONTEXT:],
            suffix=(row["suffix"] + after if row["start"] is not None else after)[:CONTEXT],
            genre=row["genre"],
            city=row["city"],
        )

    def _reading(self, version: int) -> _Reading:
        if version not in self._known:
            if len(self._known) >= KEPT:
                del self._known[next(iter(self._known))]
            rows = self._connection.rows(
                "SELECT kind = 'furniture', length(text), substr(text, 1, ?), substr(text, ?)"
                " FROM blocks WHERE version_id = ? ORDER BY position",
                (CONTEXT, -CONTEXT, version),
            )
            self._known[version] = _looked_through(rows)
        return self._known[version]


def _inner(prefix: str, before: str, cut: bool) -> str:
    return prefix if cut else before + prefix


def _looked_through(rows: Sequence[Row]) -> _Reading:
    offsets: list[int] = []
    before: list[str] = []
    offset, said = 0, ""
    for furniture, length, _, tail in rows:
        offsets.append(offset)
        before.append(said)
        if not furniture:
            offset += length + len(BREAK)
            said = (
                (said + tail + BREAK)[-CONTEXT:] if length < CONTEXT else (tail + BREAK)[-CONTEXT:]
            )
    after: list[str] = []
    said = ""
    for furniture, _, head, _ in reversed(rows):
        after.append(said)
        if not furniture:
            said = (BREAK + head + said)[:CONTEXT]
    after.reverse()
    return _Reading(offsets, before, after)
