"""What importers hand to the structure: printed lines, or drafts of blocks."""

from __future__ import annotations

from dataclasses import dataclass, field

from importers.parsed import Box, Kind


@dataclass(slots=True)
class Line:
    """One printed line, in reading order (columns already taken one after the other).

    Attributes:
        text: without its line end; leading spaces of text files are kept, they are evidence.
        page: from 1; None where the format has no pages.
        box: of paged formats; None in text files.
        size: of most of its letters, in points; 0 where unknown.
        aside: it runs across the page's text (the scale of a chart, a stamp in the margin).
    """

    text: str
    page: int | None = None
    box: Box | None = None
    size: float = 0.0
    bold: bool = False
    italic: bool = False
    aside: bool = False


@dataclass(slots=True)
class Draft:
    """A block before labels, roles and metadata are recognised.

    Attributes:
        kind: what the format itself says (a heading style, a list, a table); None to be judged.
        label: what the format itself numbers (Word's lists); None where it stands in the text.
    """

    text: str
    kind: Kind | None = None
    label: str | None = None
    level: int = 0
    page: int | None = None
    boxes: list[Box] = field(default_factory=list)
    size: float = 0.0
    bold: bool = False
    centred: bool = False
    cells: tuple[tuple[str, ...], ...] = ()
    mark: str | None = None
    extracted: str | None = None
