"""What goes from one person's archive to another's, and what becomes of it there."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple


class Clock(NamedTuple):
    """When a field was set: clocks are compared as tuples, and no two settings have the same.

    Attributes:
        at: never before what it followed, even where the clock of a machine goes wrong.
        turn: how many settings came before it, 0 for the making of the whole.
        by: UUID of the person; empty for what follows from other settings.
    """

    at: str
    turn: int
    by: str


Chain = tuple[Clock, ...]
"""The settings of a field, the newest first: what it was set to with all of these known."""

REMOVED = "removed"
"""The field that says whether a piece is there, beside those of its kind."""

_DERIVED = 5  # https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-5


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing that a person made, in terms that hold in every archive.

    Attributes:
        noun: the kind: `tags`, `annotations` ...
        also: other UUIDs under which it is known, where two people had made the same.
        by: UUID of its author, and `made`, when.
        values: the fields, see `viewer.archive.merging.describing`; empty of what is removed.
        changes: the chains of fields that were set after the making; others have its clock alone.
        removed: taken away by a person.
        hidden: it is there, but its document was removed, or a new reading joined it with another;
            nothing is said of it but that it is known.
    """

    noun: str
    uuid: str
    by: str
    made: str
    values: Mapping[str, Any] = field(default_factory=dict)
    changes: Mapping[str, Chain] = field(default_factory=dict)
    also: tuple[str, ...] = ()
    removed: bool = False
    hidden: bool = False

    @property
    def uuids(self) -> tuple[str, ...]:
        return (self.uuid, *self.also)

    def base(self) -> Clock:
        """Of its making; what every archive has by itself was made before all else."""
        if uuid.UUID(self.uuid).version == _DERIVED:
            return Clock("", 0, "")
        return Clock(self.made, 0, self.by)

    def chain(self, name: str) -> Chain:
        """The settings of a field, down to the making."""
        return self.changes.get(name) or (self.base(),)


class Became(StrEnum):
    """What a piece that comes in is to an archive."""

    NEW = "new"
    SAME = "same"
    """As it is here, or known here already in an earlier state."""
    CHANGED = "changed"
    """Here too; its author, or who worked on it there, has gone on from what is here."""
    REMOVED = "removed"
    CONFLICT = "conflict"
    """Changed in both archives, neither knowing of the other."""
    WAITING = "waiting"
    """Its document is not here: it is kept until that comes in."""


@dataclass(frozen=True, slots=True)
class Side:
    """What one of the two archives has in a conflict.

    Attributes:
        value: in words.
        by: name of who set it.
        at: empty where it is as every archive has it.
    """

    value: str
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that was set in both archives.

    Attributes:
        uuid: of the piece, and `name`, of the field: together they are its key.
        what: names the piece in words: `Tag Peace on “Requests the Secretary-General …”`.
        theirs_wins: which of the two holds where nobody chooses: the later.
    """

    noun: str
    uuid: str
    name: str
    what: str
    mine: Side
    theirs: Side
    theirs_wins: bool

    @property
    def key(self) -> tuple[str, str, str]:
        return self.noun, self.uuid, self.name


class Choice(StrEnum):
    """What a person decides about a conflict."""

    MINE = "mine"
    THEIRS = "theirs"
    NEWER = "newer"


Choices = Mapping[tuple[str, str, str], Choice]
"""By the keys of conflicts; what is not named is decided by `Choice.NEWER`."""


@dataclass(frozen=True, slots=True)
class BundlePerson:
    """Who made something in a bundle."""

    uuid: str
    name: str


@dataclass(frozen=True, slots=True)
class BundleDocument:
    """A document on which pieces of a bundle stand.

    Attributes:
        sha256: of its original.
        enclosed: the original is in the bundle.
    """

    sha256: str
    uuid: str
    name: str
    title: str
    symbol: str | None = None
    enclosed: bool = False


@dataclass(frozen=True, slots=True)
class BundleBlock:
    """A block of a reading, with what finds it again in another one."""

    index: int
    kind: str
    text: str
    label: str | None = None
    mark: str | None = None


@dataclass(frozen=True, slots=True)
class BundleReading:
    """The blocks of a reading that tags and notes stand on, and those beside them.

    Attributes:
        digest: SHA-256 of all its blocks, see `viewer.archive.merging.digests`.
    """

    document: str
    digest: str
    blocks: tuple[BundleBlock, ...]


@dataclass(frozen=True, slots=True)
class Merged:
    """What a bundle is to an archive, before it is taken in or after.

    Attributes:
        counts: of pieces by kind and by what becomes of them.
        conflicts: in the order of the bundle.
        documents: titles of documents that are not here, with the number of what waits for each.
        joined: pieces that both had made and that are one now.
        doubtful: on other readings of their documents, and to be looked at; known only afterwards.
    """

    person: str
    made_at: str
    counts: Mapping[tuple[str, Became], int]
    conflicts: tuple[Conflict, ...] = ()
    documents: Mapping[str, int] = field(default_factory=dict)
    joined: int = 0
    doubtful: int = 0

    def count(self, *became: Became, noun: str = "") -> int:
        """Pieces, of one kind or of all, of which one of these holds."""
        return sum(
            number
            for (each, what), number in self.counts.items()
            if what in became and noun in ("", each)
        )

    @property
    def changes(self) -> int:
        """How many pieces taking it in would write."""
        return sum(number for (_, what), number in self.counts.items() if what is not Became.SAME)
