"""Undo and redo, named in the user's words."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from viewer.ui.actions import action
from viewer.ui.session import Session


class Editing:
    """The head of the Edit menu."""

    def __init__(self, session: Session, window: QWidget) -> None:
        self._session = session
        self._window = window

    @action(
        "edit.undo",
        text="Undo",
        menu="Edit",
        order=100,
        keys=("Ctrl+Z",),
        icon="undo",
        enabled=lambda part: part.can_undo,
        text_now=lambda part: part.undo_text,
        help_text="Take back the last thing done to the archive",
    )
    def undo(self) -> None:
        self._session.undo_stack.undo()

    @action(
        "edit.redo",
        text="Redo",
        menu="Edit",
        order=110,
        keys=("Ctrl+Shift+Z", "Ctrl+Y"),
        icon="redo",
        enabled=lambda part: part.can_redo,
        text_now=lambda part: part.redo_text,
        help_text="Do again what was undone",
    )
    def redo(self) -> None:
        self._session.undo_stack.redo()

    @property
    def can_undo(self) -> bool:
        self._session.recall()
        return self._session.undo_stack.canUndo() and not self._session.moving

    @property
    def can_redo(self) -> bool:
        return self._session.undo_stack.canRedo() and not self._session.moving

    @property
    def undo_text(self) -> str:
        return f"Undo {self._session.undo_stack.undoText()}".strip()

    @property
    def redo_text(self) -> str:
        return f"Redo {self._session.undo_stack.redoText()}".strip()
