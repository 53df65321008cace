"""A note in the list of all notes: its source, its first lines, the words it is on."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from viewer.ui.appearance import UNIT
from viewer.ui.models.notes_model import NoteRow
from viewer.ui.models.roles import ItemRole
from viewer.ui.models.wording import joined, moment
from viewer.ui.widgets.lines import paint_lines
from viewer.ui.widgets.markdown import words
from viewer.ui.widgets.painting import Index, bold, ink, paint_panel, paint_text, smaller

NOTE_LINES = 2


class NoteDelegate(QStyledItemDelegate):
    """Paints what `ItemRole.VALUE` (a `NoteRow`) says; every row is as tall as the next."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        line = option.fontMetrics.lineSpacing()
        return QSize(20 * UNIT, line * (2 + NOTE_LINES) + 2 * UNIT + 6)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        paint_panel(painter, option)
        row = index.data(ItemRole.VALUE)
        if isinstance(row, NoteRow):
            self._paint_note(painter, option, row)

    def _paint_note(self, painter: QPainter, option: QStyleOptionViewItem, row: NoteRow) -> None:
        line = option.fontMetrics.lineSpacing()
        area = option.rect.adjusted(UNIT, UNIT, -UNIT, -UNIT)
        small, quiet = smaller(option.font), ink(option, quiet=True)
        head = QRect(area.left(), area.top(), area.width(), line)
        when = moment(row.note.changed_at)
        used = paint_text(
            painter, head, when, font=small, colour=quiet, align=Qt.AlignmentFlag.AlignRight
        )
        head.setRight(head.right() - used - UNIT)
        self._paint_source(painter, option, head, row)
        body = QRect(area.left(), head.bottom() + 3, area.width(), line * NOTE_LINES)
        paint_lines(painter, body, words(row.note.body), option.font, ink(option), NOTE_LINES)
        foot = QRect(area.left(), body.bottom() + 3, area.width(), line)
        who = QRect(foot)
        who.setLeft(foot.right() - foot.width() * 2 // 5)
        used = paint_text(
            painter,
            who,
            _signed(row),
            font=small,
            colour=quiet,
            align=Qt.AlignmentFlag.AlignRight,
        )
        foot.setRight(foot.right() - used - UNIT)
        if row.note.quote:
            text = " ".join(row.note.quote[:300].split())
            paint_text(painter, foot, f"“{text}”", font=small, colour=quiet)

    def _paint_source(
        self, painter: QPainter, option: QStyleOptionViewItem, head: QRect, row: NoteRow
    ) -> None:
        """The place whole, and as much of the title as there is room for."""
        font = bold(smaller(option.font))
        place = f" · {row.place}" if row.place else ""
        room = QRect(head)
        room.setRight(head.right() - QFontMetrics(font).horizontalAdvance(place))
        used = paint_text(painter, room, row.source, font=font, colour=ink(option))
        head.setLeft(head.left() + used)
        paint_text(painter, head, place, font=font, colour=ink(option))


def _signed(row: NoteRow) -> str:
    """Who wrote it, with how many it leads to, and how many lead to it."""
    leads = f"→ {len(row.links)}" if row.links else ""
    led = f"← {row.linked_from}" if row.linked_from else ""
    return joined((leads, led, row.note.created_by))
