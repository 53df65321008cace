"""In which order a person reads pairs: as the first document goes, with what came put in place."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Collection, Sequence
from math import inf

from viewer.domain import Pair, Relation


def in_reading_order(pairs: Sequence[Pair], notes_b: Collection[int]) -> list[Pair]:
    """Pairs by their first side; added ones before the pair that follows them in the second.

    Args:
        pairs: of one alignment.
        notes_b: indexes of the footnotes of the second document, whose neighbours in the text say
            nothing about where their counterparts stand in the first.
    """
    streams = {
        of_notes: sorted(
            (pair.b, pair.a)
            for pair in pairs
            if pair.a is not None
            and pair.b is not None
            and pair.relation not in (Relation.MOVED, Relation.TOPICAL)
            and (pair.b in notes_b) is of_notes
        )
        for of_notes in (False, True)
    }

    def place(pair: Pair) -> tuple[float, int, int]:
        if pair.a is not None:
            return pair.a, 1, -1 if pair.b is None else pair.b
        assert pair.b is not None, "a pair has at least one side"
        stream = streams[pair.b in notes_b]
        following = bisect(stream, pair.b, key=lambda anchor: anchor[0])
        return (stream[following][1] if following < len(stream) else inf), 0, pair.b

    return sorted(pairs, key=place)
