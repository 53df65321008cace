"""Cells of the table of a comparison: some lines of a text, its first difference among them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QTextCharFormat
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from viewer.domain import Paragraph
from viewer.ui.appearance import UNIT, Appearance
from viewer.ui.models.comparison_model import Column, ComparisonModel, Shown
from viewer.ui.models.comparisons import Span
from viewer.ui.models.roles import ItemRole
from viewer.ui.widgets.lines import Piece, paint_pieces
from viewer.ui.widgets.painting import Index, bold, ink, paint_panel, paint_text, smaller

LINES = 3
_BEFORE = 60
"""Characters shown before the first difference of a long text."""


class ComparisonDelegate(QStyledItemDelegate):
    """Paints both texts with the words that differ, and how they stand to each other."""

    def __init__(
        self, appearance: Appearance, rows: ComparisonModel, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._rows = rows

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(10 * UNIT, option.fontMetrics.lineSpacing() * LINES + UNIT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        paint_panel(painter, option)
        row = index.data(ItemRole.VALUE)
        if not isinstance(row, Shown):
            return
        cell = option.rect.adjusted(UNIT, UNIT // 2, -UNIT, -UNIT // 2)
        match Column(index.column()):
            case Column.FIRST:
                self._paint_text(painter, option, cell, row.a, later=False)
            case Column.SECOND:
                self._paint_text(painter, option, cell, row.b, later=True)
            case Column.RELATION:
                self._paint_relation(painter, option, cell, index, row)
            case Column.THEMES:
                text = index.data(Qt.ItemDataRole.DisplayRole)
                cell.setHeight(option.fontMetrics.lineSpacing())
                paint_text(painter, cell, text, font=option.font, colour=ink(option))

    def _paint_relation(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        cell: QRect,
        index: Index,
        row: Shown,
    ) -> None:
        line = QRect(cell)
        line.setHeight(option.fontMetrics.lineSpacing())
        said = index.data(Qt.ItemDataRole.DisplayRole)
        paint_text(painter, line, said, font=bold(option.font), colour=ink(option))
        line.translate(0, line.height())
        quiet = ink(option, quiet=True)
        paint_text(painter, line, row.match.reason, font=smaller(option.font), colour=quiet)

    def _paint_text(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        cell: QRect,
        paragraph: Paragraph | None,
        *,
        later: bool,
    ) -> None:
        if paragraph is None:
            return
        mark = QTextCharFormat()
        mark.setBackground(self._appearance.colour("inserted" if later else "deleted"))
        mark.setForeground(self._appearance.colour("ink"))
        if later:
            mark.setFontUnderline(True)
        else:
            mark.setFontStrikeOut(True)
        pieces = _pieces(paragraph, self._rows.spans(paragraph))
        paint_pieces(painter, cell, pieces, option.font, ink(option), mark, LINES)


def _pieces(paragraph: Paragraph, spans: Sequence[Span]) -> list[Piece]:
    """The label and the text in runs, from some words before the first difference on."""
    text, at = paragraph.text, 0
    lead = f"{paragraph.label} " if paragraph.label else ""
    if spans and spans[0][0] > 2 * _BEFORE:
        at = text.rfind(" ", 0, spans[0][0] - _BEFORE) + 1
        lead += "… " if at else ""
    pieces = [(lead, False)]
    for start, end in spans:
        pieces += [(text[at:start], False), (text[start:end], True)]
        at = end
    return [*pieces, (text[at:], False)]
