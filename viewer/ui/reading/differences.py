"""What is other in a document than in the one beside it, as its reader shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from viewer.analysis.ignoring import Ignore
from viewer.domain import ParagraphId, Relation
from viewer.ui.appearance import Appearance
from viewer.ui.models.comparisons import Comparison, Match, Span
from viewer.ui.reading.sheet import Sheet

_SIGN = 9.0
_WHOLE_WASH = 0.55
_WHOLE = (Relation.ADDED, Relation.REMOVED)


@dataclass(frozen=True, slots=True)
class Difference:
    """What a reader is shown of a paragraph.

    Attributes:
        spans: words `[start, end)` that the other document does not have.
        whole: it has no counterpart at all.
        later: of the document at the right or below, where such words came in; else they went.
    """

    relation: Relation
    spans: tuple[Span, ...]
    reason: str
    later: bool
    held: bool

    @property
    def whole(self) -> bool:
        return self.relation in _WHOLE

    @property
    def said(self) -> str:
        """Such as: changed: same label, 83 % of the words (paired by hand)."""
        by_hand = " (by hand)" if self.held else ""
        return f"{self.relation.value}: {self.reason}{by_hand}"

    @property
    def tone(self) -> str:
        """Meaning of the colour under its words."""
        return "inserted" if self.later else "deleted"


class Differences:
    """The differences of one document to the one beside it, found when they are shown."""

    def __init__(self, comparison: Comparison, ignore: Ignore, *, later: bool) -> None:
        self.comparison = comparison
        self.ignore = ignore
        self.later = later
        self._found: dict[ParagraphId, Difference | None] = {}

    def of(self, paragraph: ParagraphId) -> Difference | None:
        """None where the paragraph is the same, or not of the comparison."""
        if paragraph not in self._found:
            self._found[paragraph] = self._difference(paragraph)
        return self._found[paragraph]

    @property
    def differing(self) -> Mapping[ParagraphId, bool]:
        """The paragraphs of this document that differ; whether they have no counterpart at all."""
        return self.comparison.differing[1 if self.later else 0]

    @property
    def same(self) -> frozenset[ParagraphId]:
        """Paragraphs that can be left out where only differences are to be read; not headings."""
        return self.comparison.same

    def _difference(self, paragraph: ParagraphId) -> Difference | None:
        matches = self.comparison.of(paragraph)
        found = next((match for match in matches if match.differs), None)
        if found is None:
            return None
        spans = self.comparison.spans(paragraph, self.ignore)
        if found.relation is Relation.CHANGED and not self._words_differ(found):
            return None  # only in what is ignored
        return Difference(found.relation, spans, found.reason, self.later, found.held)

    def _words_differ(self, match: Match) -> bool:
        return any(
            self.comparison.spans(side, self.ignore)
            for side in (match.a, match.b)
            if side is not None
        )


def sign_rect(sheet: Sheet, row: int, top: float) -> QRectF:
    """Where the sign of a row stands: on the line of the bar, below a label that hangs there."""
    there = sheet.columns_of(row)
    leading = sheet.style(row).leading
    y = top + sheet.above(row) + (leading - _SIGN) / 2
    if sheet.label(row) and not sheet.style(row).step and not sheet.runs_in(row):
        # Of a paragraph of one line the next line is another's.
        y += leading if sheet.layout(row).height >= 2 * leading else 0.6 * leading
    aside = 3.0 if there.mirrored else -3.0
    return QRectF(there.bar + 1.5 - _SIGN / 2 + aside, y, _SIGN, _SIGN)


def paint_words(
    painter: QPainter, rects: list[QRectF], difference: Difference, look: Appearance
) -> None:
    """Under words that came or went: underlined or struck, so that no colour is needed to tell."""
    tone = look.colour(difference.tone)
    if difference.whole:
        tone.setAlphaF(_WHOLE_WASH)  # much text: the sign says the rest
        for rect in rects:
            painter.fillRect(rect.adjusted(-1, 2, 1, -2).toRect(), tone)
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tone)
    for rect in rects:
        painter.drawRoundedRect(rect.adjusted(-1, 2, 1, -2), 2, 2)
    painter.setPen(QPen(look.colour("quiet"), 1.2))
    for rect in rects:
        y = rect.bottom() - 3.5 if difference.later else rect.center().y() + 1
        painter.drawLine(QLineF(rect.left(), y, rect.right(), y))


def paint_sign(painter: QPainter, rect: QRectF, difference: Difference, look: Appearance) -> None:
    """A small sign for how a paragraph differs, drawn, so that it needs no font."""
    colour = QColor(look.colour("ink"))
    painter.setPen(
        QPen(colour, 1.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    )
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for line in _SIGNS[difference.relation]:
        points = [
            QPointF(rect.left() + x * rect.width(), rect.top() + y * rect.height()) for x, y in line
        ]
        painter.drawPolyline(points)


_Line = tuple[tuple[float, float], ...]

_SIGNS: dict[Relation, tuple[_Line, ...]] = {
    Relation.SAME: (),
    Relation.TRANSLATED: (),
    Relation.ADDED: (((0.5, 0.1), (0.5, 0.9)), ((0.1, 0.5), (0.9, 0.5))),
    Relation.REMOVED: (((0.1, 0.5), (0.9, 0.5)),),
    Relation.CHANGED: (
        ((0.1, 0.35), (0.9, 0.35)),
        ((0.1, 0.68), (0.9, 0.68)),
        ((0.72, 0.05), (0.28, 0.98)),
    ),
    Relation.MOVED: (
        ((0.5, 0.02), (0.5, 0.98)),
        ((0.22, 0.3), (0.5, 0.02), (0.78, 0.3)),
        ((0.22, 0.7), (0.5, 0.98), (0.78, 0.7)),
    ),
    Relation.SPLIT: (((0.5, 1.0), (0.5, 0.55), (0.1, 0.05)), ((0.5, 0.55), (0.9, 0.05))),
    Relation.MERGED: (((0.5, 0.0), (0.5, 0.45), (0.1, 0.95)), ((0.5, 0.45), (0.9, 0.95))),
    Relation.TOPICAL: (
        ((0.05, 0.42), (0.28, 0.3), (0.5, 0.42), (0.72, 0.54), (0.95, 0.42)),
        ((0.05, 0.74), (0.28, 0.62), (0.5, 0.74), (0.72, 0.86), (0.95, 0.74)),
    ),
}
