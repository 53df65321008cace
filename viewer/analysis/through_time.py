"""One clause through the documents of a series: when it appeared, how it grew, when it went."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz.distance import Indel

from viewer.analysis.align import align
from viewer.analysis.compare import Ignore, Span, compare
from viewer.analysis.steering import Steering
from viewer.analysis.units import Alignable
from viewer.analysis.words import words
from viewer.domain import HandPair, Pair, Relation

Aligned = Callable[[int, int], Sequence[Pair]]
"""The pairs of two documents of the series by their numbers, the earlier first."""

USUAL = Ignore()
"""Whitespace and the forms of quotes and hyphens make no difference."""

_BY_HAND = "paired by hand"

_WORDLESS = (Relation.SAME, Relation.TRANSLATED, Relation.TOPICAL)
"""Between these the words do not differ, or all of them do."""


@dataclass(frozen=True, slots=True)
class Stage:
    """The clause in one document of the series.

    Attributes:
        document: its number in the series.
        indexes: of the blocks that hold it; several where it was split, none where it is absent.
        text: of those blocks.
        relation: to the stage of `before`; ADDED where it appears for the first time, REMOVED in
            the first document without it, None in further ones.
        before: number of the last document that had it, which `changes` are against.
        score: as of a pair.
        reason: for people.
        changes: the way from the text before to this one; empty where that has no meaning.
        words: how many the clause has here.
        held: a person has said that this is the clause.
    """

    document: int
    indexes: tuple[int, ...]
    text: str
    relation: Relation | None
    before: int | None
    score: float
    reason: str
    changes: tuple[Span, ...]
    words: int
    held: bool = False

    @property
    def absent(self) -> bool:
        return not self.indexes


def through_time(
    series: Sequence[Sequence[Alignable]],
    document: int,
    index: int,
    *,
    aligned: Aligned | None = None,
    said: Mapping[int, Sequence[HandPair]] | None = None,
    ignore: Ignore = USUAL,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> list[Stage]:
    """The stages of a clause, one for each document of the series.

    It is followed from each document to the next; where one is without it, the following one is
    asked for what the last document had that did.

    Args:
        series: the blocks of the documents in order of date; each is asked for where it is looked
            into, so that they need not all be in memory.
        document: number in the series of the one where the clause is chosen.
        index: of its block there.
        aligned: tells the pairs of two documents, where they are known or hand-made pairs are to
            count; else the documents are aligned here.
        said: by the number of a document, what a person said of the chosen block (`a`) and blocks
            of that document (`b`): it wins over what is found on the way there.
        ignore: differences of words that do not count.
        progress: told how far the work is, 0 to 1.
        cancelled: asked now and then whether the work is no longer wanted.

    Raises:
        Cancelled: it is not.
    """
    steering = Steering(progress, cancelled)
    steering.at(0.0)
    pairs_of = aligned or (lambda one, other: align(series[one], series[other]))
    found = _Found(series, pairs_of, document, index, said or {})
    later = list(range(document + 1, len(series)))
    earlier = list(range(document - 1, -1, -1))
    for number in steering.over([*later, *earlier]):
        found.look_into(number)
    return found.stages(ignore)


class _Found:
    """Where the clause was found so far, on the way out from the document where it was chosen."""

    def __init__(
        self,
        series: Sequence[Sequence[Alignable]],
        aligned: Aligned,
        start: int,
        index: int,
        said: Mapping[int, Sequence[HandPair]],
    ) -> None:
        self._series = series
        self._aligned = aligned
        self._start = start
        self._said = said
        self._indexes: dict[int, tuple[int, ...]] = {}
        self._texts: dict[int, dict[int, str]] = {}
        """By number and index: what the clause says there."""
        self._links: dict[int, list[Pair]] = {}
        """By the number of the later document: its pairs with the one before that has the clause."""
        self._keep(start, {index})

    def look_into(self, number: int) -> None:
        """Go from the nearest document that has the clause to the one of this number."""
        later = number > self._start
        if later:
            near = max(each for each in self._indexes if each < number)
            pairs = self._aligned(near, number)
        else:
            near = min(each for each in self._indexes if each > number)
            pairs = [_turned(pair) for pair in self._aligned(number, near)]
        from_near = [pair for pair in pairs if pair.a in self._indexes[near]]
        links = self._judged(number, _best([each for each in from_near if each.b is not None]))
        if not links:
            return
        self._keep(number, {pair.b for pair in links if pair.b is not None})
        links = [pair if pair.a is not None else self._linked(near, number, pair) for pair in links]
        if later:
            self._links[number] = links
        else:
            self._links[near] = [_turned(pair) for pair in links]

    def _judged(self, number: int, links: list[Pair]) -> list[Pair]:
        """The links that a person leaves, or those that a person made."""
        said = self._said.get(number, ())
        together = [each.b for each in said if each.paired]
        apart = {each.b for each in said if not each.paired}
        if not together:
            return [pair for pair in links if pair.b not in apart]
        return [
            next(
                (replace(pair, held=True) for pair in links if pair.b == index),
                Pair(None, index, Relation.CHANGED, 0.0, _BY_HAND, held=True),
            )
            for index in together
        ]

    def _linked(self, near: int, number: int, pair: Pair) -> Pair:
        """What a person linked from afar, as a pair with the nearest document that has it."""
        assert pair.b is not None
        first = self._indexes[near][0]
        one, other = (
            words(each) for each in (self._texts[near][first], self._texts[number][pair.b])
        )
        relation = Relation.SAME if one == other else Relation.CHANGED
        share = round(Indel.normalized_similarity(one, other), 3)
        return replace(pair, a=first, relation=relation, score=share)

    def _keep(self, number: int, indexes: Collection[int]) -> None:
        texts = {each.index: each.text for each in self._series[number] if each.index in indexes}
        self._texts[number] = texts
        self._indexes[number] = tuple(sorted(texts))

    def stages(self, ignore: Ignore) -> list[Stage]:
        stages: list[Stage] = []
        before: int | None = None
        for number in range(len(self._series)):
            if number in self._indexes:
                stages.append(self._present(number, before, ignore))
                before = number
            else:
                gone = before is not None and before == number - 1
                relation = Relation.REMOVED if gone else None
                reason = "no longer there" if gone else "absent"
                stages.append(Stage(number, (), "", relation, before, 0.0, reason, (), 0))
        return stages

    def _present(self, number: int, before: int | None, ignore: Ignore) -> Stage:
        indexes, text = self._indexes[number], self._text(number)
        count = len(words(text))
        if before is None:
            why = "where the series begins" if number == 0 else "not in the documents before"
            return Stage(number, indexes, text, Relation.ADDED, None, 0.0, why, (), count)
        links = self._links[number]
        strongest = max(links, key=lambda pair: pair.score)
        relation = _relation(links, strongest)
        reason = strongest.reason if before == number - 1 else f"back again, {strongest.reason}"
        earlier = self._text(before)
        changes = () if relation in _WORDLESS else tuple(compare(earlier, text, ignore))
        held = any(pair.held for pair in links)
        return Stage(
            number, indexes, text, relation, before, strongest.score, reason, changes, count, held
        )

    def _text(self, number: int) -> str:
        return " ".join(self._texts[number][index] for index in self._indexes[number])


def _turned(pair: Pair) -> Pair:
    """Seen from the other document."""
    turned = {
        Relation.SPLIT: Relation.MERGED,
        Relation.MERGED: Relation.SPLIT,
        Relation.ADDED: Relation.REMOVED,
        Relation.REMOVED: Relation.ADDED,
    }
    relation = turned.get(pair.relation, pair.relation)
    return replace(pair, a=pair.b, b=pair.a, relation=relation)


def _best(links: list[Pair]) -> list[Pair]:
    """What is the clause itself; what is only on its matter where nothing is, and that once."""
    itself = [pair for pair in links if pair.relation is not Relation.TOPICAL]
    return itself or sorted(links, key=lambda pair: -pair.score)[:1]


def _relation(links: Sequence[Pair], strongest: Pair) -> Relation:
    if len(links) == 1:
        return strongest.relation
    if len({pair.a for pair in links}) == 1:
        return Relation.SPLIT
    if len({pair.b for pair in links}) == 1:
        return Relation.MERGED
    return Relation.CHANGED
