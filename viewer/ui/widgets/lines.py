"""A few lines of wrapped text in a row of a list, some words of it marked."""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import bidirectional

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from viewer.ui.offsets import from_utf16, utf16_length

Piece = tuple[str, bool]

CONSIDERED = 1_200
"""Code points laid out at most: more would never be seen, and costs."""


def paint_lines(
    painter: QPainter, rect: QRect, text: str, font: QFont, colour: QColor, most: int
) -> None:
    """Plain text in at most so many lines, the last of them elided."""
    paint_pieces(painter, rect, [(text, False)], font, colour, QTextCharFormat(), most)


def is_right_to_left(text: str) -> bool:
    """Whether the first letter that has a direction has that one (UAX #9, P2 and P3)."""
    for character in text:
        direction = bidirectional(character)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False


def count_lines(text: str, font: QFont, width: int) -> int:
    """How many lines a text takes at this width."""
    return _lay_out(_on_one_line(text), font, width, []).lineCount()


def paint_pieces(
    painter: QPainter,
    rect: QRect,
    pieces: Sequence[Piece],
    font: QFont,
    colour: QColor,
    mark: QTextCharFormat,
    most: int,
) -> None:
    """Pieces of text in at most so many lines; those with True are painted as `mark` says."""
    text = _on_one_line("".join(piece for piece, _ in pieces))
    layout = _lay_out(text, font, rect.width(), _ranges(pieces, mark, utf16_length(text)))
    if layout.lineCount() > most:
        text = _elided(text, layout, font, rect.width(), most)
        # One less: the ellipsis is nobody's match.
        ranges = _ranges(pieces, mark, utf16_length(text) - 1)
        layout = _lay_out(text, font, rect.width(), ranges)
    painter.save()
    painter.setClipRect(rect)
    painter.setPen(colour)
    layout.draw(painter, QPointF(rect.topLeft()))
    painter.restore()


def _on_one_line(text: str) -> str:
    """White space of the same length, so that the marks stay where they are."""
    return text[:CONSIDERED].replace("\n", " ").replace("\t", " ")


def _lay_out(
    text: str, font: QFont, width: int, ranges: list[QTextLayout.FormatRange]
) -> QTextLayout:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    if is_right_to_left(text):
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
    layout.setTextOption(option)
    layout.setFormats(ranges)
    layout.beginLayout()
    top = 0.0
    height = QFontMetrics(font).lineSpacing()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += height
    layout.endLayout()
    return layout


def _elided(text: str, layout: QTextLayout, font: QFont, width: int, most: int) -> str:
    """The text up to the end of its last visible line, with an ellipsis."""
    last = from_utf16(text, layout.lineAt(most - 1).textStart())
    rest = QFontMetrics(font).elidedText(text[last:], Qt.TextElideMode.ElideRight, width - 4)
    return text[:last] + rest


def _ranges(
    pieces: Sequence[Piece], mark: QTextCharFormat, end: int
) -> list[QTextLayout.FormatRange]:
    """Where the marked pieces are, in UTF-16 units, none of them beyond `end`."""
    ranges = []
    start = 0
    for piece, marked in pieces:
        length = utf16_length(piece)
        if marked and start < end:
            each = QTextLayout.FormatRange()
            each.start = start
            each.length = min(length, end - start)
            each.format = mark
            ranges.append(each)
        start += length
    return ranges
