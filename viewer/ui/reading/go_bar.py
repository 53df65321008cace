"""The bar under a reader in which one says where to go: `14`, `preamble 5`, `page 3`, a heading."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from viewer.analysis.addresses import find_address
from viewer.ui.appearance import UNIT
from viewer.ui.commands.naming import shorten
from viewer.ui.reading.state import Reading
from viewer.ui.widgets.field import Field

_SHOWN = 60


class GoBar(QFrame):
    """A field and, beside it, the words of the place that Enter goes to.

    Signals:
        left: the text should have the focus again.
    """

    left = Signal()

    def __init__(self, reading: Reading, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reading = reading
        self.setAutoFillBackground(True)
        self.field = Field()
        self.field.setPlaceholderText("14, 14 (a), preamble 5, page 3, or a heading")
        self.field.setAccessibleName("Go to paragraph")
        self.field.setMinimumWidth(20 * UNIT)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._say)
        self.found = QLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(UNIT, UNIT // 2, UNIT, UNIT // 2)
        row.addWidget(self.field, 1)
        row.addWidget(self.found, 1)
        self.hide()

    def open(self) -> None:
        self.show()
        self.field.clear()
        self._say()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        self.hide()
        self.left.emit()

    def go(self) -> None:
        """Go there; where nothing has that name, stay and say so."""
        row = self._row()
        if row is None:
            self.found.setText("No such place")
            return
        self._reading.go_to(row)
        self.leave()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress:
                if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                    self.go()
                    return True
                if event.key() == Qt.Key.Key_Escape:
                    self.leave()
                    return True
            if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
        return super().eventFilter(watched, event)

    def _row(self) -> int | None:
        return find_address(
            self.field.text(), self._reading.content.rows, after=self._reading.current
        )

    def _say(self) -> None:
        row = self._row()
        if row is None:
            self.found.setText("No such place" if self.field.text().strip() else "")
            return
        paragraph = self._reading.content.rows[row]
        label = f"{paragraph.label} " if paragraph.label else ""
        self.found.setText(shorten(label + paragraph.text, _SHOWN))
        self.found.setToolTip(shorten(paragraph.text, 400))
