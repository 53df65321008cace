"""What a pane shows while it has nothing to show: what to do, and a button that does it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from viewer.ui.appearance import UNIT
from viewer.ui.icons import icon


class EmptyState(QWidget):
    """A picture, a sentence and perhaps a button, in the middle of the pane."""

    def __init__(self, meaning: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._meaning = meaning
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sentence = QLabel()
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sentence.setWordWrap(True)
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self._button = QPushButton()
        self._button.setAutoDefault(True)  # so that Enter presses it too
        self._button.hide()
        self._act: Callable[[], object] | None = None
        self._button.clicked.connect(self._clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        column.setSpacing(UNIT)
        column.addStretch(2)
        column.addWidget(self._picture)
        column.addWidget(self._sentence)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch(3)

    @property
    def text(self) -> str:
        return self._sentence.text()

    def say(self, sentence: str, button: str = "", act: Callable[[], object] | None = None) -> None:
        """Show a sentence, with a button where something can be done about it."""
        self._sentence.setText(sentence)
        self.setAccessibleName(sentence)
        self._act = act
        self._button.setText(button)
        self._button.setVisible(act is not None)

    def sizeHint(self) -> QSize:
        return QSize(20 * UNIT, 16 * UNIT)

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        quiet = self.palette().color(self.palette().ColorRole.PlaceholderText)
        self._picture.setPixmap(icon(self._meaning, quiet).pixmap(QSize(4 * UNIT, 4 * UNIT)))

    def _clicked(self) -> None:
        if self._act is not None:
            self._act()
