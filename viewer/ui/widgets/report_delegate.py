"""Rows of a report: headings as headings, excerpts as quotations with their source."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from viewer.domain import Excerpt, Theme, ThemeId
from viewer.ui.appearance import UNIT, Appearance
from viewer.ui.models.report_model import ReportRow
from viewer.ui.models.roles import ItemRole
from viewer.ui.widgets.lines import is_right_to_left, paint_lines
from viewer.ui.widgets.painting import Index, bold, ink, paint_panel, paint_text, smaller

LINES = 3
_STRIPE = 4


class ReportDelegate(QStyledItemDelegate):
    """Paints what `ItemRole.VALUE` (a `ReportRow`) says.

    Args:
        theme_of: gives a theme by its id, or None when it is gone.
    """

    def __init__(
        self,
        appearance: Appearance,
        theme_of: Callable[[ThemeId], Theme | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._theme_of = theme_of

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(ItemRole.VALUE)
        if isinstance(row, ReportRow) and row.excerpt is None:
            return QSize(20 * UNIT, QFontMetrics(_heading(option.font)).lineSpacing() + 3 * UNIT)
        line = option.fontMetrics.lineSpacing()
        return QSize(20 * UNIT, line * (LINES + 1) + 2 * UNIT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        paint_panel(painter, option)
        row = index.data(ItemRole.VALUE)
        if not isinstance(row, ReportRow):
            return
        if row.excerpt is None:
            area = option.rect.adjusted(UNIT, 2 * UNIT, -UNIT, -UNIT // 2)
            words = row.item.heading or ""
            paint_text(painter, area, words, font=_heading(option.font), colour=ink(option))
        else:
            self._paint_excerpt(painter, option, row.excerpt)

    def _paint_excerpt(
        self, painter: QPainter, option: QStyleOptionViewItem, excerpt: Excerpt
    ) -> None:
        line = option.fontMetrics.lineSpacing()
        area = option.rect.adjusted(2 * UNIT, UNIT, -UNIT, -UNIT // 2)
        theme = self._theme_of(excerpt.theme)
        if theme is not None:
            side = area.right() + 2 if is_right_to_left(excerpt.text) else area.left() - UNIT
            stripe = QRect(side, area.top(), _STRIPE, area.height())
            painter.fillRect(stripe, self._appearance.theme_colour(theme.colour))
        body = QRect(area.left(), area.top(), area.width(), line * LINES)
        paint_lines(painter, body, excerpt.text, option.font, ink(option), LINES)
        foot = QRect(area.left(), body.bottom(), area.width(), line)
        told = f"{excerpt.theme_name} · {excerpt.citation}"
        paint_text(
            painter,
            foot,
            told,
            font=smaller(option.font),
            colour=ink(option, quiet=True),
            elide=Qt.TextElideMode.ElideMiddle,  # the paragraph is named at the end
        )


def _heading(font: QFont) -> QFont:
    larger = bold(font)
    larger.setPointSizeF(font.pointSizeF() * 1.15)
    return larger
