"""What the marks of footnotes in running text point to, and back."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import Protocol

from viewer.domain import Kind, Paragraph
from viewer.domain.notemarks import Mark, marks_in


def mark_of(paragraph: Paragraph) -> str | None:
    """The mark of a footnote as the text points to it."""
    if paragraph.kind is not Kind.FOOTNOTE:
        return None
    mark = paragraph.mark or paragraph.label or ""
    return mark.strip().strip(".()[]") or None


def footnote_for(rows: Sequence[Paragraph], row: int, mark: str) -> Paragraph | None:
    """The footnote that a mark in `row` points to: the next one so marked, else the last before."""
    found = _row_of_footnote(rows, row, mark)
    return None if found is None else rows[found]


def note_of(rows: Sequence[Paragraph], row: int, mark: str) -> list[Paragraph]:
    """As `footnote_for`, with the paragraphs that go on with it."""
    first = _row_of_footnote(rows, row, mark)
    if first is None:
        return []
    goes_on = takewhile(lambda each: _goes_on(rows, each), range(first + 1, len(rows)))
    return [rows[first], *(rows[each] for each in goes_on)]


def place_of_mark(content: Rows, row: int) -> tuple[int, Mark] | None:
    """Where in the text the mark of the footnote in `row` stands: the row, and the mark."""
    while row and _goes_on(content.rows, row):
        row -= 1
    mark = mark_of(content.rows[row])
    if mark is None:
        return None
    before = range(row - 1, -1, -1)
    for there in (*before, *range(row + 1, len(content.rows))):
        if mark not in content.whole_text(there) or mark_of(content.rows[there]) is not None:
            continue
        for each in marks_in(content.whole_text(there), (mark,)):
            if _row_of_footnote(content.rows, there, mark) == row:
                return there, each
    return None


class Rows(Protocol):
    """Of `Content`, what is looked through for marks."""

    @property
    def rows(self) -> Sequence[Paragraph]: ...

    def whole_text(self, row: int) -> str: ...


def _row_of_footnote(rows: Sequence[Paragraph], row: int, mark: str) -> int | None:
    after = (each for each in range(row + 1, len(rows)) if mark_of(rows[each]) == mark)
    before = (each for each in range(row - 1, -1, -1) if mark_of(rows[each]) == mark)
    found = next(after, None)
    return next(before, None) if found is None else found


def _goes_on(rows: Sequence[Paragraph], row: int) -> bool:
    """Whether a row is a further paragraph of the footnote before."""
    return rows[row].kind is Kind.FOOTNOTE and mark_of(rows[row]) is None
