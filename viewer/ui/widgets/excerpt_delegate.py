"""Cells of the table of excerpts: words on two lines, themes with their swatch, headings."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from viewer.domain import Excerpt, Theme, ThemeId
from viewer.ui.appearance import UNIT, Appearance
from viewer.ui.models.excerpts_order import Column
from viewer.ui.models.roles import ItemRole
from viewer.ui.models.sections import Section
from viewer.ui.widgets.lines import paint_lines
from viewer.ui.widgets.painting import (
    SWATCH,
    Index,
    bold,
    ink,
    paint_panel,
    paint_swatch,
    paint_text,
    smaller,
)

LINES = 2
_ARROW = 8


class ExcerptDelegate(QStyledItemDelegate):
    """Paints excerpts and section headings.

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

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(10 * UNIT, option.fontMetrics.lineSpacing() * LINES + UNIT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        paint_panel(painter, option)
        section = index.data(ItemRole.SECTION)
        if isinstance(section, Section):
            self._paint_heading(painter, option, section)
            return
        excerpt = index.data(ItemRole.VALUE)
        if isinstance(excerpt, Excerpt):
            self._paint_cell(painter, option, index, excerpt)

    def _paint_heading(
        self, painter: QPainter, option: QStyleOptionViewItem, section: Section[Excerpt]
    ) -> None:
        row = option.rect.adjusted(section.level * 2 * UNIT, 0, 0, 0)
        middle = row.center().y() + 1
        _paint_arrow(painter, option, QRect(row.left() + UNIT, middle - 4, _ARROW, _ARROW), section)
        name = QRect(row)
        name.setLeft(row.left() + 3 * UNIT)
        group = section.key[-1]
        theme = None if group.theme is None else self._theme_of(group.theme)
        if theme is not None:
            swatch = QRect(name.left(), middle - SWATCH // 2, SWATCH, SWATCH)
            colour = self._appearance.theme_colour(theme.colour)
            paint_swatch(painter, swatch, colour, theme.icon)
            name.setLeft(swatch.right() + UNIT)
        font = bold(option.font) if section.level == 0 else option.font
        room = QRect(name)
        room.setRight(room.right() - 8 * UNIT)  # for the count, after a title however long
        used = paint_text(painter, room, section.title, font=font, colour=ink(option))
        count = QRect(name)
        count.setLeft(name.left() + used + UNIT)
        quiet = ink(option, quiet=True)
        text = f"{section.size:,}"
        paint_text(painter, count, text, font=smaller(option.font), colour=quiet)

    def _paint_cell(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, excerpt: Excerpt
    ) -> None:
        cell = option.rect.adjusted(UNIT, UNIT // 2, -UNIT, -UNIT // 2)
        text = index.data(Qt.ItemDataRole.DisplayRole)
        if index.column() == Column.WORDS:
            paint_lines(painter, cell, text, option.font, ink(option), LINES)
            return
        line = QRect(cell)
        line.setHeight(option.fontMetrics.lineSpacing())
        if index.column() == Column.THEME:
            line.setLeft(self._paint_theme(painter, line, excerpt))
        quiet = index.column() not in (Column.DOCUMENT, Column.THEME)
        elide = Qt.TextElideMode.ElideMiddle
        colour = ink(option, quiet=quiet)
        paint_text(painter, line, text, font=option.font, colour=colour, elide=elide)

    def _paint_theme(self, painter: QPainter, line: QRect, excerpt: Excerpt) -> int:
        """Paint the swatch; returns where the name begins."""
        theme = self._theme_of(excerpt.theme)
        if theme is None:
            return line.left()
        swatch = QRect(line.left(), line.center().y() - 7, 16, 16)
        colour = self._appearance.theme_colour(theme.colour)
        paint_swatch(painter, swatch, colour, theme.icon)
        return swatch.right() + UNIT


def _paint_arrow(
    painter: QPainter, option: QStyleOptionViewItem, rect: QRect, section: Section[Excerpt]
) -> None:
    """Down where the section is open, sideways where it is folded."""
    shape = QPainterPath()
    left, top, right, bottom = rect.left(), rect.top(), rect.right(), rect.bottom()
    if section.folded:
        shape.moveTo(left + 1, top)
        shape.lineTo(left + 1, bottom)
        shape.lineTo(right - 1, rect.center().y() + 0.5)
    else:
        shape.moveTo(left, top + 1)
        shape.lineTo(right, top + 1)
        shape.lineTo(rect.center().x() + 0.5, bottom - 1)
    painter.fillPath(shape, ink(option, quiet=True))
