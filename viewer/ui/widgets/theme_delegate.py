"""A theme in a list: swatch, name, key and how many tags it has."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from viewer.domain import Theme
from viewer.ui.appearance import UNIT, Appearance
from viewer.ui.models.roles import ItemRole
from viewer.ui.widgets.painting import (
    SWATCH,
    Index,
    bold,
    ink,
    paint_key,
    paint_panel,
    paint_swatch,
    paint_text,
    smaller,
)
from viewer.ui.widgets.stripes import paint_stripe

ON_ALL, ON_SOME = 2, 1
_BAR = 3
_STRIPE = 4


class ThemeDelegate(QStyledItemDelegate):
    """Paints what `ItemRole.VALUE` (a `Theme`) and `ItemRole.PRESENT` say."""

    def __init__(self, appearance: Appearance, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        height = max(SWATCH, option.fontMetrics.height()) + UNIT
        return QSize(20 * UNIT, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        paint_panel(painter, option)
        theme = index.data(ItemRole.VALUE)
        if isinstance(theme, Theme):
            self._paint_theme(painter, option, theme, index.data(ItemRole.PRESENT) or 0)

    def _paint_theme(
        self, painter: QPainter, option: QStyleOptionViewItem, theme: Theme, present: int
    ) -> None:
        colour = self._appearance.theme_colour(theme.colour)
        row = option.rect
        if present:
            height = row.height() if present == ON_ALL else row.height() // 2
            painter.fillRect(QRect(row.left(), row.top(), _BAR, height), colour)
        swatch = QRect(row.left() + UNIT, 0, SWATCH, SWATCH)
        swatch.moveTop(row.center().y() - SWATCH // 2 + 1)
        paint_swatch(painter, swatch, colour, theme.icon)
        if theme.pattern:
            beside = QRectF(swatch.right() + 3, swatch.top(), _STRIPE, swatch.height())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_stripe(painter, beside, colour, pattern=theme.pattern)
            swatch.setRight(round(beside.right()))
        right = self._paint_count(painter, option, theme)
        if theme.key:
            side = option.fontMetrics.height() + 2
            cap = QRect(right - side - UNIT, 0, side, side)
            cap.moveTop(row.center().y() - side // 2 + 1)
            paint_key(painter, option, cap, theme.key)
            right = cap.left()
        name = QRect(row)
        name.setLeft(swatch.right() + UNIT)
        name.setRight(right - UNIT)
        font = bold(option.font) if present == ON_ALL else QFont(option.font)
        font.setItalic(theme.retired)
        shown = f"{theme.name} (retired)" if theme.retired else theme.name
        paint_text(painter, name, shown, font=font, colour=ink(option, quiet=theme.retired))

    def _paint_count(self, painter: QPainter, option: QStyleOptionViewItem, theme: Theme) -> int:
        """Paint the number of tags at the right edge; returns where it begins."""
        font = smaller(option.font)
        width = max(4 * UNIT, option.fontMetrics.horizontalAdvance(f"{theme.tags:,}"))
        column = QRect(option.rect)
        column.setRight(column.right() - UNIT)
        column.setLeft(column.right() - width)
        text = f"{theme.tags:,}" if theme.tags else ""
        paint_text(
            painter,
            column,
            text,
            font=font,
            colour=ink(option, quiet=True),
            align=Qt.AlignmentFlag.AlignRight,
        )
        return column.left()
