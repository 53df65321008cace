"""Moving and selecting by keys.

Paragraphs are moved through until a caret is called (Enter or F7); then the arrows move it, as in
any text. `tests/viewer/ui/reading/test_keyboard.py` has a line for each key.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent

from viewer.ui.reading.selection import (
    Point,
    Selected,
    everything,
    next_word,
    paragraphs,
    previous_word,
)
from viewer.ui.reading.state import Reading

_OVERLAP = 0.9
"""Share of a screen that paging moves by: the last lines read stay in sight."""

Move = Callable[[Reading, Point], Point]


def handle(reading: Reading, event: QKeyEvent) -> bool:
    """Returns whether the key meant something here."""
    key = Qt.Key(event.key())
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    shift = bool(held & Qt.KeyboardModifier.ShiftModifier)
    control = bool(held & Qt.KeyboardModifier.ControlModifier)
    if held & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier):
        return False
    if control and key == Qt.Key.Key_A:
        reading.select(everything(reading.content))
        return True
    if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F7) and not (control or shift):
        reading.set_caret_mode(not reading.caret_mode)
        return True
    if key == Qt.Key.Key_Escape:
        return _leave(reading)
    if _page(reading, key, shift=shift):
        return True
    if _words(reading, key, shift=shift, control=control):
        return True
    if not control and _paragraphs(reading, key, shift=shift):
        return True
    if _ends(reading, key, shift=shift):
        return True
    return _type(reading, event, control=control)


def _leave(reading: Reading) -> bool:
    """One step back: from the caret, from words, from several paragraphs."""
    if reading.caret_mode:
        reading.set_caret_mode(False)
        return True
    if reading.selected.words or reading.selected.first.row != reading.selected.last.row:
        reading.select(reading.paragraph(reading.current))
        return True
    return False


def _page(reading: Reading, key: Qt.Key, *, shift: bool) -> bool:
    screen = reading.screen * _OVERLAP
    if key == Qt.Key.Key_PageDown or (key == Qt.Key.Key_Space and not shift):
        _turn(reading, screen)
    elif key == Qt.Key.Key_PageUp or (key == Qt.Key.Key_Space and shift):
        _turn(reading, -screen)
    else:
        return False
    return True


def _turn(reading: Reading, pixels: float) -> None:
    reading.words_left.emit()
    reading.scroll_by(pixels)


def _paragraphs(reading: Reading, key: Qt.Key, *, shift: bool) -> bool:
    if key in (Qt.Key.Key_J, Qt.Key.Key_Down):
        forward = True
    elif key in (Qt.Key.Key_K, Qt.Key.Key_Up):
        forward = False
    else:
        return False
    if shift:
        _extend(reading, forward=forward)
    else:
        step(reading, forward=forward)
    return True


def step(reading: Reading, *, forward: bool) -> None:
    """To the next or previous paragraph; one taller than the screen is first read through."""
    row = reading.current
    if not _in_sight(reading, row):
        seen = _first_in_sight(reading)
        if seen is not None:
            reading.go_to(seen)
            return
    if _read_on(reading, row, forward=forward):
        return
    rows = reading.content.rows_of(row)
    reading.go_to(rows.stop if forward else rows.start - 1)


def _in_sight(reading: Reading, row: int) -> bool:
    rows = reading.content.rows_of(row)
    return any(each in rows for each, _ in reading.position.visible())


def _first_in_sight(reading: Reading) -> int | None:
    shown = list(reading.position.visible())
    for row, top in shown:
        if top >= 0:
            return row
    return shown[0][0] if shown else None


def _read_on(reading: Reading, row: int, *, forward: bool) -> bool:
    """Scroll within a paragraph whose other end is not on the screen yet."""
    screen = reading.screen
    rows = reading.content.rows_of(row)
    edge = rows.stop - 1 if forward else rows.start
    if reading.position.far(edge):
        beyond = True
    else:
        top = reading.position.top(edge)
        beyond = top + reading.sheet.height(edge) > screen + 1 if forward else top < -1
    if beyond and len(rows) == 1 and reading.sheet.height(row) <= screen:
        return False  # merely cut by the edge of the screen
    if beyond:
        reading.scroll_by(screen * _OVERLAP * (1 if forward else -1))
    return beyond


def _extend(reading: Reading, *, forward: bool) -> None:
    """One paragraph more, or one less where the selection was drawn the other way."""
    content = reading.content
    fixed, moving = reading.selected.fixed.row, reading.selected.moving.row
    rows = content.rows_of(moving)
    to = rows.stop if forward else rows.start - 1
    if 0 <= to < len(content):
        target = content.rows_of(to)
        away = target.stop - 1 if to >= fixed else target.start
        start = content.rows_of(fixed)
        reading.select(paragraphs(start.start if to >= fixed else start.stop - 1, away))
        reading.bring_into_sight(away)


def _words(reading: Reading, key: Qt.Key, *, shift: bool, control: bool) -> bool:
    """Arrows with the caret; Shift and an arrow call for words also without it."""
    move = _move(reading, key, control=control, caret=reading.caret_mode)
    if move is None or not (reading.caret_mode or shift):
        return False
    if not reading.selected.words:
        start = Point(reading.current, reading.content.start(reading.current))
        fixed = moving = start
    else:
        fixed, moving = reading.selected.fixed, reading.selected.moving
    moving = move(reading, moving)
    reading.select(Selected(fixed if shift else moving, moving, words=True))
    reading.bring_into_sight(moving.row, _around(reading, moving))
    return True


def _around(reading: Reading, point: Point) -> tuple[int, int]:
    start, end = reading.content.start(point.row), reading.content.end(point.row)
    offset = min(max(point.offset, start), end)
    return offset, min(end, offset + 1)


def _move(reading: Reading, key: Qt.Key, *, control: bool, caret: bool) -> Move | None:
    if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
        # Left is forward where text runs to the left.
        forward = (key == Qt.Key.Key_Right) != reading.content.right_to_left(reading.current)
        if control or not caret:
            return _next_word if forward else _previous_word
        return _next_letter if forward else _previous_letter
    if not caret:
        return None
    if key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not control:
        return _line_down if key == Qt.Key.Key_Down else _line_up
    if key in (Qt.Key.Key_Home, Qt.Key.Key_End) and not control:
        return _line_end if key == Qt.Key.Key_End else _line_start
    return None


def _next_word(reading: Reading, point: Point) -> Point:
    to = next_word(reading.content.whole_text(point.row), point.offset)
    return _below(reading, point) if to is None else _at(reading, point, to)


def _previous_word(reading: Reading, point: Point) -> Point:
    to = previous_word(reading.content.whole_text(point.row), point.offset)
    return _above(reading, point) if to is None else _at(reading, point, to)


def _at(reading: Reading, point: Point, offset: int) -> Point:
    row = reading.content.row_of(reading.content.rows[point.row].id, offset)
    return Point(point.row if row is None else row, offset)


def _next_letter(reading: Reading, point: Point) -> Point:
    start = reading.content.start(point.row)
    to = reading.sheet.layout(point.row).step(point.offset - start, forward=True)
    return _below(reading, point) if to is None else Point(point.row, to + start)


def _previous_letter(reading: Reading, point: Point) -> Point:
    start = reading.content.start(point.row)
    to = reading.sheet.layout(point.row).step(point.offset - start, forward=False)
    return _above(reading, point) if to is None else Point(point.row, to + start)


def _below(reading: Reading, point: Point) -> Point:
    row = point.row + 1
    return Point(row, reading.content.start(row)) if row < len(reading.content) else point


def _above(reading: Reading, point: Point) -> Point:
    row = point.row - 1
    return Point(row, reading.content.end(row)) if row >= 0 else point


def _line_down(reading: Reading, point: Point) -> Point:
    return _by_line(reading, point, forward=True)


def _line_up(reading: Reading, point: Point) -> Point:
    return _by_line(reading, point, forward=False)


def _by_line(reading: Reading, point: Point, *, forward: bool) -> Point:
    start = reading.content.start(point.row)
    layout = reading.sheet.layout(point.row)
    caret = layout.caret(point.offset - start)
    y = caret.bottom() + 2 if forward else caret.top() - 2
    if 0 <= y < layout.height:
        return Point(point.row, start + layout.hit(QPointF(caret.x(), y)))
    row = point.row + (1 if forward else -1)
    if not 0 <= row < len(reading.content):
        return point
    x = (
        reading.sheet.text_origin(point.row, 0).x()
        + caret.x()
        - reading.sheet.text_origin(row, 0).x()
    )
    there = reading.sheet.layout(row)
    offset = there.hit(QPointF(x, 1.0 if forward else there.height - 1))
    return Point(row, reading.content.start(row) + offset)


def _line_start(reading: Reading, point: Point) -> Point:
    start = reading.content.start(point.row)
    return Point(
        point.row, start + reading.sheet.layout(point.row).line_ends(point.offset - start)[0]
    )


def _line_end(reading: Reading, point: Point) -> Point:
    start = reading.content.start(point.row)
    return Point(
        point.row, start + reading.sheet.layout(point.row).line_ends(point.offset - start)[1]
    )


def _ends(reading: Reading, key: Qt.Key, *, shift: bool) -> bool:
    """Home and End: the whole document's."""
    if key not in (Qt.Key.Key_Home, Qt.Key.Key_End):
        return False
    to = 0 if key == Qt.Key.Key_Home else len(reading.content) - 1
    content, selected = reading.content, reading.selected
    if reading.caret_mode:
        point = Point(to, 0 if to == 0 else content.end(to))
        reading.select(Selected(selected.fixed if shift else point, point, words=True))
        reading.bring_into_sight(to, _around(reading, point))
    elif shift:
        reading.select(paragraphs(selected.fixed.row, to))
        reading.bring_into_sight(to)
    else:
        reading.go_to(to)
    return True


def _type(reading: Reading, event: QKeyEvent, *, control: bool) -> bool:
    """Hand on what is left: the keys of themes."""
    text = event.text()
    if control or len(text) != 1 or not text.isprintable():
        return False
    reading.typed.emit(text)
    return True
