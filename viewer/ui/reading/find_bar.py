"""The bar under a reader in which words are typed that are looked for in its document."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from viewer.ui.appearance import UNIT
from viewer.ui.icons import icon
from viewer.ui.reading.find import Finds
from viewer.ui.widgets.field import Field

_PAUSE_MS = 120
_LONGEST = 80


class FindBar(QFrame):
    """A field, how many there are, next, previous, close.

    Signals:
        left: Esc or the close button; finds are gone and the text should have the focus.
    """

    left = Signal()

    def __init__(self, finds: Finds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._finds = finds
        self.setAutoFillBackground(True)
        self.field = Field()
        self.field.setPlaceholderText("Find in this document")
        self.field.setAccessibleName("Find in this document")
        self.field.setClearButtonEnabled(True)
        self.field.installEventFilter(self)
        self.count = QLabel()
        self.count.setMinimumWidth(11 * UNIT)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._look)
        self.field.textChanged.connect(self._pause.start)
        finds.changed.connect(self._say)
        row = QHBoxLayout(self)
        row.setContentsMargins(UNIT, UNIT // 2, UNIT // 2, UNIT // 2)
        row.setSpacing(UNIT // 2)
        row.addWidget(self.field, 1)
        row.addWidget(self.count)
        row.addWidget(self._button("previous", "Previous (Shift+F3)", self.previous))
        row.addWidget(self._button("next", "Next (F3)", self.next))
        row.addWidget(self._button("clear", "Close (Esc)", self.leave))
        self.hide()

    def open(self, words: str = "") -> None:
        """Show the bar, with the selected words if there are any."""
        words = " ".join(words.split())
        if words and len(words) <= _LONGEST:
            self.field.setText(words)
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self._look()

    def next(self) -> None:
        self._step(forward=True)

    def previous(self) -> None:
        self._step(forward=False)

    def leave(self) -> None:
        """Forget the finds and give the focus back."""
        self._pause.stop()
        self._finds.clear()
        self.hide()
        self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress and self._key(event):
                return True
            if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._step(forward=not shift)
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return True
        return False

    def _step(self, *, forward: bool) -> None:
        if not self.isVisible():
            self.open()
            return
        if self._finds.words != self.field.text():
            self._look()
        else:
            self._finds.step(forward=forward)

    def _look(self) -> None:
        self._pause.stop()
        self._finds.look_for(self.field.text())
        self._say()

    def _say(self) -> None:
        count, number = self._finds.count, self._finds.number
        if not self.field.text().strip() or not self._finds.words:
            text = ""
        elif not count:
            text = "Looking…" if self._finds.busy else "Not found"
        else:
            text = f"{number:,} of {count:,}{'…' if self._finds.busy else ''}"
        self.count.setText(text)
        self.count.setAccessibleName(f"Finds: {text}")

    def _button(self, meaning: str, tip: str, act: object) -> QToolButton:
        button = QToolButton()
        button.setAutoRaise(True)
        button.setIcon(icon(meaning))
        button.setIconSize(QSize(2 * UNIT, 2 * UNIT))
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.clicked.connect(act)
        return button
