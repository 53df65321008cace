"""What tags teach: a small linear model of words, one theme at a time.

Logistic regression whose starting point is what the words of the theme say already: with few tags it
stays there, with many it goes where they point (the prior is Gaussian around that point, so this is
its most probable setting; Bishop, Pattern Recognition and Machine Learning, section 4.5). Features
are forms of words, pairs of neighbours and words of the headings above, present or not.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Features = Mapping[str, tuple[int, int]]
"""Of one paragraph: feature to the first and last word that it stands on; (-1, -1) in a heading."""

MOST_FEATURES = 240
"""Of a theme, those that tell most; more add seconds and no sense."""
_LEAST_COUNT = 3


@dataclass(frozen=True, slots=True)
class Caution:
    """How hard it is to move a model from where it starts.

    Attributes:
        pull: strength of the prior on a weight, in nats at one unit from its start.
        least_told: in standard deviations from telling nothing; below, a word is with the theme by
            chance.
    """

    pull: float
    least_told: float


WITH_WORDS = Caution(1.5, 3.0)
"""The words of the theme say most of it already; measured by benchmarks/bench_suggest.py."""
WITHOUT_WORDS = Caution(0.5, 2.0)
"""Tags are all there is to go by."""
_ROUNDS = 60
_STEP = 0.3
_FEW = 400
"""Lessons from which fewer rounds do: each round sees more."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A paragraph that a person has decided about.

    Attributes:
        prior: logit of what the words of the theme say.
        holds: the theme is on it.
        weight: how much it counts.
    """

    features: Features
    prior: float
    holds: bool
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learned of one theme."""

    trust: float = 1.0
    """In the words of the theme."""
    bias: float = 0.0
    of: Mapping[str, float] | None = None

    def logit(self, prior: float, features: Features) -> float:
        known = self.of or {}
        return self.trust * prior + self.bias + sum(known.get(each, 0.0) for each in features)

    def speaking(self, features: Features) -> list[tuple[float, str]]:
        """The features that speak for the theme, with their weights."""
        known = self.of or {}
        return [(known[each], each) for each in features if known.get(each, 0.0) > 0]


def learn(lessons: Sequence[Lesson], caution: Caution = WITH_WORDS) -> Weights:
    """The most probable weights; those of the start where all lessons say the same or nothing."""
    if not any(each.holds for each in lessons) or all(each.holds for each in lessons):
        return Weights()
    chosen = _chosen(lessons, caution.least_told)
    number = {feature: place for place, feature in enumerate(chosen, start=2)}
    rows = [
        (
            [number[each] for each in lesson.features if each in number],
            lesson.prior,
            1.0 if lesson.holds else 0.0,
            lesson.weight,
        )
        for lesson in lessons
    ]
    weights = _descend(rows, len(chosen) + 2, caution.pull)
    return Weights(weights[0], weights[1], {each: weights[number[each]] for each in chosen})


_Row = tuple[list[int], float, float, float]


def _descend(rows: Sequence[_Row], size: int, pull: float) -> list[float]:
    """Gradient descent with a step of its own for each weight (AdaGrad, Duchi et al. 2011)."""
    centre = [1.0, 0.0] + [0.0] * (size - 2)
    weights = list(centre)
    seen = [1e-6] * size
    for _ in range(_ROUNDS if len(rows) <= _FEW else _ROUNDS // 3):
        gradient = [2 * pull * (w - c) for w, c in zip(weights, centre, strict=True)]
        for features, prior, holds, weight in rows:
            logit = weights[0] * prior + weights[1] + sum(weights[each] for each in features)
            error = weight * (sigmoid(logit) - holds)
            gradient[0] += error * prior
            gradient[1] += error
            for each in features:
                gradient[each] += error
        for each, slope in enumerate(gradient):
            seen[each] += slope * slope
            weights[each] -= _STEP * slope / math.sqrt(seen[each])
    return weights


def _chosen(lessons: Sequence[Lesson], least_told: float) -> list[str]:
    """Features whose presence tells most of whether the theme holds, by centred log odds."""
    with_it: Counter[str] = Counter()
    without: Counter[str] = Counter()
    for lesson in lessons:
        (with_it if lesson.holds else without).update(lesson.features.keys())
    yes = sum(each.holds for each in lessons)
    no = len(lessons) - yes

    def told(feature: str) -> float:
        a, b = with_it[feature], without[feature]
        odds = math.log((a + 0.5) / (yes - a + 0.5)) - math.log((b + 0.5) / (no - b + 0.5))
        # Over its standard deviation: Monroe et al., "Fightin' Words", 2008.
        return abs(odds) / math.sqrt(
            1 / (a + 0.5) + 1 / (yes - a + 0.5) + 1 / (b + 0.5) + 1 / (no - b + 0.5)
        )

    often = (each for each, count in (with_it + without).items() if count >= _LEAST_COUNT)
    telling = [(-worth, each) for each in often if (worth := told(each)) >= least_told]
    return [each for _, each in sorted(telling)[:MOST_FEATURES]]


def sigmoid(logit: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))


def logit_of(share: float) -> float:
    return math.log(share / (1 - share))
