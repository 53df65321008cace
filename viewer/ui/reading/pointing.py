"""Selecting with the mouse, and what the pointer says of the margins."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from viewer.domain.notemarks import Mark, marks_in
from viewer.ui.models.hints import Link
from viewer.ui.reading import gutter
from viewer.ui.reading.footnotes import footnote_for, mark_of
from viewer.ui.reading.ghosts import ghost_at
from viewer.ui.reading.hints import link_at, meant_by
from viewer.ui.reading.margin import Card, Margin
from viewer.ui.reading.selection import Point, Selected, paragraphs, word_at
from viewer.ui.reading.state import Reading
from viewer.ui.widgets.markdown import words

_AUTOSCROLL_MS = 30
_TIP_CHARACTERS = 600
_ROOM = 3.0
"""Pixels to each side of a small mark that count as the mark."""


class Pointing(QObject):
    """What the mouse is doing on a page.

    Args:
        page: the widget it is over.
        said_of: what there is to say of a row at its bar.
    """

    def __init__(
        self,
        reading: Reading,
        margin: Margin,
        page: QWidget,
        said_of: Callable[[int], str] = lambda _row: "",
    ) -> None:
        super().__init__(page)
        self._said_of = said_of
        self._reading = reading
        self._margin = margin
        self._page = page
        self._by: str | None = None
        self._pressed_at = QPointF()
        self._word: tuple[Point, Point] | None = None
        self._doubled = QElapsedTimer()
        self._scroll = QTimer(self)
        self._scroll.setInterval(_AUTOSCROLL_MS)
        self._scroll.timeout.connect(self._scroll_on)
        self._last = QPointF()

    def press(self, event: QMouseEvent) -> None:
        reading, point = self._reading, event.position()
        reading.words_left.emit()
        if not len(reading.content):
            return
        self._pressed_at = self._last = point
        if event.button() == Qt.MouseButton.RightButton:
            self._press_right(event)
            return
        if event.button() != Qt.MouseButton.LeftButton or self._press_margin(point):
            return
        link = self._link(point) if _follows(event.modifiers()) else None
        if link is not None:
            reading.link_followed.emit(link)
            return
        place = self._point(point)
        if self._doubled.isValid() and self._doubled.elapsed() < QApplication.doubleClickInterval():
            self._doubled.invalidate()
            reading.select(reading.paragraph(place.row))
            return
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._stretch(point, place)
        elif self._over_selection(point):
            self._by = "drag"
        elif self._over_text(point):
            self._by = "letters"
            reading.select(Selected(place, place, words=True))
        else:
            self._by = "paragraphs"
            reading.select(reading.paragraph(place.row))

    def move(self, event: QMouseEvent) -> None:
        self._last = event.position()
        if self._by is None or not event.buttons() & Qt.MouseButton.LeftButton:
            self._show_cursor(event.position())
            return
        if self._by == "drag":
            far = (event.position() - self._pressed_at).manhattanLength()
            if far >= QApplication.startDragDistance():
                self._by = None
                self._reading.drag_requested.emit()
            return
        self._draw_to(event.position())
        inside = self._page.rect().contains(event.position().toPoint())
        if inside:
            self._scroll.stop()
        elif not self._scroll.isActive():
            self._scroll.start()

    def release(self, event: QMouseEvent) -> None:
        by, self._by = self._by, None
        self._scroll.stop()
        reading = self._reading
        clicked = by == "letters" and reading.selected.empty
        if by == "drag":  # it was a click after all
            reading.select(reading.paragraph(self._point(event.position()).row))
        elif reading.selected.empty and not reading.caret_mode:
            reading.select(reading.paragraph(reading.current))
        elif by in ("letters", "words") and reading.selected.words and not reading.selected.empty:
            reading.words_selected.emit(reading.selection_rect())
        self._word = None
        mark = self._mark(event.position()) if clicked else None
        if mark is not None:
            reading.mark_chosen.emit(self._point(event.position()).row, mark)

    def double_click(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or not len(self._reading.content):
            return
        if not self._over_text(event.position()):
            return
        self._doubled.start()
        self._by = "words"
        place = self._point(event.position())
        self._word = self._word_of(place)
        self._reading.select(Selected(self._word[0], self._word[1], words=True))

    def tip(self, event: QEvent) -> bool:
        """Say what is under the pointer in a margin."""
        if not isinstance(event, QHelpEvent) or not len(self._reading.content):
            return False
        point = QPointF(event.pos())
        text = ""
        stripe = self._stripe(point)
        card = self._card(point)
        ghost = ghost_at(self._reading.sheet, *self._reading.row_at(point.y()), point)
        if stripe is None and ghost is not None:
            text = ghost.said
        elif stripe is not None:
            by = ", ".join(dict.fromkeys(tag.created_by for tag in stripe.tags))
            text = f"{stripe.theme.name} ({by})" if by else stripe.theme.name
            if stripe.doubtful:
                text += ", doubtful"
        elif card is not None:
            text = "\n\n".join(words(note.body)[:_TIP_CHARACTERS] for note in card.notes)
        elif self._footnote_label(point) is not None:
            text = "Click to go to its mark in the text"
        elif self._over_text(point):
            text = self._hint(point) or self._footnote(point)
        else:
            text = self._said_of(self._reading.row_at(point.y())[0])
        QToolTip.showText(event.globalPos(), text, self._page)
        return True

    def _hint(self, point: QPointF) -> str:
        """What the link or the acronym under a point means."""
        link = self._link(point)
        if link is not None:
            return link.said
        place = self._point(point)
        return meant_by(self._reading.sheet, place.row, place.offset)

    def _link(self, point: QPointF) -> Link | None:
        row, top = self._reading.row_at(point.y())
        return link_at(self._reading.sheet, row, point - self._reading.sheet.text_origin(row, top))

    def _footnote(self, point: QPointF) -> str:
        """The footnote whose mark is under a point."""
        mark = self._mark(point)
        if mark is None:
            return ""
        found = footnote_for(self._reading.content.rows, self._point(point).row, mark.mark)
        return "" if found is None else f"{mark.mark}  {found.text[:_TIP_CHARACTERS]}"

    def _mark(self, point: QPointF) -> Mark | None:
        """The mark of a footnote that is under a point; a little room around it counts."""
        reading, place = self._reading, self._point(point)
        content, sheet = reading.content, reading.sheet
        start = content.start(place.row)
        origin = sheet.text_origin(place.row, reading.row_at(point.y())[1])
        for mark in marks_in(content.whole_text(place.row), content.footnote_marks):
            if mark.start <= place.offset <= mark.end:
                rects = sheet.layout(place.row).rects(mark.start - start, mark.end - start)
                if any(
                    rect.translated(origin).adjusted(-_ROOM, 0, _ROOM, 0).contains(point)
                    for rect in rects
                ):
                    return mark
        return None

    def _footnote_label(self, point: QPointF) -> int | None:
        """The row of the footnote whose label is under a point."""
        row, top = self._reading.row_at(point.y())
        rect = gutter.label_rect(self._reading.sheet, row, top)
        noted = mark_of(self._reading.content.rows[row]) is not None
        return row if noted and rect.contains(point) else None

    def _press_right(self, event: QMouseEvent) -> None:
        place = self._point(event.position())
        if not self._over_selection(event.position()) and not (
            not self._reading.selected.words and self._reading.selected.holds(place.row)
        ):
            self._reading.select(self._reading.paragraph(place.row))
        self._reading.menu_requested.emit(event.globalPosition().toPoint())

    def _press_margin(self, point: QPointF) -> bool:
        stripe = self._stripe(point)
        if stripe is not None:
            self._reading.select_anchor(stripe.tags[0].anchor)
            self._reading.tag_chosen.emit(stripe.tags[0])
            return True
        noted = self._footnote_label(point)
        if noted is not None:
            self._reading.footnote_chosen.emit(noted)
            return True
        card = self._card(point)
        if card is not None and card.fold:
            self._margin.turn(self._reading.content.rows[card.row].id)
            self._page.update()
            return True
        if card is not None:
            anchor = card.notes[0].target.anchor
            if anchor is not None:
                self._reading.select_anchor(anchor)
            self._reading.note_chosen.emit(card.notes[0])
            return True
        return False

    def _stretch(self, point: QPointF, place: Point) -> None:
        """Shift and a click: the selection reaches to here."""
        selected = self._reading.selected
        if selected.words or self._over_text(point):
            self._by = "letters"
            self._reading.select(Selected(selected.fixed, place, words=True))
        else:
            self._by = "paragraphs"
            self._reading.select(paragraphs(selected.fixed.row, place.row))

    def _draw_to(self, point: QPointF) -> None:
        reading, place = self._reading, self._point(point)
        fixed = reading.selected.fixed
        if self._by == "letters":
            reading.select(Selected(fixed, place, words=True))
        elif self._by == "paragraphs":
            reading.select(paragraphs(fixed.row, place.row))
        elif self._by == "words" and self._word is not None:
            start, end = self._word_of(place)
            if place < self._word[0]:
                reading.select(Selected(self._word[1], start, words=True))
            else:
                reading.select(Selected(self._word[0], max(end, self._word[1]), words=True))

    def _scroll_on(self) -> None:
        height = self._page.height()
        y = self._last.y()
        beyond = y if y < 0 else max(0.0, y - height)
        if beyond:
            self._reading.scroll_by(max(-60.0, min(60.0, beyond)))
            self._draw_to(self._last)

    def _point(self, point: QPointF) -> Point:
        """The place in the text nearest to a point of the viewport."""
        reading = self._reading
        row, top = reading.row_at(point.y())
        local = point - reading.sheet.text_origin(row, top)
        return Point(row, reading.content.start(row) + reading.sheet.layout(row).hit(local))

    def _word_of(self, place: Point) -> tuple[Point, Point]:
        start, end = word_at(self._reading.content.whole_text(place.row), place.offset)
        return Point(place.row, start), Point(place.row, end)

    def _over_text(self, point: QPointF) -> bool:
        row, _ = self._reading.row_at(point.y())
        there = self._reading.sheet.columns_of(row)
        return there.text - 4 <= point.x() <= there.text + there.text_width + 4

    def _over_selection(self, point: QPointF) -> bool:
        """Over selected words, which can be dragged away."""
        reading = self._reading
        row, top = reading.row_at(point.y())
        return any(rect.contains(point) for rect in reading.selected_rects(row, top))

    def _stripe(self, point: QPointF) -> gutter.Stripe | None:
        row, top = self._reading.row_at(point.y())
        return gutter.stripe_at(self._reading.sheet, row, top, point)

    def _card(self, point: QPointF) -> Card | None:
        reading = self._reading
        shown = list(reading.position.visible())
        if not shown:
            return None
        first, last = shown[0], shown[-1]
        return self._margin.at(reading.sheet, first[0], last[0], first[1], point)

    def _show_cursor(self, point: QPointF) -> None:
        shape = Qt.CursorShape.ArrowCursor
        if len(self._reading.content):
            things: list[Callable[[QPointF], object]] = [
                self._stripe,
                self._card,
                self._footnote_label,
                self._mark,
            ]
            if _follows(QApplication.keyboardModifiers()):
                things.append(self._link)
            if any(each(point) is not None for each in things):
                shape = Qt.CursorShape.PointingHandCursor
            elif self._over_text(point) and not self._over_selection(point):
                shape = Qt.CursorShape.IBeamCursor
        self._page.setCursor(shape)


def _follows(modifiers: Qt.KeyboardModifier) -> bool:
    """Ctrl is held, and Shift is not: that stretches the selection."""
    held = modifiers & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    return held == Qt.KeyboardModifier.ControlModifier
