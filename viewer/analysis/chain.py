"""The heaviest set of pairs that keeps the order of both documents."""

from __future__ import annotations

from collections.abc import Sequence

from viewer.analysis.likeness import Candidate


def heaviest_chain(candidates: Sequence[Candidate], length_b: int) -> list[Candidate]:
    """Of the candidates, those with the greatest sum of weights in which `a` and `b` both rise.

    Sparse dynamic programming over a Fenwick tree of prefix maxima: n log n, no matrix, so that
    documents of 5,000 blocks cost as little memory as those of 50.
    """
    best = [(0.0, -1)] * (length_b + 1)
    behind: list[int] = [-1] * len(candidates)
    ordered = sorted(range(len(candidates)), key=lambda n: (candidates[n].a, -candidates[n].b))
    # Within one `a` the later `b` comes first, so that no two pairs of one block join a chain.
    for number in ordered:
        weight, previous = _highest_before(best, candidates[number].b)
        behind[number] = previous
        _raise(best, candidates[number].b, (weight + candidates[number].weight, number))
    _weight, last = _highest_before(best, length_b)
    chain: list[Candidate] = []
    while last >= 0:
        chain.append(candidates[last])
        last = behind[last]
    return chain[::-1]


def _highest_before(tree: list[tuple[float, int]], place: int) -> tuple[float, int]:
    """The highest entry at places below `place`."""
    highest = (0.0, -1)
    while place > 0:
        highest = max(highest, tree[place])
        place -= place & -place
    return highest


def _raise(tree: list[tuple[float, int]], place: int, entry: tuple[float, int]) -> None:
    place += 1
    while place < len(tree):
        tree[place] = max(tree[place], entry)
        place += place & -place
