"""Where excerpts stand in the whole text of their documents, for formats that point into it."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from viewer.archive.anchors import CONTEXT
from viewer.archive.connection import Connection, Row
from viewer.domain.traces import Trace

KEPT = 2_000_000
"""Blocks whose places are remembered, some bytes each; a reading never changes."""
BREAK = "\n"
_NEIGHBOURS = 4
"""Blocks looked at to each side at first: most have more letters than are wanted."""

_BEFORE = """
    SELECT substr(text, ?) FROM blocks WHERE version_id = ? AND position < ?
        AND kind <> 'furniture' ORDER BY position DESC LIMIT ?
"""
_AFTER = """
    SELECT substr(text, 1, ?) FROM blocks WHERE version_id = ? AND position > ?
        AND kind <> 'furniture' ORDER BY position LIMIT ?
"""


class Traces:
    """The traces of excerpts; the readings of their documents are measured once each."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._offsets: dict[int, array[int]] = {}
        self._blocks = 0

    def of(self, place: Sequence[Row]) -> Trace:
        """Of the tags on one place, each a row of `excerpts`."""
        row = place[0]
        version, position, start = row["version_id"], row["position"], row["start"]
        prefix, suffix = row["prefix"], row["suffix"]
        # A tag on words keeps what stands beside them in their own block; the rest is around it.
        if start is None or start < CONTEXT:
            prefix = self._before(version, position, CONTEXT - len(prefix)) + prefix
        if start is None or len(suffix) < CONTEXT:
            suffix += self._after(version, position, CONTEXT - len(suffix))
        return Trace(
            tag=row["uuid"],
            theme=row["theme_uuid"],
            document=row["document_uuid"],
            people=tuple(dict.fromkeys(each["person"] for each in place)),
            offset=self._offset(version, position) + (start or 0),
            prefix=prefix,
            suffix=suffix,
            genre=row["genre"],
            city=row["city"],
        )

    def _before(self, version: int, position: int, wanted: int) -> str:
        """The last letters of the text before a block."""
        most = _NEIGHBOURS
        while True:
            parameters = (-wanted, version, position, most)
            found = self._connection.values(_BEFORE, parameters)
            text = "".join(each + BREAK for each in reversed(found))
            if len(text) >= wanted or len(found) < most:
                return text[-wanted:]
            most *= 4

    def _after(self, version: int, position: int, wanted: int) -> str:
        """The first letters of the text after a block."""
        most = _NEIGHBOURS
        while True:
            found = self._connection.values(_AFTER, (wanted, version, position, most))
            text = "".join(BREAK + each for each in found)
            if len(text) >= wanted or len(found) < most:
                return text[:wanted]
            most *= 4

    def _offset(self, version: int, position: int) -> int:
        known = self._offsets.get(version)
        if known is None:
            known = self._offsets[version] = self._measured(version)
            self._blocks += len(known)
            while self._blocks > KEPT and len(self._offsets) > 1:
                oldest = next(iter(self._offsets))
                self._blocks -= len(self._offsets.pop(oldest))
        return known[position]

    def _measured(self, version: int) -> array[int]:
        """Where each block begins in the whole text."""
        offsets, offset = array("L"), 0
        for length in self._connection.values(
            "SELECT CASE kind WHEN 'furniture' THEN -1 ELSE length(text) END FROM blocks"
            " WHERE version_id = ? ORDER BY position",
            (version,),
        ):
            offsets.append(offset)
            if length >= 0:
                offset += length + len(BREAK)
        return offsets
