"""A page as its words and their places, whoever read it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Glyph:
    """One printed character (a ligature may hold several) and its horizontal place."""

    text: str
    left: float
    right: float


@dataclass(slots=True)
class Word:
    """Characters without a space between them, on a page turned so that they run to the right.

    Attributes:
        top: of the line box, from the page's top in points: the baseline less the ascent, not the
            ink, so that all words of a line share it.
        glyphs: filled where the order of the characters has still to be found (right-to-left).
        turn: quarter turns clockwise by which the words run against the page's width.
        apart: whether the file puts a space before it.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    baseline: float
    size: float
    bold: bool = False
    italic: bool = False
    turn: int = 0
    apart: bool = True
    glyphs: tuple[Glyph, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight drawn line, as a thin rectangle in points from the page's top left corner."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def horizontal(self) -> bool:
        return self.right - self.left >= self.bottom - self.top


@dataclass(slots=True)
class Sheet:
    """One page as a reader saw it.

    Attributes:
        number: from 1.
        unmapped: share of characters, 0 to 1, for which the font names no Unicode character.
        pictures: whether images are drawn on it; only asked where there are no words.
    """

    number: int
    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    unmapped: float = 0.0
    pictures: bool = False
