from __future__ import annotations

from dataclasses import dataclass

import pytest
from pytestqt.qtbot import QtBot

from viewer.ui.models.rows_model import RowsModel
from viewer.ui.widgets.rows_table import RowsTable


@dataclass(frozen=True, slots=True)
class _Line:
    cells: tuple[str, ...] = ("12:00", "Ana", "Tag three paragraphs as Peace")


class _Model(RowsModel[_Line]):
    headings = ("When", "Who", "What")


@pytest.fixture
def table(qtbot: QtBot) -> RowsTable[_Line]:
    made: RowsTable[_Line] = RowsTable(_Model(), "Edits", (20, 10))
    qtbot.addWidget(made)
    made.rows.show([_Line()])
    made.resize(1000, 200)
    made.show()
    return made


def widths(table: RowsTable[_Line]) -> list[int]:
    return [table.columnWidth(column) for column in range(3)]


def test_where_there_is_room_columns_are_as_wide_as_told(table: RowsTable[_Line]) -> None:
    assert widths(table)[:2] == [160, 80]


@pytest.mark.parametrize("width", [330, 300, 240])
def test_in_a_narrow_table_the_last_column_keeps_a_third(
    table: RowsTable[_Line], width: int, qtbot: QtBot
) -> None:
    table.resize(width, 200)

    when, who, what = widths(table)
    assert when == pytest.approx(2 * who, abs=2)
    assert what >= 0.32 * table.viewport().width()
    qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() == 0)


def test_what_a_person_drew_wider_stays(table: RowsTable[_Line]) -> None:
    table.setColumnWidth(1, 200)
    table.resize(900, 200)

    assert widths(table)[:2] == [160, 200]


def test_another_column_than_the_last_may_take_the_rest(qtbot: QtBot) -> None:
    made: RowsTable[_Line] = RowsTable(_Model(), "Edits", (20, 10), roomy=1)
    qtbot.addWidget(made)
    made.resize(1000, 200)
    made.show()

    assert (widths(made)[0], widths(made)[2]) == (160, 80)
    qtbot.waitUntil(lambda: sum(widths(made)) == made.viewport().width())
