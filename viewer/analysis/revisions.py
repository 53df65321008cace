"""Links of two documents in one language: by words in order, and what moved across the order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from viewer.analysis.chain import heaviest_chain
from viewer.analysis.joins import joins
from viewer.analysis.likeness import Candidate, Likeness, candidates
from viewer.analysis.links import Held, Link, order_of
from viewer.analysis.steering import Steering
from viewer.analysis.units import Unit
from viewer.domain import Relation

PAIRED = 0.40
"""Weight from which two blocks in the same order may be a pair."""

MOVED = 0.60
"""Weight from which they may be a pair across the order of others: more evidence for a rarer thing."""

RIVAL = 0.70
"""A pair that weighs less than this part of what one of the two finds elsewhere is not one."""

BY_HAND = 1_000.0
"""Weight of a pair that a person made: the order of all others bends to it."""


def revision_links(
    a: Sequence[Unit], b: Sequence[Unit], held: Held, steering: Steering
) -> list[Link]:
    """Every pair that is found; ties fall alike whichever document is named first."""
    if order_of(b) < order_of(a):
        return [link.turned() for link in _links(b, a, held.turned(), steering)]
    return _links(a, b, held, steering)


def _links(a: Sequence[Unit], b: Sequence[Unit], held: Held, steering: Steering) -> list[Link]:
    likeness = Likeness(a, b)
    found = [
        each
        for each in candidates(a, b, likeness, steering.part(0.05, 0.85))
        if each.weight >= PAIRED and held.allows(each.a, each.b)
    ]
    weighed = _unrivalled(found)
    by_hand = [likeness.candidate(a[one], b[other]) for one, other in sorted(held.pairs)]
    chain = _chain(a, b, [*weighed, *(_weighed_by_hand(each) for each in by_hand)])
    steering.at(0.9)
    in_place = [each for each in chain if (each.a, each.b) not in held.pairs]
    closed = (held.closed_a, held.closed_b)
    relations = dict.fromkeys(in_place, Relation.CHANGED)
    relations |= joins(a, b, in_place, likeness, closed)
    used_a = {each.a for each in relations}
    used_b = {each.b for each in relations}
    left = [each for each in weighed if each.a not in used_a and each.b not in used_b]
    relations |= dict.fromkeys(_moved(left), Relation.MOVED)
    steering.at(1.0)
    return [
        *(Link(a[each.a], b[each.b], how, each.share) for each, how in relations.items()),
        *_held_links(a, b, by_hand, held, {(each.a, each.b) for each in chain}),
    ]


def _weighed_by_hand(each: Candidate) -> Candidate:
    return Candidate(each.a, each.b, each.share, BY_HAND + each.weight)


def _held_links(
    a: Sequence[Unit],
    b: Sequence[Unit],
    by_hand: Sequence[Candidate],
    held: Held,
    chain: set[tuple[int, int]],
) -> list[Link]:
    relations = held.relations()
    links = []
    for each in by_hand:
        relation = relations[each.a, each.b]
        if relation is Relation.CHANGED and (each.a, each.b) not in chain:
            relation = Relation.MOVED
        links.append(Link(a[each.a], b[each.b], relation, each.share, held=True))
    return links


def _chain(a: Sequence[Unit], b: Sequence[Unit], weighed: Sequence[Candidate]) -> list[Candidate]:
    """The heaviest chain of the text and that of the footnotes."""
    chain: list[Candidate] = []
    for stream in (False, True):
        of_stream = [each for each in weighed if a[each.a].stream is stream]
        chain += heaviest_chain(of_stream, len(b))
    return sorted(chain, key=lambda each: (each.a, each.b))


def _unrivalled(weighed: Sequence[Candidate]) -> list[Candidate]:
    """Without the pairs of which one side has a far better counterpart elsewhere."""
    best_a: defaultdict[int, float] = defaultdict(float)
    best_b: defaultdict[int, float] = defaultdict(float)
    for each in weighed:
        best_a[each.a] = max(best_a[each.a], each.weight)
        best_b[each.b] = max(best_b[each.b], each.weight)
    return [each for each in weighed if each.weight >= RIVAL * max(best_a[each.a], best_b[each.b])]


def _moved(weighed: Sequence[Candidate]) -> list[Candidate]:
    """The best pairs of what is left, each block once."""
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    moved = []
    for each in sorted(weighed, key=lambda each: (-each.weight, each.a, each.b)):
        if each.weight >= MOVED and each.a not in taken_a and each.b not in taken_b:
            taken_a.add(each.a)
            taken_b.add(each.b)
            moved.append(each)
    return moved
