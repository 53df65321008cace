"""One row set in lines: where its letters stand, drawn and found again.

A set row is one `QTextLayout`, or one for each cell of a table. All offsets are code points in the
row's text; `viewer.ui.offsets` turns them into Qt's units here, where Qt is asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from viewer.ui.offsets import Offsets
from viewer.ui.reading.typography import Style

_LINE_BREAKS = str.maketrans({"\n": "\u2028", "\r": " ", "\t": " "})
_RTL_FROM = "\u0590"
"""The first right-to-left letters of Unicode are Hebrew."""


@dataclass(frozen=True, slots=True)
class Ink:
    """Letters `[start, end)` in another colour."""

    start: int
    end: int
    colour: QColor


class Piece:
    """A run of text in its own column: the whole row, or a cell."""

    def __init__(self, text: str, start: int, style: Style, *, rtl: bool, font: QFont) -> None:
        self.start = start
        self.end = start + len(text)
        self.offsets = Offsets(text)
        self.bidirectional = rtl or (not text.isascii() and max(text, default="") >= _RTL_FROM)
        self.leading = style.leading
        self.origin = QPointF(0.0, 0.0)
        self.height = 0.0
        self._rtl = rtl
        self._natural = style.natural
        self.text = text
        self.layout = QTextLayout(text.translate(_LINE_BREAKS), font)
        self.layout.setCacheEnabled(True)
        option = QTextOption(Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft)
        option.setTextDirection(
            Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        )
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.layout.setTextOption(option)

    def shape(self, italic: int, raised: Sequence[tuple[int, int]]) -> None:
        """Set the first characters in italics, and some ranges above the line."""
        spans = []
        if italic:
            form = QTextCharFormat()
            form.setFontItalic(True)
            spans.append(self._span(0, italic, form))
        for start, end in raised:
            form = QTextCharFormat()
            form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
            spans.append(self._span(start, end, form))
        if spans:
            self.layout.setFormats(spans)

    def set_width(self, width: float, first_indent: float = 0.0) -> None:
        """Break into lines; where not even the first word fits beside the indent, it goes below."""
        y = 0.0
        indent = first_indent
        if indent and indent + self._first_word() > width:
            y, indent = self.leading, 0.0
        self.layout.beginLayout()
        while (line := self.layout.createLine()).isValid():
            line.setLineWidth(max(width - indent, 1.0))
            # Letters of another script may stand higher than the leading allows.
            box = max(self.leading, line.height())
            x = indent if not self._rtl else 0.0
            line.setPosition(QPointF(x, y + (box - line.height()) / 2))
            y += box
            indent = 0.0
        self.layout.endLayout()
        self.height = max(y, self.leading)

    def _first_word(self) -> float:
        word = self.text.split(maxsplit=1)[:1]
        return QFontMetricsF(self.layout.font()).horizontalAdvance(word[0]) if word else 0.0

    def lines(self, start: int, end: int) -> Iterator[tuple[QTextLine, int, int]]:
        """Lines that hold any of `[start, end)` in Qt's units, with the part that each holds."""
        first = self.layout.lineForTextPosition(start)
        number = first.lineNumber() if first.isValid() else 0
        while number < self.layout.lineCount():
            line = self.layout.lineAt(number)
            begin = line.textStart()
            if begin >= end:
                return
            yield line, max(start, begin), min(end, begin + line.textLength())
            number += 1

    def line_box(self, line: QTextLine) -> tuple[float, float]:
        """Top and bottom of a line with its share of the leading."""
        box = max(self.leading, line.height())
        top = line.y() - (box - line.height()) / 2
        return top, top + box

    def rects(self, start: int, end: int) -> list[QRectF]:
        """Where the letters `[start, end)` of the row stand, in its coordinates."""
        begin = self.offsets.to_utf16(max(start, self.start) - self.start)
        stop = self.offsets.to_utf16(min(end, self.end) - self.start)
        found = []
        for line, first, last in self.lines(begin, stop):
            top, bottom = self.line_box(line)
            for left, right in self._runs(line, first, last):
                found.append(QRectF(left, top, right - left, bottom - top).translated(self.origin))
        return found

    def _runs(self, line: QTextLine, first: int, last: int) -> list[tuple[float, float]]:
        """Where letters of a line stand: one stretch, or several where directions are mixed."""
        if first >= last:
            return []
        inked = line.naturalTextRect()  # without the space at which the line breaks
        if not self.bidirectional:
            one, other = _x(line, first), _x(line, last)
            stretches = [(min(one, other), max(one, other))]
        else:
            # `cursorToX` gives one end only where the direction changes.
            boxes = (run.boundingRect() for run in line.glyphRuns(first, last - first))
            stretches = _joined((box.left(), box.right()) for box in boxes)
        clipped = (
            (max(left, inked.left()), min(right, inked.right())) for left, right in stretches
        )
        return [(left, right) for left, right in clipped if right > left]

    def hit(self, point: QPointF) -> int:
        """The offset in the row nearest to a point in its coordinates."""
        local = point - self.origin
        best = self.layout.lineAt(self.layout.lineCount() - 1)
        for number in range(self.layout.lineCount()):
            line = self.layout.lineAt(number)
            if local.y() < self.line_box(line)[1]:
                best = line
                break
        if not best.isValid():
            return self.start
        return self.start + self.offsets.from_utf16(best.xToCursor(local.x()))

    def caret(self, offset: int) -> QRectF:
        at = self.offsets.to_utf16(offset - self.start)
        line = self.layout.lineForTextPosition(at)
        if not line.isValid():
            return QRectF(self.origin.x(), self.origin.y(), 0.0, self.leading)
        top, bottom = self.line_box(line)
        return QRectF(_x(line, at), top, 0.0, bottom - top).translated(self.origin)

    def line_ends(self, offset: int) -> tuple[int, int]:
        """First and last offset of the line that holds one."""
        line = self.layout.lineForTextPosition(self.offsets.to_utf16(offset - self.start))
        if not line.isValid():
            return self.start, self.end
        begin, length = line.textStart(), line.textLength()
        first = self.start + self.offsets.from_utf16(begin)
        last = self.start + self.offsets.from_utf16(begin + length)
        if line.lineNumber() < self.layout.lineCount() - 1 and last > first:
            last -= 1  # before the space at which the line breaks
        return first, last

    def step(self, offset: int, *, forward: bool) -> int:
        """The next or previous place between letters as a reader sees them."""
        at = self.offsets.to_utf16(offset - self.start)
        to = (
            self.layout.nextCursorPosition(at)
            if forward
            else self.layout.previousCursorPosition(at)
        )
        return self.start + self.offsets.from_utf16(to)

    def draw(self, painter: QPainter, at: QPointF, clip: QRectF, inks: Sequence[Ink]) -> None:
        spans = []
        for ink in inks:
            begin, end = max(ink.start, self.start), min(ink.end, self.end)
            if begin < end:
                form = QTextCharFormat()
                form.setForeground(ink.colour)
                spans.append(self._span(begin - self.start, end - self.start, form))
        self.layout.draw(painter, at + self.origin, spans, clip)

    def _span(self, start: int, end: int, form: QTextCharFormat) -> QTextLayout.FormatRange:
        span = QTextLayout.FormatRange()
        begin = self.offsets.to_utf16(start)
        span.start = begin
        span.length = self.offsets.to_utf16(end) - begin
        span.format = form
        return span


class SetRow:
    """A row set to a width.

    Attributes:
        width, height: of the text, without the space around it.
        rules: lines of a table's grid.
    """

    def __init__(
        self, pieces: list[Piece], width: float, height: float, rules: Iterable[QRectF] = ()
    ) -> None:
        self.pieces = pieces
        self.width = width
        self.height = height
        self.rules = list(rules)

    def rects(self, start: int, end: int) -> list[QRectF]:
        return [
            rect
            for piece in self.pieces
            if piece.start < end and start < piece.end
            for rect in piece.rects(start, end)
        ]

    def extent(self, start: int, end: int) -> tuple[float, float]:
        """Top and bottom of the lines that hold `[start, end)`."""
        first = self.caret(start)
        last = self.caret(max(start, end - 1))
        return min(first.top(), last.top()), max(first.bottom(), last.bottom())

    def hit(self, point: QPointF) -> int:
        return self._nearest(point).hit(point)

    def caret(self, offset: int) -> QRectF:
        return self._at(offset).caret(offset)

    def line_ends(self, offset: int) -> tuple[int, int]:
        return self._at(offset).line_ends(offset)

    def step(self, offset: int, *, forward: bool) -> int | None:
        """The next or previous offset; None beyond the ends of the row."""
        piece = self._at(offset)
        to = piece.step(offset, forward=forward)
        if to != offset:
            return to
        number = self.pieces.index(piece) + (1 if forward else -1)
        if not 0 <= number < len(self.pieces):
            return None
        return self.pieces[number].start if forward else self.pieces[number].end

    def draw(self, painter: QPainter, at: QPointF, clip: QRectF, inks: Sequence[Ink] = ()) -> None:
        for piece in self.pieces:
            top = at.y() + piece.origin.y()
            if top <= clip.bottom() and top + piece.height >= clip.top():
                piece.draw(painter, at, clip, inks)

    def _at(self, offset: int) -> Piece:
        for piece in self.pieces:
            if offset <= piece.end:
                return piece
        return self.pieces[-1]

    def _nearest(self, point: QPointF) -> Piece:
        if len(self.pieces) == 1:
            return self.pieces[0]

        def distance(piece: Piece) -> tuple[float, float]:
            top = piece.origin.y()
            below = max(top - point.y(), point.y() - (top + piece.height), 0.0)
            return below, abs(point.x() - piece.origin.x() - 1) if point.x() < (
                piece.origin.x()
            ) else (point.x() - piece.origin.x()) / 2

        return min(self.pieces, key=distance)


def set_row(
    text: str,
    style: Style,
    width: float,
    *,
    rtl: bool = False,
    italic: int = 0,
    raised: Sequence[tuple[int, int]] = (),
    first_indent: float = 0.0,
) -> SetRow:
    """Set running text.

    `italic` letters of it lead in, after `first_indent` pixels that are left to a label; the
    `raised` ranges stand above the line.
    """
    piece = Piece(text, 0, style, rtl=rtl, font=style.font)
    piece.shape(italic, raised)
    piece.set_width(width, first_indent)
    return SetRow([piece], width, piece.height)


def _joined(edges: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """The stretches that letters cover together, from left to right."""
    found: list[tuple[float, float]] = []
    for left, right in sorted(edges):
        if found and left <= found[-1][1] + 0.5:
            found[-1] = (found[-1][0], max(found[-1][1], right))
        else:
            found.append((left, right))
    return found


def _x(line: QTextLine, at: int) -> float:
    # PySide hands back (x, position); its stubs say `object`.
    found = line.cursorToX(at)
    assert isinstance(found, tuple)
    return float(found[0])
