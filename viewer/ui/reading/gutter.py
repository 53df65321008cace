"""The reading edge of a row: stripes and icons of its themes, its label, the bar of the current one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from viewer.domain import Kind, Tag, Theme, ThemeId
from viewer.ui.appearance import Appearance
from viewer.ui.reading.columns import BAR, ICON
from viewer.ui.reading.glyphs import Glyphs
from viewer.ui.reading.sheet import Sheet
from viewer.ui.widgets.stripes import paint_stripe

SURE = 0.8
"""Recognised paragraphs below this confidence are marked."""
_STEP = ICON + 2.0
_ICON_DROP = 4.0
"""From the top of a stripe, so that an icon stands level with the first line."""
_EDGE = 4.0
_RIBBON = (7.0, 16.0)

Extent = tuple[float, float, bool, bool]
"""Top, bottom, whether a run begins and whether it ends there."""


@dataclass(frozen=True, slots=True)
class Stripe:
    """A theme beside a row, or beside the lines of it whose words are tagged.

    Attributes:
        begins: a run of rows with the theme begins here, so its icon stands here.
    """

    theme: Theme
    tags: tuple[Tag, ...]
    rect: QRectF
    begins: bool
    ends: bool

    @property
    def doubtful(self) -> bool:
        """Nobody was sure of any of the tags."""
        return not any(tag.sure for tag in self.tags)


def stripes(sheet: Sheet, row: int, top: float) -> list[Stripe]:
    """What stands beside a row that begins at `top`, in the order of the lanes."""
    found = []
    for theme_id, tags in _by_lane(sheet, row).items():
        theme = sheet.marks.themes[theme_id]
        whole = any(tag.anchor.whole for tag in tags)
        spans = (
            [_whole_extent(sheet, row, top, theme_id)] if whole else _extents(sheet, row, top, tags)
        )
        left = sheet.columns_of(row).lane_left(sheet.lanes[theme_id])
        width = sheet.columns.stripe
        for number, (upper, lower, begins, ends) in enumerate(spans):
            rect = QRectF(left, upper, width, lower - upper)
            found.append(Stripe(theme, tuple(tags), rect, begins and number == 0, ends))
    return found


def _by_lane(sheet: Sheet, row: int) -> dict[ThemeId, list[Tag]]:
    tags = sheet.marks.tags.get(sheet.content.rows[row].id, ())
    found: dict[ThemeId, list[Tag]] = {}
    for tag in sorted(
        (tag for tag in tags if tag.theme in sheet.lanes), key=lambda tag: sheet.lanes[tag.theme]
    ):
        found.setdefault(tag.theme, []).append(tag)
    return found


def _whole_extent(sheet: Sheet, row: int, top: float, theme: ThemeId) -> Extent:
    """Runs go on through the space between paragraphs that all have the theme."""
    begins = not _wholly(sheet, row - 1, theme)
    ends = not _wholly(sheet, row + 1, theme)
    upper = top + sheet.above(row) if begins else top
    lower = top + sheet.height(row)
    if ends:
        lower = top + sheet.above(row) + sheet.layout(row).height
    return upper, lower, begins, ends


def _wholly(sheet: Sheet, row: int, theme: ThemeId) -> bool:
    if not 0 <= row < len(sheet.content):
        return False
    tags = sheet.marks.tags.get(sheet.content.rows[row].id, ())
    return any(tag.theme == theme and tag.anchor.whole for tag in tags)


def _extents(sheet: Sheet, row: int, top: float, tags: Sequence[Tag]) -> list[Extent]:
    text_top = top + sheet.above(row)
    start, end = sheet.content.start(row), sheet.content.end(row)
    layout = sheet.layout(row)
    if not sheet.content.anchorable(row):
        return [(text_top, text_top + layout.height, True, True)]
    found: list[Extent] = []
    for first, last in sorted(span for tag in tags if (span := _span(tag)) is not None):
        if first < end and start < last:
            upper, lower = layout.extent(max(first, start) - start, min(last, end) - start)
            found.append((text_top + upper, text_top + lower, first >= start, last <= end))
    return found


def _span(tag: Tag) -> tuple[int, int] | None:
    start, end = tag.anchor.start, tag.anchor.end
    return None if start is None or end is None else (start, end)


def icon_places(
    sheet: Sheet, row: int, shown: Sequence[Stripe]
) -> tuple[list[tuple[Stripe, QRectF]], int]:
    """Where the icons of the runs that begin here stand, and how many found no place.

    Each at the top of its stripe, in as many columns as the margin is wide; one that would cover
    another moves on. The icon of a run that began above the screen stays at the top of it.
    """
    wanted = sorted(
        (stripe for stripe in shown if stripe.begins or stripe.rect.top() < 0),
        key=lambda stripe: max(stripe.rect.top(), 0),
    )
    wanted = [stripe for stripe in wanted if stripe.rect.bottom() > ICON]
    if not wanted:
        return [], 0
    there = sheet.columns_of(row)
    free = there.width - there.icons - ICON if there.mirrored else there.icons
    across = 1 + max(0, int((free - _EDGE) // _STEP))
    lines = _lines(wanted, across)
    bottom = max(stripe.rect.bottom() for stripe in shown) + _STEP / 2
    fitting = [line for line in lines if line[0] + ICON <= bottom] or lines[:1]
    left_out = sum(len(line[1]) for line in lines[len(fitting) :])
    if left_out and len(fitting) > 1:  # the count takes the place of the last line
        left_out += len(fitting.pop()[1])
    places = []
    for top, stripes_there in fitting:
        for number, stripe in enumerate(stripes_there):
            shift = (len(stripes_there) - 1 - number) * _STEP
            left = there.icons + shift if there.mirrored else there.icons - shift
            places.append((stripe, QRectF(round(left), round(top), ICON, ICON)))
    return places, left_out


def _lines(wanted: Sequence[Stripe], across: int) -> list[tuple[float, list[Stripe]]]:
    """The icons in lines: where each line's top is and what stands in it."""
    lines: list[tuple[float, list[Stripe]]] = []
    for stripe in wanted:
        top = max(stripe.rect.top(), 0) + _ICON_DROP
        if not lines or top >= lines[-1][0] + _STEP:
            lines.append((top, [stripe]))
        elif len(lines[-1][1]) < across:
            lines[-1][1].append(stripe)
        else:
            lines.append((lines[-1][0] + _STEP, [stripe]))
    return lines


def draw_stripes(
    painter: QPainter, sheet: Sheet, row: int, top: float, look: Appearance, glyphs: Glyphs
) -> None:
    """Stripes and icons of the themes of a row."""
    shown = stripes(sheet, row, top)
    if not shown:
        return
    for stripe in shown:
        paint_stripe(
            painter,
            stripe.rect,
            look.theme_colour(stripe.theme.colour),
            pattern=stripe.theme.pattern,
            doubtful=stripe.doubtful,
            begins=stripe.begins,
            ends=stripe.ends,
        )
    places, left_out = icon_places(sheet, row, shown)
    for stripe, rect in places:
        glyphs.draw(painter, rect, stripe.theme.icon, look.theme_colour(stripe.theme.colour))
    if left_out:
        below = max(rect.bottom() for _, rect in places)
        _draw_left_out(painter, sheet, row, left_out, below, look)


def _draw_left_out(
    painter: QPainter, sheet: Sheet, row: int, left_out: int, top: float, look: Appearance
) -> None:
    """How many icons found no place, where the next one would stand."""
    font = QFont(sheet.typography.style(Kind.FURNITURE, 0).font)
    font.setPixelSize(11)
    painter.setFont(font)
    painter.setPen(look.colour("quiet"))
    box = QRectF(sheet.columns_of(row).icons - 2, top + 2, ICON + 4, ICON)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, f"+{left_out}")


def draw_label(painter: QPainter, sheet: Sheet, row: int, top: float, look: Appearance) -> None:
    """The label, hanging before the text on its first line's baseline."""
    label = sheet.label(row)
    if not label:
        return
    style = sheet.style(row)
    metrics = QFontMetricsF(style.font)
    there = sheet.columns_of(row)
    rect = label_rect(sheet, row, top)
    baseline = rect.top() + (style.leading - metrics.height()) / 2 + metrics.ascent()
    # The full stop of `3.` stands on the left where one reads from the right.
    painter.setLayoutDirection(
        Qt.LayoutDirection.RightToLeft if there.mirrored else Qt.LayoutDirection.LeftToRight
    )
    painter.setFont(style.font)
    painter.setPen(look.colour("faint" if style.tone == "faint" else "quiet"))
    painter.drawText(QPointF(rect.left(), baseline), label)


def label_rect(sheet: Sheet, row: int, top: float) -> QRectF:
    """Where the label of a row stands: on its first line; empty where it has none."""
    style, there = sheet.style(row), sheet.columns_of(row)
    width = sheet.label_width(row)
    if sheet.runs_in(row):
        left = there.text + style.indent
        right = there.text + there.text_width - style.indent
    elif style.step:
        left = there.text + style.indent - style.step
        right = there.text + there.text_width - style.indent + style.step
    else:
        left = there.label - width
        right = there.label + width
    start = right - width if there.mirrored else left
    return QRectF(start, top + sheet.above(row), width, style.leading)


def draw_bar(painter: QPainter, sheet: Sheet, row: int, top: float, colour: QColor) -> None:
    """The bar at the side of the current paragraph."""
    there = sheet.columns_of(row)
    text_top = top + sheet.above(row)
    height = sheet.layout(row).height
    if not sheet.content.is_last(row):
        height = sheet.height(row)
    # Whole pixels without a path: a smooth one as high as a screen takes a millisecond of a frame.
    bar = QRectF(there.bar, text_top + 2, BAR, height - 4).toRect()
    painter.fillRect(bar.adjusted(0, 1, 0, -1), colour)
    for end in (bar.top(), bar.bottom()):
        painter.fillRect(bar.left() + 1, end, bar.width() - 2, 1, colour)


def draw_doubt(painter: QPainter, sheet: Sheet, row: int, top: float, look: Appearance) -> None:
    """A dotted line where the bar would stand: text recognition was not sure of this paragraph."""
    sure = sheet.content.rows[row].confidence
    if sure is None or sure >= SURE:
        return
    there = sheet.columns_of(row)
    text_top = top + sheet.above(row)
    pen = QPen(look.colour("faint"), 1.5, Qt.PenStyle.DotLine)
    painter.setPen(pen)
    middle = there.bar + BAR / 2
    painter.drawLine(
        QPointF(middle, text_top + 2), QPointF(middle, text_top + sheet.layout(row).height - 2)
    )


def stripe_at(sheet: Sheet, row: int, top: float, point: QPointF) -> Stripe | None:
    """The stripe, or the icon, under a point; a stripe counts as a little wider than it is."""
    shown = stripes(sheet, row, top)
    places, _ = icon_places(sheet, row, shown)
    for stripe, rect in places:
        if rect.contains(point):
            return stripe
    for stripe in shown:
        if stripe.rect.adjusted(-1, 0, 1, 0).contains(point):
            return stripe
    return None


def draw_bookmark(painter: QPainter, sheet: Sheet, row: int, top: float, look: Appearance) -> None:
    """A ribbon that hangs in at the edge of the page."""
    if sheet.content.rows[row].id not in sheet.marks.bookmarks or not sheet.content.is_first(row):
        return
    left = sheet.columns.width - _RIBBON[0] if sheet.columns_of(row).mirrored else 0.0
    upper = top + sheet.above(row) + 2
    width, height = _RIBBON
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("accent"))
    painter.drawPolygon(
        [
            QPointF(left, upper),
            QPointF(left + width, upper),
            QPointF(left + width, upper + height),
            QPointF(left + width / 2, upper + height - width / 2),
            QPointF(left, upper + height),
        ]
    )
