"""A printed line with the evidence that the layout gives about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, IntEnum

from importers.parsed import Box
from importers.structure.lines import Line


class Gap(IntEnum):
    """The space before a row, measured against what is usual in this document."""

    TIGHT = 0
    """As between the lines of one paragraph."""
    WIDE = 1
    """As between paragraphs."""
    BREAK = 2
    """A page ends here, or a longer blank run stands for one: says nothing about paragraphs."""


class Part(Enum):
    """What a row belongs to."""

    BODY = "body"
    FURNITURE = "furniture"
    NOTE = "note"
    ASIDE = "aside"


@dataclass(slots=True)
class Row:
    """One printed line that is not blank.

    Attributes:
        text: without outer white space.
        line: where it comes from.
        gap: the space before it.
        left: its indent, in widths of a letter.
        opens: whether its indent says that a paragraph starts here; None where it says nothing.
        room: what is left to the right margin, in widths of a letter.
        word: the width of its first word, in widths of a letter.
        stops: of justified text, it does not reach the margin.
        centred: it stands in the middle of its column.
        new_note: of a NOTE, whether a footnote starts here.
        strong: marked as bold by the text itself.
        beside: it stands on the same height as the row before.
        glued: belongs to the row before it without a space (a mark on a line of its own).
        box: where it stands, seen in a mirror where lines run to the left; None without places.
    """

    text: str
    line: Line
    gap: Gap = Gap.TIGHT
    left: float = 0.0
    opens: bool | None = None
    room: float = 0.0
    word: float = 0.0
    stops: bool = False
    centred: bool = False
    part: Part = Part.BODY
    new_note: bool = False
    strong: bool = False
    beside: bool = False
    glued: bool = False
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """How this document sets its paragraphs, judged from its own lines.

    Attributes:
        wrapped: paragraphs run over several lines.
        measured: lines have positions: whether the next word had room is certain.
        slack: by how many letters lines fall short of the margin although the next word had no
            room: none where widths are measured, more where letters are counted.
        lines_are_paragraphs: every line is a paragraph, with no blank line between them.
        indents_open: an indented line starts a paragraph.
        commas_close: whole paragraphs end in a comma, as in the preamble of a resolution.
        spaced: paragraphs stand apart by space.
        numbers_open_text: numbered lines start paragraphs, not headings.
        missing_numbers: what the numbered paragraphs leave out.
        double_spaced: a blank line follows every line and means nothing.
    """

    wrapped: bool
    measured: bool = False
    slack: float = 0.0
    lines_are_paragraphs: bool = False
    indents_open: bool = False
    commas_close: bool = False
    spaced: bool = False
    numbers_open_text: bool = False
    missing_numbers: frozenset[int] = frozenset()
    double_spaced: bool = False


def is_full(before: Row, after: Row, layout: Layout) -> bool:
    """The first word of the next row had no room."""
    if before.stops or not layout.wrapped:
        return False
    return before.room <= 1 + after.word + layout.slack


def is_brimful(before: Row, after: Row, layout: Layout) -> bool:
    """So full that the row can hardly be the last of its paragraph."""
    return is_full(before, after, layout) and before.room <= 1 + after.word + 0.3 * layout.slack


def is_short(before: Row, after: Row, layout: Layout) -> bool:
    """The row ends well before the margin although the next word had room."""
    return layout.wrapped and before.room > 1 + after.word + 1.5 * layout.slack
