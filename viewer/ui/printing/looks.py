"""What paragraphs of a printed report look like."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

from viewer.exporters.report import Part

INK, QUIET = "#1d2126", "#595f69"


@dataclass(frozen=True, slots=True)
class Look:
    """The look of a paragraph: sizes in points, the indent in millimetres from where it begins.

    Attributes:
        bar: a quiet line beside it, as beside quotations.
        whole: all its lines on one page, and on that of the next paragraph.
        ground: the colour behind it; none where empty.
    """

    size: float
    before: float = 0.0
    after: float = 0.0
    indent: float = 0.0
    colour: str = INK
    bold: bool = False
    bar: bool = False
    whole: bool = False
    ground: str = ""


_HEADING_SIZES = (15.0, 12.5, 11.0)
_QUOTE = Look(size=10.0, before=9, after=3, indent=5.0, bar=True)
_NOTE = Look(size=9.0, before=2, after=2, indent=8.0, ground="#f3f5f8")
FOOTNOTE = Look(size=8.0)
CELL = Look(size=8.5)
HEAD = Look(size=8.5, bold=True)


@cache
def _heading(level: int) -> Look:
    size = _HEADING_SIZES[min(level, len(_HEADING_SIZES)) - 1]
    before, after = (20, 6) if level == 1 else (14, 4)
    return Look(size=size, before=before, after=after, bold=True, whole=True)


@cache
def _note(depth: int) -> Look:
    return replace(_NOTE, indent=_NOTE.indent + 6.0 * min(depth, 5))


LOOKS: dict[Part, Callable[[int], Look]] = {
    Part.TITLE: lambda _level: Look(size=20, after=3, bold=True),
    Part.SUBTITLE: lambda _level: Look(size=9.5, after=10, colour=QUIET),
    Part.HEADING: _heading,
    Part.OPENING: lambda _level: Look(size=9.0, before=14, after=4, indent=5.0, colour=QUIET),
    Part.CONTEXT: lambda _level: Look(size=9.0, before=5, after=4, indent=5.0, colour=QUIET),
    Part.QUOTE: lambda _level: _QUOTE,
    Part.SOURCE: lambda _level: Look(size=8.5, after=5, indent=5.0, colour=QUIET),
    Part.NOTE: _note,
    Part.PLAIN: lambda _level: Look(size=10, after=5),
}
"""Of each part, by its level."""
