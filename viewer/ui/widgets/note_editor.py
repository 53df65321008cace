"""Where a note is written: Markdown with a preview, and no way to lose what was typed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QKeyCombination, QObject, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QFocusEvent, QGuiApplication, QHideEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from viewer.ui.appearance import UNIT
from viewer.ui.icons import icon
from viewer.ui.widgets.note_view import NoteView

_PASTE_LINK = QKeyCombination(
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_V
)
RESCUED = "The note could not be kept; its words are on the clipboard."


class NoteEditor(QWidget):
    """Edits one note.

    Ctrl+Enter keeps the words and is done; Esc does the same, because what was typed is never
    thrown away by one key: Undo and *Discard* are there for that. Leaving the field keeps the words
    and stays open.

    Signals:
        done: the person has finished and nothing is left to keep.
        link_wanted: what was written is kept, and is to be linked.
        passage_pasted: likewise, to the passage on the clipboard.
    """

    done = Signal()
    link_wanted = Signal()
    passage_pasted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._saved = ""
        self._refused: str | None = None
        self._keeper: Callable[[str], bool] = lambda _words: False
        self.source = _Source()
        self.source.left.connect(self.keep)
        self.source.textChanged.connect(self._state)
        self.source.installEventFilter(self)
        self._preview = NoteView()
        self._preview.setAccessibleName("Preview of the note")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.source)
        self._stack.addWidget(self._preview)
        self.preview_button = QToolButton()
        self.preview_button.setCheckable(True)
        self.preview_button.setAutoRaise(True)
        self.preview_button.setIcon(icon("show"))
        self.preview_button.setAccessibleName("Preview")
        self.preview_button.setToolTip("Show the note as it will read (Alt+P)")
        self.preview_button.setShortcut("Alt+P")
        self.preview_button.toggled.connect(self._show_preview)
        self.link_button = QToolButton()
        self.link_button.setIcon(icon("link"))
        self.link_button.setAutoRaise(True)
        self.link_button.setAccessibleName("Link")
        self.link_button.setToolTip("Keep the note and link it to another passage (Ctrl+Shift+K)")
        self.link_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.link_button.clicked.connect(self.link)
        self.discard_button = QToolButton()
        self.discard_button.setText("Discard")
        self.discard_button.setAutoRaise(True)
        self.discard_button.setToolTip("Drop what was typed here")
        self.discard_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.discard_button.clicked.connect(self._discard)
        self.done_button = QPushButton("Keep")
        self.done_button.setToolTip("Keep the note (Ctrl+Enter)")
        self.done_button.clicked.connect(self.finish)
        self._lay_out()
        self.setFocusProxy(self.source)
        self._state()

    @property
    def dirty(self) -> bool:
        """Whether there are words that nobody has been given to keep."""
        return self.text() != self._saved

    def text(self) -> str:
        """What stands in the editor."""
        return self.source.toPlainText()

    def begin(self, markdown: str, keeper: Callable[[str], bool]) -> None:
        """Edit these words, the cursor at their end.

        `keeper` is given the words as they are now, more than once while the editor is open, and
        says whether they are safe.
        """
        self._saved = markdown
        self._refused = None
        self._keeper = keeper
        self.source.setPlainText(markdown)
        self.source.moveCursor(QTextCursor.MoveOperation.End)
        self.preview_button.setChecked(False)
        self._state()

    def keep(self, *, again: bool = False) -> bool:
        """Hand over what has changed since it was last kept; True when all of it is safe.

        Words that were refused are handed over a second time only when asked `again`.
        """
        words = self.text()
        if self.dirty and (again or words != self._refused):
            if self._keeper(words):
                self._saved = words
                self._refused = None
            else:
                self._refused = words
            self._state()
        return not self.dirty

    def finish(self) -> None:
        """Keep and be done; words that cannot be kept stay where they are."""
        if self.keep(again=True):
            self.done.emit()

    def link(self) -> None:
        """Keep what was written and say that it is to be linked."""
        self._hand_over(self.link_wanted)

    def _hand_over(self, signal: SignalInstance) -> None:
        if self.text().strip() and self.keep(again=True):
            signal.emit()

    def abandon(self) -> bool:
        """Let go of the note for good; words that could not be kept go to the clipboard.

        Returns:
            Whether there were such words.
        """
        rescued = self.dirty
        if rescued:
            QGuiApplication.clipboard().setText(self.text())
        self._saved = self.text()
        self.hide()
        return rescued

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if (enter and control) or event.key() == Qt.Key.Key_Escape:
                self.finish()
                return True
            if event.keyCombination() == _PASTE_LINK:
                self._hand_over(self.passage_pasted)
                return True
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.keep()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(UNIT // 2)
        foot.addWidget(self.preview_button)
        foot.addWidget(self.link_button)
        foot.addStretch()
        foot.addWidget(self.discard_button)
        foot.addWidget(self.done_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT // 2)
        column.addWidget(self._stack)
        column.addLayout(foot)

    def _show_preview(self, shown: bool) -> None:
        if shown:
            self._preview.show_note(self.text())
            self._stack.setCurrentWidget(self._preview)
            self._preview.setFocus()
        else:
            self._stack.setCurrentWidget(self.source)
            self.source.setFocus()

    def _discard(self) -> None:
        self.source.setPlainText(self._saved)
        self.done.emit()

    def _state(self) -> None:
        written = bool(self.text().strip())
        self.done_button.setEnabled(written or bool(self._saved))
        self.link_button.setEnabled(written)


class _Source(QPlainTextEdit):
    """The Markdown; Tab goes on to the next field.

    Signals:
        left: the focus has gone elsewhere.
    """

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setAccessibleName("Note, in Markdown")
        self.setPlaceholderText("Write a note, in Markdown if you like. Ctrl+Enter keeps it.")
        self.setToolTip("Ctrl+Shift+V links the note to a passage that was copied")

    def sizeHint(self) -> QSize:
        return QSize(20 * UNIT, self.fontMetrics().lineSpacing() * 6 + UNIT)

    def minimumSizeHint(self) -> QSize:
        return QSize(10 * UNIT, self.fontMetrics().lineSpacing() * 3 + UNIT)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:  # the field's own menu
            self.left.emit()
