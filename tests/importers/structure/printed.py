"""Printed things for the tests: text as it stands in a file, and lines as they stand on a page."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import dedent

from importers.parsed import Block, Box, Kind, Metadata
from importers.structure import Line, assemble, finish

LETTER = 5.0
LEADING = 13.0


def read(text: str, *, name: str = "file.txt") -> tuple[tuple[Block, ...], Metadata]:
    """Blocks and metadata of a text; form feeds end pages."""
    lines: list[Line] = []
    pages = dedent(text).split("\f")
    for number, page in enumerate(pages, start=1):
        lines += [Line(each, page=number if len(pages) > 1 else None) for each in page.split("\n")]
    return finish(assemble(lines), name=name)


def blocks(text: str) -> tuple[Block, ...]:
    return read(text)[0]


def texts(text: str) -> list[str]:
    """The texts of the blocks, without furniture."""
    return [block.text for block in blocks(text) if block.kind is not Kind.FURNITURE]


class Sheet:
    """Sets lines on pages of 60 letters, each letter `LETTER` points wide."""

    def __init__(self, *, left: float = 100.0, columns: int = 60) -> None:
        self.lines: list[Line] = []
        self.left = left
        self.columns = columns
        self.page = 1
        self.y = 80.0

    def put(
        self,
        text: str,
        *,
        indent: float = 0.0,
        space: float = 0.0,
        size: float = 10.0,
        bold: bool = False,
        flush: bool = False,
        top: float | None = None,
    ) -> Sheet:
        """One line `space` points further down than the leading; `flush` ends at the margin."""
        self.y = self.y + LEADING + space if top is None else top
        left = self.left + indent
        right = self.left + self.columns * LETTER if flush else left + len(text) * LETTER
        box = Box(self.page, left, self.y, right, self.y + size)
        self.lines.append(Line(text, page=self.page, box=box, size=size, bold=bold))
        return self

    def turn(self) -> Sheet:
        self.page, self.y = self.page + 1, 80.0
        return self

    def blocks(self) -> tuple[Block, ...]:
        return finish(assemble(self.lines), name="file.pdf")[0]

    def texts(self) -> list[str]:
        return [block.text for block in self.blocks() if block.kind is not Kind.FURNITURE]


def words(text: str) -> Sequence[str]:
    return text.split()
