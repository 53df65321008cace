"""A paragraph and how alike it is, or the heading of a group of them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from viewer.domain.searching import Found
from viewer.ui.appearance import UNIT
from viewer.ui.models.alike_model import Head
from viewer.ui.models.roles import ItemRole
from viewer.ui.models.search_model import where
from viewer.ui.models.wording import joined
from viewer.ui.widgets.painting import Index, bold, ink, paint_text
from viewer.ui.widgets.snippet_delegate import SnippetDelegate


class AlikeDelegate(SnippetDelegate):
    """As hits are painted; what makes it alike stands beside its place."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if isinstance(index.data(ItemRole.SECTION), Head):
            return QSize(30 * UNIT, option.fontMetrics.lineSpacing() + 2 * UNIT)
        return super().sizeHint(option, index)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        head = index.data(ItemRole.SECTION)
        if not isinstance(head, Head):
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        area = option.rect.adjusted(2 * UNIT, UNIT, -2 * UNIT, 0)
        paint_text(painter, area, head.said, font=bold(option.font), colour=ink(option))

    def beside(self, hit: Found, index: Index) -> str:
        said = index.data(Qt.ItemDataRole.StatusTipRole)
        return joined((str(said or ""), where(hit)))
