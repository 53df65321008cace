"""Pairs the blocks of two documents: what stayed, changed, moved, came apart, joined, came, went."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from viewer.analysis.links import Held, Link, held_by_place
from viewer.analysis.reading_order import in_reading_order
from viewer.analysis.reasons import reason
from viewer.analysis.revisions import revision_links
from viewer.analysis.steering import Steering
from viewer.analysis.topical import topical_links
from viewer.analysis.translation import in_two_languages, translation_links
from viewer.analysis.units import Alignable, Unit, units
from viewer.analysis.words import Lexicon
from viewer.domain import HandPair, Pair, Relation


def align(
    a: Iterable[Alignable],
    b: Iterable[Alignable],
    *,
    held: Iterable[HandPair] = (),
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> list[Pair]:
    """Pairs of the blocks of `a` and `b` that are not furniture, in reading order.

    Every such block is in at least one pair; in several only where it was split or merged, where
    another language has several for it, or where several are on its matter.
    Exchanging the documents exchanges the sides of each pair and nothing else.

    Args:
        a: the earlier document, or the one that is read.
        b: the later one, or the other.
        held: what a person said of some blocks: it wins over what is computed, and what is computed
            goes around it. A block that is paired by hand has no other pairs than those.
        progress: told how far the work is, 0 to 1.
        cancelled: asked now and then whether the work is no longer wanted.

    Raises:
        Cancelled: it is not.
    """
    steering = Steering(progress, cancelled)
    steering.at(0.0)
    lexicon = Lexicon()
    units_a, units_b = units(a, lexicon), units(b, lexicon)
    said = held_by_place(held, units_a, units_b)
    links = _found(units_a, units_b, said, steering)
    used_a = {link.a.place for link in links if link.a is not None}
    used_b = {link.b.place for link in links if link.b is not None}
    links += [Link(each, None, Relation.REMOVED) for each in units_a if each.place not in used_a]
    links += [Link(None, each, Relation.ADDED) for each in units_b if each.place not in used_b]
    footnotes = {each.index for each in units_b if each.stream}
    pairs = in_reading_order([_pair(link) for link in links], footnotes)
    steering.at(1.0)
    return pairs


def aligned(
    a: Sequence[Alignable],
    b: Sequence[Alignable],
    held: Sequence[HandPair],
    progress: Callable[[float], None],
) -> list[Pair]:
    """`align` for another process: values that can be pickled go in and out."""
    return align(a, b, held=held, progress=progress)


def _found(a: Sequence[Unit], b: Sequence[Unit], held: Held, steering: Steering) -> list[Link]:
    if in_two_languages(a, b):
        return translation_links(a, b, held, steering)
    links = revision_links(a, b, held, steering.part(0.0, 0.9))
    return [*links, *topical_links(a, b, links, held, steering.part(0.9, 1.0))]


def _pair(link: Link) -> Pair:
    one, other, relation = link.a, link.b, link.relation
    if one is None or other is None:
        index_a = None if one is None else one.index
        index_b = None if other is None else other.index
        return Pair(index_a, index_b, relation, 0.0, "no counterpart")
    if relation is Relation.CHANGED and one.letters == other.letters:
        relation = Relation.SAME
    why = link.why or reason(one, other, relation, link.share)
    if link.held:
        why = f"paired by hand, {why}"
    return Pair(one.index, other.index, relation, round(link.share, 3), why, link.held)
