"""Where blocks stand in their documents, for citations: counted once for each reading."""

from __future__ import annotations

from dataclasses import dataclass

from importers.parsed import Kind, Role
from viewer.archive.connection import Connection
from viewer.citation import Numbered, numbering

KEPT = 100
"""Readings whose numbers are remembered; a reading never changes."""


@dataclass(frozen=True, slots=True)
class _Place:
    kind: Kind
    label: str | None
    role: Role | None
    text: str


class Numbers:
    """The ordinals of the blocks of the readings that were asked for last."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[int, list[Numbered]] = {}

    def of(self, version: int, position: int) -> Numbered:
        """The `position` counts the blocks of the reading from 0."""
        if version not in self._known:
            if len(self._known) >= KEPT:
                del self._known[next(iter(self._known))]
            rows = self._connection.rows(
                "SELECT kind, label, role, substr(text, 1, 80) FROM blocks"
                " WHERE version_id = ? ORDER BY position",
                (version,),
            )
            places = [
                _Place(Kind(kind), label, role_of(role), text) for kind, label, role, text in rows
            ]
            self._known[version] = numbering(places)
        return self._known[version][position]


def role_of(role: str | None) -> Role | None:
    """As the tables keep it."""
    return Role(role) if role else None
