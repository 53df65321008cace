"""Links of two documents in two languages."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain
from statistics import median

from viewer.analysis.chain import heaviest_chain
from viewer.analysis.likeness import Candidate
from viewer.analysis.links import Held, Link, order_of
from viewer.analysis.steering import Steering
from viewer.analysis.translation.beads import Bead, band_around, best_beads
from viewer.analysis.translation.companions import Companions
from viewer.analysis.translation.evidence import Evidence, Findings
from viewer.analysis.translation.profiles import Profile, joined, profile
from viewer.analysis.translation.reasons import why
from viewer.analysis.units import Unit
from viewer.domain import Relation

Piece = tuple[Unit, ...]
"""A unit, or a section that is one unit in the other document."""

FINER = 2.5
"""A document with so many times the units of the other is cut finer, and is taken by sections."""

ROUNDS = 3
"""The way is found again with what the last one taught of lengths and words."""

WIDTH = 16
"""Places that are looked at on each side of the line through the anchors, at least; half as many
when there has been a round."""

ANCHOR = 9.0
"""Evidence from which two units in order are an anchor."""

SURE = 5.0
"""Evidence from which a pair of one round holds the way of the next."""

RARE = 3
"""A trait in more units than this finds no anchors."""

TOO_LONG = -3.0
"""Parts whose lengths together do not fit the whole are none, and are looked at no further."""

FREE = 3.0
"""Evidence from which two units that are left over are a pair out of order."""


def translation_links(
    a: Sequence[Unit], b: Sequence[Unit], held: Held, steering: Steering
) -> list[Link]:
    """Every pair that is found: the text and the footnotes each in their order, then the rest."""
    if order_of(b) < order_of(a):
        return [link.turned() for link in translation_links(b, a, held.turned(), steering)]
    links = [
        Link(a[one], b[other], Relation.TRANSLATED, 1.0, "in two languages", held=True)
        for one, other in sorted(held.pairs)
    ]
    for stream, (start, end) in ((False, (0.0, 0.9)), (True, (0.9, 1.0))):
        of_a = [unit for unit in a if unit.stream is stream and unit.place not in held.closed_a]
        of_b = [unit for unit in b if unit.stream is stream and unit.place not in held.closed_b]
        if of_a and of_b:
            pairing = _Pairing([(unit,) for unit in of_a], _pieces(of_b, len(of_a)), held)
            links += pairing.links(steering.part(start, end))
    return links


def _pieces(units: Sequence[Unit], other: int) -> list[Piece]:
    """The units one by one, or by sections where the other document has whole sections as one."""
    if len(units) < FINER * other:
        return [(unit,) for unit in units]
    sections: list[Piece] = []
    for unit in units:
        if sections and not unit.headline:
            sections[-1] = (*sections[-1], unit)
        else:
            sections.append((unit,))
    alike = other / FINER < len(sections) < other * FINER
    return sections if alike else [(unit,) for unit in units]


def _profile(piece: Piece) -> Profile:
    if len(piece) == 1:
        return profile(piece[0])
    return replace(joined([profile(unit) for unit in piece]), headline=False)


class _Pairing:
    """One stream of two documents, with what is learnt of them on the way."""

    def __init__(self, a: Sequence[Piece], b: Sequence[Piece], held: Held) -> None:
        self._a, self._b, self._held = a, b, held
        self._of_a = [_profile(piece) for piece in a]
        self._of_b = [_profile(piece) for piece in b]
        self._spans_a: dict[tuple[int, int], Profile] = {}
        self._spans_b: dict[tuple[int, int], Profile] = {}
        self._evidence = Evidence(self._of_a, self._of_b)

    def links(self, steering: Steering) -> list[Link]:
        beads: list[Bead] = []
        for number in range(ROUNDS):
            part = steering.part(number / ROUNDS, (number + 1) / ROUNDS)
            anchors = _sure(beads) if beads else self._anchors()
            width = WIDTH // 2 if beads else WIDTH
            band = band_around(anchors, len(self._a), len(self._b), width)
            beads = best_beads(band, len(self._b), self._weigh, part)
            if number < ROUNDS - 1:
                self._learn(beads)
        return [*self._in_order(beads), *self._out_of_order(beads)]

    def _findings(self, a: int, a_to: int, b: int, b_to: int) -> Findings:
        return self._evidence.weigh(
            _span(self._of_a, self._spans_a, a, a_to), _span(self._of_b, self._spans_b, b, b_to)
        )

    def _weigh(self, a: int, a_to: int, b: int, b_to: int) -> float:
        if self._held.apart and any(
            (one.place, other.place) in self._held.apart
            for one in chain.from_iterable(self._a[a:a_to])
            for other in chain.from_iterable(self._b[b:b_to])
        ):
            return -math.inf
        one = _span(self._of_a, self._spans_a, a, a_to)
        other = _span(self._of_b, self._spans_b, b, b_to)
        if a_to - a + b_to - b > 2 and self._evidence.of_length(one, other) < TOO_LONG:
            return -math.inf
        weight = self._evidence.weigh(one, other).total
        # Parts of one paragraph have no label of their own but the first.
        for profiles, first, last in ((self._of_a, a, a_to), (self._of_b, b, b_to)):
            weight -= sum(
                2.0 * profiles[each].labelled
                + 2.0 * (profiles[each].headline != profiles[first].headline)
                for each in range(first + 1, last)
            )
        return weight

    def _anchors(self) -> list[tuple[int, int]]:
        """Pairs beyond doubt, in order: what both have and hardly anything else does."""
        having: defaultdict[str, list[int]] = defaultdict(list)
        for place, each in enumerate(self._of_b):
            for trait in each.numbers | each.names:
                having[trait].append(place)
        found: dict[tuple[int, int], float] = {}
        often = self._often()
        for place, each in enumerate(self._of_a):
            for trait in each.numbers | each.names:
                if often[trait] <= RARE and len(having[trait]) <= RARE:
                    for other in having[trait]:
                        if (place, other) not in found:
                            found[place, other] = self._weigh(place, place + 1, other, other + 1)
        sure = [
            Candidate(one, other, 0.0, weight)
            for (one, other), weight in found.items()
            if weight >= ANCHOR
        ]
        return [(each.a, each.b) for each in heaviest_chain(sure, len(self._b))]

    def _often(self) -> dict[str, int]:
        counts: defaultdict[str, int] = defaultdict(int)
        for each in self._of_a:
            for trait in each.numbers | each.names:
                counts[trait] += 1
        return counts

    def _learn(self, beads: Sequence[Bead]) -> None:
        pairs = [bead for bead in beads if bead.a < bead.a_to and bead.b < bead.b_to]
        spans = [
            (
                _span(self._of_a, self._spans_a, bead.a, bead.a_to),
                _span(self._of_b, self._spans_b, bead.b, bead.b_to),
            )
            for bead in pairs
        ]
        ratios = [other.length / one.length for one, other in spans if one.length >= 30]
        self._evidence = Evidence(
            self._of_a,
            self._of_b,
            ratio=median(ratios) if len(ratios) >= 5 else None,
            companions=Companions([(one.words, other.words) for one, other in spans]),
        )

    def _in_order(self, beads: Iterable[Bead]) -> list[Link]:
        links: list[Link] = []
        for bead in beads:
            of_a, of_b = bead.a_to - bead.a, bead.b_to - bead.b
            if not of_a or not of_b:
                continue
            findings = self._findings(bead.a, bead.a_to, bead.b, bead.b_to)
            share, reason = _likelihood(findings.total), why(findings, self._parts(bead))
            for one, other in self._in_step(bead):
                several = "" if len(one) == len(other) else "one of several parts, "
                links += [
                    Link(part, mate, Relation.TRANSLATED, share, several + reason)
                    for part in one
                    for mate in other
                ]
        return links

    def _in_step(self, bead: Bead) -> list[tuple[Piece, Piece]]:
        """Which pieces of one side go with which of the other: two with two go one by one."""
        one, other = self._a[bead.a : bead.a_to], self._b[bead.b : bead.b_to]
        if len(one) == len(other):
            return list(zip(one, other, strict=True))
        return [(tuple(chain.from_iterable(one)), tuple(chain.from_iterable(other)))]

    def _parts(self, bead: Bead) -> tuple[Profile, Profile]:
        return (
            _span(self._of_a, self._spans_a, bead.a, bead.a_to),
            _span(self._of_b, self._spans_b, bead.b, bead.b_to),
        )

    def _out_of_order(self, beads: Sequence[Bead]) -> list[Link]:
        """Of what is left: notices and headers that stand elsewhere in the other language."""
        left_a = [
            each for bead in beads if bead.b == bead.b_to for each in range(bead.a, bead.a_to)
        ]
        left_b = [
            each for bead in beads if bead.a == bead.a_to for each in range(bead.b, bead.b_to)
        ]
        found = []
        for one in left_a:
            for other in left_b:
                findings = self._findings(one, one + 1, other, other + 1)
                told = findings.numbers + findings.names + findings.grams
                if told >= FREE and self._weigh(one, one + 1, other, other + 1) >= FREE:
                    found.append((-findings.total, one, other, findings))
        links, taken = [], set()
        for _weight, one, other, findings in sorted(found, key=lambda each: each[:3]):
            if ("a", one) not in taken and ("b", other) not in taken:
                taken |= {("a", one), ("b", other)}
                reason = why(findings, (self._of_a[one], self._of_b[other]))
                links += [
                    Link(
                        part,
                        mate,
                        Relation.TRANSLATED,
                        _likelihood(findings.total),
                        f"in another place, {reason}",
                    )
                    for part in self._a[one]
                    for mate in self._b[other]
                ]
        return links


def _sure(beads: Sequence[Bead]) -> list[tuple[int, int]]:
    """What the next round need hardly doubt."""
    return [
        (bead.a, bead.b)
        for bead in beads
        if bead.a_to - bead.a == bead.b_to - bead.b == 1 and bead.weight >= SURE
    ]


def _span(
    profiles: Sequence[Profile], known: dict[tuple[int, int], Profile], start: int, end: int
) -> Profile:
    if end - start == 1:
        return profiles[start]
    found = known.get((start, end))
    if found is None:
        found = known[start, end] = joined(profiles[start:end])
    return found


def _likelihood(evidence: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, evidence)) / 3))
