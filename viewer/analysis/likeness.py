"""How much two blocks are alike, and which pairs of blocks are worth asking about."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from importers.parsed import Kind
from viewer.analysis.steering import Steering
from viewer.analysis.units import Unit
from viewer.analysis.words import spread

ASK_ALL = 40_000
"""Up to so many combinations every pair is looked at: 200 by 200 blocks take 0.1 s."""

CANDIDATES = 8
"""For longer documents, so many of the likeliest counterparts of a block are looked at."""

TITLES = 0.20
"""The titles of two documents are counterparts though number and date differ."""

COMMON = 48
"""A word or pair of words in more blocks than this finds no candidates: `the`, `United Nations`."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two units that may be a pair.

    Attributes:
        a: place of the first, `b` of the second.
        share: of the words of both that they have in common in the same order, 0 to 1.
        weight: the evidence that they are a pair, 0 to about 1.
    """

    a: int
    b: int
    share: float
    weight: float


def share_of(code: str, other: str) -> float:
    """Twice the words in common, in the same order, to the words of both."""
    length = len(code) + len(other)
    return 2 * LCSseq.similarity(code, other) / length if length else 0.0


def covered(part: str, whole: str) -> float:
    """How much of the words of `part` stands, in order, in `whole`."""
    return LCSseq.similarity(part, whole) / len(part) if part else 0.0


class Likeness:
    """Weighs pairs; knows how telling each word is in these two documents."""

    def __init__(self, a: Sequence[Unit], b: Sequence[Unit]) -> None:
        self._a, self._b = a, b
        counts = spread(each.words for each in (*a, *b))
        total = len(a) + len(b)
        self._telling = {word: math.log((1 + total) / count) for word, count in counts.items()}

    def candidate(self, one: Unit, other: Unit) -> Candidate:
        same = one.letters == other.letters
        share = 1.0 if same else share_of(one.code, other.code)
        weight = 1.0 if same else 0.5 * share + 0.5 * self._telling_share(one, other)
        weight += 0.06 * (one.label == other.label and one.label is not None)
        weight += TITLES * (one.kind is other.kind is Kind.TITLE)
        weight -= 0.10 * (one.role is not other.role) + 0.20 * (one.headline != other.headline)
        return Candidate(one.place, other.place, share, weight + self._nearness(one, other))

    def _telling_share(self, one: Unit, other: Unit) -> float:
        """Words in common by how telling they are, mostly to those of the shorter of both.

        A clause that grew keeps all its words: what was added to it must not part the two.
        """
        common = self._weigh(set(one.words) & set(other.words))
        ours, theirs = self._weigh(set(one.words)), self._weigh(set(other.words))
        shorter, longer = min(ours, theirs), max(ours, theirs)
        return common / (0.75 * shorter + 0.25 * longer) if longer else 0.0

    def _weigh(self, of: set[str]) -> float:
        return sum(self._telling[word] for word in of)

    def _nearness(self, one: Unit, other: Unit) -> float:
        """A little for the same place in the document, to choose among equals."""
        at_a = one.place / max(1, len(self._a) - 1)
        at_b = other.place / max(1, len(self._b) - 1)
        return 0.02 * (1 - abs(at_a - at_b))


def candidates(
    a: Sequence[Unit], b: Sequence[Unit], likeness: Likeness, steering: Steering
) -> Iterator[Candidate]:
    """Pairs worth weighing: all of them, or in long documents those that share telling words."""
    if len(a) * len(b) <= ASK_ALL:
        for one in steering.over(a):
            for other in b:
                if one.stream == other.stream:
                    yield likeness.candidate(one, other)
        return
    same = _by_letters(b)
    # What has its like, word for word, would be found a rival of everything else it resembles.
    letters = {unit.letters for unit in a}
    postings = _postings([unit for unit in b if unit.letters not in letters])
    for one in steering.over(a):
        near = _nearest(same[one.letters], one.place * len(b) // len(a))
        if not near:
            near = _likeliest(one, postings)
        for place in near:
            if one.stream == b[place].stream:
                yield likeness.candidate(one, b[place])


def _by_letters(units: Sequence[Unit]) -> defaultdict[str, list[int]]:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for unit in units:
        places[unit.letters].append(unit.place)
    return places


def _nearest(places: Sequence[int], to: int) -> list[int]:
    return sorted(places, key=lambda place: abs(place - to))[:CANDIDATES]


def _features(unit: Unit) -> set[tuple[str, ...]]:
    """Its words and pairs of neighbouring words."""
    return {(word,) for word in unit.words} | set(zip(unit.words, unit.words[1:], strict=False))


def _postings(units: Sequence[Unit]) -> dict[tuple[str, ...], list[int]]:
    postings: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for unit in units:
        for feature in _features(unit):
            postings[feature].append(unit.place)
    return {feature: places for feature, places in postings.items() if len(places) <= COMMON}


def _likeliest(unit: Unit, postings: dict[tuple[str, ...], list[int]]) -> list[int]:
    votes: Counter[int] = Counter()
    for feature in _features(unit):
        votes.update(postings.get(feature, ()))
    return [place for place, _count in votes.most_common(CANDIDATES)]
