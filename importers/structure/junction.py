"""Two lines that meet in the body: the evidence about them that the rules of joining ask for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum

from importers.structure.clauses import opens_clause
from importers.structure.forms import End, end_of, is_capitals, starts_small
from importers.structure.headings import looks_like_heading
from importers.structure.labels import Label, Style, find_label
from importers.structure.rows import Gap, Layout, Row, is_brimful, is_full, is_short

_COUNTED = 12
"""Lines: rules ask whether a paragraph has some hundred characters."""


class Verdict(Enum):
    """What a rule says of a junction."""

    JOIN = "join"
    SPLIT = "split"


@dataclass(slots=True)
class Junction:
    """Two rows that follow each other in the body, and the paragraph so far.

    Attributes:
        paragraph: the rows of the open paragraph; the last is `before`.
        following: the row after `after`, if any.
    """

    paragraph: Sequence[Row]
    before: Row
    after: Row
    following: Row | None
    layout: Layout
    gap: Gap
    end: End = field(init=False)
    small: bool = field(init=False)
    label: Label | None = field(init=False)

    def __post_init__(self) -> None:
        self.end = end_of(self.before.text)
        self.small = starts_small(self.after.text)
        self.label = None if self.small and self.gap is Gap.TIGHT else find_label(self.after.text)
        if self.small and self.label is None:
            self.label = find_label(self.after.text)

    @property
    def full(self) -> bool:
        """The first word of `after` had no room in the line of `before`."""
        return is_full(self.before, self.after, self.layout)

    @property
    def brimful(self) -> bool:
        """As `full`, and beyond doubt."""
        return is_brimful(self.before, self.after, self.layout)

    @property
    def short(self) -> bool:
        """`before` stops although the first word of `after` had room."""
        return is_short(self.before, self.after, self.layout)

    @property
    def after_full(self) -> bool:
        """The line of `after` has no room for the first word of the one that follows."""
        return self.following is not None and is_full(self.after, self.following, self.layout)

    @property
    def after_short(self) -> bool:
        """The line of `after` stops although what follows had room."""
        return self.following is None or is_short(self.after, self.following, self.layout)

    @property
    def length(self) -> int:
        """Characters of the paragraph so far, counted as far as rules ask."""
        return sum(len(row.text) for row in self.paragraph[:_COUNTED])


def page_ends_inside(j: Junction) -> bool:
    """A sentence and the page end together, but the line is full as last lines seldom are.

    Where first lines are indented, the missing indent says the same.
    """
    if j.end is not End.SENTENCE or not j.layout.wrapped or not j.full:
        return False
    if j.layout.indents_open:
        return j.after.opens is False
    plain = j.label is None and not starts_heading(j) and not j.layout.commas_close
    return plain and j.brimful and len(j.after.text) > 40


def one_heading(j: Junction) -> bool:
    """Lines of one heading or title break where sense, not room, says."""
    a, b = j.before, j.after
    alike = a.line.bold == b.line.bold and abs(a.line.size - b.line.size) < 0.5
    capitals = is_capitals(a.text) and is_capitals(b.text)
    return alike and (capitals or (a.centred and b.centred) or (a.line.bold and b.line.bold))


def one_italic_heading(j: Junction) -> bool:
    """The paragraph so far is one in italics that reads as a heading."""
    return all(row.line.italic for row in j.paragraph) and is_heading(j)


def opens_text(j: Junction) -> bool:
    """The paragraph starts with a number, and numbers start text in this document."""
    if not j.layout.numbers_open_text:
        return False
    label = find_label(j.paragraph[0].text)
    return label is not None and label.style is Style.NUMBER


def is_heading(j: Junction) -> bool:
    """The paragraph so far reads as a heading."""
    if len(j.paragraph) > 3 or opens_text(j):
        return False
    text = " ".join(row.text for row in j.paragraph)
    return looks_like_heading(text) and not (j.layout.commas_close and opens_clause(text))


def starts_heading(j: Junction) -> bool:
    """`after` is a whole line that reads as a heading, with an end after it."""
    if not looks_like_heading(j.after.text) or j.after_full:
        return False
    return j.following is None or j.following.gap is not Gap.TIGHT or not j.layout.wrapped
