"""A document in a narrow list: its title, and under it quietly what it is."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from viewer.domain import Document
from viewer.ui.appearance import UNIT
from viewer.ui.models.library_model import facts
from viewer.ui.models.roles import ItemRole
from viewer.ui.widgets.painting import bold, ink, paint_panel, paint_text, smaller

Index = QModelIndex | QPersistentModelIndex


class DocumentDelegate(QStyledItemDelegate):
    """Two lines, the same height for every row: a view of 11,000 asks for the size of one."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        paint_panel(painter, option)
        rect = option.rect.adjusted(UNIT // 2, UNIT // 2, -UNIT, -UNIT // 2)
        document = index.data(ItemRole.VALUE)
        if not isinstance(document, Document):
            paint_text(
                painter, rect, option.text, font=bold(option.font), colour=ink(option, quiet=True)
            )
            return
        height = QFontMetrics(option.font).height()
        title = QRect(rect.left(), rect.top(), rect.width(), height)
        paint_text(painter, title, document.title, font=option.font, colour=ink(option))
        small = smaller(option.font)
        under = QRect(rect.left(), rect.bottom() - height + 1, rect.width(), height)
        paint_text(painter, under, facts(document), font=small, colour=ink(option, quiet=True))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        self.initStyleOption(option, index)
        return QSize(8 * UNIT, 2 * QFontMetrics(option.font).height() + UNIT + 4)
