"""Pages in tiles: which are needed, and those that were drawn, kept within bounds."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from math import ceil, floor

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from viewer.rendering import Tile

MOST_ACROSS, MOST_DOWN = 2048, 1024
MOST_BYTES = 96 * 1024 * 1024
"""Of all pictures of one original; those on the screen are kept whatever they need."""


def tiles_of(page: int, width: int, height: int, part: QRectF) -> list[Tile]:
    """The tiles that cover a part of a page, all in pixels of the screen, from the top."""
    columns, rows = ceil(width / MOST_ACROSS), ceil(height / MOST_DOWN)
    xs = [round(width * each / columns) for each in range(columns + 1)]
    ys = [round(height * each / rows) for each in range(rows + 1)]
    first_row, last_row = _touched(part.top(), part.bottom(), height, rows)
    first_column, last_column = _touched(part.left(), part.right(), width, columns)
    return [
        Tile(page, width, height, xs[x], ys[y], xs[x + 1] - xs[x], ys[y + 1] - ys[y])
        for y in range(first_row, last_row + 1)
        for x in range(first_column, last_column + 1)
    ]


def _touched(start: float, end: float, length: int, parts: int) -> tuple[int, int]:
    first = floor(start * parts / length)
    last = ceil(end * parts / length) - 1
    return min(max(first, 0), parts - 1), min(max(last, first, 0), parts - 1)


class Drawn:
    """The pictures that there are; the ones longest unused go first."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self._most = most
        self._pictures: OrderedDict[Tile, QImage] = OrderedDict()
        self._of_page: dict[int, set[Tile]] = {}
        self.bytes = 0

    def __contains__(self, tile: Tile) -> bool:
        return tile in self._pictures

    def get(self, tile: Tile) -> QImage | None:
        picture = self._pictures.get(tile)
        if picture is not None:
            self._pictures.move_to_end(tile)
        return picture

    def others(self, page: int, width: int) -> list[tuple[Tile, QImage]]:
        """What there is of a page in another size, the nearest size last."""
        found = [each for each in self._of_page.get(page, ()) if each.width != width]
        found.sort(key=lambda each: -abs(each.width - width))
        return [(each, self._pictures[each]) for each in found]

    def put(self, tile: Tile, picture: QImage, needed: Iterable[Tile]) -> None:
        """Keep a picture, and let go of others but for those that are needed now."""
        if tile in self._pictures:
            return
        self._pictures[tile] = picture
        self._of_page.setdefault(tile.page, set()).add(tile)
        self.bytes += tile.size
        if self.bytes > self._most:
            self._shrink({tile, *needed})

    def clear(self) -> None:
        self._pictures.clear()
        self._of_page.clear()
        self.bytes = 0

    def _shrink(self, needed: set[Tile]) -> None:
        for tile in list(self._pictures):
            if self.bytes <= self._most:
                return
            if tile not in needed:
                del self._pictures[tile]
                self._of_page[tile.page].discard(tile)
                self.bytes -= tile.size
