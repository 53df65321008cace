"""Words found again in another text by what they are and what stands around them.

The weights are those of Hypothesis (its client, `src/annotator/anchoring/match-quote.ts`): 50 for
the quote, 20 for the words before, 20 for those after, 2 for the place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

CONTEXT = 32
QUOTE, PREFIX, SUFFIX, PLACE = 50, 20, 20, 2

FLOOR = 0.6
"""What scores less is not the passage, unless it is these very letters and nowhere else."""

RIVAL = 0.05
"""A second place that scores so little less makes the first one doubtful."""

CONVINCING = 0.8
"""Words before or after that are so alike tell which of several places is meant; less is chance."""

MOST_PLACES = 50
GRAM, GRAMS, WINDOWS = 8, 40, 5
LONGEST = 20_000
"""Letters of a quote that is searched for approximately."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Letters to be found, those on both sides, and where they are expected."""

    letters: str
    prefix: str
    suffix: str
    expected: int


@dataclass(frozen=True, slots=True)
class Found:
    """A place in the new text.

    Attributes:
        likeness: of the letters with those of the quote, 0 to 1.
        around: of what stands before or after it, the better of the two.
        score: with what stands around them and where, 0 to 1.
        rivalled: another place is as good.
    """

    first: int
    last: int
    likeness: float
    around: float
    score: float
    rivalled: bool = False


def likeness(one: str, other: str) -> float:
    """0 to 1: twice the letters in common, in order, to the letters of both."""
    return 1.0 if one == other else fuzz.ratio(one, other) / 100


def find(quote: Quote, text: str, also: tuple[int, int] | None = None) -> Found | None:
    """The best place of a quote, if any is good enough.

    Args:
        quote: what is looked for.
        text: where; letters only, as the quote is.
        also: a place to be judged with those that are found.
    """
    exact = set(_exact(quote, text))
    alone = len(exact) == 1 and len(quote.letters) >= GRAM
    spans = exact or set(_alike(quote, text))
    if also is not None:
        spans.add(also)
    judged = sorted(
        (_judged(quote, text, first, last) for first, last in spans),
        key=lambda each: (-each.score, each.first),
    )
    if not judged or (judged[0].score < FLOOR and not alone):
        return None
    best = judged[0]
    return replace(best, rivalled=any(_rivals(best, each) for each in judged[1:]))


def _rivals(best: Found, other: Found) -> bool:
    elsewhere = other.last <= best.first or best.last <= other.first
    as_like = best.around < CONVINCING and other.likeness > best.likeness - RIVAL
    return elsewhere and (as_like or best.score - other.score < RIVAL)


def _judged(quote: Quote, text: str, first: int, last: int) -> Found:
    same = likeness(quote.letters, text[first:last])
    before = likeness(quote.prefix, text[max(0, first - (len(quote.prefix) or CONTEXT)) : first])
    after = likeness(quote.suffix, text[last : last + (len(quote.suffix) or CONTEXT)])
    near = 1 - abs(first - quote.expected) / max(1, len(text))
    score = QUOTE * same + PREFIX * before + SUFFIX * after + PLACE * near
    score /= QUOTE + PREFIX + SUFFIX + PLACE
    return Found(first, last, same, max(before, after), score)


def _exact(quote: Quote, text: str) -> Iterator[tuple[int, int]]:
    """The places of these very letters: the nearest where there are many."""
    places: list[int] = []
    at = text.find(quote.letters)
    while at >= 0:
        places.append(at)
        at = text.find(quote.letters, at + 1)
    places.sort(key=lambda place: abs(place - quote.expected))
    for place in places[:MOST_PLACES]:
        yield place, place + len(quote.letters)


def _alike(quote: Quote, text: str) -> Iterator[tuple[int, int]]:
    """Places where many short pieces of the quote stand at the right distance."""
    length = len(quote.letters)
    if not GRAM <= length <= LONGEST:
        return
    step = max(1, (length - GRAM) // GRAMS)
    votes: Counter[int] = Counter()
    for start in range(0, length - GRAM + 1, step):
        piece = quote.letters[start : start + GRAM]
        at = text.find(piece)
        seen = 0
        while at >= 0 and seen < MOST_PLACES:
            votes.update(((at - start) // CONTEXT, (at - start) // CONTEXT + 1))
            seen += 1
            at = text.find(piece, at + 1)
    for bucket, _count in votes.most_common(WINDOWS):
        margin = CONTEXT + length // 5
        first = max(0, bucket * CONTEXT - margin)
        found = _inside(quote.letters, text[first : bucket * CONTEXT + length + margin])
        if found is not None:
            yield first + found[0], first + found[1]


def _inside(letters: str, window: str) -> tuple[int, int] | None:
    """Where in the window the letters are, seen from their first and last certain piece."""
    certain = [
        step
        for step in Levenshtein.opcodes(letters, window)
        if step.tag == "equal" and step.src_end - step.src_start >= GRAM // 2
    ]
    if not certain:
        return None
    first = certain[0].dest_start - certain[0].src_start
    last = certain[-1].dest_end + len(letters) - certain[-1].src_end
    first, last = max(0, first), min(len(window), last)
    return (first, last) if first < last else None
