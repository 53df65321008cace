"""Rows of a table with room above and below, so that sentences of several lines stand apart."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from viewer.ui.appearance import UNIT


class RoomyRows(QStyledItemDelegate):
    """For tables with wrapped words."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return super().sizeHint(option, index).grownBy(QMargins(0, UNIT // 2, 0, UNIT // 2))
