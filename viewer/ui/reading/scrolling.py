"""Where a reader stands: a row and how far of it is above the top of the screen.

The scroll bar only mirrors that. So estimates above can turn into true heights, marks can come and
go and the width can change, and the line being read stays where it is.
"""

from __future__ import annotations

from collections.abc import Iterator

from viewer.ui.reading.sheet import Sheet

_NEAR_SCREENS = 3
"""Within so many screens scrolling goes by true heights, beyond by the estimates."""
_END_SPACE = 0.4
"""Share of the screen that stays empty under the last row, so that it can be read at ease."""
TOP_SPACE = 16.0


class Position:
    """The place of the screen on a sheet.

    Attributes:
        row, offset: the row at the top, and how many pixels of it are above; negative when there
            is space over the first row.
    """

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.row = 0
        self.offset = -TOP_SPACE
        self.screen = 0.0

    def value(self) -> float:
        """Pixels above the screen, as the scroll bar counts them."""
        if not len(self.sheet.content):
            return 0.0
        return self.sheet.heights.top(self.row) + self.offset + TOP_SPACE

    def maximum(self) -> float:
        total = self.sheet.heights.total + TOP_SPACE + self.screen * _END_SPACE
        return max(0.0, total - self.screen)

    def set_value(self, value: float) -> None:
        """Go where the scroll bar says; near steps by true heights, so that nothing jumps."""
        difference = value - self.value()
        if abs(difference) < self.screen * _NEAR_SCREENS:
            self.move(difference)
            return
        self.row, self.offset = self.sheet.heights.at(value - TOP_SPACE)
        if value < TOP_SPACE:
            self.offset = value - TOP_SPACE
        self._keep_within()

    def move(self, pixels: float) -> None:
        """Scroll by true heights."""
        if not len(self.sheet.content):
            return
        self.offset += pixels
        while self.offset < 0 and self.row > 0:
            self.row -= 1
            self.offset += self.sheet.height(self.row)
        last = len(self.sheet.content) - 1
        while self.row < last and self.offset >= (height := self.sheet.height(self.row)):
            self.offset -= height
            self.row += 1
        self._keep_within()

    def go_to(self, row: int, offset: float = 0.0) -> None:
        """Put a row at the top, `offset` pixels of it above."""
        self.row = min(max(row, 0), max(0, len(self.sheet.content) - 1))
        self.offset = 0.0
        self.move(offset)

    def top(self, row: int) -> float:
        """Where a row begins on the screen; true for rows near it."""
        y = -self.offset
        if row >= self.row:
            for each in range(self.row, row):
                y += self.sheet.height(each)
        else:
            for each in range(row, self.row):
                y -= self.sheet.height(each)
        return y

    def far(self, row: int) -> bool:
        """Whether a row is too far away to go there by true heights."""
        away = self.sheet.heights.top(row) - self.sheet.heights.top(self.row)
        return abs(away) > self.screen * _NEAR_SCREENS

    def visible(self) -> Iterator[tuple[int, float]]:
        """The rows on the screen with where each begins, laid out."""
        y, row = -self.offset, self.row
        while row < len(self.sheet.content) and y < self.screen:
            height = self.sheet.height(row)
            if y + height > 0:
                yield row, y
            y += height
            row += 1

    def _keep_within(self) -> None:
        if self.row == 0 and self.offset < -TOP_SPACE:
            self.offset = -TOP_SPACE
        beyond = self.value() - self.maximum()
        if beyond <= 0:
            return
        # Only near the end, where all that is left is laid out at once.
        self.offset -= beyond
        while self.offset < 0 and self.row > 0:
            self.row -= 1
            self.offset += self.sheet.height(self.row)
        if self.row == 0:
            self.offset = max(self.offset, -TOP_SPACE)
