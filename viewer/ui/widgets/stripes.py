"""The stripe of a theme beside text: plain or in a pattern, broken where the tag is doubtful."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

_DASH, _GAP = 7.0, 5.0
"""Of a doubtful stripe, longer than what patterns are made of."""
_BAR, _BETWEEN = 2.0, 2.0
_LONG, _SHORT, _SPACE = 9.0, 2.5, 2.5
_BEYOND = 8.0
"""Of the rounded end that is cut off where a run goes on."""


def paint_stripe(
    painter: QPainter,
    rect: QRectF,
    colour: QColor,
    *,
    pattern: str = "",
    doubtful: bool = False,
    begins: bool = True,
    ends: bool = True,
) -> None:
    """Paint a stripe; where its run does not begin or end there it goes on without a round end."""
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    for part in _dashes(rect) if doubtful else (rect,):
        first = begins or part.top() > rect.top()
        last = ends or part.bottom() < rect.bottom()
        if pattern:
            _paint_pattern(painter, part, pattern)
        else:
            _paint_plain(painter, part, begins=first, ends=last)
    painter.restore()


def _paint_plain(painter: QPainter, rect: QRectF, *, begins: bool, ends: bool) -> None:
    radius = rect.width() / 2
    painter.setClipRect(rect)
    drawn = rect.adjusted(0, 0 if begins else -_BEYOND, 0, 0 if ends else _BEYOND)
    painter.drawRoundedRect(drawn, radius, radius)


def _paint_pattern(painter: QPainter, rect: QRectF, pattern: str) -> None:
    painter.setClipRect(rect)
    match pattern:
        case "dots":
            for part in _pieces(rect, (rect.width(),), rect.width() / 2):
                painter.drawEllipse(part)
        case "bars":
            painter.drawRects(list(_pieces(rect, (_BAR,), _BETWEEN)))
        case "chain":
            painter.drawRects(list(_pieces(rect, (_LONG, _SHORT), _SPACE)))
        case "rails":
            rail = rect.width() / 3
            painter.drawRect(QRectF(rect.left(), rect.top(), rail, rect.height()))
            painter.drawRect(QRectF(rect.right() - rail, rect.top(), rail, rect.height()))
        case _:
            painter.drawRect(rect)


def _dashes(rect: QRectF) -> Iterator[QRectF]:
    return _pieces(rect, (_DASH,), _GAP)


def _pieces(rect: QRectF, lengths: tuple[float, ...], space: float) -> Iterator[QRectF]:
    """Parts of a stripe from its top, of these lengths in turn, with space between them."""
    top, number = rect.top(), 0
    while top < rect.bottom():
        length = lengths[number % len(lengths)]
        yield QRectF(rect.left(), top, rect.width(), min(length, rect.bottom() - top))
        top += length + space
        number += 1
