import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from viewer.ui.app import application
from viewer.ui.reading.grid import Grid


@pytest.fixture
def grid(qtbot: QtBot) -> Grid:
    application()
    made = Grid()
    qtbot.addWidget(made)
    made.resize(800, 600)
    return made


def names(grid: Grid) -> list[list[str]]:
    return [[each.objectName() for each in column] for column in grid.columns()]


def label(name: str) -> QLabel:
    made = QLabel(name)
    made.setObjectName(name)
    return made


def test_widgets_stand_beside_and_below_each_other(grid: Grid) -> None:
    a, b, c, d = (label(name) for name in "abcd")

    grid.add_column(a, 0)
    grid.add_column(b, 1)
    grid.add_column(c, 0)
    grid.add_below(d, a)

    assert names(grid) == [["c"], ["a", "d"], ["b"]]
    assert grid.column_number(d) == 1
    assert [each.objectName() for each in grid.widgets()] == ["c", "a", "d", "b"]


def test_an_emptied_column_goes(grid: Grid) -> None:
    a, b = label("a"), label("b")
    grid.add_column(a, 0)
    grid.add_column(b, 1)

    grid.take(a)

    assert names(grid) == [["b"]]
    with pytest.raises(ValueError, match="none of the columns"):
        grid.column_number(a)
    a.deleteLater()


def test_two_change_places_and_the_sizes_stay(grid: Grid, qtbot: QtBot) -> None:
    a, b, c = (label(name) for name in "abc")
    grid.add_column(a, 0)
    grid.add_column(b, 1)
    grid.add_below(c, b)
    with qtbot.waitExposed(grid):
        grid.show()
    grid.set_sizes([200, 595], [[600], [150, 445]])
    before = grid.sizes()

    grid.swap(a, c)
    assert names(grid) == [["c"], ["b", "a"]]
    grid.swap(a, b)
    assert names(grid) == [["c"], ["a", "b"]]
    assert grid.sizes() == before


def test_sizes_of_another_arrangement_are_left_alone(grid: Grid) -> None:
    grid.add_column(label("a"), 0)

    grid.set_sizes([1, 2, 3], [[1, 2], [4]])

    assert names(grid) == [["a"]]
