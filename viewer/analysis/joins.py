"""Blocks that came apart, and blocks that were put together."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from viewer.analysis.likeness import Candidate, Likeness, covered, share_of
from viewer.analysis.units import Unit
from viewer.domain import Relation

COVERED = 0.75
"""A part must stand in the whole with so much of its words."""

GAIN = 0.05
"""Taking a part in must bring the sum of the parts so much nearer to the whole."""

WHOLE = 0.60
"""The parts together must share so much with the whole."""

SHORTEST = 3
"""Words of a part: of fewer, any paragraph holds most."""


def joins(
    a: Sequence[Unit],
    b: Sequence[Unit],
    chain: Sequence[Candidate],
    likeness: Likeness,
    closed: tuple[Collection[int], Collection[int]] = ((), ()),
) -> dict[Candidate, Relation]:
    """Look beside every pair for free blocks that complete one of its two sides.

    Args:
        a: the units of the first document.
        b: those of the second.
        chain: the pairs.
        likeness: weighs the parts.
        closed: places of both that are not free for another reason.

    Returns:
        Each pair of a whole with a part, and whether it is SPLIT or MERGED; one of the parts of
        each whole stood in the chain already.
    """
    taken_a = {each.a for each in chain} | set(closed[0])
    taken_b = {each.b for each in chain} | set(closed[1])
    relations: dict[Candidate, Relation] = {}
    for each in chain:
        if each.share > 1 - GAIN:
            continue
        split = _parts(a[each.a], b, each.b, taken_b)
        merged = [] if split else _parts(b[each.b], a, each.a, taken_a)
        for place in split:
            taken_b.add(place)
            relations[likeness.candidate(a[each.a], b[place])] = Relation.SPLIT
        for place in merged:
            taken_a.add(place)
            relations[likeness.candidate(a[place], b[each.b])] = Relation.MERGED
        if split or merged:
            relations[each] = Relation.SPLIT if split else Relation.MERGED
    return relations


def _parts(whole: Unit, among: Sequence[Unit], start: int, taken: set[int]) -> list[int]:
    """Places beside `start` whose blocks, with the one there, make up `whole`; none if it fails."""
    code = among[start].code
    share = share_of(whole.code, code)
    found: list[int] = []
    for step in (1, -1):
        for place in _free(among, start, step, taken):
            part = among[place]
            joined = code + part.code if step > 0 else part.code + code
            gained = share_of(whole.code, joined)
            needed = min(GAIN, len(part.code) / (2 * len(whole.code)))
            if (
                len(part.code) < SHORTEST
                or covered(part.code, whole.code) < COVERED
                or gained < share + needed
            ):
                break
            code, share = joined, gained
            found.append(place)
    return found if share >= WHOLE else []


def _free(among: Sequence[Unit], start: int, step: int, taken: set[int]) -> Iterator[int]:
    """Places of the same stream on one side of `start`, up to the next that is taken."""
    place = start + step
    while 0 <= place < len(among) and place not in taken:
        if among[place].stream == among[start].stream:
            yield place
        place += step
