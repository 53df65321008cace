"""Where two readings of one text are the same: first by landmarks, then letter by letter between.

A landmark is a stretch of letters that occurs once in both. Those that keep their order cut the
texts into small pieces, so that a report of 700,000 letters costs milliseconds where a comparison of
all letters with all would cost half a minute. It does not ask where paragraphs begin, which is what
importers disagree about most.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

LANDMARKS = (24, 12)
"""Lengths that are tried, the surer first."""

CELLS = 50_000_000
"""Up to so many pairs of letters are compared at once: 7,000 by 7,000, about 10 ms.

Never `Indel.opcodes`: it took 2.2 GB for 140,000 letters.
"""


@dataclass(frozen=True, slots=True)
class Run:
    """`length` letters that are the same from `a` in the one text and from `b` in the other."""

    a: int
    b: int
    length: int

    @property
    def shift(self) -> int:
        return self.b - self.a


@dataclass(frozen=True, slots=True)
class _Gap:
    """A piece of either text between two landmarks."""

    a: int
    a_end: int
    b: int
    b_end: int

    @property
    def cells(self) -> int:
        return (self.a_end - self.a) * (self.b_end - self.b)


def runs(a: str, b: str) -> list[Run]:
    """The runs of letters that both have in the same order, the longest first in doubt."""
    return _joined(_runs(a, b, _Gap(0, len(a), 0, len(b)), LANDMARKS))


def _joined(parts: Iterator[Run]) -> list[Run]:
    found: list[Run] = []
    for part in parts:
        last = found[-1] if found else None
        if last and last.shift == part.shift and last.a + last.length == part.a:
            found[-1] = Run(last.a, last.b, last.length + part.length)
        else:
            found.append(part)
    return found


def _runs(a: str, b: str, gap: _Gap, lengths: tuple[int, ...]) -> Iterator[Run]:
    if gap.cells == 0:
        return
    if gap.cells <= CELLS:
        yield from _letter_by_letter(a, b, gap)
        return
    if not lengths:
        return  # nothing in common to hold on to; what moved there is found by its words
    at_a, at_b = gap.a, gap.b
    for run in _landmarks(a, b, gap, lengths[0]):
        yield from _runs(a, b, _Gap(at_a, run.a, at_b, run.b), lengths[1:])
        yield run
        at_a, at_b = run.a + run.length, run.b + run.length
    yield from _runs(a, b, _Gap(at_a, gap.a_end, at_b, gap.b_end), lengths[1:])


def _letter_by_letter(a: str, b: str, gap: _Gap) -> Iterator[Run]:
    ours, theirs = a[gap.a : gap.a_end], b[gap.b : gap.b_end]
    if ours == theirs:
        yield Run(gap.a, gap.b, len(ours))
        return
    for step in Levenshtein.opcodes(ours, theirs):
        if step.tag == "equal":
            yield Run(
                gap.a + step.src_start, gap.b + step.dest_start, step.src_end - step.src_start
            )


def _landmarks(a: str, b: str, gap: _Gap, length: int) -> list[Run]:
    """The longest chain of landmarks in which both texts go forward, each grown to its full size."""
    chain = _longest_chain(_common(a, b, gap, length))
    grown: list[Run] = []
    for number, (at_a, at_b) in enumerate(chain):
        floor_a, floor_b = gap.a, gap.b
        if grown:
            last = grown[-1]
            floor_a, floor_b = last.a + last.length, last.b + last.length
            if at_a < floor_a:
                continue  # the one before has grown over it
        if at_b < floor_b:
            continue
        next_a, next_b = chain[number + 1] if number + 1 < len(chain) else (gap.a_end, gap.b_end)
        before = _same_before(a, b, at_a, at_b, min(at_a - floor_a, at_b - floor_b))
        after = _same_after(
            a, b, at_a + length, at_b + length, min(next_a - at_a, next_b - at_b) - length
        )
        grown.append(Run(at_a - before, at_b - before, before + length + after))
    return grown


def _common(a: str, b: str, gap: _Gap, length: int) -> list[tuple[int, int]]:
    """Landmarks side by side in `a` with their only place in `b`, in the order of `a`."""
    places: dict[str, int] = {}
    for at in range(gap.a, gap.a_end - length + 1, length):
        piece = a[at : at + length]
        places[piece] = -1 if piece in places else at
    found: dict[int, int] = {}
    for at in range(gap.b, gap.b_end - length + 1):
        place = places.get(b[at : at + length])
        if place is not None and place >= 0:
            found[place] = -1 if place in found else at
    return sorted((place, at) for place, at in found.items() if at >= 0)


def _longest_chain(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The most pairs whose second numbers rise, by patience sorting."""
    tops: list[int] = []
    top_pairs: list[int] = []
    behind: list[int] = []
    for number, (_, at) in enumerate(pairs):
        pile = bisect_left(tops, at)
        behind.append(top_pairs[pile - 1] if pile else -1)
        if pile == len(tops):
            tops.append(at)
            top_pairs.append(number)
        else:
            tops[pile] = at
            top_pairs[pile] = number
    chain: list[tuple[int, int]] = []
    number = top_pairs[-1] if top_pairs else -1
    while number >= 0:
        chain.append(pairs[number])
        number = behind[number]
    return chain[::-1]


def _same_before(a: str, b: str, at_a: int, at_b: int, most: int) -> int:
    count = 0
    while count < most and a[at_a - count - 1] == b[at_b - count - 1]:
        count += 1
    return count


def _same_after(a: str, b: str, at_a: int, at_b: int, most: int) -> int:
    count = 0
    while count < most and a[at_a + count] == b[at_b + count]:
        count += 1
    return count
