"""A card of a clause through time: when and where on the side, the whole text with its changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from viewer.domain import Marked
from viewer.ui.appearance import UNIT, Appearance
from viewer.ui.models.lineage_model import Stop
from viewer.ui.models.roles import ItemRole
from viewer.ui.offsets import utf16_length
from viewer.ui.widgets.lines import is_right_to_left
from viewer.ui.widgets.painting import Index, bold, paint_text, smaller

SIDE = 24 * UNIT
"""Width of the column of dates."""
RAIL = 3 * UNIT
"""Width of the line that the documents are strung on."""
MEASURE = 92 * UNIT
"""No line of text is longer, however wide the pane."""
NARROW = 72 * UNIT
"""In less than this, the date stands above the text."""
_SCALE = 0.92
"""Of the size in the readers: a card is looked over more than it is read."""
_CLOSER = 0.85
_DOT = 4.5
_KEPT = 4_000


@dataclass(frozen=True, slots=True)
class _Card:
    """Where the parts of a card are, from its left upper corner."""

    side: QRect
    text: QRect
    height: int


class LineageDelegate(QStyledItemDelegate):
    """Paints what `ItemRole.VALUE` (a `Stop`) says; every card is as tall as its text."""

    def __init__(self, appearance: Appearance, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._appearance = appearance
        self._view = view
        self._heights: dict[tuple[Stop, int], int] = {}
        appearance.changed.connect(view.viewport().update)
        appearance.type_changed.connect(self._set_anew)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        stop = index.data(ItemRole.VALUE)
        width = self._width()
        if not isinstance(stop, Stop):
            return QSize(width, 0)
        key = (stop, width)
        if key not in self._heights:
            if len(self._heights) > _KEPT:
                self._heights.clear()
            self._heights[key] = self._card(stop, option.font, width).height
        return QSize(width, self._heights[key])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        stop = index.data(ItemRole.VALUE)
        if not isinstance(stop, Stop):
            return
        card = self._card(stop, option.font, self._width())
        painter.save()
        painter.setClipRect(option.rect)
        self._paint_ground(painter, option)
        self._paint_rail(painter, option, stop, index)
        corner = option.rect.topLeft()
        self._paint_side(painter, card.side.translated(corner), stop, option.font)
        if not stop.gap:
            layout = self._lay_out(stop, card.text.width())
            painter.setPen(self._appearance.colour("ink"))
            layout.draw(painter, QPointF(card.text.translated(corner).topLeft()))
        painter.restore()

    def _set_anew(self) -> None:
        self._heights.clear()
        self._view.scheduleDelayedItemsLayout()

    # Where things are

    def _width(self) -> int:
        """With room for the scrollbar, there or not: it comes only after cards were measured."""
        return self._view.width() - self._view.verticalScrollBar().sizeHint().width()

    def _card(self, stop: Stop, font: QFont, width: int) -> _Card:
        stacked = width < NARROW
        left = RAIL + UNIT
        line = QFontMetrics(font).lineSpacing()
        room = width - left - 2 * UNIT
        side_width = room if stacked else SIDE
        lines = 2 + len(_wrapped(stop.said, bold(font), side_width))
        lines += len(_wrapped(stop.detail, smaller(font), side_width)) if stop.detail else 0
        side = QRect(left, UNIT, side_width, lines * line)
        if stop.gap:
            return _Card(side, QRect(), side.height() + 2 * UNIT)
        text_left = left if stacked else left + SIDE + 2 * UNIT
        top = side.bottom() + UNIT if stacked else UNIT
        text_width = min(MEASURE, width - text_left - 2 * UNIT)
        layout = self._lay_out(stop, text_width)
        height = round(layout.boundingRect().height())
        text = QRect(text_left, top, text_width, height)
        return _Card(side, text, max(side.bottom(), text.bottom()) + 2 * UNIT)

    # What they look like

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        """A soft bar at the side of the current card, as the current paragraph has it."""
        if option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, self._appearance.colour("stripe"))
        if option.state & QStyle.StateFlag.State_Selected:
            wash = self._appearance.colour("accent")
            wash.setAlphaF(0.10)
            painter.fillRect(option.rect, wash)
            bar = QRect(option.rect)
            bar.setWidth(3)
            painter.fillRect(bar, self._appearance.colour("accent"))

    def _paint_rail(
        self, painter: QPainter, option: QStyleOptionViewItem, stop: Stop, index: Index
    ) -> None:
        """A line from document to document; hollow dots where the clause is not."""
        x = option.rect.left() + RAIL / 2 + UNIT / 2
        y = option.rect.top() + UNIT + option.fontMetrics.lineSpacing() / 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        last = index.row() == index.model().rowCount() - 1
        top = y if index.row() == 0 else option.rect.top()
        pen = QPen(self._appearance.colour("line"), 2)
        if stop.gap:
            pen.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.drawLine(QPointF(x, top), QPointF(x, y if last else option.rect.bottom() + 1))
        colour = self._appearance.colour("quiet" if stop.gap else "accent")
        painter.setPen(QPen(colour, 1.8))
        painter.setBrush(self._appearance.colour("paper") if stop.gap else QBrush(colour))
        painter.drawEllipse(QPointF(x, y), _DOT, _DOT)
        if stop.row.chosen:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(x, y), _DOT + 3, _DOT + 3)

    def _paint_side(self, painter: QPainter, side: QRect, stop: Stop, font: QFont) -> None:
        ink, quiet = self._appearance.colour("ink"), self._appearance.colour("quiet")
        line = QRect(side)
        line.setHeight(QFontMetrics(font).lineSpacing())
        strong, small = bold(font), smaller(font)
        detail = _wrapped(stop.detail, small, side.width()) if stop.detail else []
        parts: list[tuple[str, QFont, QColor]] = [
            (stop.when, strong, quiet if stop.gap else ink),
            (stop.who, font, quiet),
            *((each, strong, ink) for each in _wrapped(stop.said, strong, side.width())),
            *((each, small, quiet) for each in detail),
        ]
        for text, each, colour in parts:
            paint_text(painter, line, text, font=each, colour=colour)
            line.translate(0, line.height())

    # The text

    def _lay_out(self, stop: Stop, width: int) -> QTextLayout:
        chosen = self._appearance.type
        font = self._appearance.reading_font(chosen.points * _SCALE)
        label = f"{stop.row.label} " if stop.row.label else ""
        pieces = [Marked(label), *stop.row.marks]
        text = "".join(each.text for each in pieces).replace("\n", "\u2028").replace("\t", " ")
        layout = QTextLayout(text, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        if is_right_to_left(stop.row.text):
            option.setTextDirection(Qt.LayoutDirection.RightToLeft)
            option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        layout.setTextOption(option)
        layout.setFormats(self._formats(pieces))
        layout.beginLayout()
        top, height = 0.0, QFontMetrics(font).height() * chosen.leading * _CLOSER
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, top))
            top += height
        layout.endLayout()
        return layout

    def _formats(self, pieces: Sequence[Marked]) -> list[QTextLayout.FormatRange]:
        ranges, start = [], 0
        for number, piece in enumerate(pieces):
            length = utf16_length(piece.text)
            if piece.change or number == 0:
                each = QTextLayout.FormatRange()
                bare = piece.text.strip()
                each.start = start + utf16_length(piece.text[: piece.text.find(bare)])
                each.length = utf16_length(bare)
                each.format = self._format(piece.change)
                ranges.append(each)
            start += length
        return ranges

    def _format(self, change: str) -> QTextCharFormat:
        form = QTextCharFormat()
        if change == "come":
            form.setBackground(self._appearance.colour("inserted"))
            form.setFontUnderline(True)
        elif change == "gone":
            form.setBackground(self._appearance.colour("deleted"))
            form.setForeground(self._appearance.colour("quiet"))
            form.setFontStrikeOut(True)
        else:
            form.setForeground(self._appearance.colour("quiet"))
        return form


def _wrapped(text: str, font: QFont, width: int) -> list[str]:
    """The lines of a sentence at this width, by words."""
    metrics = QFontMetrics(font)
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and metrics.horizontalAdvance(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
