"""One clause through time, to be written out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from viewer.domain.ids import DocumentId, ParagraphId
from viewer.domain.pairs import Relation


@dataclass(frozen=True, slots=True)
class Marked:
    """A run of a text that is laid over an earlier one.

    Attributes:
        change: `come` where only the later text has it, `gone` where only the earlier had it.
    """

    text: str
    change: Literal["", "come", "gone"] = ""


@dataclass(frozen=True, slots=True)
class LineageRow:
    """A clause in one document of a series.

    Attributes:
        paragraphs: that hold it, in reading order; none where the document is without it.
        label: what is printed before the first of them.
        text: of all of them.
        marks: the same with what went since the last document that had the clause.
        said: what happened, in words: `Grew by 32 words`.
        relation: to the last document that had it; None where the clause is not there, or no more.
        chosen: the clause was chosen here.
    """

    document: DocumentId
    title: str
    symbol: str | None
    date: str | None
    paragraphs: tuple[ParagraphId, ...]
    indexes: tuple[int, ...]
    label: str | None
    text: str
    marks: tuple[Marked, ...]
    said: str
    relation: Relation | None
    score: float
    reason: str
    held: bool
    words: int
    citation: str
    chosen: bool

    @property
    def absent(self) -> bool:
        return not self.paragraphs


@dataclass(frozen=True, slots=True)
class Lineage:
    """One clause through the documents of a series, in order of their dates.

    Attributes:
        clause: how the clause is named: its citation where it was chosen.
        series: name of the series.
        rows: one a document; those without a date at the end.
    """

    clause: str
    series: str
    rows: tuple[LineageRow, ...]
