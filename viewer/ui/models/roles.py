"""Roles that the models of the panes answer beside Qt's own."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import Qt


class ItemRole(IntEnum):
    """What delegates and panes ask a model for.

    Attributes:
        VALUE: the frozen value of the row (Theme, Hit, Excerpt ...).
        PRESENT: whether the theme is on all (2), some (1) or none (0) of the selection.
        SECTION: the heading row of a group: its `Section`, else None.
    """

    VALUE = Qt.ItemDataRole.UserRole + 1
    PRESENT = Qt.ItemDataRole.UserRole + 2
    SECTION = Qt.ItemDataRole.UserRole + 3
