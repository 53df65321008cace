"""What shines through on a page: tags, notes, the selection; painted on paper that is always white."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from resources import palettes
from viewer.domain import Annotation, Box, ParagraphId, Tag, Theme, ThemeId
from viewer.ui import icons
from viewer.ui.pages.places import Placed, Places, blocks, lines_of

_PAPER = "light"
"""Pages are shown as they were printed, so colours are those of the light appearance on them."""
_TINT, _SELECTED_TINT = 0.20, 0.10
_STRIPE, _LANE = 3.0, 5.0
_GLYPH = 13.0
_PAD = 3.0
_TIP_CHARACTERS = 160


@dataclass(frozen=True)
class PageMarks:
    """What stands on the paragraphs of a document.

    Attributes:
        selected: paragraphs that are framed.
        rtl: the document runs from right to left, so stripes stand at the right.
    """

    tags: Mapping[ParagraphId, Sequence[Tag]] = field(default_factory=dict)
    notes: Mapping[ParagraphId, Sequence[Annotation]] = field(default_factory=dict)
    themes: Mapping[ThemeId, Theme] = field(default_factory=dict)
    selected: frozenset[ParagraphId] = frozenset()
    rtl: bool = False

    def themes_on(self, paragraph: ParagraphId) -> list[Theme]:
        """In the order of the codebook, each once."""
        tagged = {tag.theme for tag in self.tags.get(paragraph, ())}
        return [theme for key, theme in self.themes.items() if key in tagged]


def tip(placed: Places, marks: PageMarks, paragraph: ParagraphId) -> str:
    """What the pointer says of a paragraph."""
    found = placed.paragraph(paragraph)
    if found is None:
        return ""
    start = f"{found.label or ''} {found.text}".strip()
    if len(start) > _TIP_CHARACTERS:
        start = start[:_TIP_CHARACTERS].rsplit(" ", 1)[0] + "…"
    said = [start, *(f"● {theme.name}" for theme in marks.themes_on(paragraph))]
    notes = len(marks.notes.get(paragraph, ()))
    if notes:
        said.append("1 note" if notes == 1 else f"{notes} notes")
    return "\n".join(said)


class Marker:
    """Paints the marks of one page at a scale.

    Args:
        origin: of the page on the painter, in pixels.
        scale: pixels a point.
    """

    def __init__(self, painter: QPainter, origin: QPointF, scale: float, marks: PageMarks) -> None:
        self._painter = painter
        self._origin = origin
        self._scale = scale
        self._marks = marks

    def paint(self, placed: Sequence[Placed]) -> None:
        self._painter.save()
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for each in placed:
            self._paint_themes(each)
        for each in placed:
            if each.paragraph.id in self._marks.selected:
                self._paint_selected(each)
            if self._marks.notes.get(each.paragraph.id):
                self._paint_note(each)
        self._painter.restore()

    def _paint_themes(self, placed: Placed) -> None:
        themes = self._marks.themes_on(placed.paragraph.id)
        page = placed.lines[0].page
        for lane, theme in enumerate(themes):
            lines: dict[Box, None] = {}  # a set in order
            for tag in self._marks.tags.get(placed.paragraph.id, ()):
                if tag.theme == theme.id:
                    on = lines_of(placed.paragraph, tag.anchor)
                    lines.update((box, None) for box in on if box.page == page)
            for block in blocks(tuple(lines)):
                rect = self._rect(block)
                self._paint_band(rect, theme, _TINT / len(themes) ** 0.5)
                self._paint_stripe(rect, theme, lane, len(themes))

    def _paint_band(self, rect: QRectF, theme: Theme, tint: float) -> None:
        band = _colour(theme)
        band.setAlphaF(tint)
        # As ink on ink: what is printed stays as black as it is.
        painter = self._painter
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.fillRect(rect.adjusted(-_PAD, -1, _PAD, 1), band)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)

    def _paint_stripe(self, rect: QRectF, theme: Theme, lane: int, lanes: int) -> None:
        """In its lane, the first the outermost as in the text, and its icon beyond them all."""
        top = rect.top() - 1
        away = _PAD + 2 + (lanes - 1 - lane) * _LANE
        beyond = _PAD + 2 + lanes * _LANE
        if self._marks.rtl:
            stripe, glyph = rect.right() + away, rect.right() + beyond
        else:
            stripe, glyph = rect.left() - away - _STRIPE, rect.left() - beyond - _GLYPH
        colour = _colour(theme)
        self._painter.fillRect(QRectF(stripe, top, _STRIPE, rect.height() + 2), colour)
        place = QRectF(glyph, top + lane * (_GLYPH + 1), _GLYPH, _GLYPH)
        self._paint_icon(place, theme.icon, colour)

    def _paint_icon(self, rect: QRectF, meaning: str, colour: QColor) -> None:
        if icons.ready():
            icons.icon(meaning, colour).paint(self._painter, rect.toAlignedRect())

    def _paint_selected(self, placed: Placed) -> None:
        colour = QColor(palettes.tone("accent", _PAPER))
        wash = QColor(colour)
        wash.setAlphaF(0.0 if self._marks.tags.get(placed.paragraph.id) else _SELECTED_TINT)
        for block in placed.blocks():
            rect = self._rect(block).adjusted(-_PAD, -_PAD, _PAD, _PAD)
            self._painter.setPen(QPen(colour, 1.5))
            self._painter.setBrush(wash)
            self._painter.drawRoundedRect(rect, 2, 2)

    def _paint_note(self, placed: Placed) -> None:
        """A slip at the corner away from the stripes."""
        block = self._rect(placed.blocks()[0])
        x = block.left() - _PAD - _GLYPH if self._marks.rtl else block.right() + _PAD
        slip = QRectF(x, block.top() - 1, _GLYPH, _GLYPH)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(palettes.tone("hit", _PAPER)))
        self._painter.drawRoundedRect(slip, 2, 2)
        self._paint_icon(slip.adjusted(1, 1, -1, -1), "note", QColor(palettes.tone("ink", _PAPER)))

    def _rect(self, box: Box) -> QRectF:
        left, top = self._origin.x() + box.left * self._scale, self._origin.y()
        return QRectF(
            left,
            top + box.top * self._scale,
            (box.right - box.left) * self._scale,
            (box.bottom - box.top) * self._scale,
        )


def _colour(theme: Theme) -> QColor:
    return QColor(palettes.colour(theme.colour, _PAPER))
