"""Links under words and what acronyms stand for: painted quietly, told where the pointer rests."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from viewer.ui.appearance import Appearance
from viewer.ui.models.hints import Link
from viewer.ui.reading.sheet import Sheet

_SIGN = re.compile(r"[^\W_][\w&]*(?:[-/–][\w&]+)*")
_HERE, _MISSING = 0.85, 0.45
_BELOW = 1.5
"""Pixels of the line under the letters' baseline area."""


def paint_links(
    painter: QPainter, sheet: Sheet, row: int, origin: QPointF, look: Appearance
) -> None:
    """Dots under the words; those that lead nowhere in the archive are fainter."""
    for link, rects in _of_row(sheet, row):
        colour = look.colour("accent" if link.documents else "quiet")
        colour.setAlphaF(_HERE if link.documents else _MISSING)
        pen = QPen(colour, 1.2, Qt.PenStyle.DotLine)
        painter.setPen(pen)
        for rect in rects:
            y = round(rect.bottom() - _BELOW) + origin.y()
            painter.drawLine(
                QPointF(rect.left() + origin.x(), y), QPointF(rect.right() + origin.x(), y)
            )


def link_at(sheet: Sheet, row: int, point: QPointF) -> Link | None:
    """The link under a point, which counts from the top left corner of the row's text."""
    return next(
        (
            link
            for link, rects in _of_row(sheet, row)
            if any(rect.adjusted(-1, -1, 1, 2).contains(point) for rect in rects)
        ),
        None,
    )


def links_of(sheet: Sheet, row: int) -> list[Link]:
    """Of the paragraph of a row, in reading order."""
    return list(sheet.hints.links.get(sheet.content.rows[row].id, ()))


def meant_by(sheet: Sheet, row: int, offset: int) -> str:
    """What the acronym at an offset of the paragraph stands for; empty where it is none."""
    glossary = sheet.hints.glossary
    if not glossary:
        return ""
    for match in _SIGN.finditer(sheet.content.whole_text(row)):
        if match.start() <= offset <= match.end():
            sign = match.group()
            found = glossary.get(sign) or glossary.get(sign.removesuffix("s"))
            return "\n".join((sign, *found)) if found else ""
        if match.start() > offset:
            break
    return ""


def _of_row(sheet: Sheet, row: int) -> Iterator[tuple[Link, list[QRectF]]]:
    links = sheet.hints.links.get(sheet.content.rows[row].id, ())
    if not links or not sheet.content.anchorable(row):
        return
    begin, end = sheet.content.start(row), sheet.content.end(row)
    for link in links:
        if link.start < end and link.end > begin:
            start, stop = max(link.start, begin) - begin, min(link.end, end) - begin
            yield link, sheet.layout(row).rects(start, stop)
