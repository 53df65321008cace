"""Where the paragraphs of a document stand on its pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from viewer.domain import Anchor, Box, Kind, Paragraph, ParagraphId
from viewer.ui.pages.geometry import Spot

_NEAR = 4.0
"""Points by which a click may miss a line."""
_SAME_BLOCK = 2.5
"""Heights of a line by which the next may lie below and still be of the same block."""


@dataclass(frozen=True, slots=True)
class Placed:
    """The lines of a paragraph on one page."""

    paragraph: Paragraph
    lines: tuple[Box, ...]

    def blocks(self) -> list[Box]:
        """Around the lines, once for each column that they stand in."""
        return blocks(self.lines)


class Places:
    """The paragraphs of one document by page."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self._pages: dict[int, list[Placed]] = {}
        self._first_on: dict[int, Paragraph] = {}
        self._by_id: dict[ParagraphId, Paragraph] = {}
        for each in paragraphs:
            self._by_id[each.id] = each
            if each.page is not None and each.kind is not Kind.FURNITURE:
                self._first_on.setdefault(each.page, each)
            by_page: dict[int, list[Box]] = {}
            for box in each.boxes:
                by_page.setdefault(box.page, []).append(box)
            for page, lines in by_page.items():
                self._pages.setdefault(page, []).append(Placed(each, tuple(lines)))

    def on(self, page: int) -> Sequence[Placed]:
        """What stands on a page, in reading order."""
        return self._pages.get(page, ())

    def paragraph(self, paragraph: ParagraphId) -> Paragraph | None:
        return self._by_id.get(paragraph)

    def at(self, spot: Spot) -> Paragraph | None:
        """The paragraph that is printed there, or hardly beside it."""
        best: tuple[float, Paragraph] | None = None
        for placed in self.on(spot.page):
            for box in placed.blocks():
                away = max(box.left - spot.x, spot.x - box.right, 0.0) + max(
                    box.top - spot.y, spot.y - box.bottom, 0.0
                )
                if away <= _NEAR and (best is None or away < best[0]):
                    best = (away, placed.paragraph)
        return None if best is None else best[1]

    def nearest(self, page: int, y: float) -> tuple[Paragraph, float] | None:
        """The paragraph at a height of a page and how much of it is above, 0 to 1."""
        best: tuple[float, Paragraph, float] | None = None
        for placed in self.on(page):
            if placed.paragraph.kind is Kind.FURNITURE:
                continue
            for box in placed.lines:
                away = max(box.top - y, y - box.bottom, 0.0)
                if best is None or away < best[0]:
                    inside = min(max(y - box.top, 0.0), box.bottom - box.top)
                    best = (away, placed.paragraph, _share(placed.paragraph, box, inside))
        if best is not None:
            return best[1], best[2]
        first = self._first_on.get(page)
        return None if first is None else (first, 0.0)

    def spot(self, paragraph: ParagraphId, share: float) -> Spot | None:
        """Where so much of a paragraph is above, 0 to 1; None where its page is not known."""
        found = self._by_id.get(paragraph)
        if found is None:
            return None
        if not found.boxes:
            return None if found.page is None else Spot(found.page, 0.0, 0.0)
        left = share * _height(found.boxes)
        for box in found.boxes:
            height = box.bottom - box.top
            if left <= height:
                return Spot(box.page, box.left, box.top + left)
            left -= height
        last = found.boxes[-1]
        return Spot(last.page, last.left, last.bottom)


def lines_of(paragraph: Paragraph, anchor: Anchor) -> tuple[Box, ...]:
    """The lines that hold what an anchor means.

    Lines know their widths and not their words, so those of words are told by the share of all
    widths that comes before them: right to a word or two, which is why whole lines are marked.
    """
    if anchor.start is None or anchor.end is None or not paragraph.text:
        return paragraph.boxes
    across = sum(box.right - box.left for box in paragraph.boxes) or 1.0
    first, last = (each / len(paragraph.text) * across for each in (anchor.start, anchor.end))
    found, x = [], 0.0
    for box in paragraph.boxes:
        width = box.right - box.left
        if x < last and x + width > first:
            found.append(box)
        x += width
    return tuple(found)


def blocks(lines: Sequence[Box]) -> list[Box]:
    """Lines joined that stand under each other; another column or page begins another block."""
    found: list[Box] = []
    for box in lines:
        if found and _follows(found[-1], box):
            found[-1] = _united(found[-1], box)
        else:
            found.append(box)
    return found


def _follows(block: Box, line: Box) -> bool:
    if block.page != line.page:
        return False
    overlap = min(block.right, line.right) - max(block.left, line.left)
    below = line.top - block.bottom
    height = line.bottom - line.top
    return overlap > 0 and -4 * height < below < _SAME_BLOCK * height and line.bottom > block.top


def _united(one: Box, other: Box) -> Box:
    return Box(
        one.page,
        min(one.left, other.left),
        min(one.top, other.top),
        max(one.right, other.right),
        max(one.bottom, other.bottom),
    )


def _height(boxes: Sequence[Box]) -> float:
    return sum(box.bottom - box.top for box in boxes) or 1.0


def _share(paragraph: Paragraph, line: Box, inside: float) -> float:
    above = 0.0
    for box in paragraph.boxes:
        if box is line:
            break
        above += box.bottom - box.top
    return min(1.0, (above + inside) / _height(paragraph.boxes))
