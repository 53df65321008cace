"""Paragraphs like this one: by the words that matter in it, with the words that speak for each.

A word matters by how rarely paragraphs have it (inverse document frequency) and, a little, by how
often this one says it. Likeness is the cosine of such weights, so that it is the same from both sides
and 1.0 for the same words. Forms are those of `forms`: no case, accents, articles, plurals.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from viewer.analysis.forms import FUNCTION_WORDS, forms, stem

K = TypeVar("K")

WORDS = 24
"""Words of a paragraph by which candidates are looked for."""
LEAST = 0.12
"""Below this likeness two paragraphs share only what many share."""
NAMED = 6
"""Words told as the reason of a likeness."""
_SHORTEST = 3

Spread = Callable[[str], int]
"""In how many paragraphs of the archive a word, as printed, occurs."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A word of a paragraph.

    Attributes:
        printed: as it stands there first, for looking it up and for saying it.
        weight: how much it tells; of all words of a paragraph the squares add up to 1.
    """

    printed: str
    weight: float


@dataclass(frozen=True, slots=True)
class Alike(Generic[K]):
    """A paragraph like the one asked for.

    Attributes:
        likeness: 0 to 1.
        because: the words both have that tell most, as this one prints them.
    """

    key: K
    likeness: float
    because: tuple[str, ...]


def telling_words(text: str, spread: Spread, total: int) -> dict[str, Telling]:
    """The words of a paragraph that matter, by their forms, the most telling first.

    Args:
        text: of the paragraph.
        spread: is asked once for each form; a word that no paragraph has counts as one of this.
        total: of paragraphs in the archive.
    """
    counts: Counter[str] = Counter()
    printed: dict[str, str] = {}
    for each in forms(text):
        if each.form in FUNCTION_WORDS or len(each.form) < _SHORTEST:
            continue
        root = stem(each.form)
        counts[root] += 1
        printed.setdefault(root, text[each.start : each.end])
    raw = {
        root: (1 + math.log(count)) * math.log(1 + total / max(1, spread(printed[root])))
        for root, count in counts.items()
    }
    return _weighed(raw, printed)


def most_alike(
    text: str,
    candidates: Iterable[tuple[K, str]],
    spread: Spread,
    total: int,
    *,
    limit: int = 50,
) -> list[Alike[K]]:
    """Those of the candidates that are like the text, the likest first; equals in their order.

    Words that only candidates have are taken to be as telling as the text's own are on the whole.
    """
    wanted = telling_words(text, spread, total)
    if not wanted:
        return []
    known = {root: _rarity(each.printed, spread, total) for root, each in wanted.items()}
    usual = sum(known.values()) / len(known)
    found = []
    for key, other in candidates:
        weights = _weights_of(other, known, usual)
        shares = {root: wanted[root].weight * weights[root] for root in wanted if root in weights}
        likeness = sum(sorted(shares.values()))
        if likeness >= LEAST:
            found.append(Alike(key, round(likeness, 4), _because(shares, wanted)))
    return sorted(found, key=lambda each: -each.likeness)[:limit]


def to_look_for(wanted: Mapping[str, Telling], most: int = WORDS) -> list[str]:
    """The most telling words, as printed: a paragraph that has none of them is not alike."""
    return [each.printed for each in wanted.values()][:most]


def _rarity(printed: str, spread: Spread, total: int) -> float:
    return math.log(1 + total / max(1, spread(printed)))


def _weights_of(text: str, known: Mapping[str, float], usual: float) -> dict[str, float]:
    counts = Counter(
        stem(each.form)
        for each in forms(text)
        if each.form not in FUNCTION_WORDS and len(each.form) >= _SHORTEST
    )
    raw = {root: (1 + math.log(count)) * known.get(root, usual) for root, count in counts.items()}
    length = _length(raw.values())
    return {root: weight / length for root, weight in raw.items()}


def _weighed(raw: Mapping[str, float], printed: Mapping[str, str]) -> dict[str, Telling]:
    length = _length(raw.values())
    ranked = sorted(raw, key=lambda root: (-raw[root], root))
    return {root: Telling(printed[root], raw[root] / length) for root in ranked}


def _length(weights: Iterable[float]) -> float:
    return math.sqrt(sum(sorted(weight * weight for weight in weights))) or 1.0


def _because(shares: Mapping[str, float], wanted: Mapping[str, Telling]) -> tuple[str, ...]:
    ranked: Sequence[str] = sorted(shares, key=lambda root: (-shares[root], root))
    return tuple(wanted[root].printed for root in ranked[:NAMED])
