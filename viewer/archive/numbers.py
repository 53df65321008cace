"""Where blocks stand in their documents, for citations: counted once for each reading."""

from __future__ import annotations

from array import array
from dataclasses import dataclass

from importers.parsed import Kind, Role
from viewer.archive.connection import Connection
from viewer.citation import Numbered, numbering

KEPT = 2_000_000
"""Blocks whose numbers are remembered, some bytes each: excerpts by theme come to each document once
a theme. A reading never changes."""


@dataclass(frozen=True, slots=True)
class _Place:
    kind: Kind
    label: str | None
    role: Role | None
    text: str


@dataclass(frozen=True, slots=True)
class _Counted:
    """The numbers of a reading: 0 for no ordinal; `within` of the few blocks that have it."""

    ordinals: array[int]
    within: dict[int, str]


class Numbers:
    """The ordinals of the blocks of the readings that were asked for last."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[int, _Counted] = {}
        self._blocks = 0

    def of(self, version: int, position: int) -> Numbered:
        """The `position` counts the blocks of the reading from 0."""
        known = self._known.get(version)
        if known is None:
            known = self._known[version] = self._counted(version)
            self._blocks += len(known.ordinals)
            while self._blocks > KEPT and len(self._known) > 1:
                oldest = next(iter(self._known))
                self._blocks -= len(self._known.pop(oldest).ordinals)
        return Numbered(known.ordinals[position] or None, known.within.get(position))

    def _counted(self, version: int) -> _Counted:
        rows = self._connection.rows(
            "SELECT kind, label, role, substr(text, 1, 80) FROM blocks"
            " WHERE version_id = ? ORDER BY position",
            (version,),
        )
        numbers = numbering(
            _Place(Kind(kind), label, role_of(role), text) for kind, label, role, text in rows
        )
        within = {at: each.within for at, each in enumerate(numbers) if each.within is not None}
        return _Counted(array("L", (each.ordinal or 0 for each in numbers)), within)


def role_of(role: str | None) -> Role | None:
    """As the tables keep it."""
    return Role(role) if role else None
