"""One page on the screen: its paper, what of it was drawn, or a word on why nothing is there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from resources import palettes
from viewer.rendering import Tile
from viewer.ui.appearance import UNIT, Appearance
from viewer.ui.pages.source import PageSource

_PAPER = QColor("white")


def paint_sheet(
    painter: QPainter,
    rect: QRectF,
    page: int,
    tiles: Sequence[Tile],
    source: PageSource,
    look: Appearance,
    density: float,
) -> None:
    """Paint a page into a rectangle: `tiles` of it if they are there, other sizes until then.

    They have `density` pixels for each of the rectangle.
    """
    painter.fillRect(rect, _PAPER)
    there = [(tile, picture) for tile in tiles if (picture := source.pictures.get(tile))]
    if page in source.spoilt:
        _say(painter, rect, source.spoilt[page])
    elif len(there) < len(tiles):
        width = tiles[0].width
        others = source.pictures.others(page, width)
        if not others and not there:
            _say(painter, rect, f"Page {page}")
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for tile, picture in others:
            _paint_tile(painter, rect, tile, picture, density)
    for tile, picture in there:
        _paint_tile(painter, rect, tile, picture, density)
    painter.setPen(QPen(look.colour("line"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(-0.5, -0.5, 0.5, 0.5))


def _paint_tile(painter: QPainter, rect: QRectF, tile: Tile, picture: QImage, ratio: float) -> None:
    across, down = rect.width() / tile.width, rect.height() / tile.height
    if abs(across * ratio - 1) < 0.002 and abs(down * ratio - 1) < 0.002:
        # Pixel for pixel: a fraction of one would blur the letters.
        left, top = round(rect.left() * ratio) + tile.left, round(rect.top() * ratio) + tile.top
        place = QRectF(left / ratio, top / ratio, tile.across / ratio, tile.down / ratio)
    else:
        place = QRectF(
            rect.left() + tile.left * across,
            rect.top() + tile.top * down,
            tile.across * across,
            tile.down * down,
        )
    painter.drawImage(place, picture)


def _say(painter: QPainter, rect: QRectF, words: str) -> None:
    """On the paper, quietly."""
    painter.setPen(QColor(palettes.tone("faint", "light")))
    inside = rect.adjusted(2 * UNIT, 2 * UNIT, -2 * UNIT, -2 * UNIT)
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    painter.drawText(inside, int(flags), words)
