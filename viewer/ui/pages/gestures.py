"""Scrolling by keys, and by dragging a page."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication

_OVERLAP = 40
"""Pixels of the last screen that stay in sight when scrolling by screens."""
_OTHERS = (
    Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
    | Qt.KeyboardModifier.ControlModifier
)


def scroll(area: QAbstractScrollArea, event: QKeyEvent) -> bool:
    """Scroll as a key says; False where it says nothing of that."""
    if event.modifiers() & _OTHERS:
        return False
    bar, across = area.verticalScrollBar(), area.horizontalScrollBar()
    screen = area.viewport().height() - _OVERLAP
    back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    moves = {
        Qt.Key.Key_PageDown: (bar, screen),
        Qt.Key.Key_PageUp: (bar, -screen),
        Qt.Key.Key_Space: (bar, -screen if back else screen),
        Qt.Key.Key_Down: (bar, bar.singleStep()),
        Qt.Key.Key_Up: (bar, -bar.singleStep()),
        Qt.Key.Key_Home: (bar, -bar.maximum()),
        Qt.Key.Key_End: (bar, bar.maximum()),
        Qt.Key.Key_Right: (across, across.singleStep()),
        Qt.Key.Key_Left: (across, -across.singleStep()),
    }
    found = moves.get(Qt.Key(event.key()))
    if found is None:
        return False
    found[0].setValue(found[0].value() + found[1])
    return True


def is_character(event: QKeyEvent) -> bool:
    """Whether a key types something, as keys of themes do."""
    return bool(event.text()) and event.text().isprintable() and not event.modifiers() & _OTHERS


class Drag:
    """A page held by the mouse."""

    def __init__(self, area: QAbstractScrollArea, at: QPointF) -> None:
        self._area = area
        self._from = at
        self._start = (area.horizontalScrollBar().value(), area.verticalScrollBar().value())
        self.moved = False

    def move(self, to: QPointF) -> None:
        way = to - self._from
        if not self.moved and way.manhattanLength() < QApplication.startDragDistance():
            return
        self.moved = True
        self._area.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self._area.horizontalScrollBar().setValue(round(self._start[0] - way.x()))
        self._area.verticalScrollBar().setValue(round(self._start[1] - way.y()))
