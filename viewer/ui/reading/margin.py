"""Notes beside their paragraph: small cards, or a mark where the margin is narrow.

Where there are more than fit beside the paragraph, the rest is behind a line that opens them: cards
that went on far below would stand beside paragraphs that they are not on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from viewer.domain import Annotation, ParagraphId
from viewer.ui.appearance import Appearance
from viewer.ui.offsets import from_utf16, utf16_length
from viewer.ui.reading.glyphs import Glyphs
from viewer.ui.reading.sheet import Sheet
from viewer.ui.reading.typography import runs_right_to_left
from viewer.ui.widgets.markdown import words

_PAD = 8.0
_GAP = 6.0
_LINES = 5
_ROWS_BEFORE = 12
"""Rows above the screen whose cards may reach into it."""
_ROWS_BEFORE_OPENED = 80
"""The same where all notes of some paragraphs are shown."""
_ROOM = 17.0
"""Height, in points of the text, that notes have beside a short paragraph before they are folded."""
_FOOT = 14.0
"""Height of the line that says how many places a note leads to."""
_FOLD = 20.0
"""Height of the line that opens them."""
_MARK = 16.0


@dataclass(frozen=True, slots=True)
class Card:
    """One note, or all notes of a row behind one mark.

    Attributes:
        fold: a line that stands for `notes`, which are folded away, the `rest` of them or all;
            with `opened`, one that folds them away.
    """

    row: int
    notes: tuple[Annotation, ...]
    rect: QRectF
    collapsed: bool
    fold: bool = False
    opened: bool = False
    rest: bool = False

    @property
    def said(self) -> str:
        """What the line says."""
        if self.opened:
            return "Fewer notes"
        more = "more " if self.rest else ""
        return f"{len(self.notes)} {more}note{'' if len(self.notes) == 1 else 's'}"


class Margin:
    """The notes of a sheet, placed and painted."""

    def __init__(self, look: Appearance, glyphs: Glyphs) -> None:
        self._look = look
        self._glyphs = glyphs
        self._bodies: dict[tuple[str, float, str], QTextLayout] = {}
        self._opened: set[ParagraphId] = set()

    def cards(self, sheet: Sheet, first: int, last: int, top: float) -> Iterator[Card]:
        """The cards of rows `first` to `last`; `first` begins at `top`. None covers another."""
        if not sheet.marks.notes:
            return
        row, y = first, top
        before = _ROWS_BEFORE_OPENED if self._opened else _ROWS_BEFORE
        while row > 0 and first - row < before:
            row -= 1
            y -= sheet.heights[row]
        free_from = {False: float("-inf"), True: float("-inf")}
        while row <= last:
            notes = sheet.marks.notes.get(sheet.content.rows[row].id, ())
            if notes and sheet.content.is_first(row):
                side = sheet.columns_of(row).mirrored
                for card in self._of_row(sheet, row, y, tuple(notes), free_from[side]):
                    free_from[side] = card.rect.bottom() + _GAP
                    yield card
            y += sheet.heights[row]
            row += 1

    def _of_row(
        self, sheet: Sheet, row: int, top: float, notes: tuple[Annotation, ...], free_from: float
    ) -> Iterator[Card]:
        there = sheet.columns_of(row)
        text_top = top + sheet.above(row)
        if not there.cards:
            left = there.notes + (there.notes_width - _MARK) / 2
            yield Card(row, notes, QRectF(round(left), round(text_top + 4), _MARK, _MARK), True)
            return
        bottom, room = self._room(sheet, row, top, text_top)
        opened = sheet.content.rows[row].id in self._opened
        y = max(text_top, free_from)
        for number, note in enumerate(notes):
            height = self._body(sheet, note).boundingRect().height() + 2 * _PAD
            height += _FOOT if note.links else 0.0
            needed = height if number == len(notes) - 1 else height + _GAP + _FOLD
            first = number == 0 and y < bottom
            if not opened and not first and y + needed > room:
                rect = QRectF(there.notes, y, there.notes_width, _FOLD)
                yield Card(row, notes[number:], rect, False, fold=True, rest=number > 0)
                return
            rect = QRectF(there.notes, y, there.notes_width, height)
            yield Card(row, (note,), rect, False)
            y = rect.bottom() + _GAP
        if opened and len(notes) > 1:
            rect = QRectF(there.notes, y, there.notes_width, _FOLD)
            yield Card(row, notes, rect, False, fold=True, opened=True)

    def _room(self, sheet: Sheet, row: int, top: float, text_top: float) -> tuple[float, float]:
        """Where the paragraph ends, and how far down its notes may go while they are folded.

        Beside a short paragraph they may go on below it, but not beside the next that has notes.
        """
        following = sheet.content.rows_of(row).stop
        y = bottom = top + sum(sheet.heights[each] for each in range(row, following))
        most = text_top + _ROOM * sheet.typography.points
        while following < len(sheet.content) and y < most:
            if sheet.marks.notes.get(sheet.content.rows[following].id):
                return bottom, max(bottom, y)
            y += sheet.heights[following]
            following += 1
        return bottom, max(bottom, most)

    def turn(self, paragraph: ParagraphId) -> bool:
        """Show all notes of a paragraph, or only those that fit; whether all are shown now."""
        self._opened ^= {paragraph}
        return paragraph in self._opened

    def draw(
        self, painter: QPainter, sheet: Sheet, first: int, last: int, top: float, current: int
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for card in self.cards(sheet, first, last, top):
            if card.collapsed:
                self._draw_mark(painter, sheet, card)
            elif card.fold:
                self._draw_fold(painter, sheet, card)
            else:
                self._draw_card(painter, sheet, card, lit=card.row == current)

    def at(self, sheet: Sheet, first: int, last: int, top: float, point: QPointF) -> Card | None:
        for card in self.cards(sheet, first, last, top):
            if card.rect.contains(point):
                return card
        return None

    def forget(self) -> None:
        """Set the notes anew: their words, size or colours have changed."""
        self._bodies.clear()

    def _draw_mark(self, painter: QPainter, sheet: Sheet, card: Card) -> None:
        self._glyphs.draw(painter, card.rect, "note", self._look.colour("quiet"))
        if len(card.notes) > 1:
            painter.setFont(_font(sheet, 0.62))
            painter.setPen(self._look.colour("quiet"))
            below = card.rect.translated(0, _MARK - 2)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, str(len(card.notes)))

    def _draw_fold(self, painter: QPainter, sheet: Sheet, card: Card) -> None:
        """A line of text with an arrow, and the edges of cards under it where some are folded."""
        painter.setFont(_font(sheet, 0.72))
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # our words, whatever is read
        painter.setPen(self._look.colour("line"))
        if not card.opened:
            for step in (1, 2)[: len(card.notes)]:
                y = round(card.rect.bottom() + 2 * step) - 0.5
                inset = 4.0 * step
                painter.drawLine(
                    QPointF(card.rect.left() + inset, y), QPointF(card.rect.right() - inset, y)
                )
        painter.setBrush(self._look.colour("stripe"))
        painter.drawRoundedRect(card.rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(self._look.colour("quiet"))
        arrow = "▴" if card.opened else "▾"
        painter.drawText(card.rect, Qt.AlignmentFlag.AlignCenter, f"{card.said} {arrow}")

    def _draw_card(self, painter: QPainter, sheet: Sheet, card: Card, *, lit: bool) -> None:
        painter.setPen(self._look.colour("accent" if lit else "line"))
        painter.setBrush(self._look.colour("tip" if lit else "stripe"))
        painter.drawRoundedRect(card.rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(self._look.colour("ink"))
        body = self._body(sheet, card.notes[0])
        body.draw(painter, card.rect.topLeft() + QPointF(_PAD, _PAD))
        links = card.notes[0].links
        if links:
            painter.setFont(_font(sheet, 0.68))
            painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            painter.setPen(self._look.colour("quiet"))
            foot = card.rect.adjusted(_PAD, card.rect.height() - _FOOT - _PAD / 2, -_PAD, -_PAD / 2)
            painter.drawText(foot, Qt.AlignmentFlag.AlignRight, f"→ {links}")

    def _body(self, sheet: Sheet, note: Annotation) -> QTextLayout:
        width = sheet.columns.notes_width - 2 * _PAD
        font = _font(sheet, 0.78)
        key = (note.body, width, font.key())
        found = self._bodies.get(key)
        if found is None:
            if len(self._bodies) > 300:
                self._bodies.clear()
            found = self._bodies[key] = _set(note.body, font, width)
        return found


def _font(sheet: Sheet, scale: float) -> QFont:
    font = QFont()
    font.setPointSizeF(sheet.typography.points * scale)
    return font


def _set(body: str, font: QFont, width: float) -> QTextLayout:
    """The beginning of a note in a few lines, cut with an ellipsis."""
    text = words(body)
    layout = QTextLayout(text, font)
    layout.setCacheEnabled(True)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    if runs_right_to_left(text):
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        option.setAlignment(Qt.AlignmentFlag.AlignRight)
    layout.setTextOption(option)
    ends = _lines(layout, width, _LINES)
    if ends and ends[-1] < utf16_length(text):
        begin = from_utf16(text, ends[-2]) if len(ends) > 1 else 0
        # More than one line's worth is never looked at.
        rest = text[begin : begin + 400]
        cut = QFontMetricsF(font).elidedText(rest + " …", Qt.TextElideMode.ElideRight, width)
        layout.setText(text[:begin] + cut)
        _lines(layout, width, _LINES)
    return layout


def _lines(layout: QTextLayout, width: float, most: int) -> list[int]:
    """Lay out at most so many lines; where each ends, in Qt's units."""
    ends: list[int] = []
    y = 0.0
    layout.beginLayout()
    while len(ends) < most and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y))
        y += line.height() * 1.12
        ends.append(line.textStart() + line.textLength())
    layout.endLayout()
    return ends
