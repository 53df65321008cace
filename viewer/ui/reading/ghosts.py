"""Suggested themes beside a row: hollow stripes in the lanes of their themes, until somebody decides."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from viewer.domain import Suggested, Theme
from viewer.ui.appearance import Appearance
from viewer.ui.reading.glyphs import Glyphs
from viewer.ui.reading.gutter import Stripe, icon_places, stripes
from viewer.ui.reading.sheet import Sheet

_LINE = 1.0
_HOLLOW_LEAST = 3.5
"""Narrower stripes, of many themes in a small margin, show no hollow: they are dotted."""
_FAINT = 0.55
"""Of the icon beside a hollow stripe."""


@dataclass(frozen=True, slots=True)
class Ghost:
    """A suggestion and where its hollow stripe stands."""

    theme: Theme
    suggested: Suggested
    rect: QRectF

    @property
    def said(self) -> str:
        """`Health 0.82: vaccination, polio`."""
        because = ", ".join(self.suggested.because)
        return f"{self.theme.name} {self.suggested.score:.2f}: {because}"


def ghosts(sheet: Sheet, row: int, top: float) -> list[Ghost]:
    """What is suggested beside a row that begins at `top`, the likeliest first."""
    found = []
    for each in sheet.marks.suggested.get(sheet.content.rows[row].id, ()):
        theme, lane = sheet.marks.themes.get(each.theme), sheet.lanes.get(each.theme)
        if theme is not None and lane is not None:
            left = sheet.columns_of(row).lane_left(lane)
            upper, height = top + sheet.above(row), sheet.layout(row).height
            found.append(Ghost(theme, each, QRectF(left, upper, sheet.columns.stripe, height)))
    return found


def draw_ghosts(
    painter: QPainter, sheet: Sheet, row: int, top: float, look: Appearance, glyphs: Glyphs
) -> None:
    """Hollow stripes; with faint icons where no theme of the row has one."""
    shown = ghosts(sheet, row, top)
    if not shown:
        return
    painter.save()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for ghost in shown:
        _draw(painter, ghost.rect, look.theme_colour(ghost.theme.colour))
    if not stripes(sheet, row, top):
        painter.setOpacity(_FAINT)
        alike = [Stripe(each.theme, (), each.rect, True, True) for each in shown]
        for stripe, place in icon_places(sheet, row, alike)[0]:
            colour = look.theme_colour(stripe.theme.colour)
            glyphs.draw(painter, place, stripe.theme.icon, colour)
    painter.restore()


def _draw(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    if rect.width() < _HOLLOW_LEAST:
        painter.setPen(QPen(colour, _LINE, Qt.PenStyle.DotLine))
        middle = rect.center().x()
        painter.drawLine(QPointF(middle, rect.top()), QPointF(middle, rect.bottom()))
        return
    painter.setPen(QPen(colour, _LINE))
    inside = rect.adjusted(_LINE / 2, _LINE / 2, -_LINE / 2, -_LINE / 2)
    painter.drawRoundedRect(inside, inside.width() / 2, inside.width() / 2)


def ghost_at(sheet: Sheet, row: int, top: float, point: QPointF) -> Ghost | None:
    """The hollow stripe under a point; it counts as a little wider than it is."""
    for ghost in ghosts(sheet, row, top):
        if ghost.rect.adjusted(-1, 0, 1, 0).contains(point):
            return ghost
    return None
