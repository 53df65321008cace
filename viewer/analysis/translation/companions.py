"""Words of two languages that keep company in the pairs found so far: a lexicon from nothing."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence

FEWEST = 2
"""Pairs in which two words must stand together."""

OFTEN = 0.25
"""A word in a larger part of the pairs than this says nothing."""

BEST = 3
"""Companions that are kept of a word."""


class Companions:
    """Which words of the second language stand where one of the first does."""

    def __init__(self, pairs: Sequence[tuple[frozenset[str], frozenset[str]]]) -> None:
        self._rarity_a: dict[str, float] = {}
        self._rarity_b: dict[str, float] = {}
        self._there: dict[str, frozenset[str]] = {}
        self._back: dict[str, frozenset[str]] = {}
        if len(pairs) < 8:
            return
        counts_a = Counter(word for one, _ in pairs for word in one)
        counts_b = Counter(word for _, other in pairs for word in other)
        most = max(6, OFTEN * len(pairs))
        telling_a = {word for word, count in counts_a.items() if FEWEST <= count <= most}
        telling_b = {word for word, count in counts_b.items() if FEWEST <= count <= most}
        together: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for one, other in pairs:
            company = other & telling_b
            for word in one & telling_a:
                together[word].update(company)
        back: defaultdict[str, dict[str, float]] = defaultdict(dict)
        there: dict[str, dict[str, float]] = {}
        for word, mates in together.items():
            bonds = {
                mate: 2 * count / (counts_a[word] + counts_b[mate])
                for mate, count in mates.items()
                if count >= FEWEST and 2 * count / (counts_a[word] + counts_b[mate]) >= 0.5
            }
            if bonds:
                there[word] = bonds
                for mate, bond in bonds.items():
                    back[mate][word] = bond
        self._there = {word: _best(bonds) for word, bonds in there.items()}
        self._back = {word: _best(bonds) for word, bonds in back.items()}
        size = len(pairs)
        self._rarity_a = {word: math.log(size / counts_a[word]) for word in self._there}
        self._rarity_b = {word: math.log(size / counts_b[word]) for word in self._back}

    def weigh(self, one: frozenset[str], other: frozenset[str]) -> float:
        """Evidence from known words of which a companion is there, or is not."""
        if not self._there:
            return 0.0
        met, known = 0.0, 0.0
        for words, mates, company, rarity in (
            (one, other, self._there, self._rarity_a),
            (other, one, self._back, self._rarity_b),
        ):
            for word in words & company.keys():
                known += rarity[word]
                if not company[word].isdisjoint(mates):
                    met += rarity[word]
        if not known:
            return 0.0
        # Few known words say little, for or against.
        return 7.0 * (met / known - 0.35) * min(1.0, known / 12)


def _best(bonds: dict[str, float]) -> frozenset[str]:
    return frozenset(sorted(bonds, key=lambda mate: (-bonds[mate], mate))[:BEST])
