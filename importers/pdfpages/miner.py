"""The second reader: pdfminer.six, for pages whose text PDFium reads badly.

Only characters and places are asked of it, not its layout analysis, which takes most of its time
and is done here for both readers alike.
"""

from __future__ import annotations

import io
import math
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pdfminer.converter import PDFLayoutAnalyzer
from pdfminer.layout import LTChar, LTContainer, LTPage
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser

from importers.pdfpages.deadline import deadline
from importers.pdfpages.fonts import ASCENT, DESCENT, bold_by_name, italic_by_name
from importers.pdfpages.letters import plain_letters, printable
from importers.pdfpages.sheet import Glyph, Sheet, Word
from importers.structure.directions import has_right_to_left

_WORD_GAP = 0.2
"""Wider gaps, in font sizes, part words where the file draws no space."""


class _Characters(PDFLayoutAnalyzer):
    """Keeps the characters of each page as they are drawn."""

    def __init__(self, manager: PDFResourceManager) -> None:
        super().__init__(manager, laparams=None)
        self.pages: list[LTPage] = []

    def receive_layout(self, ltpage: LTPage) -> None:
        self.pages.append(ltpage)


class MinerReader:
    """Reads chosen pages; raises whatever pdfminer.six raises on what it cannot read."""

    def __init__(
        self,
        content: bytes,
        password: str | None,
        *,
        seconds_per_page: float,
        seconds_in_all: float,
    ) -> None:
        self._seconds = seconds_per_page
        self._end = time.monotonic() + seconds_in_all
        self._manager = PDFResourceManager()
        self._device = _Characters(self._manager)
        self._interpreter = PDFPageInterpreter(self._manager, self._device)
        with deadline(seconds_per_page):
            document = PDFDocument(PDFParser(io.BytesIO(content)), password=password or "")
        self._pages = PDFPage.create_pages(document)
        self._next = 0

    def sheet(self, index: int) -> Sheet | None:
        """The page of this index, counted from 0; ask for pages in rising order.

        Raises:
            TooSlow: the page took too long.
        """
        with deadline(min(self._seconds, self._end - time.monotonic())):
            page = self._page(index)
            if page is None:
                return None
            self._device.pages.clear()
            self._interpreter.process_page(page)
        layout = self._device.pages[0]
        sheet = Sheet(index + 1, layout.width, layout.height)
        characters = [each for each in _characters(layout) if each.text]
        sheet.words = [word for chain in _chains(characters) if (word := _word(chain))]
        return sheet

    def _page(self, index: int) -> PDFPage | None:
        for page in self._pages:
            self._next += 1
            if self._next == index + 1:
                return page
        return None


@dataclass(frozen=True, slots=True)
class _Character:
    """One character in points from the page's top left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    baseline: float
    size: float
    font: str
    turn: int

    @property
    def start(self) -> float:
        return (self.left, self.top, -self.right, -self.bottom)[self.turn]

    @property
    def end(self) -> float:
        return (self.right, self.bottom, -self.left, -self.top)[self.turn]


def _characters(layout: LTPage) -> Iterator[_Character]:
    # A stack, not recursion: figures nest as deeply as a hostile file likes.
    stack: list[Iterator[Any]] = [iter(layout)]
    while stack:
        for thing in stack[-1]:
            if isinstance(thing, LTChar):
                yield _character(thing, layout)
            elif isinstance(thing, LTContainer):
                stack.append(iter(thing))
                break
        else:
            stack.pop()


def _character(thing: LTChar, layout: LTPage) -> _Character:
    a, b, _, _, e, f = thing.matrix
    turn = round(-math.degrees(math.atan2(b, a)) / 90) % 4
    size = max(1.0, round(thing.width if turn % 2 else thing.height, 2))
    left, right = thing.x0 - layout.x0, thing.x1 - layout.x0
    top, bottom = layout.y1 - thing.y1, layout.y1 - thing.y0
    baseline = e - layout.x0 if turn % 2 else layout.y1 - f
    ascent = (ASCENT if turn in (0, 3) else DESCENT) * size
    if turn % 2:
        left, right = baseline - ascent, baseline - ascent + size
    else:
        top, bottom = baseline - ascent, baseline - ascent + size
    text = plain_letters(printable(thing.get_text().replace("\x00", "")))
    return _Character(text, left, top, right, bottom, baseline, size, thing.fontname, turn)


def _chains(characters: Sequence[_Character]) -> Iterator[list[_Character]]:
    """Characters of one word together; a space ends it, and so does a gap."""
    chain: list[_Character] = []
    for character in characters:
        if character.text.isspace():
            if chain:
                yield chain
            chain = []
        elif chain and not _continues(chain[-1], character):
            yield chain
            chain = [character]
        else:
            chain.append(character)
    if chain:
        yield chain


def _continues(previous: _Character, character: _Character) -> bool:
    if previous.turn != character.turn or abs(previous.baseline - character.baseline) > 0.1:
        return False
    if abs(previous.size - character.size) > 0.15 * previous.size:
        return False
    size = previous.size
    after = character.start - previous.end
    before = previous.start - character.end
    # Letters follow to the right, or, drawn in the order of speech, to the left.
    return -0.5 * size <= after <= _WORD_GAP * size or -0.3 * size <= before <= _WORD_GAP * size


def _word(chain: list[_Character]) -> Word | None:
    text = "".join(character.text for character in chain)
    if not text.strip():
        return None
    first = chain[0]
    glyphs: tuple[Glyph, ...] = ()
    if first.turn == 0 and (has_right_to_left(text) or not any(map(str.isalpha, text))):
        glyphs = tuple(Glyph(each.text, each.left, each.right) for each in chain)
    font = first.font.lower()
    return Word(
        text,
        min(each.left for each in chain),
        min(each.top for each in chain),
        max(each.right for each in chain),
        max(each.bottom for each in chain),
        first.baseline,
        first.size,
        bold_by_name(font),
        italic_by_name(font),
        first.turn,
        glyphs=glyphs,
    )
