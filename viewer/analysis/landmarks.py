"""Where two readings of one text are the same: first by landmarks, then letter by letter between.

A landmark is a stretch of letters that occurs once in both. Those that keep their order cut the
texts into small pieces, so that a report of 700,000 letters costs milliseconds where a comparison of
all letters with all would cost half a minute. It does not ask where paragraphs begin, which is what
importers disagree about most.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

LANDMARKS = (24, 12)
"""Lengths that are tried, the surer first."""

LONG = 8
"""Runs of so many letters are no chance."""

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
    """The runs of letters that both have in the same order."""
    return _joined(_runs(a, b, _Gap(0, len(a), 0, len(b)), LANDMARKS))


def without_chance(chain: Sequence[Run], a_end: int, b_end: int) -> list[Run]:
    """Without short runs that stand alone: any two texts have the same few letters somewhere."""
    bounded = [Run(0, 0, 0), *chain, Run(a_end, b_end, 0)]
    return [
        run
        for before, run, after in zip(bounded, bounded[1:], bounded[2:], strict=False)
        if run.length >= LONG or min(_between(before, run), _between(run, after)) < run.length
    ]


def _between(one: Run, other: Run) -> int:
    """Letters of the one or the other text, whichever has more."""
    return max(other.a - one.a, other.b - one.b) - one.length


def moved(a: str, b: str, chain: Sequence[Run]) -> list[Run]:
    """Long runs in what the chain has left over: what stands elsewhere in `b`."""
    left_a = _left([(run.a, run.length) for run in chain], len(a))
    left_b = _left([(run.b, run.length) for run in chain], len(b))
    votes = Counter(_shared(a, b, left_a, left_b))
    found: list[Run] = []
    for (at_a, at_b), _count in votes.most_common():
        gap = _Gap(*left_a[at_a], *left_b[at_b])
        for run in _joined(_runs(a, b, gap, LANDMARKS)):
            if run.length >= LANDMARKS[-1] and not any(_meet(run, other) for other in found):
                found.append(run)
    return found


def _left(taken: list[tuple[int, int]], end: int) -> list[tuple[int, int]]:
    """The stretches between, long enough to hold a landmark."""
    found: list[tuple[int, int]] = []
    at = 0
    for start, length in [*sorted(taken), (end, 0)]:
        if start - at >= LANDMARKS[-1]:
            found.append((at, start))
        at = start + length
    return found


def _shared(
    a: str, b: str, left_a: list[tuple[int, int]], left_b: list[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """For each landmark that stands once in what is left of both, in which stretches it does."""
    length = LANDMARKS[-1]
    places: dict[str, int] = {}
    for number, (start, end) in enumerate(left_a):
        for at in range(start, end - length + 1, length // 2):
            piece = a[at : at + length]
            places[piece] = -1 if piece in places else number
    found: dict[str, int] = {}
    for number, (start, end) in enumerate(left_b):
        for at in range(start, end - length + 1):
            piece = b[at : at + length]
            if piece in places:
                found[piece] = -1 if piece in found else number
    for piece, number in found.items():
        if number >= 0 and places[piece] >= 0:
            yield places[piece], number


def _meet(one: Run, other: Run) -> bool:
    in_a = one.a < other.a + other.length and other.a < one.a + one.length
    in_b = one.b < other.b + other.length and other.b < one.b + one.length
    return in_a or in_b


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
