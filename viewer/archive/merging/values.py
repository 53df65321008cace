"""What a merge goes by, and what it says of each piece."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from viewer.archive.merging.joining import Clash, Joined
from viewer.archive.merging.places import Landings, Readings
from viewer.domain.merging import Became, Choices, Piece

HOME = frozenset({"key"})
"""Fields that a piece brings along when it is new, if they are free, and that are one's own then."""

QUIET = frozenset({"position", "suggested"})
"""Fields that nobody sets by themselves: what they become is not asked."""


@dataclass(frozen=True, slots=True)
class Coming:
    """What a bundle says before its pieces come.

    Attributes:
        uuid: of the bundle; `person`, whose it is, and `made_at`.
        people: names by UUID.
        known: UUIDs of all pieces that it names, by kind.
        hanging: for pieces on which others hang, the UUIDs of those, by kind.
        enclosed: documents whose originals are in the bundle.
        readings: of documents that this archive may read differently, with `landings`.
        choices: of the person, about conflicts.
    """

    uuid: str
    person: str
    made_at: str
    people: Mapping[str, str] = field(default_factory=dict)
    known: Mapping[str, frozenset[str]] = field(default_factory=dict)
    hanging: Mapping[tuple[str, str], tuple[tuple[str, str], ...]] = field(default_factory=dict)
    enclosed: frozenset[str] = frozenset()
    readings: Readings = field(default_factory=dict)
    landings: Landings = field(default_factory=dict)
    choices: Choices = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Looked:
    """What a piece is to the archive.

    Attributes:
        row: of the same piece here; None where it is new.
        joins: the piece here was made by somebody else, and both are one from now on.
        document: that a waiting piece waits for; None where what it hangs on is not here.
    """

    became: Became
    row: int | None = None
    mine: Piece | None = None
    joined: Joined = field(default_factory=Joined)
    joins: bool = False
    document: str | None = None

    @property
    def clashes(self) -> tuple[Clash, ...]:
        """Those that a person is told of."""
        return tuple(each for each in self.joined.clashes if each.name not in QUIET)
