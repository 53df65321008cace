"""What is selected in a reader: paragraphs or words, as places, anchors and text."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from viewer.domain import Anchor, Kind, Paragraph
from viewer.ui.reading.content import Content

_WORD = re.compile(r"[\w\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670]+(?:['’][^\W\d_]+)*")


@dataclass(frozen=True, slots=True, order=True)
class Point:
    """A place between letters: a row, and an offset in the whole text of its paragraph."""

    row: int
    offset: int


@dataclass(frozen=True, slots=True)
class Selected:
    """From where the selection began to where it has been drawn.

    Attributes:
        words: letters between the two; else all paragraphs that they touch.
    """

    fixed: Point
    moving: Point
    words: bool = False

    @property
    def first(self) -> Point:
        return min(self.fixed, self.moving)

    @property
    def last(self) -> Point:
        return max(self.fixed, self.moving)

    @property
    def empty(self) -> bool:
        """A caret: no letters between the ends."""
        return self.words and self.fixed == self.moving

    def holds(self, row: int) -> bool:
        return self.first.row <= row <= self.last.row

    def within(self, row: int, content: Content) -> tuple[int, int] | None:
        """The selected letters of a row; None where there are none or whole rows are selected."""
        if not self.words or self.empty or not self.holds(row):
            return None
        start = self.first.offset if row == self.first.row else content.start(row)
        end = self.last.offset if row == self.last.row else content.end(row)
        return (start, end) if start < end else None


NOTHING = Selected(Point(0, 0), Point(0, 0))


def paragraphs(fixed: int, moving: int | None = None) -> Selected:
    """Whole rows from one to another."""
    return Selected(Point(fixed, 0), Point(fixed if moving is None else moving, 0))


def everything(content: Content) -> Selected:
    return paragraphs(0, max(0, len(content) - 1))


def pieces(selected: Selected, content: Content) -> Iterator[tuple[Paragraph, int, int]]:
    """Each paragraph with the letters `[start, end)` of it that are selected, in order.

    Spaces at the ends of selected words are left out; whole paragraphs are given whole.
    """
    if not len(content):
        return
    row = content.rows_of(min(selected.first.row, len(content) - 1)).start
    last = min(selected.last.row, len(content) - 1)
    while row <= last:
        rows = content.rows_of(row)
        text = content.whole_text(row)
        start, end = 0, len(text)
        if selected.words:
            if selected.first.row in rows:
                start = selected.first.offset
            if selected.last.row in rows:
                end = selected.last.offset
            start, end = _trimmed(text, start, end)
        if not selected.words or start < end:
            yield content.rows[row], start, end
        row = rows.stop


def anchors(selected: Selected, content: Content) -> tuple[Anchor, ...]:
    """What a theme or a note would stand on."""
    if selected.empty or not len(content):
        return ()
    if not selected.words:  # perhaps all of 50,000
        rows = content.rows[selected.first.row : selected.last.row + 1]
        return tuple(map(Anchor, dict.fromkeys(each.id for each in rows)))
    found = []
    for paragraph, start, end in pieces(selected, content):
        words = not content.extracted or paragraph.extracted is None
        found.append(Anchor(paragraph.id, start, end) if words else Anchor(paragraph.id))
    return tuple(found)


def plain_text(selected: Selected, content: Content) -> str:
    """For the clipboard: paragraphs with their labels, a blank line between."""
    shown = []
    for paragraph, start, end in pieces(selected, content):
        text = content.text_of(paragraph)[start:end]
        label = paragraph.label if start == 0 and paragraph.label else ""
        shown.append(f"{label} {text}".strip())
    return "\n\n".join(shown)


def rich_text(selected: Selected, content: Content) -> str:
    """For word processors: HTML of the same."""
    return "\n".join(
        _html_of(paragraph, content.text_of(paragraph)[start:end], whole=start == 0)
        for paragraph, start, end in pieces(selected, content)
    )


def words_text(selected: Selected, content: Content) -> str:
    """The selected words alone, on one line, for searching them."""
    if not selected.words:
        return ""
    return " ".join(
        content.text_of(paragraph)[start:end] for paragraph, start, end in pieces(selected, content)
    )


def word_at(text: str, offset: int) -> tuple[int, int]:
    """The word around or before an offset, else the single character there."""
    for found in _WORD.finditer(text, max(0, offset - 200)):
        if found.start() <= offset <= found.end():
            return found.start(), found.end()
        if found.start() > offset:
            break
    return offset, min(len(text), offset + 1)


def next_word(text: str, offset: int) -> int | None:
    """The end of the word that comes next; None where none does."""
    for found in _WORD.finditer(text, offset):
        if found.end() > offset:
            return found.end()
    return None


def previous_word(text: str, offset: int) -> int | None:
    """The beginning of the word before; None where none is."""
    start = None
    for back in (100, 2_000, len(text)):
        for found in _WORD.finditer(text, max(0, offset - back), offset):
            start = found.start()
        if start is not None:
            return start
    return start


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _html_of(paragraph: Paragraph, text: str, *, whole: bool) -> str:
    label = f"{html.escape(paragraph.label)} " if whole and paragraph.label else ""
    if paragraph.kind is Kind.TABLE:
        rows = (
            "".join(f"<td>{html.escape(cell)}</td>" for cell in line.split("\t"))
            for line in text.split("\n")
        )
        body = "".join(f"<tr>{row}</tr>" for row in rows)
        return f"<table>{body}</table>"
    body = label + html.escape(text).replace("\n", "<br>")
    match paragraph.kind:
        case Kind.TITLE:
            return f"<h1>{body}</h1>"
        case Kind.HEADING:
            level = min(6, max(1, paragraph.level) + 1)
            return f"<h{level}>{body}</h{level}>"
        case Kind.FOOTNOTE:
            return f"<p><small>{body}</small></p>"
        case _:
            indent = f' style="margin-left: {1.75 * (paragraph.level - 1):g}em"'
            nested = paragraph.kind is Kind.LIST_ITEM and paragraph.level > 1
            return f"<p{indent if nested else ''}>{body}</p>"
