"""The colour of a theme with its icon, for menus, buttons and rows; painted when it is seen.

A picture made beforehand would stay without its glyph where the font of icons comes later.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from viewer.ui.widgets.painting import SWATCH, paint_swatch


def swatch_icon(colour: QColor, meaning: str) -> QIcon:
    """A swatch as an icon; without a meaning the colour alone."""
    return QIcon(_Engine(colour, meaning))


class Swatch(QWidget):
    """A swatch of its own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour = QColor()
        self._meaning = ""
        self.setFixedSize(SWATCH, SWATCH)

    def show_theme(self, colour: QColor, meaning: str) -> None:
        self._colour, self._meaning = colour, meaning
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_swatch(painter, self.rect(), self._colour, self._meaning)
        painter.end()


class _Engine(QIconEngine):
    """Paints a swatch; what Qt asks of an icon."""

    def __init__(self, colour: QColor, meaning: str) -> None:
        super().__init__()
        self._colour = colour
        self._meaning = meaning

    def clone(self) -> QIconEngine:
        return _Engine(self._colour, self._meaning)

    def paint(self, painter: QPainter, rect: QRect, _mode: QIcon.Mode, _state: QIcon.State) -> None:
        paint_swatch(painter, rect, self._colour, self._meaning)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return picture
