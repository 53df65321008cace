"""How much speaks for two passages in two languages being the same, in natural logarithms of odds."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from viewer.analysis.translation.companions import Companions
from viewer.analysis.translation.profiles import Profile

T = TypeVar("T", bound=Hashable)

SPREAD = 6.8
"""Variance of the length of a translation, per letter: Gale and Church, A Program for Aligning
Sentences in Bilingual Corpora, Computational Linguistics 19 (1993)."""

MOST = 9.0
"""What one kind of evidence can speak for a pair at most."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found on two passages, each as evidence for (above 0) or against them."""

    length: float
    labels: float
    numbers: float
    names: float
    grams: float
    words: float
    form: float

    @property
    def total(self) -> float:
        return (
            self.length
            + self.labels
            + self.numbers
            + self.names
            + self.grams
            + self.words
            + self.form
        )


class Evidence:
    """Weighs passages of two documents; knows how rare each trait is in them."""

    def __init__(
        self,
        a: Sequence[Profile],
        b: Sequence[Profile],
        *,
        ratio: float | None = None,
        companions: Companions | None = None,
    ) -> None:
        self.ratio = ratio or _ratio(a, b)
        self._companions = companions
        self._numbers = _rarity(a, b, lambda each: each.numbers)
        self._names = _rarity(a, b, lambda each: each.names)
        self._grams = _rarity(a, b, lambda each: each.grams)
        self._labels = _rarity(a, b, lambda each: each.labels)
        self._usual_grams = 0.0
        self._usual_grams = self._background(a, b)

    def weigh(self, one: Profile, other: Profile) -> Findings:
        grams, words = self._of_grams(one, other), self._of_words(one, other)
        return Findings(
            self.of_length(one, other),
            self._of_labels(one, other),
            self._of_numbers(one, other),
            self._of_names(one, other),
            grams,
            words,
            _of_form(one, other),
        )

    def of_length(self, one: Profile, other: Profile) -> float:
        expected = one.length * self.ratio
        # In letters of the second document; +20 for what a heading's translation may vary by.
        variance = SPREAD * self.ratio * (expected + other.length + 20 * self.ratio) / 2 + 4
        distance = (other.length - expected) ** 2 / variance
        # Heavier tails than a normal distribution: extraction loses and adds whole lines.
        return 1.0 - 1.5 * math.log1p(distance / 3)

    def _of_labels(self, one: Profile, other: Profile) -> float:
        if not one.labelled and not other.labelled:
            return 0.0
        if one.labelled != other.labelled:
            return -1.5
        common = one.labels & other.labels
        if common:
            return 2.0 + min(2.5, max(self._labels[each] for each in common))
        if not one.labels or not other.labels:
            return 0.0
        counts = {count for _style, count in one.labels} & {count for _s, count in other.labels}
        return 1.0 if counts else -4.0

    def _of_numbers(self, one: Profile, other: Profile) -> float:
        common = one.numbers & other.numbers
        if not common and not (one.numbers and other.numbers):
            alone = one.numbers or other.numbers
            return -min(1.5, 0.3 * len(alone))
        speaks = sum(self._numbers[each] for each in common)
        against = sum(self._numbers[each] for each in one.numbers ^ other.numbers)
        return max(-4.0, min(MOST, speaks - 0.3 * against))

    def _of_names(self, one: Profile, other: Profile) -> float:
        return min(MOST, sum(self._names.get(each, 0.0) for each in one.names & other.names) / 2)

    def _of_grams(self, one: Profile, other: Profile) -> float:
        if not self._usual_grams:
            return 0.0
        share = self._gram_share(one, other)
        return max(-2.0, min(MOST, 25 * (share - 1.5 * self._usual_grams)))

    def _gram_share(self, one: Profile, other: Profile) -> float:
        size = math.sqrt(len(one.grams) * len(other.grams))
        if not size:
            return self._usual_grams * 1.5
        common = sum(self._grams[each] for each in one.grams & other.grams)
        # Of short texts one chance match would say too much.
        return common / (size + 12) / 3

    def _of_words(self, one: Profile, other: Profile) -> float:
        return 0.0 if self._companions is None else self._companions.weigh(one.words, other.words)

    def _background(self, a: Sequence[Profile], b: Sequence[Profile]) -> float:
        """The share of pieces in common of two passages that have nothing to do with each other."""
        if not a or not b:
            return 0.0
        step = max(1, len(a) // 40)
        shift = max(1, len(b) // 3)
        shares = [
            self._gram_share(each, b[(place * len(b) // len(a) + shift) % len(b)])
            for place, each in list(enumerate(a))[::step]
            if each.grams
        ]
        return sum(shares) / len(shares) if shares else 0.0


def _ratio(a: Sequence[Profile], b: Sequence[Profile]) -> float:
    total_a, total_b = (sum(each.length for each in side) for side in (a, b))
    return max(0.1, min(10.0, total_b / total_a)) if total_a and total_b else 1.0


def _rarity(
    a: Sequence[Profile], b: Sequence[Profile], traits: Callable[[Profile], Collection[T]]
) -> Mapping[T, float]:
    """How telling a trait is that both have."""
    in_a = Counter(trait for each in a for trait in traits(each))
    in_b = Counter(trait for each in b for trait in traits(each))
    often = len(a) + len(b)
    return {
        trait: math.log((often + 2) / (in_a[trait] + in_b[trait] + 1)) / 1.3
        for trait in {*in_a, *in_b}
    }


def _of_form(one: Profile, other: Profile) -> float:
    """Headings with headings, tables with tables, and the same stop at the end."""
    weight = 0.3 if one.headline == other.headline else -1.5
    if one.headline and other.headline:
        weight += 0.7
    if one.table != other.table:
        weight -= 3.0
    if one.ending == other.ending:
        weight += 0.5 if one.ending else 0.2
    else:
        weight -= 1.0 if ":" in (one.ending, other.ending) else 0.5
    return weight
