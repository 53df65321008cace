"""Pages under one another at a scale: where each lies, in pixels of the screen before density."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF

Sizes = Sequence[tuple[float, float]]


EYE = 0.25
"""Share of the screen above the line that is taken to be read."""


class Fit(Enum):
    """What the zoom follows when the widget changes its size."""

    WIDTH = "width"
    PAGE = "page"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Spot:
    """A point of a page, counted from 1, in points from its top left corner."""

    page: int
    x: float
    y: float


class Stack:
    """Pages of these sizes, in points, at `scale` pixels a point, `gap` pixels apart."""

    def __init__(self, sizes: Sizes, scale: float, gap: float) -> None:
        self.sizes = sizes
        self.scale = scale
        self.gap = gap
        self.width = max((width for width, _ in sizes), default=0.0) * scale
        self._tops: list[float] = []
        y = gap
        for _, height in sizes:
            self._tops.append(y)
            y += height * scale + gap
        self.height = y

    def __len__(self) -> int:
        return len(self.sizes)

    def rect(self, page: int) -> QRectF:
        """Where a page lies; 0 is the middle of all pages across, the top of the first down."""
        width, height = (each * self.scale for each in self.sizes[page - 1])
        return QRectF(-width / 2, self._tops[page - 1], width, height)

    def page_at(self, y: float) -> int:
        """The page at this height, or the one above the gap that is there."""
        return max(1, bisect_right(self._tops, y))

    def between(self, top: float, bottom: float) -> range:
        """The pages that show between two heights."""
        if not self.sizes:
            return range(0)
        first = self.page_at(top)
        if self.rect(first).bottom() < top and first < len(self.sizes):
            first += 1
        return range(first, self.page_at(max(top, bottom)) + 1)

    def spot(self, point: QPointF) -> Spot | None:
        """The point of a page that lies there; None beside the pages."""
        if not self.sizes:
            return None
        page = self.page_at(point.y())
        rect = self.rect(page)
        if not rect.contains(point):
            return None
        inside = point - rect.topLeft()
        return Spot(page, inside.x() / self.scale, inside.y() / self.scale)

    def y(self, page: int, points: float) -> float:
        """The height at which a point of a page lies."""
        return self._tops[page - 1] + points * self.scale

    def down(self, y: float) -> tuple[int, float]:
        """The page at a height and how far down it, in points; a gap counts as the page's end."""
        page = self.page_at(y)
        points = (y - self._tops[page - 1]) / self.scale
        return page, min(max(points, 0.0), self.sizes[page - 1][1])
