"""A clause followed through the documents of a series, as they stand in the archive."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import overload

from viewer.analysis.align import align
from viewer.analysis.compare import Ignore
from viewer.analysis.lineage import Where, in_order, lineage
from viewer.analysis.through_time import USUAL, Stage, through_time
from viewer.archive import Archive
from viewer.citation import SETTING, cite, numbering, usable
from viewer.domain import (
    Document,
    DocumentId,
    HandPair,
    Lineage,
    NotFound,
    Pair,
    Paragraph,
    ParagraphId,
)

KEPT = 8
"""Documents whose paragraphs are kept while a clause is followed: it goes from one to the next."""

MOST_PAIRS = 200_000
"""Of the alignments that are handed over, to be kept: a pair takes some hundred bytes."""

Reading = tuple[DocumentId, int]
"""A document as it was read; another number after it was read again."""

Known = Mapping[tuple[Reading, Reading], Sequence[Pair]]
"""Alignments that are known already."""


@dataclass(frozen=True, slots=True)
class Clause:
    """What is to be followed.

    Attributes:
        paragraph: where the clause was chosen.
        documents: of the series, with that of the paragraph or without.
        series: what they are called together.
    """

    paragraph: ParagraphId
    documents: frozenset[DocumentId]
    series: str
    ignore: Ignore = USUAL


@dataclass(frozen=True, slots=True)
class Followed:
    """The lineage with the alignments that were made for it, to be kept for the next clause."""

    lineage: Lineage
    made: dict[tuple[Reading, Reading], Sequence[Pair]] = field(default_factory=dict)


def follow(
    archive: Archive,
    clause: Clause,
    *,
    known: Known | None = None,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Followed:
    """Look for the clause in every document of the series; hand-made pairs win.

    Args:
        archive: is read only.
        clause: to be followed.
        known: alignments of these readings and these hand-made pairs, not to be made again.
        progress: told how far the work is, 0 to 1.
        cancelled: asked now and then whether the work is no longer wanted.

    Raises:
        NotFound: the paragraph, or a document, is not there any more.
        Cancelled: the work is no longer wanted.
    """
    paragraph = archive.documents.paragraph(clause.paragraph)
    documents = in_order(archive.documents.some({*clause.documents, paragraph.document}))
    chosen = next(number for number, each in enumerate(documents) if each.id == paragraph.document)
    texts = _Texts(archive, [each.id for each in documents])
    if not any(each.index == paragraph.index for each in texts[chosen]):
        raise NotFound("The margin of a page is in no other document; choose a paragraph.")
    aligner = _Aligner(archive, documents, texts, known or {})
    stages = through_time(
        texts,
        chosen,
        paragraph.index,
        aligned=aligner.pairs,
        said=_said(archive, paragraph, documents),
        ignore=clause.ignore,
        progress=progress,
        cancelled=cancelled,
    )
    style = usable(archive.settings.get(SETTING))
    places = [_where(documents[stage.document], texts, stage, style) for stage in stages]
    return Followed(lineage(documents, stages, places, chosen, clause.series), aligner.made)


def follow_apart(
    path: Path, clause: Clause, known: Known, progress: Callable[[float], None]
) -> Followed:
    """`follow` for another process, with an archive of its own."""
    with Archive.open(path, create=False, read_only=True) as archive:
        return follow(archive, clause, known=known, progress=progress)


class _Texts(Sequence[list[Paragraph]]):
    """The paragraphs of the documents, read when they are asked for."""

    def __init__(self, archive: Archive, documents: Sequence[DocumentId]) -> None:
        self._archive = archive
        self._documents = documents
        self._kept: OrderedDict[int, list[Paragraph]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._documents)

    @overload
    def __getitem__(self, number: int) -> list[Paragraph]: ...
    @overload
    def __getitem__(self, number: slice) -> list[list[Paragraph]]: ...
    def __getitem__(self, number: int | slice) -> list[Paragraph] | list[list[Paragraph]]:
        if isinstance(number, slice):
            return [self[each] for each in range(*number.indices(len(self)))]
        if number not in self._kept:
            self._kept[number] = self._archive.documents.paragraphs(self._documents[number])
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(number)
        return self._kept[number]


class _Aligner:
    """Pairs of two documents by their numbers; what is known is not made again."""

    def __init__(
        self, archive: Archive, documents: Sequence[Document], texts: _Texts, known: Known
    ) -> None:
        self._archive = archive
        self._readings: list[Reading] = [(each.id, each.reading) for each in documents]
        self._texts = texts
        self._known = known
        self._count = 0
        self.made: dict[tuple[Reading, Reading], Sequence[Pair]] = {}

    def pairs(self, one: int, other: int) -> Sequence[Pair]:
        key = (self._readings[one], self._readings[other])
        if key in self._known:
            return self._known[key]
        if key not in self.made:
            a, b = self._texts[one], self._texts[other]
            found = align(a, b, held=hand_pairs(self._archive, a, b))
            self._count += len(found)
            if self._count > MOST_PAIRS:  # none is asked for twice
                return found
            self.made[key] = found
        return self.made[key]


def hand_pairs(archive: Archive, a: Sequence[Paragraph], b: Sequence[Paragraph]) -> list[HandPair]:
    """What people said of the paragraphs of two documents."""
    if not a or not b:
        return []
    indexes = {each.id: each.index for each in (*a, *b)}
    return [
        HandPair(indexes[each.a], indexes[each.b], each.together)
        for each in archive.pairs.between(a[0].document, b[0].document)
        if each.a in indexes and each.b in indexes
    ]


def _said(
    archive: Archive, paragraph: Paragraph, documents: Sequence[Document]
) -> dict[int, list[HandPair]]:
    """By the number of a document, what people said of the paragraph and those of it."""
    numbers = {each.id: number for number, each in enumerate(documents)}
    said: dict[int, list[HandPair]] = {}
    for each in archive.pairs.of_paragraph(paragraph.id):
        other = archive.documents.paragraph(each.b)
        if other.document in numbers:
            pair = HandPair(paragraph.index, other.index, each.together)
            said.setdefault(numbers[other.document], []).append(pair)
    return said


def _where(document: Document, texts: _Texts, stage: Stage, style: str) -> Where | None:
    if not stage.indexes:
        return None
    paragraphs = texts[stage.document]
    found = [each for each in paragraphs if each.index in stage.indexes]
    return Where(
        tuple(each.id for each in found),
        found[0].label or found[0].mark,
        _citation(document, paragraphs, found[0].index, style),
    )


def _citation(document: Document, paragraphs: Sequence[Paragraph], index: int, style: str) -> str:
    placed = zip(paragraphs, numbering(paragraphs), strict=True)
    block, numbered = next(each for each in placed if each[0].index == index)
    return cite(
        title=document.title,
        symbol=document.symbol,
        date=document.date,
        body=document.body,
        label=block.label,
        role=block.role,
        page=block.page,
        index=block.index,
        ordinal=numbered.ordinal,
        within=numbered.within,
        kind=block.kind,
        genre=document.kind,
        city=document.place,
        style=style,
    )
