"""Readers beside and above each other: columns of readers, all edges movable."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

_HANDLE = 5


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
        if column.count() == 0:
            column.setParent(None)
            column.deleteLater()

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
