"""Paragraphs that belong together."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from viewer.domain.ids import PairingId, ParagraphId


class Relation(StrEnum):
    """How two aligned paragraphs stand to each other."""

    SAME = "same"
    CHANGED = "changed"
    MOVED = "moved"
    SPLIT = "split"
    MERGED = "merged"
    ADDED = "added"
    REMOVED = "removed"
    TRANSLATED = "translated"
    """The same in another language, in one paragraph or several: there are no words to compare."""
    TOPICAL = "topical"
    """Another text on the same matter, as in final documents years apart."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two aligned blocks by their indexes; None on one side for added and removed ones.

    Attributes:
        score: 0 to 1, the share of words in common; of translated and topical pairs, how strong
            the evidence is.
        reason: for people, such as `same label, 83 % of the words`.
        held: a person has made this pair.
    """

    a: int | None
    b: int | None
    relation: Relation
    score: float
    reason: str
    held: bool = False


@dataclass(frozen=True, slots=True)
class HandPair:
    """What a person decided about two blocks, named by their indexes.

    Attributes:
        a: None, with `paired` False, where the block `b` has no counterpart at all; and the other
            way round.
        paired: they belong together; False where they do not.
    """

    a: int | None
    b: int | None
    paired: bool = True

    def __post_init__(self) -> None:
        if (self.a is None and self.b is None) or (self.paired and None in (self.a, self.b)):
            raise ValueError("two blocks are paired; one alone can only be without a counterpart")


@dataclass(frozen=True, slots=True)
class Pairing:
    """What a person said of two paragraphs of two documents; it wins over what is computed.

    Attributes:
        together: they are counterparts; else they are not, whatever an alignment finds.
    """

    id: PairingId
    uuid: str
    a: ParagraphId
    b: ParagraphId
    together: bool
    created_by: str
    created_at: str
