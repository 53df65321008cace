"""Pairs the blocks of two documents: what stayed, changed, moved, came apart, joined, came, went."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from viewer.analysis.chain import heaviest_chain
from viewer.analysis.joins import joins
from viewer.analysis.likeness import Candidate, Likeness, candidates
from viewer.analysis.reading_order import in_reading_order
from viewer.analysis.reasons import reason
from viewer.analysis.units import Alignable, Unit, units
from viewer.analysis.words import Lexicon
from viewer.domain import Pair, Relation

PAIRED = 0.40
"""Weight from which two blocks in the same order may be a pair."""

MOVED = 0.60
"""Weight from which they may be a pair across the order of others: more evidence for a rarer thing."""

RIVAL = 0.70
"""A pair that weighs less than this part of what one of the two finds elsewhere is not one."""

_OPPOSITE = {
    Relation.ADDED: Relation.REMOVED,
    Relation.REMOVED: Relation.ADDED,
    Relation.SPLIT: Relation.MERGED,
    Relation.MERGED: Relation.SPLIT,
}


@dataclass(frozen=True, slots=True)
class _Link:
    """A pair that is found but not yet put in words."""

    a: Unit | None
    b: Unit | None
    relation: Relation
    share: float = 0.0


def align(a: Iterable[Alignable], b: Iterable[Alignable]) -> list[Pair]:
    """Pairs of the blocks of `a` and `b` that are not furniture, in reading order.

    Every such block is in at least one pair; in several only where it was split or merged.
    Exchanging the documents exchanges the sides of each pair and nothing else.
    """
    lexicon = Lexicon()
    units_a, units_b = units(a, lexicon), units(b, lexicon)
    if _order_of(units_b) < _order_of(units_a):
        links = [_turned(link) for link in _links(units_b, units_a)]
    else:
        links = _links(units_a, units_b)
    footnotes = {each.index for each in units_b if each.stream}
    return in_reading_order([_pair(link) for link in links], footnotes)


def _order_of(document: Sequence[Unit]) -> tuple[int, list[str]]:
    """Decides which document is taken first, so that ties fall alike from both sides."""
    return len(document), [each.letters for each in document]


def _links(a: Sequence[Unit], b: Sequence[Unit]) -> list[_Link]:
    likeness = Likeness(a, b)
    weighed = _unrivalled([each for each in candidates(a, b, likeness) if each.weight >= PAIRED])
    chain = _chain(a, b, weighed)
    relations = dict.fromkeys(chain, Relation.CHANGED) | joins(a, b, chain, likeness)
    used_a = {each.a for each in relations}
    used_b = {each.b for each in relations}
    left = [each for each in weighed if each.a not in used_a and each.b not in used_b]
    relations |= dict.fromkeys(_moved(left), Relation.MOVED)
    used_a = {each.a for each in relations}
    used_b = {each.b for each in relations}
    return [
        *(_Link(a[each.a], b[each.b], how, each.share) for each, how in relations.items()),
        *(_Link(each, None, Relation.REMOVED) for each in a if each.place not in used_a),
        *(_Link(None, each, Relation.ADDED) for each in b if each.place not in used_b),
    ]


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


def _turned(link: _Link) -> _Link:
    return _Link(link.b, link.a, _OPPOSITE.get(link.relation, link.relation), link.share)


def _pair(link: _Link) -> Pair:
    one, other, relation = link.a, link.b, link.relation
    if one is None or other is None:
        index_a = None if one is None else one.index
        index_b = None if other is None else other.index
        return Pair(index_a, index_b, relation, 0.0, "no counterpart")
    if relation is Relation.CHANGED and one.letters == other.letters:
        relation = Relation.SAME
    why = reason(one, other, relation, link.share)
    return Pair(one.index, other.index, relation, round(link.share, 3), why)
