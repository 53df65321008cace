"""One clause through the documents of a series: when it appeared, how it grew, when it went."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from viewer.analysis.align import align
from viewer.analysis.compare import Ignore, Span, compare
from viewer.analysis.steering import Steering
from viewer.analysis.units import Alignable
from viewer.analysis.words import words
from viewer.domain import Pair, Relation

Aligned = Callable[[int, int], Sequence[Pair]]
"""The pairs of two documents of the series by their numbers, the earlier first."""

USUAL = Ignore()
"""Whitespace and the forms of quotes and hyphens make no difference."""

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

    @property
    def absent(self) -> bool:
        return not self.indexes


def through_time(
    series: Sequence[Iterable[Alignable]],
    document: int,
    index: int,
    *,
    aligned: Aligned | None = None,
    ignore: Ignore = USUAL,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> list[Stage]:
    """The stages of a clause, one for each document of the series.

    It is followed from each document to the next; where one is without it, the following one is
    asked for what the last document had that did.

    Args:
        series: the blocks of the documents in order of date.
        document: number in the series of the one where the clause is chosen.
        index: of its block there.
        aligned: tells the pairs of two documents, where they are known or hand-made pairs are to
            count; else the documents are aligned here.
        ignore: differences of words that do not count.
        progress: told how far the work is, 0 to 1.
        cancelled: asked now and then whether the work is no longer wanted.

    Raises:
        Cancelled: it is not.
    """
    documents = [list(blocks) for blocks in series]
    steering = Steering(progress, cancelled)
    steering.at(0.0)
    pairs_of = aligned or (lambda one, other: align(documents[one], documents[other]))
    found = _Found(documents, pairs_of, document, index)
    later = list(range(document + 1, len(documents)))
    earlier = list(range(document - 1, -1, -1))
    for number in steering.over([*later, *earlier]):
        found.look_into(number)
    return found.stages(ignore)


class _Found:
    """Where the clause was found so far, on the way out from the document where it was chosen."""

    def __init__(
        self, documents: Sequence[Sequence[Alignable]], aligned: Aligned, start: int, index: int
    ) -> None:
        self._blocks = [{block.index: block for block in blocks} for blocks in documents]
        self._aligned = aligned
        self._start = start
        self._indexes: dict[int, tuple[int, ...]] = {start: (index,)}
        self._links: dict[int, list[Pair]] = {}
        """By the number of the later document: its pairs with the one before that has the clause."""

    def look_into(self, number: int) -> None:
        """Go from the nearest document that has the clause to the one of this number."""
        if number > self._start:
            near = max(each for each in self._indexes if each < number)
            links = [pair for pair in self._aligned(near, number) if pair.a in self._indexes[near]]
            links = _best([pair for pair in links if pair.b is not None])
            indexes = {pair.b for pair in links if pair.b is not None}
            later = number
        else:
            near = min(each for each in self._indexes if each > number)
            links = [pair for pair in self._aligned(number, near) if pair.b in self._indexes[near]]
            links = _best([pair for pair in links if pair.a is not None])
            indexes = {pair.a for pair in links if pair.a is not None}
            later = near
        if indexes:
            self._indexes[number] = tuple(sorted(indexes))
            self._links[later] = links

    def stages(self, ignore: Ignore) -> list[Stage]:
        stages: list[Stage] = []
        before: int | None = None
        for number in range(len(self._blocks)):
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
        return Stage(
            number, indexes, text, relation, before, strongest.score, reason, changes, count
        )

    def _text(self, number: int) -> str:
        return " ".join(self._blocks[number][index].text for index in self._indexes[number])


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
