"""Painting one row: what lies under its letters, the letters, what stands at its side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen

from viewer.domain import ParagraphId
from viewer.ui.appearance import Appearance
from viewer.ui.reading import gutter
from viewer.ui.reading.differences import Differences, paint_sign, paint_words, sign_rect
from viewer.ui.reading.ghosts import draw_ghosts
from viewer.ui.reading.glyphs import Glyphs
from viewer.ui.reading.hints import paint_links
from viewer.ui.reading.layout import Ink
from viewer.ui.reading.selection import Point, Selected
from viewer.ui.reading.sheet import Sheet

_WASH = 0.14
"""A theme under words: enough to be seen, while text keeps 4.5 : 1 with several on one another."""
_UNFOCUSED = 0.3

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Doings:
    """What the reader is doing with the text, as far as it shows.

    Attributes:
        hits: the finds in a row, offsets in its paragraph.
        caret: where the caret blinks now; None while it does not show.
        active: the view has the focus.
        beside: counterparts of what is read in another reader.
        differences: to the document beside.
    """

    selected: Selected
    current: range
    hits: Callable[[int], Sequence[Span]]
    current_hit: tuple[int, int, int] | None
    caret: Point | None
    active: bool
    beside: frozenset[ParagraphId] = frozenset()
    differences: Differences | None = None


@dataclass(frozen=True, slots=True)
class Brush:
    """What painting needs besides the sheet."""

    look: Appearance
    palette: QPalette
    glyphs: Glyphs


def paint_row(
    painter: QPainter,
    sheet: Sheet,
    row: int,
    top: float,
    clip: QRectF,
    doings: Doings,
    brush: Brush,
) -> None:
    origin = sheet.text_origin(row, top)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_side(painter, sheet, row, top, doings, brush)
    _paint_washes(painter, sheet, row, origin, brush.look)
    _paint_differences(painter, sheet, row, top, doings, brush.look)
    _paint_hits(painter, sheet, row, origin, doings, brush)
    inks = _paint_selection(painter, sheet, row, origin, doings, brush)
    paint_links(painter, sheet, row, origin, brush.look)
    _paint_text(painter, sheet, row, origin, clip, inks, brush.look)
    _paint_caret(painter, sheet, row, origin, doings, brush.look)


def _paint_side(
    painter: QPainter, sheet: Sheet, row: int, top: float, doings: Doings, brush: Brush
) -> None:
    bar = _bar_of(sheet, row, doings, brush.look)
    if bar is not None:
        gutter.draw_bar(painter, sheet, row, top, bar)
    else:
        gutter.draw_doubt(painter, sheet, row, top, brush.look)
    gutter.draw_stripes(painter, sheet, row, top, brush.look, brush.glyphs)
    draw_ghosts(painter, sheet, row, top, brush.look, brush.glyphs)
    gutter.draw_label(painter, sheet, row, top, brush.look)
    gutter.draw_bookmark(painter, sheet, row, top, brush.look)


def _bar_of(sheet: Sheet, row: int, doings: Doings, look: Appearance) -> QColor | None:
    """Of the current paragraph and of counterparts; None for all others.

    Where a reader was left is grey while it shows a counterpart: two bars alike would not say which.
    """
    chosen = not doings.selected.words and doings.selected.holds(row)
    own = chosen or row in doings.current
    counterpart = sheet.content.rows[row].id in doings.beside
    if not (own or counterpart):
        return None
    left_behind = bool(doings.beside) and not counterpart and not doings.active
    colour = look.colour("faint" if left_behind else "accent")
    colour.setAlphaF(0.75 if doings.active and own else 0.3)
    return colour


def _paint_washes(
    painter: QPainter, sheet: Sheet, row: int, origin: QPointF, look: Appearance
) -> None:
    if not sheet.content.anchorable(row):
        return
    painter.setPen(Qt.PenStyle.NoPen)
    tags = sheet.marks.tags.get(sheet.content.rows[row].id, ())
    # Once, however many people put a theme on the same words: else they would be darker.
    for theme_id, anchor in dict.fromkeys((tag.theme, tag.anchor) for tag in tags):
        start, end = anchor.start, anchor.end
        theme = sheet.marks.themes.get(theme_id)
        if start is None or end is None or theme is None:
            continue
        colour = look.theme_colour(theme.colour)
        colour.setAlphaF(_WASH)
        painter.setBrush(colour)
        for rect in _rects(sheet, row, start, end):
            painter.drawRoundedRect(rect.translated(origin).adjusted(-1, 2, 1, -2), 3, 3)


def _paint_differences(
    painter: QPainter, sheet: Sheet, row: int, top: float, doings: Doings, look: Appearance
) -> None:
    if doings.differences is None:
        return
    found = doings.differences.of(sheet.content.rows[row].id)
    if found is None:
        return
    origin = sheet.text_origin(row, top)
    if sheet.content.anchorable(row):
        spans = found.spans
        if found.whole:
            spans = ((sheet.content.start(row), sheet.content.end(row)),)
        rects = [rect for span in spans for rect in _rects(sheet, row, *span)]
        paint_words(painter, [rect.translated(origin) for rect in rects], found, look)
    if sheet.content.is_first(row):
        place = sign_rect(sheet, row, top)
        painter.fillRect(place.adjusted(-2, -2, 2, 2), look.colour("paper"))
        paint_sign(painter, place, found, look)


def _paint_hits(
    painter: QPainter, sheet: Sheet, row: int, origin: QPointF, doings: Doings, brush: Brush
) -> None:
    for start, end in doings.hits(row):
        painter.setBrush(brush.look.colour("hit"))
        painter.setPen(Qt.PenStyle.NoPen)
        if doings.current_hit == (row, start, end):
            painter.setPen(QPen(brush.look.colour("accent"), 1.5))
        for rect in _rects(sheet, row, start, end):
            painter.drawRoundedRect(rect.translated(origin).adjusted(-1, 2, 1, -2), 2, 2)


def _paint_selection(
    painter: QPainter, sheet: Sheet, row: int, origin: QPointF, doings: Doings, brush: Brush
) -> list[Ink]:
    selected = doings.selected
    painter.setPen(Qt.PenStyle.NoPen)
    if not selected.words:
        if selected.holds(row) and not _is_one(selected, sheet):
            _paint_chosen_row(painter, sheet, row, origin, brush.look)
        return []
    span = selected.within(row, sheet.content)
    if span is None:
        return []
    colour = brush.palette.color(QPalette.ColorRole.Highlight)
    if not doings.active:
        colour.setAlphaF(_UNFOCUSED)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for rect in _rects(sheet, row, *span):
        painter.fillRect(rect.translated(origin).toAlignedRect(), colour)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if not doings.active:
        return []
    start = sheet.content.start(row)
    letters = brush.palette.color(QPalette.ColorRole.HighlightedText)
    return [Ink(span[0] - start, span[1] - start, letters)]


def _is_one(selected: Selected, sheet: Sheet) -> bool:
    """Whether no more than the current paragraph is selected, which may be of several rows."""
    return selected.last.row in sheet.content.rows_of(selected.first.row)


def _paint_chosen_row(
    painter: QPainter, sheet: Sheet, row: int, origin: QPointF, look: Appearance
) -> None:
    """One of several selected paragraphs: the faintest wash, the bar says the rest."""
    colour = look.colour("accent")
    colour.setAlphaF(0.08)
    there = sheet.columns_of(row)
    rect = QRectF(there.text - 4, origin.y(), there.text_width + 8, sheet.layout(row).height)
    painter.setBrush(colour)
    painter.drawRoundedRect(rect, 3, 3)


def _paint_text(
    painter: QPainter,
    sheet: Sheet,
    row: int,
    origin: QPointF,
    clip: QRectF,
    inks: Sequence[Ink],
    look: Appearance,
) -> None:
    layout = sheet.layout(row)
    if layout.rules:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(look.colour("line"))
        for rule in layout.rules:
            painter.drawLine(
                (rule.topLeft() + origin).toPoint(), (rule.bottomRight() + origin).toPoint()
            )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(look.colour(sheet.style(row).tone))
    layout.draw(painter, origin, clip, inks)


def _paint_caret(
    painter: QPainter, sheet: Sheet, row: int, origin: QPointF, doings: Doings, look: Appearance
) -> None:
    caret = doings.caret
    if caret is None or caret.row != row:
        return
    rect = sheet.layout(row).caret(caret.offset - sheet.content.start(row)).translated(origin)
    painter.fillRect(
        QRectF(round(rect.x()), rect.y() + 2, 2, rect.height() - 4), look.colour("ink")
    )


def _rects(sheet: Sheet, row: int, start: int, end: int) -> list[QRectF]:
    begin, stop = sheet.content.start(row), sheet.content.end(row)
    if start >= stop or end <= begin:
        return []
    return sheet.layout(row).rects(max(start, begin) - begin, min(end, stop) - begin)
