"""What importers hand to the structure: printed lines, or drafts of blocks."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

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
        raised: the small raised letter that it opens with, the mark of a note; digits tell by
            themselves.
        whole: the block that this line is all of, where the format says so (a heading style).
    """

    text: str
    page: int | None = None
    box: Box | None = None
    size: float = 0.0
    bold: bool = False
    italic: bool = False
    aside: bool = False
    raised: str = ""
    whole: Draft | None = None


@dataclass(frozen=True, slots=True)
class Comment:
    """What someone wrote beside the words of a draft.

    Attributes:
        key: names it within the file.
        start: letters of the draft's text before the words that it is on, `end` those before their
            end, white space not counted; None where it is on the whole.
    """

    key: str
    author: str
    date: str | None
    text: str
    start: int | None = None
    end: int | None = None

    def shifted(self, letters: int) -> Comment:
        """The same, where so many letters come before the text."""
        if self.start is None or self.end is None:
            return self
        return replace(self, start=self.start + letters, end=self.end + letters)


@dataclass(slots=True)
class Draft:
    """A block before labels, roles and metadata are recognised.

    Attributes:
        kind: what the format itself says (a heading style, a list, a table); None to be judged.
        label: what the format itself numbers (Word's lists); None where it stands in the text.
        comments: on its words.
        index: of its block, once it is finished; None where it holds nothing.
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
    comments: list[Comment] = field(default_factory=list)
    index: int | None = None
