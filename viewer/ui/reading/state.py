"""What a person is doing with a document: where they are, what is selected. No widget, no pixels.

The view paints it; keys (`keyboard`), mouse (`pointing`) and finds (`find`) change it.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QRect, QRectF, Signal

from viewer.domain import Anchor, Paragraph, ParagraphId
from viewer.ui.models.hints import Hints
from viewer.ui.reading.content import Content, Marks
from viewer.ui.reading.scrolling import TOP_SPACE, Position
from viewer.ui.reading.selection import NOTHING, Point, Selected, paragraphs
from viewer.ui.reading.sheet import Sheet

_MARGIN = 12.0
"""Pixels kept free above and below what is brought into sight."""


@dataclass(frozen=True, slots=True)
class Place:
    """What is at the top of the screen.

    Attributes:
        start: offset in the paragraph of the row at the top.
        share: of that row above the screen, 0 to 1; negative pixels of space over the first row.
    """

    paragraph: ParagraphId
    start: int
    share: float


class Reading(QObject):
    """One document being read.

    Signals:
        content_changed: other rows are shown.
        moved: the place on the screen has changed.
        selection_changed: from what to what.
        current_changed: the row that is read now.
        caret_changed: words are selected by a caret, or no longer.
        words_selected: by the mouse: their rectangle on the screen, for the bar beside them.
        words_left: the bar is no longer wanted.
        tag_chosen, note_chosen: a `Tag`, an `Annotation`, by a click in a margin.
        mark_chosen: a row and the `Mark` of a footnote in it, by a click.
        footnote_chosen: the row of a footnote whose mark is wanted, by a click on its label.
        typed: a character without a meaning of its own here, as keys of themes are.
        menu_requested: a point of the screen.
        drag_requested: the selection is being dragged away.
        link_followed: a `Link`, by Ctrl and a click.
    """

    content_changed = Signal()
    moved = Signal()
    selection_changed = Signal(object, object)
    current_changed = Signal(int)
    caret_changed = Signal()
    words_selected = Signal(QRect)
    words_left = Signal()
    tag_chosen = Signal(object)
    note_chosen = Signal(object)
    mark_chosen = Signal(int, object)
    footnote_chosen = Signal(int)
    typed = Signal(str)
    menu_requested = Signal(object)
    drag_requested = Signal()
    link_followed = Signal(object)

    def __init__(self, sheet: Sheet, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sheet = sheet
        self.position = Position(sheet)
        self.selected = NOTHING
        self.caret_mode = False
        self.resetting = False
        """The text is being set otherwise: what moves now, nobody has moved."""

    @property
    def content(self) -> Content:
        return self.sheet.content

    @property
    def current(self) -> int:
        """The row that is read now."""
        return self.selected.moving.row

    @property
    def screen(self) -> float:
        """Height of what is seen at once."""
        return self.position.screen

    # What is shown

    def show(self, content: Content, marks: Marks, width: float) -> None:
        """Another document, from its beginning."""
        self.caret_mode = False
        self.sheet.hints = Hints()
        self.sheet.show(content, marks, width)
        self.position.go_to(0, -1e6)
        self.selected = NOTHING
        self._restarted()

    def replace(self, content: Content, width: float) -> None:
        """More, or another form, of the same document; the place and the selection stay.

        What is no longer shown is taken up by what comes next of it, or was last before.
        """
        place, before = self.place(), self.content.rows
        top, current = self.position.row, self.current
        ends = [self._known(point) for point in (self.selected.fixed, self.selected.moving)]
        words = self.selected.words
        self.sheet.show(content, self.sheet.marks, width)
        near = Point(self._nearest(before, current), 0)
        fixed, moving = (self._point(end) or near for end in ends)
        words = words and len(content) > 0 and content.anchorable(fixed.row)
        self.caret_mode = self.caret_mode and words
        self.selected = Selected(fixed, moving, words)
        if place is not None and content.row_of(place.paragraph, place.start) is not None:
            self.go_to_place(place)
        else:
            self.position.go_to(self._nearest(before, top), -TOP_SPACE)
        self._restarted()

    def _nearest(self, before: Sequence[Paragraph], row: int) -> int:
        """The row that shows what stood in a row, or what is nearest to it and still shown."""
        for each in itertools.chain(range(row, len(before)), range(row - 1, -1, -1)):
            found = self.content.row_of(before[each].id)
            if found is not None:
                return found
        return 0

    def _restarted(self) -> None:
        self.content_changed.emit()
        self.moved.emit()
        self.selection_changed.emit(self.selected, self.selected)
        self.current_changed.emit(self.current)

    # The place

    def place(self) -> Place | None:
        """Where one reads, in a form that another width or size of text does not change."""
        if not len(self.content):
            return None
        row = self.position.row
        return Place(self.content.rows[row].id, self.content.start(row), self._share_above())

    def go_to_place(self, place: Place) -> None:
        """Back to where `place` was; nowhere if the paragraph is not shown."""
        row = self.content.row_of(place.paragraph, place.start)
        if row is not None:
            self._put(row, place.share)
            self.moved.emit()

    def _share_above(self) -> float:
        """How much of the top row is above the screen; pixels where there is space over it."""
        row, offset = self.position.row, self.position.offset
        return offset if offset <= 0 else min(1.0, offset / max(1.0, self.sheet.height(row)))

    def _put(self, row: int, share: float) -> None:
        offset = share if share <= 0 else share * self.sheet.height(row)
        self.position.go_to(row, offset)

    def go_to(self, row: int) -> None:
        """Make a row the current one and bring it into sight."""
        if 0 <= row < len(self.content):
            self.select(self.paragraph(row))
            self.bring_into_sight(row)

    def go_to_eye(self, row: int, share: float) -> None:
        """Make a row the current one; if it is not wholly seen, begin it at a share of the screen."""
        if not 0 <= row < len(self.content):
            return
        self.select(self.paragraph(row))
        upper, lower = (0.0, 0.0) if self.position.far(row) else self._extent(row, None)
        if self.position.far(row) or upper < _MARGIN or lower > self.screen - _MARGIN:
            self.position.go_to(row, -self.screen * share)
            self.moved.emit()

    def bring_into_sight(self, row: int, span: tuple[int, int] | None = None) -> None:
        """Scroll as little as shows a row, or the words `[start, end)` of its paragraph."""
        before = (self.position.row, self.position.offset)
        if self.position.far(row):
            self.position.go_to(row, -self.screen / 4)
        upper, lower = self._extent(row, span)
        if lower - upper > self.screen - 2 * _MARGIN:
            covers = upper < _MARGIN and lower > self.screen - _MARGIN
            if not covers:
                self.position.move(upper - _MARGIN)
        elif upper < _MARGIN:
            self.position.move(upper - _MARGIN)
        elif lower > self.screen - _MARGIN:
            self.position.move(lower - self.screen + _MARGIN)
        if before != (self.position.row, self.position.offset):
            self.moved.emit()

    def scroll_by(self, pixels: float) -> None:
        self.position.move(pixels)
        self.moved.emit()

    def row_at(self, y: float) -> tuple[int, float]:
        """The row at a height of the screen, and where it begins."""
        found = (self.position.row, -self.position.offset)
        for row, top in self.position.visible():
            if top > y:
                break
            found = (row, top)
        return found

    def keep_place(self, change: Callable[[], None]) -> None:
        """Set the text otherwise; the same share of the top row stays above the screen."""
        if not len(self.content):
            change()
            return
        row, share = self.position.row, self._share_above()
        change()
        self._put(row, share)
        self.resetting = True
        try:
            self.moved.emit()
        finally:
            self.resetting = False

    def _extent(self, row: int, span: tuple[int, int] | None) -> tuple[float, float]:
        """Top and bottom on the screen."""
        top = self.position.top(row)
        if span is None:
            return top, top + self.sheet.height(row)
        start = self.content.start(row)
        upper, lower = self.sheet.layout(row).extent(span[0] - start, span[1] - start)
        text_top = top + self.sheet.above(row)
        return text_top + upper, text_top + lower

    # The selection

    def paragraph(self, row: int) -> Selected:
        """All rows of the paragraph of a row, selected."""
        rows = self.content.rows_of(row)
        return paragraphs(rows.start) if len(rows) == 1 else paragraphs(rows.stop - 1, rows.start)

    def select(self, selected: Selected) -> None:
        if selected == self.selected or not len(self.content):
            return
        before, self.selected = self.selected, selected
        self.words_left.emit()
        self.selection_changed.emit(before, selected)
        if before.moving.row != selected.moving.row:
            self.current_changed.emit(self.current)

    def select_words(self, paragraph: ParagraphId, start: int, end: int) -> None:
        """Select words `[start, end)` of a paragraph and bring them into sight."""
        first = self.content.row_of(paragraph, start)
        last = self.content.row_of(paragraph, max(start, end - 1))
        if first is None or last is None:
            return
        if not self.content.anchorable(first):
            self.go_to(first)
            return
        self.select(Selected(Point(first, start), Point(last, end), words=True))
        self.bring_into_sight(first, (start, min(end, self.content.end(first))))

    def select_anchor(self, anchor: Anchor) -> None:
        """Select what a tag or a note stands on."""
        if anchor.start is not None and anchor.end is not None:
            self.select_words(anchor.paragraph, anchor.start, anchor.end)
            return
        row = self.content.row_of(anchor.paragraph)
        if row is not None:
            self.go_to(row)

    def set_caret_mode(self, on: bool) -> None:
        """Words are selected by a caret from now on, or paragraphs are."""
        self.caret_mode = on
        if on and not self.selected.words:
            start = Point(self.current, self.content.start(self.current))
            self.select(Selected(start, start, words=True))
        elif not on and self.selected.words:
            self.select(self.paragraph(self.current))
        self.caret_changed.emit()

    def selection_rect(self) -> QRect:
        """Around the selected words that are on the screen."""
        found = QRectF()
        for row, top in self.position.visible():
            for rect in self.selected_rects(row, top):
                found = found.united(rect)
        return found.toAlignedRect()

    def selected_rects(self, row: int, top: float) -> list[QRectF]:
        """Where the selected words of a row stand on the screen."""
        span = self.selected.within(row, self.content)
        if span is None:
            return []
        start = self.content.start(row)
        origin = self.sheet.text_origin(row, top)
        found = self.sheet.layout(row).rects(span[0] - start, span[1] - start)
        return [rect.translated(origin) for rect in found]

    def _known(self, point: Point) -> tuple[ParagraphId, int] | None:
        if point.row >= len(self.content):
            return None
        return self.content.rows[point.row].id, point.offset

    def _point(self, known: tuple[ParagraphId, int] | None) -> Point | None:
        row = None if known is None else self.content.row_of(known[0], known[1])
        return None if known is None or row is None else Point(row, known[1])
