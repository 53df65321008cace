"""Paragraphs on the same matter in documents that were not written from each other.

Final documents of two meetings years apart, or two reports by one office, share headings, bodies,
countries and programmes and hardly a sentence. What order and wording leave over is compared by its
telling words, those of the heading it stands under, and those it begins with.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from importers.parsed import Kind
from viewer.analysis.links import Held, Link
from viewer.analysis.steering import Steering
from viewer.analysis.units import Unit
from viewer.domain import Relation

HEADINGS = 3
"""So many headings in common, at least, say that two documents treat the same matters. Resolutions
have none; what two of their clauses have in common is how they begin."""

SHARED = 0.3
"""And such a part of the headings of the document that has fewer."""

COVERED = 0.5
"""Documents of which order and wording pair more than this were written from each other."""

FEWEST = 8
"""Units below which a document has no matters to tell apart."""

ALIKE = 0.24
"""Cosine of telling words from which two paragraphs are on the same matter."""

RIVAL = 0.7
"""A pair that is less alike than this part of what one of the two finds elsewhere is none."""

STEM = 5
"""Letters of a word that count, so that `Iraqi` and `Iraq`, `refugee` and `refugees` are one."""

OPENING = 15
"""Words among which a paragraph names what a heading elsewhere names."""

NAMED_BY_HEADING = 0.1
"""What it adds to the likeness of two paragraphs that one names the heading of the other."""

POWER = 1.5
"""Of the rarity of a word: what every clause says (`noted`, `support`) is on no matter."""

LEAD = 6
"""Words at the beginning, which name the matter: `On Somalia, the OIC was of the view ...`"""

COMMON = 60
"""A word in more paragraphs than this brings none together, so that long documents stay quick."""

NAME, UNDER, FIRST = 1.5, 1.0, 1.0
"""How much more a name says than a word, and what the heading and the first words add."""

NAMED = 3
"""Words that are named as the reason."""

_WORD = re.compile(r"[^\W_]{2,}")
_NAME = re.compile(r"(?<=[^.:;!?] )[^\W\d_a-z][^\W_]+")


@dataclass(frozen=True, slots=True)
class _Matter:
    """What a unit is about.

    Attributes:
        weights: of the stems of its words, its heading and its first words; of length 1 together.
        forms: how each stem is written in it.
        under: the heading it stands under.
        heading: the stems of that.
        beginning: those of its first words.
    """

    unit: Unit
    weights: Mapping[str, float]
    forms: Mapping[str, str]
    under: str
    heading: frozenset[str]
    beginning: frozenset[str]


def topical_links(
    a: Sequence[Unit], b: Sequence[Unit], found: Sequence[Link], held: Held, steering: Steering
) -> list[Link]:
    """Each unit that is left over with the one that is most on its matter, if one is.

    None where the documents were written from each other, for there what is left is new or gone; nor
    where they have hardly a heading in common.
    """
    used_a = {link.a.place for link in found if link.a is not None and link.b is not None}
    used_b = {link.b.place for link in found if link.a is not None and link.b is not None}
    if not _same_matters(a, b, found) or any(
        len(units) < FEWEST or _covered(units, used) > COVERED
        for units, used in ((a, used_a), (b, used_b))
    ):
        return []
    of_a, of_b = _matters(a, b)
    left_a = [each for each in of_a if each.unit.place not in used_a | held.closed_a]
    left_b = [each for each in of_b if each.unit.place not in used_b | held.closed_b]
    allowed = held.apart
    alike: dict[tuple[int, int], float] = {}
    spread = Counter(stem for each in (*left_a, *left_b) for stem in each.weights)
    having: defaultdict[str, list[_Matter]] = defaultdict(list)
    for other in left_b:
        for stem in other.weights:
            having[stem].append(other)
    for one in steering.over(left_a):
        rare = [stem for stem in one.weights if spread[stem] <= COMMON]
        for place in {other.unit.place for stem in rare for other in having[stem]}:
            other = of_b[place]
            if _comparable(one.unit, other.unit) and (one.unit.place, place) not in allowed:
                alike[one.unit.place, place] = _cosine(one, other)
    chosen = _best(alike)
    return [
        Link(a[one], b[other], Relation.TOPICAL, alike[one, other], _why(of_a[one], of_b[other]))
        for one, other in sorted(chosen)
    ]


def _same_matters(a: Sequence[Unit], b: Sequence[Unit], found: Sequence[Link]) -> bool:
    shared = sum(
        link.a is not None and link.b is not None and link.a.kind is link.b.kind is Kind.HEADING
        for link in found
    )
    fewer = min(sum(unit.kind is Kind.HEADING for unit in units) for units in (a, b))
    return shared >= max(HEADINGS, SHARED * fewer)


def _covered(units: Sequence[Unit], used: Set[int]) -> float:
    """How much of the words of a document is paired."""
    total = sum(len(unit.words) for unit in units)
    return sum(len(unit.words) for unit in units if unit.place in used) / total if total else 1.0


def _comparable(one: Unit, other: Unit) -> bool:
    return one.stream == other.stream and one.headline == other.headline


def _best(alike: Mapping[tuple[int, int], float]) -> set[tuple[int, int]]:
    """Of each unit the pair that is most alike, unless the other finds a far better one."""
    best: tuple[dict[int, tuple[float, tuple[int, int]]], ...] = ({}, {})
    for pair, weight in alike.items():
        for side in (0, 1):
            if weight >= ALIKE and (weight, pair) > best[side].get(pair[side], (0.0, pair)):
                best[side][pair[side]] = (weight, pair)
    return {
        pair
        for of_side in best
        for weight, pair in of_side.values()
        if weight >= RIVAL * max(best[0][pair[0]][0], best[1][pair[1]][0])
    }


def _cosine(one: _Matter, other: _Matter) -> float:
    common = sorted(one.weights.keys() & other.weights.keys())
    named = NAMED_BY_HEADING * (_names(one, other) or _names(other, one))
    # Rounded, so that it is the same from both sides.
    return round(named + sum(one.weights[stem] * other.weights[stem] for stem in common), 6)


def _names(one: _Matter, other: _Matter) -> bool:
    """The heading of one is what the other begins with, or stands under."""
    return bool(one.heading) and (one.heading <= other.beginning or one.heading == other.heading)


def _matters(a: Sequence[Unit], b: Sequence[Unit]) -> tuple[list[_Matter], list[_Matter]]:
    spread = Counter(stem for unit in (*a, *b) for stem in set(_stems(unit.text)))
    in_both = {stem for unit in a for stem in _stems(unit.text)} & {
        stem for unit in b for stem in _stems(unit.text)
    }
    total = len(a) + len(b)
    telling = {
        stem: math.log(total / spread[stem]) ** POWER * (1.0 if stem in in_both else 0.5)
        for stem in spread
    }
    return [_matter(unit, under, telling) for unit, under in _with_heading(a)], [
        _matter(unit, under, telling) for unit, under in _with_heading(b)
    ]


def _matter(unit: Unit, under: str, telling: Mapping[str, float]) -> _Matter:
    counts = Counter(_stems(unit.text))
    named = _named(unit.text)
    weights = {
        stem: (1 + math.log(count)) * telling[stem] * (NAME if stem in named else 1.0)
        for stem, count in counts.items()
    }
    heading = frozenset(_stems(under))
    first = " ".join(unit.text.split()[:LEAD])
    for stems, share in ((heading, UNDER), (frozenset(_stems(first)), FIRST)):
        for stem in stems & telling.keys():
            weights[stem] = weights.get(stem, 0.0) + share * telling[stem]
    length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    forms: dict[str, str] = {}
    for word in _WORD.findall(f"{unit.text} {under}"):
        forms.setdefault(_stem(word), word)
    return _Matter(
        unit,
        {stem: each / length for stem, each in weights.items()},
        forms,
        under,
        heading,
        frozenset(_stems(" ".join(unit.text.split()[:OPENING]))),
    )


def _named(text: str) -> set[str]:
    """Stems of names: written large within a sentence."""
    return {_stem(found) for found in _NAME.findall(text)}


def _with_heading(units: Iterable[Unit]) -> list[tuple[Unit, str]]:
    found = []
    under = ""
    for unit in units:
        found.append((unit, "" if unit.headline else under))
        if unit.headline:
            under = unit.text
    return found


def _stems(text: str) -> list[str]:
    return [_stem(word) for word in _WORD.findall(text)]


def _stem(word: str) -> str:
    return word.casefold()[:STEM]


def _why(one: _Matter, other: _Matter) -> str:
    """Such as `under the same heading, both on refugees, UNHCR and solutions`."""
    common = one.weights.keys() & other.weights.keys()
    told = sorted(
        (stem for stem in common if _nameable(one.forms.get(stem, stem))),
        key=lambda stem: (-one.weights[stem] * other.weights[stem], stem),
    )[:NAMED]
    # The form of the one that comes first in the alphabet, the same from both sides.
    words = [min(one.forms.get(stem, stem), other.forms.get(stem, stem)) for stem in told]
    said = ["under the same heading"] if one.under and _same(one.under, other.under) else []
    if words:
        said.append(
            "both on "
            + (" and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else words[0])
        )
    return ", ".join(said) or "telling words in common"


def _nameable(word: str) -> bool:
    """Not `and` nor `2008`; `UNHCR` and `refugees`."""
    return (len(word) > 3 and not word.isdigit()) or word.isupper()


def _same(one: str, other: str) -> bool:
    return set(_stems(one)) == set(_stems(other))
