"""What became of a clause from document to document, in words: how it appeared, grew and went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from viewer.analysis.compare import Change
from viewer.analysis.through_time import Stage
from viewer.analysis.words import words
from viewer.citation import long_date
from viewer.domain import Document, Lineage, LineageRow, Marked, ParagraphId, Relation

_LONG = 40

FIRM = 0.5
"""Less of the words in common, and it may be another clause of the same form."""

_CHANGES: dict[Change, Literal["", "come", "gone"]] = {
    Change.EQUAL: "",
    Change.INSERT: "come",
    Change.DELETE: "gone",
}


@dataclass(frozen=True, slots=True)
class Where:
    """The paragraphs of a stage as the archive names them.

    Attributes:
        label: printed before the first of them.
    """

    paragraphs: tuple[ParagraphId, ...]
    label: str | None
    citation: str


def in_order(documents: Sequence[Document]) -> list[Document]:
    """By date, those without one at the end; of one date by symbol."""
    return sorted(
        documents,
        key=lambda each: (each.date is None, each.date or "", each.symbol or "", each.id),
    )


def lineage(
    documents: Sequence[Document],
    stages: Sequence[Stage],
    places: Sequence[Where | None],
    chosen: int,
    series: str,
) -> Lineage:
    """The stages of a clause as they are read and exported.

    Args:
        documents: in the order of the stages.
        stages: one a document.
        places: of each stage; None where the clause is not there.
        chosen: number of the document where the clause was chosen.
        series: what the documents are called together.
    """
    teller = _Teller(stages, when(documents))
    rows = [
        _row(document, stage, place, teller, chosen=stage.document == chosen)
        for document, stage, place in zip(documents, stages, places, strict=True)
    ]
    return Lineage(rows[chosen].citation, series, tuple(rows))


def when(documents: Sequence[Document]) -> list[str]:
    """What each is called in a sentence: its year where no other has it, its date, or its name."""
    years = Counter(each.date[:4] for each in documents if each.date)
    return [
        (each.symbol or f"“{shortened(each.title)}”")
        if not each.date
        else each.date[:4]
        if years[each.date[:4]] == 1
        else long_date(each.date)
        for each in documents
    ]


def shortened(title: str) -> str:
    """So much of a title as a sentence can hold."""
    return title if len(title) <= _LONG else f"{title[:_LONG].rsplit(' ', 1)[0]}…"


def _row(
    document: Document, stage: Stage, place: Where | None, teller: _Teller, *, chosen: bool
) -> LineageRow:
    marks = tuple(teller.marks(stage))
    return LineageRow(
        document=document.id,
        title=document.title,
        symbol=document.symbol,
        date=document.date,
        paragraphs=place.paragraphs if place else (),
        indexes=stage.indexes,
        label=place.label if place else None,
        text=stage.text,
        marks=marks,
        said=teller.said(stage),
        relation=stage.relation,
        score=stage.score,
        reason=_because(stage, marks),
        held=stage.held,
        words=stage.words,
        citation=place.citation if place else "",
        chosen=chosen,
    )


def _because(stage: Stage, marks: Sequence[Marked]) -> str:
    """How many words came and went, and why these are counterparts."""
    come, gone = (
        sum(len(words(each.text)) for each in marks if each.change == change)
        for change in ("come", "gone")
    )
    counts = [f"{count} {verb}" for count, verb in ((come, "came"), (gone, "went")) if count]
    if not counts or stage.before is None:
        return stage.reason
    return f"words: {', '.join(counts)}; {stage.reason}"


def _weak(stage: Stage) -> bool:
    changed = stage.relation in (Relation.CHANGED, Relation.MOVED)
    return changed and stage.score < FIRM and not stage.held


class _Teller:
    def __init__(self, stages: Sequence[Stage], names: Sequence[str]) -> None:
        self._stages = stages
        self._names = names

    def marks(self, stage: Stage) -> Iterator[Marked]:
        """The text with what went; without marks where no words are compared."""
        if stage.before is None or not stage.changes:
            if stage.text:
                yield Marked(stage.text)
            return
        before, shown = self._stages[stage.before].text, ""
        for span in stage.changes:
            if span.change is Change.DELETE:
                piece = before[span.a_start : span.a_end]
                if before[: span.a_start][-1:].isspace() and not shown[-1:].isspace():
                    # Its space belonged to the word before, which stands before a stop now.
                    piece = f" {piece.rstrip()}"
            else:
                piece = stage.text[span.b_start : span.b_end]
            shown = piece
            yield Marked(piece, _CHANGES[span.change])

    def said(self, stage: Stage) -> str:
        if stage.relation is None:
            return "Not there" if stage.before is None else "Not there any more"
        if stage.relation is Relation.REMOVED:
            return f"Went after {self._names[self._last(stage)]}"
        if stage.before is None:
            if stage.document == 0:
                return f"There in the first document, {self._names[0]}"
            return f"Appeared {self._names[stage.document]}"
        said = self._change(stage, self._stages[stage.before])
        if _weak(stage):
            said = f"Perhaps the same: {said[0].lower()}{said[1:]}"
        back = stage.document - stage.before > 1
        return f"Back again: {said[0].lower()}{said[1:]}" if back else said

    def _change(self, stage: Stage, before: Stage) -> str:
        match stage.relation:
            case Relation.TRANSLATED:
                return "In another language"
            case Relation.TOPICAL:
                return "Another text on the same matter"
            case Relation.SPLIT:
                return (
                    f"Came apart into {len(stage.indexes)} paragraphs{self._aside(stage, before)}"
                )
            case Relation.MERGED:
                return f"Joined with what stood apart{self._aside(stage, before)}"
        if self._same_words(stage):
            moved = "Moved, " if stage.relation is Relation.MOVED else ""
            said = f"{moved}unchanged since {self._names[self._unchanged_since(stage)]}"
            return said[0].upper() + said[1:]
        moved = "Moved and " if stage.relation is Relation.MOVED else ""
        said = f"{moved}{self._growth(stage, before)}"
        return said[0].upper() + said[1:]

    def _aside(self, stage: Stage, before: Stage) -> str:
        return "" if self._same_words(stage) else f", {self._growth(stage, before)}"

    def _growth(self, stage: Stage, before: Stage) -> str:
        more = stage.words - before.words
        if not more:
            return "changed, as long as before"
        counted = "1 word" if abs(more) == 1 else f"{abs(more)} words"
        return f"{'grew' if more > 0 else 'shrank'} by {counted}"

    def _last(self, stage: Stage) -> int:
        return stage.document if stage.before is None else stage.before

    def _unchanged_since(self, stage: Stage) -> int:
        """The document where the words came in that are still there."""
        since = stage
        while (
            since.before is not None
            and since.relation in (Relation.SAME, Relation.MOVED, Relation.CHANGED)
            and self._same_words(since)
        ):
            since = self._stages[since.before]
        return since.document

    def _same_words(self, stage: Stage) -> bool:
        return all(span.change is Change.EQUAL for span in stage.changes)
