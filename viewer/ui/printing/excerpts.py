"""Excerpts as PDF, a paragraph at a time: memory does not grow with their number."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from viewer.domain import Excerpt
from viewer.exporters.notes import Run
from viewer.exporters.passages import direction, line
from viewer.exporters.registry import ExportOptions
from viewer.exporters.report import HEADS, Part, Said, SourceTable, report
from viewer.ui.printing.lines import Line, Typesetter
from viewer.ui.printing.looks import CELL, FOOTNOTE, HEAD, LOOKS, Look
from viewer.ui.printing.outline import Mark, finish
from viewer.ui.printing.sheets import Begun, Draw, Footnote, Piece, Sheets

_WIDTHS = (0.54, 0.18, 0.17, 0.11)
"""Of the columns of the table of sources, as shares of the text."""
_GUTTER_MM = 3.0
_ROW_MM = 1.3
_BAR_MM = 0.6
_HAIR_MM = 0.15
_GROUND_MM = 5.0
"""Where the ground of notes begins, as far in as quotations do."""
_RULE, _STRONG_RULE = QColor("#cfd4da"), QColor("#596069")
_LONGEST_CELL = 1_000
"""Characters: a row must fit on a page."""


def print_excerpts(excerpts: Iterable[Excerpt], file: BinaryIO, options: ExportOptions) -> None:
    """Pages with the title above and their number below, bookmarks for the headings.

    There must be a QGuiApplication; any thread will do.

    Args:
        excerpts: read once, as they are drawn.
        file: written from its place; need not be seekable.
        options: as for every format.
    """
    with tempfile.TemporaryDirectory(prefix="concord-") as folder:
        drawn = Path(folder) / "drawn.pdf"
        marks: list[Mark] = []
        with Sheets(drawn, line(options.title), options.exported_at) as sheets:
            _Report(sheets, marks).draw(excerpts, options)
        finish(drawn, file, marks, options.exported_at)


class _Report:
    """Puts the parts of a report on sheets."""

    def __init__(self, sheets: Sheets, marks: list[Mark]) -> None:
        self._sheets = sheets
        self._marks = marks
        self._setter = Typesetter(sheets.writer)
        self._footnotes = 0

    def draw(self, excerpts: Iterable[Excerpt], options: ExportOptions) -> None:
        for part in report(excerpts, options):
            if isinstance(part, SourceTable):
                self._table(part)
            else:
                self._paragraph(part)

    def _paragraph(self, said: Said) -> None:
        look = LOOKS[said.part](said.level)
        footnote = self._footnote(said.footnote) if said.footnote else None
        if said.footnote and footnote is None:  # longer than the foot of a page can be
            self._paragraph(replace(said, footnote="", keep=True))
            rtl = direction(said.footnote) == "rtl"
            self._paragraph(Said(Part.SOURCE, (Run(said.footnote),), rtl=rtl))
            return
        mark = str(self._footnotes) if footnote is not None else ""
        width = self._sheets.width - look.indent * self._sheets.millimetre
        lines = self._setter.lines(said.runs, look, width, rtl=said.rtl, mark=mark)
        begun = self._marking(said) if said.part is Part.HEADING else None
        self._sheets.put(self._pieces(look, lines, said, footnote, begun))

    def _marking(self, said: Said) -> Begun:
        title = "".join(run.text for run in said.runs)

        def begun(page: int, top: float) -> None:
            bottom = self._sheets.points_from_bottom(top)
            self._marks.append(Mark(said.level, title, page, bottom))

        return begun

    def _pieces(
        self,
        look: Look,
        lines: Iterator[Line],
        said: Said,
        footnote: Footnote | None,
        begun: Begun | None,
    ) -> Iterator[Piece]:
        """A piece a line; the first two stay together, and so do the last two."""
        points = self._sheets.points
        waiting: list[Piece] = []
        for number, each in enumerate(lines):
            if len(waiting) == 2:
                yield waiting.pop(0)
            waiting.append(
                Piece(
                    each.height,
                    self._drawing(look, each, rtl=said.rtl),
                    before=look.before * points if number == 0 else 0.0,
                    glued=number == 0 or look.whole,
                    begun=begun if number == 0 else None,
                )
            )
        for piece in waiting[:-1]:
            yield replace(piece, glued=True)
        for piece in waiting[-1:]:
            yield replace(
                piece,
                after=look.after * points,
                glued=said.keep or look.whole,
                footnote=footnote,
            )

    def _drawing(self, look: Look, each: Line, *, rtl: bool) -> Draw:
        sheets = self._sheets
        left = 0.0 if rtl else look.indent * sheets.millimetre
        bar = _BAR_MM * sheets.millimetre

        ground = QColor(look.ground) if look.ground else None
        room = 2 * look.after * sheets.points

        def draw(painter: QPainter, top: float) -> None:
            if ground is not None:
                edge = 0.0 if rtl else _GROUND_MM * sheets.millimetre
                width = sheets.width - _GROUND_MM * sheets.millimetre
                painter.fillRect(QRectF(edge, top - room / 2, width, each.height + room), ground)
            each.draw(painter, QPointF(left, top))
            if look.bar:
                edge = sheets.width - bar if rtl else 0.0
                painter.fillRect(QRectF(edge, top, bar, each.height), _RULE)

        return draw

    def _footnote(self, text: str) -> Footnote | None:
        """None where it is too long to stand at the foot of a page."""
        rtl = direction(text) == "rtl"
        runs = (Run(f"{self._footnotes + 1}\u2002"), Run(text))
        width = self._sheets.width
        lines = []
        for each in self._setter.lines(runs, FOOTNOTE, width, rtl=rtl):
            lines.append(each)
            if not self._sheets.fits_foot(Footnote(tuple(lines))):
                return None
        self._footnotes += 1
        return Footnote(tuple(lines))

    def _table(self, table: SourceTable) -> None:
        self._sheets.put([self._row(HEADS, HEAD, _STRONG_RULE, glued=True)])
        for each in table.rows:
            cells = (each.title, each.symbol, each.date, f"{each.excerpts:,}")
            self._sheets.put([self._row(cells, CELL, _RULE)])

    def _row(
        self, cells: tuple[str, ...], look: Look, rule: QColor, *, glued: bool = False
    ) -> Piece:
        sheets = self._sheets
        gutter, space = (each * sheets.millimetre for each in (_GUTTER_MM, _ROW_MM))
        left, columns = 0.0, []
        for place, (text, share) in enumerate(zip(cells, _WIDTHS, strict=True)):
            width = share * sheets.width - (gutter if place < len(cells) - 1 else 0)
            rtl = direction(text) == "rtl" or place == len(cells) - 1
            shown = text if len(text) <= _LONGEST_CELL else f"{text[:_LONGEST_CELL]}…"
            columns.append((left, list(self._setter.lines((Run(shown),), look, width, rtl=rtl))))
            left += share * sheets.width
        height = max(sum(each.height for each in lines) for _, lines in columns)

        def draw(painter: QPainter, top: float) -> None:
            for left, lines in columns:
                y = top + space
                for each in lines:
                    each.draw(painter, QPointF(left, y))
                    y += each.height
            hair = _HAIR_MM * sheets.millimetre
            painter.fillRect(QRectF(0, top + height + 2 * space, sheets.width, hair), rule)

        return Piece(height + 2 * space, draw, glued=glued)
