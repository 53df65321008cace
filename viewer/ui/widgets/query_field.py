"""The line in which a search is typed: a mistake is underlined where it is, and typing is completed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QTextCharFormat,
)
from PySide6.QtWidgets import QWidget

from viewer.domain.searching import Completion
from viewer.ui.offsets import from_utf16, to_utf16
from viewer.ui.widgets.completion_list import CompletionList
from viewer.ui.widgets.field import Field

OFFER_MS = 150
_TAKE = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_MOVE = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 8,
    Qt.Key.Key_PageUp: -8,
}


class QueryField(Field):
    """Offsets are code points of the text, as everywhere.

    While completions are shown, the arrows choose one, `Tab` takes it (the first where none was
    chosen), `Enter` takes the chosen one, `Esc` puts them away; all other keys go on typing.

    Signals:
        offer_wanted: the text, the place of the cursor in it, and whether a person asked
            (`Ctrl+Space`); answered by `offer`.
    """

    offer_wanted = Signal(str, int, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.completions = CompletionList(self)
        self.completions.taken.connect(self.take)
        self._mistake: tuple[int, int] | None = None
        self._asked = ""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(OFFER_MS)
        self._soon.timeout.connect(lambda: self._ask(wanted=False))
        self.textEdited.connect(self._edited)
        self.cursorPositionChanged.connect(self._moved)

    @property
    def place(self) -> int:
        """Where the cursor stands."""
        return from_utf16(self.text(), self.cursorPosition())

    @property
    def mistake(self) -> tuple[int, int] | None:
        """The place that is underlined."""
        return self._mistake

    def mark(self, place: tuple[int, int] | None, colour: QColor) -> None:
        """Underline a place as wrong, or nothing; typing takes the line away."""
        self._mistake = place
        attributes = []
        if place is not None:
            # A field has no formats of its own; those of an input method are painted all the same.
            start, end = (to_utf16(self.text(), each) for each in place)
            look = QTextCharFormat()
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            look.setUnderlineColor(colour)
            attributes.append(
                QInputMethodEvent.Attribute(
                    QInputMethodEvent.AttributeType.TextFormat,
                    start - self.cursorPosition(),
                    end - start,
                    look,
                )
            )
        QCoreApplication.sendEvent(self, QInputMethodEvent("", attributes))

    def offer(self, asked: str, completions: Sequence[Completion]) -> None:
        """Show what may come next, if nothing was typed since it was asked for."""
        if asked != self.text() or not self.hasFocus():
            return
        new = [each for each in completions if each.text != asked[each.start : each.end]]
        if new:
            left = self.cursorRect().left()
            self.completions.show_below(self, QPoint(left, self.height()), new)
        else:
            self.completions.hide()

    def rewrite(self, text: str) -> None:
        """As `setText`, as one step that the field can undo."""
        self.selectAll()
        self.insert(text)

    def ask(self) -> None:
        """Ask what may come next, whatever was typed."""
        self._ask(wanted=True)

    def take(self, completion: Completion) -> None:
        """Put a completion in its place; the cursor stands behind it."""
        text = self.text()
        self.completions.hide()
        self.rewrite(text[: completion.start] + completion.text + text[completion.end :])
        at = completion.start + len(completion.text)
        self.setCursorPosition(to_utf16(self.text(), at))
        self.textEdited.emit(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._completing(event):
            event.accept()
            return
        if event.key() == Qt.Key.Key_Space and event.modifiers() == _CONTROL:
            self.ask()
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # Before Qt makes of Tab a step to the next widget.
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Tab
            and self._completing(event)
        ):
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._put_away()

    def _completing(self, event: QKeyEvent) -> bool:
        """Whether the key was for the completions."""
        shown = self.completions
        if not shown.isVisible():
            return False
        key = event.key()
        if key in _MOVE:
            shown.move_by(_MOVE[Qt.Key(key)])
            return True
        if key == Qt.Key.Key_Escape:
            self._put_away()
            return True
        if key in _TAKE:
            chosen = shown.chosen() or (shown.first() if key == Qt.Key.Key_Tab else None)
            if chosen is not None:
                self.take(chosen)
                return True
            self._put_away()
        return False

    def _edited(self) -> None:
        self._soon.start()

    def _moved(self) -> None:
        if self.text() == self._asked and self.completions.isVisible():
            self._put_away()

    def _ask(self, *, wanted: bool) -> None:
        self._soon.stop()
        self._asked = self.text()
        if self.hasFocus():
            self.offer_wanted.emit(self.text(), self.place, wanted)

    def _put_away(self) -> None:
        self._soon.stop()
        self.completions.hide()


_CONTROL = Qt.KeyboardModifier.ControlModifier
