"""Where a passage went in another reading, and what remained in doubt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from viewer.domain.anchors import Anchor
from viewer.domain.ids import AnnotationId, DocumentId, NoteLinkId, TagId


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of a reading by its index, or the words `[start, end)` of it: an anchor before ids."""

    index: int
    start: int | None = None
    end: int | None = None

    @property
    def whole(self) -> bool:
        return self.start is None


class Verdict(StrEnum):
    """What became of a tag or note in a new reading."""

    MOVED = "moved"
    DOUBT = "doubt"
    """Moved, and to be looked at."""
    ORPHAN = "orphan"
    """Its words were not found: it is kept with them."""


@dataclass(frozen=True, slots=True)
class Landing:
    """Where a passage of one reading is in another.

    Attributes:
        passages: none where it was not found; several where its words now stand in several blocks.
        method: `alignment` of the two readings, or `quote`: its words were searched for.
        score: 0 to 1; the likeness of the letters, or of what was found with its surroundings.
        why: a clause for people that says why it must be looked at; empty where it need not be.
    """

    passages: tuple[Passage, ...]
    method: str
    score: float
    why: str = ""

    @property
    def verdict(self) -> Verdict:
        if not self.passages:
            return Verdict.ORPHAN
        return Verdict.DOUBT if self.why else Verdict.MOVED


@dataclass(frozen=True, slots=True)
class Doubt:
    """A tag, a note or a link of one that a new reading moved in doubt, or whose words it has not.

    Attributes:
        tag, note, link: the id of which it is; the other two are None.
        theme: name of the theme of a tag; empty for a note, whose text is `body`, and for a link,
            whose `body` is that of its note.
        anchor: where it stands now; None where its words were not found.
        was: the words that a person had put it on, and `now`: those that it stands on.
        why: a clause.
    """

    tag: TagId | None
    note: AnnotationId | None
    document: DocumentId
    title: str
    symbol: str | None
    theme: str
    body: str
    anchor: Anchor | None
    was: str
    now: str
    why: str
    link: NoteLinkId | None = None

    @property
    def orphan(self) -> bool:
        return self.anchor is None
