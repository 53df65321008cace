"""What tagging or annotating hits would do, before it is done."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from viewer.domain import Anchor
from viewer.domain.searching import Found, What
from viewer.ui.models.rows_model import RowsModel
from viewer.ui.models.search_model import plain
from viewer.ui.models.wording import joined, place, source

THERE = "has it already"
_AROUND = 32
"""Characters shown to each side of words."""


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """One place.

    Attributes:
        words: what is tagged; words of a paragraph in brackets, with a little of what is around.
        there: it has the theme already.
    """

    anchor: Anchor
    said: str
    words: str
    there: bool

    @property
    def cells(self) -> tuple[str, ...]:
        return (self.said, self.words, THERE if self.there else "")


class PlanModel(RowsModel[PlannedRow]):
    """Places to be tagged or annotated."""

    headings = ("Source", "Words", "")


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done.

    Attributes:
        anchors: the places that are to be written, in the order of the hits.
        there: places left alone, since they have the theme.
        sample: the first rows of both, for looking at.
    """

    anchors: tuple[Anchor, ...]
    there: int
    sample: tuple[PlannedRow, ...]


def plan(
    hits: Iterable[Found],
    *,
    words: bool,
    taken: Set[Anchor] = frozenset(),
    sample: int = 200,
) -> Plan:
    """The paragraphs of the hits, each once, or the words found in them.

    Args:
        hits: of which only paragraphs can be tagged; others are passed over.
        words: only the words that were found.
        taken: anchors that are left alone.
        sample: so many rows are made for looking at.
    """
    anchors: list[Anchor] = []
    seen: set[Anchor] = set()
    rows: list[PlannedRow] = []
    there = 0
    for hit in hits:
        if hit.what is not What.PARAGRAPH or hit.paragraph is None:
            continue
        for anchor in _anchors(hit, words=words):
            if anchor in seen:
                continue
            seen.add(anchor)
            known = anchor in taken
            there += known
            if not known:
                anchors.append(anchor)
            if len(rows) < sample:
                rows.append(PlannedRow(anchor, _said(hit), _words(hit, anchor), known))
    return Plan(tuple(anchors), there, tuple(rows))


def _anchors(hit: Found, *, words: bool) -> Sequence[Anchor]:
    assert hit.paragraph is not None
    if not words:
        return [Anchor(hit.paragraph)]
    return [Anchor(hit.paragraph, start, end) for start, end in hit.matches]


def _said(hit: Found) -> str:
    return joined((source(hit.title, hit.symbol), place(hit.label, hit.page, hit.index)))


def _words(hit: Found, anchor: Anchor) -> str:
    if anchor.start is None or anchor.end is None:
        return plain(hit.snippet)
    start, end = max(0, anchor.start - _AROUND), anchor.end + _AROUND
    before = hit.text[start : anchor.start]
    after = hit.text[anchor.end : end]
    found = hit.text[anchor.start : anchor.end]
    return f"{'…' if start else ''}{before}[{found}]{after}{'…' if end < len(hit.text) else ''}"
