"""A label that ends in an ellipsis where there is no room, instead of widening its pane."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel


class ElidedLabel(QLabel):
    """One line of plain text; the whole of it is in the tool tip while it does not fit."""

    def __init__(self, text: str = "", *, elide: Qt.TextElideMode | None = None) -> None:
        super().__init__()
        self._elide = elide or Qt.TextElideMode.ElideRight
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Show this text; line breaks become spaces."""
        self.setText(" ".join(text.split()))

    def minimumSizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance("mmm…"), super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        metrics = self.fontMetrics()
        rect = self.contentsRect()
        shown = metrics.elidedText(self.text(), self._elide, rect.width())
        self.setToolTip(self.text() if shown != self.text() else "")
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(rect, self.alignment(), shown)
        painter.end()
