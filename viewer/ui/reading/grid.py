"""Readers beside and above each other: columns of readers, all edges movable."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

_HANDLE = 5


class Side(Enum):
    """Where a widget goes, seen from another; `PLACE`: they change places."""

    LEFT = "left"
    RIGHT = "right"
    ABOVE = "up"
    BELOW = "down"
    PLACE = "place"


class Grid(QWidget):
    """Columns of widgets in splitters; every widget is in one column."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = _splitter(Qt.Orientation.Horizontal)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._columns)

    def columns(self) -> list[list[QWidget]]:
        """From left to right, each from top to bottom."""
        found = (self._columns.widget(number) for number in range(self._columns.count()))
        return [_inside(each) for each in found if isinstance(each, QSplitter)]

    def widgets(self) -> list[QWidget]:
        return [widget for column in self.columns() for widget in column]

    def add_column(self, widget: QWidget, at: int) -> None:
        """A new column with this widget; all columns are then equally wide."""
        column = _splitter(Qt.Orientation.Vertical)
        column.addWidget(widget)
        self._columns.insertWidget(at, column)
        _level(self._columns)

    def add_below(self, widget: QWidget, above: QWidget) -> None:
        """Under another, in its column."""
        column = self._column_of(above)
        column.insertWidget(column.indexOf(above) + 1, widget)
        _level(column)

    def take(self, widget: QWidget) -> None:
        """Take a widget out, and its column if that is empty then."""
        column = self._column_of(widget)
        widget.setParent(None)
        self._drop_if_empty(column)

    def swap(self, one: QWidget, other: QWidget) -> None:
        """Let two widgets change places; the sizes of the places stay."""
        first, second = self._column_of(one), self._column_of(other)
        place, there = first.indexOf(one), second.indexOf(other)
        sizes = first.sizes(), second.sizes()
        if first is second:
            low, high = sorted((place, there))
            upper, lower = (one, other) if low == place else (other, one)
            first.insertWidget(low, lower)
            first.insertWidget(high, upper)
        else:
            first.insertWidget(place, other)
            second.insertWidget(there, one)
        first.setSizes(sizes[0])
        second.setSizes(sizes[1])

    def put(self, widget: QWidget, target: QWidget, side: Side) -> None:
        """Put a widget beside another one: into a new column, or above or below it in its column."""
        if side is Side.PLACE:
            self.swap(widget, target)
            return
        if side in (Side.LEFT, Side.RIGHT):
            self._move_beside(widget, target, after=side is Side.RIGHT)
        else:
            self._move_into(widget, target, after=side is Side.BELOW)

    def would_move(self, widget: QWidget, target: QWidget, side: Side) -> bool:
        """Whether a widget is not there already."""
        columns = self.columns()
        own, other = self.column_number(widget), self.column_number(target)
        if side is Side.PLACE:
            return widget is not target
        if side in (Side.LEFT, Side.RIGHT):
            alone = len(columns[own]) == 1
            return not (alone and own == other + (1 if side is Side.RIGHT else -1))
        column = columns[own]
        there = 1 if side is Side.BELOW else -1
        return own != other or column.index(widget) != column.index(target) + there

    def towards(self, widget: QWidget, side: Side) -> tuple[QWidget, Side] | None:
        """What a step of a widget to a side would be: beside which one, on which side of it."""
        columns = self.columns()
        own = self.column_number(widget)
        column = columns[own]
        at = column.index(widget)
        if side in (Side.LEFT, Side.RIGHT):
            if len(column) > 1:
                return column[at - 1], side
            beside = own + (1 if side is Side.RIGHT else -1)
            return (columns[beside][0], side) if 0 <= beside < len(columns) else None
        beside = at + (1 if side is Side.BELOW else -1)
        if 0 <= beside < len(column):
            return column[beside], side
        if len(column) > 1 or len(columns) == 1:
            return None
        other = columns[own - 1] if own else columns[own + 1]
        return (other[-1] if side is Side.BELOW else other[0]), side

    def _move_beside(self, widget: QWidget, target: QWidget, *, after: bool) -> None:
        """Half of the target's column is for the new one."""
        left = self._column_of(widget)
        beside = self._column_of(target)
        column = _splitter(Qt.Orientation.Vertical)
        widths = self._columns.sizes()
        at = self._columns.indexOf(beside)
        half = widths[at] // 2
        widths[at : at + 1] = [widths[at] - half, half]
        self._columns.insertWidget(at + 1 if after else at, column)
        column.addWidget(widget)
        column.show()
        gone = self._columns.indexOf(left)
        if self._drop_if_empty(left):
            freed = widths.pop(gone)
            near = min(gone, len(widths) - 1)
            widths[near] += freed
        self._columns.setSizes(widths)

    def _move_into(self, widget: QWidget, target: QWidget, *, after: bool) -> None:
        left, column = self._column_of(widget), self._column_of(target)
        sizes = column.sizes()
        if left is column:
            was = column.indexOf(widget)
            size = sizes.pop(was)
            at = column.indexOf(target)
            at -= 1 if was < at else 0
            at += 1 if after else 0
            sizes.insert(at, size)
        else:
            at = column.indexOf(target)
            half = sizes[at] // 2
            sizes[at : at + 1] = [sizes[at] - half, half]
            at += 1 if after else 0
        column.insertWidget(at, widget)
        self._drop_if_empty(left)
        column.setSizes(sizes)

    def _drop_if_empty(self, column: QSplitter) -> bool:
        if column.count():
            return False
        column.setParent(None)
        column.deleteLater()
        return True

    def sizes(self) -> tuple[list[int], list[list[int]]]:
        """Widths of the columns, heights in each."""
        columns = [self._columns.widget(number) for number in range(self._columns.count())]
        return self._columns.sizes(), [
            each.sizes() for each in columns if isinstance(each, QSplitter)
        ]

    def set_sizes(self, widths: Sequence[int], heights: Sequence[Sequence[int]]) -> None:
        if len(widths) == self._columns.count() and any(widths):
            self._columns.setSizes(list(widths))
        for number, each in enumerate(heights):
            column = self._columns.widget(number)
            if isinstance(column, QSplitter) and column.count() == len(each) and any(each):
                column.setSizes(list(each))

    def column_number(self, widget: QWidget) -> int:
        return self._columns.indexOf(self._column_of(widget))

    def _column_of(self, widget: QWidget) -> QSplitter:
        for number in range(self._columns.count()):
            column = self._columns.widget(number)
            if isinstance(column, QSplitter) and column.indexOf(widget) >= 0:
                return column
        raise ValueError("The widget stands in none of the columns.")


def _splitter(orientation: Qt.Orientation) -> QSplitter:
    splitter = QSplitter(orientation)
    splitter.setChildrenCollapsible(False)
    splitter.setHandleWidth(_HANDLE)
    return splitter


def _inside(column: QSplitter) -> list[QWidget]:
    found = (column.widget(number) for number in range(column.count()))
    return [each for each in found if each is not None]


def _level(splitter: QSplitter) -> None:
    splitter.setSizes([1000] * splitter.count())
