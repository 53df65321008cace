"""Paragraphs that say nearly the same: groups of those that differ in little.

Two are nearly the same when at least `SHARE` of the words of both stand in both in the same order.
Every such pair is found, none by chance: texts that share so many words in order share most pairs of
neighbouring words, so they share some of the rarest of them, and only these are looked up (prefix
filtering: Bayardo, Ma and Srikant, Scaling up all pairs similarity search, 2007). Of `n` words at
most `n - n * SHARE / (2 - SHARE)` are not in the other text, and each of them is in two pairs of
neighbours; what only the other has parts fewer than that (for a share of over 2/3).
A group stands around its first member: every other one is nearly the same as that one, so that no
chain of small differences leads far away.
"""

from __future__ import annotations

import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from viewer.analysis.likeness import share_of
from viewer.analysis.words import Lexicon, words

SHARE = 0.85
SHORTEST = 8
"""Words; of shorter paragraphs (`The meeting rose at 6 p.m.`) only the same words are the same."""
COMMON = 4
"""Rare pairs of words that two texts must share before they are compared word for word."""
_MOST_SHARING = 400
"""So many paragraphs are found by a pair of words; of a formula with more variants than these, the
later ones are held against the first of them only, which is where a group forms anyway."""


@dataclass(frozen=True, slots=True)
class Group:
    """Paragraphs that are nearly the same.

    Attributes:
        members: places among the texts given; the first is what the others are like.
        shares: of the words that each has in common with the first; 1.0 for the first itself.
    """

    members: tuple[int, ...]
    shares: tuple[float, ...]


def near_duplicates(
    texts: Iterable[str],
    *,
    share: float = SHARE,
    progress: Callable[[float], None] = lambda _share: None,
) -> list[Group]:
    """All groups of two or more, the largest first; equals in the order of their first member."""
    codes, places = _distinct(texts)
    progress(0.2)
    alike = _pairs(codes, share, progress)
    groups = [_group(places, each) for each in _stars(len(codes), alike)]
    found = [each for each in groups if len(each.members) > 1]
    progress(1.0)
    return sorted(found, key=lambda each: (-len(each.members), each.members[0]))


def _distinct(texts: Iterable[str]) -> tuple[list[str], list[list[int]]]:
    """Different texts, a character a word, and where each stands."""
    lexicon = Lexicon()
    at: dict[str, int] = {}
    places: list[list[int]] = []
    for number, text in enumerate(texts):
        code = lexicon.encode(words(text))
        if not code:
            continue
        known = at.setdefault(code, len(places))
        if known == len(places):
            places.append([])
        places[known].append(number)
    return list(at), places


def _pairs(
    codes: Sequence[str], share: float, progress: Callable[[float], None]
) -> dict[int, dict[int, float]]:
    """Which texts are nearly the same as which, both ways, with the share of words in common."""
    order = sorted(
        (each for each in range(len(codes)) if len(codes[each]) >= SHORTEST),
        key=lambda each: (len(codes[each]), each),
    )
    ranks = _ranks(codes[each] for each in order)
    progress(0.4)
    having: defaultdict[int, array[int]] = defaultdict(lambda: array("l"))
    alike: defaultdict[int, dict[int, float]] = defaultdict(dict)
    for done, one in enumerate(order):
        code = codes[one]
        lost = len(code) - math.ceil(len(code) * share / (2 - share))
        pairs = sorted(ranks.get(pair, -1) for pair in _neighbours(code))
        rarest = [pair for pair in pairs[: 2 * lost + COMMON] if pair >= 0]
        common: Counter[int] = Counter()
        for pair in rarest:
            common.update(having[pair])
        least = max(1, min(COMMON, len(pairs) - 2 * lost))
        for other in sorted(other for other, count in common.items() if count >= least):
            if len(codes[other]) >= len(code) - lost:
                same = share_of(codes[other], code)
                if same >= share:
                    alike[one][other] = alike[other][one] = same
        for pair in rarest:
            if len(having[pair]) < _MOST_SHARING:
                having[pair].append(one)
        if done % 1_000 == 0:
            progress(0.4 + 0.55 * done / len(order))
    return alike


def _ranks(codes: Iterable[str]) -> dict[int, int]:
    """A number for each pair of neighbouring words that several texts have, the rarest first."""
    counts: Counter[int] = Counter()
    for code in codes:
        counts.update(_neighbours(code))
    shared = [pair for pair, count in counts.items() if count > 1]
    shared.sort(key=lambda pair: (counts[pair], pair))
    return {pair: rank for rank, pair in enumerate(shared)}


def _neighbours(code: str) -> set[int]:
    """Pairs of neighbouring words, as numbers."""
    return {ord(one) << 21 | ord(other) for one, other in pairwise(code)}


def _stars(count: int, alike: dict[int, dict[int, float]]) -> list[dict[int, float]]:
    """Each text in one group: around that which has most like it, then around the next."""
    free = set(range(count))
    groups = []
    for centre in sorted(alike, key=lambda each: (-len(alike[each]), each)):
        if centre not in free:
            continue
        group = {centre: 1.0, **{each: s for each, s in alike[centre].items() if each in free}}
        free -= group.keys()
        groups.append(group)
    return groups + [{each: 1.0} for each in sorted(free)]


def _group(places: Sequence[list[int]], star: dict[int, float]) -> Group:
    """All places of the texts of a star, those of its centre first, then in their order."""
    centre, *others = star
    rest = sorted((place, star[each]) for each in others for place in places[each])
    members = [*((place, 1.0) for place in places[centre]), *rest]
    return Group(tuple(place for place, _ in members), tuple(round(s, 4) for _, s in members))
