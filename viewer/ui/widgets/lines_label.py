"""A label of a few wrapped lines, the last of which ends in an ellipsis where there is more."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
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
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def text(self) -> str:
        return self._text

    def set_text(self, text: str) -> None:
        """Show this text; line breaks become spaces."""
        self._text = " ".join(text.split())
        self.setAccessibleName(self._text)
        self.setToolTip(self._text if len(self._text) > 40 * self._most else "")
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines = min(self._most, count_lines(self._text, self.font(), width))
        return max(1, lines) * self.fontMetrics().lineSpacing()

    def sizeHint(self) -> QSize:
        width = max(self.width(), 20 * UNIT)
        return QSize(20 * UNIT, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(8 * UNIT, self.fontMetrics().lineSpacing())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        colour = self.palette().color(self.foregroundRole())
        paint_lines(painter, self.rect(), self._text, self.font(), colour, self._most)
        painter.end()
