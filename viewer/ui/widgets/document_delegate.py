"""A document in a list: in columns, or narrow with its facts under the title; headings of groups."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from viewer.domain import Document
from viewer.ui.appearance import UNIT
from viewer.ui.icons import icon
from viewer.ui.models.library_order import facts
from viewer.ui.models.roles import ItemRole
from viewer.ui.models.sections import Section
from viewer.ui.widgets.painting import bold, ink, paint_panel, paint_text, smaller

Index = QModelIndex | QPersistentModelIndex


class DocumentDelegate(QStyledItemDelegate):
    """Paints the rows of a `LibraryModel`."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        section = index.data(ItemRole.SECTION)
        if isinstance(section, Section):
            self._paint_heading(painter, option, index, section)
            return
        document = index.data(ItemRole.VALUE)
        if isinstance(document, Document) and self._is_narrow():
            self._paint_document(painter, option, index, document)
        else:
            self._paint_cell(painter, option, index)

    def _is_narrow(self) -> bool:
        view = self.parent()
        return isinstance(view, QTableView) and view.horizontalHeader().isHidden()

    def _paint_heading(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: Index,
        section: Section[object],
    ) -> None:
        self.initStyleOption(option, index)
        paint_panel(painter, option)
        size = 2 * UNIT
        box = QRect(option.rect.left() + UNIT // 2, 0, size, size)
        box.moveTop(option.rect.center().y() - size // 2)
        arrow = "right-fold" if section.folded else "next"
        icon(arrow, ink(option, quiet=True)).paint(painter, box, Qt.AlignmentFlag.AlignCenter)
        rect = option.rect.adjusted(size + UNIT, 0, -UNIT, 0)
        paint_text(painter, rect, option.text, font=bold(option.font), colour=ink(option))

    def _paint_cell(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        paint_panel(painter, option)
        rect = option.rect.adjusted(UNIT, 0, -UNIT, 0)
        paint_text(
            painter,
            rect,
            option.text,
            font=option.font,
            colour=ink(option, quiet=index.column() > 0),
            align=option.displayAlignment,
        )

    def _paint_document(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, document: Document
    ) -> None:
        self.initStyleOption(option, index)
        paint_panel(painter, option)
        height = QFontMetrics(option.font).height()
        rect = option.rect.adjusted(UNIT, UNIT // 2, -UNIT, -UNIT // 2)
        title = QRect(rect.left(), rect.top(), rect.width(), height)
        paint_text(painter, title, document.title, font=option.font, colour=ink(option))
        under = QRect(rect.left(), rect.bottom() - height + 1, rect.width(), height)
        paint_text(
            painter,
            under,
            facts(document),
            font=smaller(option.font),
            colour=ink(option, quiet=True),
        )
