"""Icons as pictures, painted once and kept: a gutter full of them costs nothing to scroll."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from viewer.ui import icons


class Glyphs:
    """Pictures of icons for one screen density."""

    def __init__(self) -> None:
        self._pictures: dict[tuple[str, str, float, float], QPixmap] = {}

    def forget(self) -> None:
        """Paint them anew: colours have changed."""
        self._pictures.clear()

    def draw(self, painter: QPainter, rect: QRectF, meaning: str, colour: QColor) -> None:
        if not icons.ready():  # painted again when the font is there
            return
        ratio = painter.device().devicePixelRatioF()
        key = (meaning, colour.name(), rect.width(), ratio)
        picture = self._pictures.get(key)
        if picture is None:
            picture = self._pictures[key] = _picture(meaning, colour, rect.size().toSize(), ratio)
        painter.drawPixmap(rect.topLeft(), picture)


def _picture(meaning: str, colour: QColor, size: QSize, ratio: float) -> QPixmap:
    picture = QPixmap(size * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    icons.icon(meaning, colour).paint(painter, QRect(QPoint(0, 0), size))
    painter.end()
    return picture
