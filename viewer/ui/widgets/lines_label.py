"""A label of a few wrapped lines, the last of which ends in an ellipsis where there is more."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from viewer.ui.appearance import UNIT
from viewer.ui.widgets.lines import count_lines, paint_lines


class LinesLabel(QWidget):
    """Plain text in at most `most` lines; the whole of it is in the tool tip if it is longer."""

    def __init__(self, most: int, *, quiet: bool = False) -> None:
        super().__init__()
        self._most = most
        self._text = ""
        if quiet:
            self.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def text(self) -> str:
        return self._text

    def set_text(self, text: str) -> None:
        """Show this text; line breaks become spaces."""
        self._text = " ".join(text.split())
        self.setAccessibleName(self._text)
        self.setToolTip(self._text if len(self._text) > 40 * self._most else "")
        self._fit()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def heightForWidth(self, width: int) -> int:
        lines = min(self._most, count_lines(self._text, self.font(), width))
        return max(1, lines) * self.fontMetrics().lineSpacing()

    def sizeHint(self) -> QSize:
        return QSize(20 * UNIT, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(8 * UNIT, self.fontMetrics().lineSpacing())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        colour = self.palette().color(self.foregroundRole())
        paint_lines(painter, self.rect(), self._text, self.font(), colour, self._most)
        painter.end()

    def _fit(self) -> None:
        """As tall as the text is at this width; layouts ask for heights by width too late."""
        height = self.heightForWidth(self.width())
        if height != self.minimumHeight():
            self.setFixedHeight(height)
