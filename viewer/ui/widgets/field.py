"""A line that is typed into, in a pane: keys that mean nothing to it just now go to the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit


class Field(QLineEdit):
    """A field in which the keys of the window still work.

    Qt's takes Ctrl+E for the end of the line on X11, and Ctrl+Z also with nothing to undo: then
    neither *Export* nor *Undo* would answer while the cursor stands in a field.
    """

    def event(self, event: QEvent) -> bool:
        asks = event.type() == QEvent.Type.ShortcutOverride
        if asks and isinstance(event, QKeyEvent) and self._has_no_use_for(event):
            event.ignore()
            return False
        return super().event(event)

    def _has_no_use_for(self, key: QKeyEvent) -> bool:
        if key.matches(QKeySequence.StandardKey.Undo):
            return not self.isUndoAvailable()
        if key.matches(QKeySequence.StandardKey.Redo):
            return not self.isRedoAvailable()
        # Where the End key does the same.
        return key.matches(QKeySequence.StandardKey.MoveToEndOfLine) and bool(key.modifiers())
