"""What a reader shows: the rows of one document, and what stands on them.

A row is a paragraph. Only one so long that laying it out would be felt is cut into several rows,
each a slice of its text; offsets are always those in the whole text of the paragraph.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from viewer.domain import Annotation, Kind, Paragraph, ParagraphId, Suggested, Tag, Theme, ThemeId
from viewer.ui.reading.footnotes import mark_of
from viewer.ui.reading.typography import runs_right_to_left

SLICE_CHARACTERS = 60_000
"""Laid out in some 15 ms."""
SLICE_CELLS = 240
_DIRECTION_SAMPLE = 60


@dataclass(frozen=True)
class Marks:
    """Tags, notes and suggestions by paragraph, the themes in codebook order, the bookmarks."""

    tags: Mapping[ParagraphId, Sequence[Tag]] = field(default_factory=dict)
    notes: Mapping[ParagraphId, Sequence[Annotation]] = field(default_factory=dict)
    themes: Mapping[ThemeId, Theme] = field(default_factory=dict)
    bookmarks: frozenset[ParagraphId] = frozenset()
    suggested: Mapping[ParagraphId, Sequence[Suggested]] = field(default_factory=dict)

    @classmethod
    def of(cls, tags: Iterable[Tag], notes: Iterable[Annotation], themes: Iterable[Theme]) -> Marks:
        by_paragraph: dict[ParagraphId, list[Tag]] = {}
        for tag in tags:
            by_paragraph.setdefault(tag.anchor.paragraph, []).append(tag)
        notes_by_paragraph: dict[ParagraphId, list[Annotation]] = {}
        for note in notes:
            if note.target.anchor is not None:
                notes_by_paragraph.setdefault(note.target.anchor.paragraph, []).append(note)
        return cls(by_paragraph, notes_by_paragraph, {theme.id: theme for theme in themes})


class Content:
    """The rows of a document.

    Args:
        furniture: show running headers and page numbers too.
        extracted: show the text as extraction left it; its words cannot be anchored.
        hidden: paragraphs that are left out.
    """

    def __init__(
        self,
        paragraphs: Sequence[Paragraph],
        *,
        furniture: bool = False,
        extracted: bool = False,
        hidden: frozenset[ParagraphId] = frozenset(),
    ) -> None:
        self.furniture = furniture
        self.extracted = extracted
        self.hidden = hidden
        shown = (
            list(paragraphs)
            if furniture
            else [each for each in paragraphs if each.kind is not Kind.FURNITURE]
        )
        if hidden:
            shown = [each for each in shown if each.id not in hidden]
        self._slices: dict[int, tuple[int, int]] = {}
        self.rows = self._cut(shown) if any(map(_may_be_long, shown)) else shown
        # From the end, so that of several slices the first stays.
        self._first = {
            each.id: row
            for row, each in zip(
                range(len(self.rows) - 1, -1, -1), reversed(self.rows), strict=True
            )
        }
        self.rtl = self._mostly_rtl()
        self.shapes = [(each.kind, each.level) for each in self.rows]
        """What the set of a row depends on besides its text; with `lengths`, for estimates."""
        self.lengths = [len(each.text) for each in self.rows]
        self.widest_label = self._widest_label()
        notes = (each for each in self.rows if each.kind is Kind.FOOTNOTE)
        self.footnote_marks = frozenset(mark for each in notes if (mark := mark_of(each)))

    def __len__(self) -> int:
        return len(self.rows)

    def whole_text(self, row: int) -> str:
        return self.text_of(self.rows[row])

    def text_of(self, paragraph: Paragraph) -> str:
        """The text of a paragraph as it is shown."""
        if self.extracted and paragraph.extracted is not None:
            return paragraph.extracted
        return paragraph.text

    def text(self, row: int) -> str:
        """What stands in the row."""
        piece = self._slices.get(row)
        text = self.whole_text(row)
        return text if piece is None else text[piece[0] : piece[1]]

    def start(self, row: int) -> int:
        """Where in its paragraph the row begins."""
        piece = self._slices.get(row)
        return 0 if piece is None else piece[0]

    def end(self, row: int) -> int:
        piece = self._slices.get(row)
        return len(self.whole_text(row)) if piece is None else piece[1]

    def is_first(self, row: int) -> bool:
        """Whether the row begins its paragraph."""
        return self.start(row) == 0

    def is_last(self, row: int) -> bool:
        return row not in self._slices or self.end(row) >= len(self.whole_text(row))

    def row_of(self, paragraph: ParagraphId, offset: int = 0) -> int | None:
        """The row that holds an offset of a paragraph; None where it is not shown."""
        row = self._first.get(paragraph)
        if row is None:
            return None
        while not self.is_last(row) and offset >= self.end(row):
            row += 1
        return row

    def rows_at(self, paragraphs: Iterable[ParagraphId]) -> list[int | None]:
        """Where paragraphs begin; None for what is not shown. Quick for very many."""
        return list(map(self._first.get, paragraphs))

    def row_near(self, index: int) -> int:
        """The row of the block with this index, or the next one that is shown."""
        row = bisect_left(self.rows, index, key=lambda each: each.index)
        return min(row, max(0, len(self.rows) - 1))

    def rows_of(self, row: int) -> range:
        """All rows of the paragraph that `row` is of."""
        first = self._first[self.rows[row].id]
        last = first
        while not self.is_last(last):
            last += 1
        return range(first, last + 1)

    def sliced(self) -> Iterable[int]:
        """The rows that are slices."""
        return self._slices.keys()

    def right_to_left(self, row: int) -> bool:
        own = runs_right_to_left(self.whole_text(row))
        return self.rtl if own is None else own

    def anchorable(self, row: int) -> bool:
        """Whether words of the row can be tagged: offsets shown are offsets of the text."""
        return not self.extracted or self.rows[row].extracted is None

    def _cut(self, paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
        rows: list[Paragraph] = []
        for paragraph in paragraphs:
            if not _is_long(paragraph):
                rows.append(paragraph)
                continue
            text = paragraph.text
            if self.extracted and paragraph.extracted is not None:
                text = paragraph.extracted
            for start, end in _slices(text, table=paragraph.kind is Kind.TABLE):
                self._slices[len(rows)] = (start, end)
                rows.append(paragraph)
        return rows

    def _widest_label(self) -> str:
        """Of running text; a title's label (`67/264.`) leads it instead of widening the gutter."""
        labels = {each.label for each in self.rows if each.label and each.kind is Kind.PARAGRAPH}
        return max((label for label in labels if label), key=len, default="")

    def _mostly_rtl(self) -> bool:
        step = max(1, len(self.rows) // _DIRECTION_SAMPLE)
        found = [runs_right_to_left(each.text) for each in self.rows[::step]]
        return found.count(True) > found.count(False)


def _may_be_long(paragraph: Paragraph) -> bool:
    """Asked of each of 50,000 paragraphs, hence so curt."""
    return (
        len(paragraph.text) > SLICE_CHARACTERS
        or paragraph.kind is Kind.TABLE
        or (paragraph.extracted is not None and len(paragraph.extracted) > SLICE_CHARACTERS)
    )


def _is_long(paragraph: Paragraph) -> bool:
    if len(paragraph.text) > SLICE_CHARACTERS:
        return True
    if paragraph.extracted is not None and len(paragraph.extracted) > SLICE_CHARACTERS:
        return True
    return paragraph.kind is Kind.TABLE and _cells(paragraph.text) > SLICE_CELLS


def _cells(text: str) -> int:
    return text.count("\t") + text.count("\n") + 1


def _slices(text: str, *, table: bool) -> list[tuple[int, int]]:
    """Cuts at spaces, or between rows of a table; each slice keeps the space that ends it."""
    pieces: list[tuple[int, int]] = []
    start = 0
    while start < len(text):
        end = _table_cut(text, start) if table else _space_cut(text, start)
        pieces.append((start, end))
        start = end
    return pieces or [(0, 0)]


def _space_cut(text: str, start: int) -> int:
    end = start + SLICE_CHARACTERS
    if end >= len(text):
        return len(text)
    space = text.rfind(" ", start + SLICE_CHARACTERS // 2, end)
    return end if space < 0 else space + 1


def _table_cut(text: str, start: int) -> int:
    end, cells = start, 0
    while end < len(text) and cells < SLICE_CELLS and end - start < SLICE_CHARACTERS:
        line_end = text.find("\n", end)
        line_end = len(text) if line_end < 0 else line_end + 1
        cells += text.count("\t", end, line_end) + 1
        end = line_end
    return min(end, start + 4 * SLICE_CHARACTERS)
