"""A hit of a search: where it is, and the words around its matches."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QTextCharFormat
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from viewer.citation import long_date
from viewer.domain.searching import Found
from viewer.ui.appearance import UNIT, Appearance
from viewer.ui.models.roles import ItemRole
from viewer.ui.models.search_model import head_of, said, where
from viewer.ui.models.wording import joined
from viewer.ui.widgets.lines import paint_pieces
from viewer.ui.widgets.painting import Index, bold, ink, paint_panel, paint_text, smaller

SNIPPET_LINES = 2
MEASURE = 110
"""Characters of a line at most: in a wide window longer ones would be hard to read."""


class SnippetDelegate(QStyledItemDelegate):
    """Paints what `ItemRole.VALUE` (a `Found`) says; every row is as tall as the next."""

    def __init__(self, appearance: Appearance, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        line = option.fontMetrics.lineSpacing()
        return QSize(30 * UNIT, line * (1 + SNIPPET_LINES) + 2 * UNIT + 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        paint_panel(painter, option)
        hit = index.data(ItemRole.VALUE)
        if isinstance(hit, Found):
            self._paint_hit(painter, option, hit, self.beside(hit, index))

    def beside(self, hit: Found, _index: Index) -> str:
        """What stands at the end of the head."""
        return joined((where(hit), long_date(hit.date)))

    def _paint_hit(
        self, painter: QPainter, option: QStyleOptionViewItem, hit: Found, beside: str
    ) -> None:
        line = option.fontMetrics.lineSpacing()
        area = option.rect.adjusted(2 * UNIT, UNIT, -2 * UNIT, -UNIT)
        area.setWidth(min(area.width(), MEASURE * option.fontMetrics.averageCharWidth()))
        head = QRect(area.left(), area.top(), area.width(), line)
        self._paint_head(painter, option, head, hit, beside)
        body = QRect(area.left(), head.bottom() + 3, area.width(), line * SNIPPET_LINES)
        mark = self._mark(option)
        paint_pieces(painter, body, said(hit), option.font, ink(option), mark, SNIPPET_LINES)

    def _paint_head(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        head: QRect,
        hit: Found,
        beside: str,
    ) -> None:
        small, quiet = smaller(option.font), ink(option, quiet=True)
        used = paint_text(
            painter, head, beside, font=small, colour=quiet, align=Qt.AlignmentFlag.AlignRight
        )
        left = QRect(head)
        left.setRight(head.right() - used - 2 * UNIT)
        first, then = head_of(hit)
        taken = paint_text(painter, left, first, font=bold(small), colour=ink(option))
        left.setLeft(left.left() + taken + UNIT)
        paint_text(painter, left, then, font=small, colour=quiet)

    def _mark(self, option: QStyleOptionViewItem) -> QTextCharFormat:
        """Matches by weight as well as by ground, so that nobody needs the colour."""
        mark = QTextCharFormat()
        mark.setFontWeight(QFont.Weight.DemiBold)
        if not option.state & QStyle.StateFlag.State_Selected:
            mark.setBackground(self._appearance.colour("hit"))
            mark.setForeground(self._appearance.colour("ink"))
        else:
            mark.setFontUnderline(True)
        return mark
