"""A pair that is found and not yet put in words, and what a person said beforehand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from viewer.analysis.units import Unit
from viewer.domain import HandPair, Relation

_OPPOSITE = {
    Relation.ADDED: Relation.REMOVED,
    Relation.REMOVED: Relation.ADDED,
    Relation.SPLIT: Relation.MERGED,
    Relation.MERGED: Relation.SPLIT,
}


@dataclass(frozen=True, slots=True)
class Link:
    """Two units and how they stand to each other; one of them is None where nothing was found.

    Attributes:
        share: what `Pair.score` will say.
        why: what `Pair.reason` will say, where that is not told from the words of both.
    """

    a: Unit | None
    b: Unit | None
    relation: Relation
    share: float = 0.0
    why: str = ""
    held: bool = False

    def turned(self) -> Link:
        """Seen from the other document."""
        return Link(
            self.b,
            self.a,
            _OPPOSITE.get(self.relation, self.relation),
            self.share,
            self.why,
            self.held,
        )


def order_of(document: Sequence[Unit]) -> tuple[int, list[str]]:
    """Decides which of two documents is taken first, so that ties fall alike from both sides."""
    return len(document), [each.letters for each in document]


@dataclass(frozen=True, slots=True)
class Held:
    """What a person said of the units of two documents, by their places.

    Attributes:
        pairs: those that belong together.
        apart: those that do not.
        alone_a: units of the first document without counterpart, `alone_b` of the second.
    """

    pairs: frozenset[tuple[int, int]] = frozenset()
    apart: frozenset[tuple[int, int]] = frozenset()
    alone_a: frozenset[int] = frozenset()
    alone_b: frozenset[int] = frozenset()

    @property
    def closed_a(self) -> frozenset[int]:
        """Places of the first document of which nothing is left to find."""
        return self.alone_a | {a for a, _b in self.pairs}

    @property
    def closed_b(self) -> frozenset[int]:
        return self.alone_b | {b for _a, b in self.pairs}

    def allows(self, a: int, b: int) -> bool:
        """Whether the two may still be found to be a pair."""
        return (a, b) not in self.apart and a not in self.closed_a and b not in self.closed_b

    def turned(self) -> Held:
        return Held(
            frozenset((b, a) for a, b in self.pairs),
            frozenset((b, a) for a, b in self.apart),
            self.alone_b,
            self.alone_a,
        )

    def relations(self) -> dict[tuple[int, int], Relation]:
        """How the pairs stand to each other as far as that is a matter of number."""
        often_a = Counter(a for a, _b in self.pairs)
        often_b = Counter(b for _a, b in self.pairs)
        return {
            (a, b): Relation.SPLIT
            if often_a[a] > 1
            else Relation.MERGED
            if often_b[b] > 1
            else Relation.CHANGED
            for a, b in self.pairs
        }


def held_by_place(said: Iterable[HandPair], a: Sequence[Unit], b: Sequence[Unit]) -> Held:
    """What was said of blocks, of those that are aligned; the last word on a pair counts."""
    at_a = {unit.index: unit.place for unit in a}
    at_b = {unit.index: unit.place for unit in b}
    decided: dict[tuple[int, int], bool] = {}
    alone_a: set[int] = set()
    alone_b: set[int] = set()
    for each in said:
        if each.b is None and each.a in at_a:
            alone_a.add(at_a[each.a])
        elif each.a is None and each.b in at_b:
            alone_b.add(at_b[each.b])
        elif each.a in at_a and each.b in at_b:
            decided[at_a[each.a], at_b[each.b]] = each.paired
    pairs = frozenset(key for key, paired in decided.items() if paired)
    return Held(
        pairs,
        frozenset(key for key, paired in decided.items() if not paired),
        # Paired by hand wins over alone by hand: it says more.
        frozenset(alone_a - {one for one, _other in pairs}),
        frozenset(alone_b - {other for _one, other in pairs}),
    )
