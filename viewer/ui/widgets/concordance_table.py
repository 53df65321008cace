"""Keyword in context: the words that were found under one another, their surroundings to both sides."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QResizeEvent, QTextCharFormat, QTextLayout
from PySide6.QtGui import QTextOption as Option
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from viewer.analysis.concordance import Line, word_at
from viewer.ui.appearance import UNIT, Appearance
from viewer.ui.models.concordance_model import AFTER, BEFORE, FOUND, SOURCE, ConcordanceModel, Row
from viewer.ui.models.roles import ItemRole
from viewer.ui.offsets import to_utf16
from viewer.ui.widgets.painting import Index, bold, ink, paint_panel, paint_text, smaller

_SOURCE_WIDTH = 26 * UNIT
_FOUND_MOST = 30 * UNIT
_LOOKED_AT = 60
"""Rows from which the width of what was found is told."""
_ROUND_GAP = UNIT


class ConcordanceTable(QTableView):
    """A row an occurrence; a click on a heading sorts by the words there."""

    def __init__(self, model: ConcordanceModel, appearance: Appearance) -> None:
        super().__init__()
        self.lines = model
        self.setModel(model)
        self.setItemDelegate(_Delegate(model, appearance, self))
        self.setAccessibleName("Results in context")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFrameShape(QAbstractItemView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(
            self.fontMetrics().lineSpacing() + UNIT // 2 + 2
        )
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.sectionClicked.connect(self._sort)
        model.modelReset.connect(self._share_width)
        appearance.changed.connect(self.viewport().update)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def current(self) -> Row | None:
        return self.lines.row_at(self.currentIndex())

    def chosen(self) -> list[Row]:
        """The selected rows, from the top."""
        indexes = sorted(self.selectionModel().selectedRows(), key=lambda index: index.row())
        return [row for row in map(self.lines.row_at, indexes) if row is not None]

    def sort_towards(self, *, left: bool) -> None:
        """Sort by the next word on the left, or on the right."""
        self._sort(BEFORE if left else AFTER)

    def _sort(self, section: int) -> None:
        self.lines.sort_by(self.lines.next_order(section))

    def _share_width(self) -> None:
        """As much as is needed to what was found, the same to both sides of it."""
        metrics = QFontMetrics(bold(self.font()))
        rows = min(_LOOKED_AT, self.lines.rowCount())
        found = [self.lines.index(row, FOUND).data() or "" for row in range(rows)]
        widest = max([metrics.horizontalAdvance(each) for each in found], default=0)
        header = self.horizontalHeader()
        heading = header.fontMetrics().horizontalAdvance("Found ▾")
        middle = max(heading + 3 * UNIT, min(widest + 2 * _ROUND_GAP + 2, _FOUND_MOST))
        whole = self.viewport().width()
        source = min(_SOURCE_WIDTH, whole // 4)
        side = max(8 * UNIT, (whole - source - middle) // 2)
        for column, width in ((BEFORE, side), (FOUND, middle), (AFTER, side), (SOURCE, source)):
            header.resizeSection(column, width)


class _Delegate(QStyledItemDelegate):
    def __init__(
        self, model: ConcordanceModel, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._appearance = appearance

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        paint_panel(painter, option)
        row = index.data(ItemRole.VALUE)
        if not isinstance(row, Row):
            return
        column = index.column()
        area = option.rect.adjusted(_ROUND_GAP, 0, -_ROUND_GAP, 0)
        if column == SOURCE:
            said = str(index.data() or "")
            quiet = ink(option, quiet=True)
            paint_text(painter, area, said, font=smaller(option.font), colour=quiet)
        elif column == FOUND:
            middle = Qt.AlignmentFlag.AlignHCenter
            font = bold(option.font)
            colour = ink(option)
            if not option.state & QStyle.StateFlag.State_Selected:
                painter.fillRect(option.rect.adjusted(0, 1, 0, -1), self._appearance.colour("hit"))
                colour = self._appearance.colour("ink")
            paint_text(painter, area, row.line.found, font=font, colour=colour, align=middle)
        else:
            self._paint_side(painter, option, area, row.line, on_left=column == BEFORE)

    def _paint_side(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        area: QRect,
        line: Line,
        *,
        on_left: bool,
    ) -> None:
        """The words to one side, those nearest to what was found always to be seen."""
        before = on_left is not line.right_to_left
        text = (line.before if before else line.after).strip()
        if not text:
            return
        elide = Qt.TextElideMode.ElideLeft if before else Qt.TextElideMode.ElideRight
        shown = QFontMetrics(option.font).elidedText(text, elide, area.width())
        layout = QTextLayout(shown, option.font)
        setting = Option()
        setting.setWrapMode(Option.WrapMode.NoWrap)
        side = Qt.AlignmentFlag.AlignRight if on_left else Qt.AlignmentFlag.AlignLeft
        setting.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        if line.right_to_left:
            setting.setTextDirection(Qt.LayoutDirection.RightToLeft)
        layout.setTextOption(setting)
        layout.setFormats(self._ranges(option, shown, before=before))
        layout.beginLayout()
        row = layout.createLine()
        row.setLineWidth(area.width())
        layout.endLayout()
        top = area.top() + (area.height() - row.height()) / 2
        painter.save()
        painter.setClipRect(area)
        painter.setPen(ink(option))
        layout.draw(painter, QPointF(area.left(), top))
        painter.restore()

    def _ranges(
        self, option: QStyleOptionViewItem, shown: str, *, before: bool
    ) -> list[QTextLayout.FormatRange]:
        """The word by which the lines are sorted, set off."""
        by = self._model.sorted_by
        if not by or (by < 0) is not before:
            return []
        place = word_at(shown, by)
        if place is None:
            return []
        mark = QTextCharFormat()
        mark.setFontWeight(QFont.Weight.DemiBold)
        if not option.state & QStyle.StateFlag.State_Selected:
            mark.setForeground(self._appearance.colour("accent"))
        each = QTextLayout.FormatRange()
        each.start = to_utf16(shown, place[0])
        each.length = to_utf16(shown, place[1]) - each.start
        each.format = mark
        return [each]
