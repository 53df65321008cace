"""Links of two documents in two languages."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from statistics import median

from viewer.analysis.chain import heaviest_chain
from viewer.analysis.likeness import Candidate
from viewer.analysis.links import Held, Link
from viewer.analysis.steering import Steering
from viewer.analysis.translation.beads import Bead, band_around, best_beads
from viewer.analysis.translation.companions import Companions
from viewer.analysis.translation.evidence import Evidence, Findings
from viewer.analysis.translation.profiles import Profile, joined, profile
from viewer.analysis.translation.reasons import why
from viewer.analysis.units import Unit
from viewer.domain import Relation

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
    if len(b) < len(a):
        return [link.turned() for link in translation_links(b, a, held.turned(), steering)]
    links = [Link(a[one], b[other], how, 1.0, held=True) for (one, other), how in _by_hand(held)]
    for stream, (start, end) in ((False, (0.0, 0.9)), (True, (0.9, 1.0))):
        of_a = [unit for unit in a if unit.stream is stream and unit.place not in held.closed_a]
        of_b = [unit for unit in b if unit.stream is stream and unit.place not in held.closed_b]
        if of_a and of_b:
            links += _Pairing(of_a, of_b, held).links(steering.part(start, end))
    return links


def _by_hand(held: Held) -> list[tuple[tuple[int, int], Relation]]:
    translated = {Relation.CHANGED: Relation.TRANSLATED}
    return [(pair, translated.get(how, how)) for pair, how in sorted(held.relations().items())]


class _Pairing:
    """One stream of two documents, with what is learnt of them on the way."""

    def __init__(self, a: Sequence[Unit], b: Sequence[Unit], held: Held) -> None:
        self._a, self._b, self._held = a, b, held
        self._of_a = [profile(unit) for unit in a]
        self._of_b = [profile(unit) for unit in b]
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
            (self._a[one].place, self._b[other].place) in self._held.apart
            for one in range(a, a_to)
            for other in range(b, b_to)
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
            if of_a == of_b:
                relation = Relation.TRANSLATED
            else:
                relation = Relation.SPLIT if of_a < of_b else Relation.MERGED
            several = "one of several parts, " if of_a != of_b else ""
            links += [
                Link(self._a[one], self._b[other], relation, share, several + reason)
                for one, other in _in_step(bead)
            ]
        return links

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
                links.append(
                    Link(
                        self._a[one],
                        self._b[other],
                        Relation.TRANSLATED,
                        _likelihood(findings.total),
                        f"in another place, {reason}",
                    )
                )
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


def _in_step(bead: Bead) -> list[tuple[int, int]]:
    """Which unit of one side goes with which of the other: two with two go one by one."""
    of_a, of_b = range(bead.a, bead.a_to), range(bead.b, bead.b_to)
    if len(of_a) == len(of_b):
        return list(zip(of_a, of_b, strict=True))
    return [(one, other) for one in of_a for other in of_b]


def _likelihood(evidence: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, evidence)) / 3))
