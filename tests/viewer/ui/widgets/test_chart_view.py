"""Charts: gone through with keys, pointed at, scrolled, and saved whole."""

from __future__ import annotations

import csv
import time
import xml.etree.ElementTree as ET
from io import StringIO
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from viewer.domain.charts import Head, Table
from viewer.exporters import ExportError
from viewer.ui.appearance import Appearance, Mode
from viewer.ui.session import Session
from viewer.ui.widgets.chart_layout import Form, lay_out
from viewer.ui.widgets.chart_painting import Paper
from viewer.ui.widgets.chart_saving import save_chart
from viewer.ui.widgets.chart_view import ChartView

ROWS, COLUMNS = 200, 12
LONG = "A title that is very much longer than any column or row could ever be, and then some more"


def table(rows: int = ROWS, columns: int = COLUMNS) -> Table:
    return Table(
        "Themes in documents",
        "excerpts",
        False,
        tuple(Head(f"{number} {LONG}", "2013") for number in range(rows)),
        tuple(Head(f"Theme {number}", "path", colour="blue") for number in range(columns)),
        tuple(
            tuple(None if not (a or b) else float((a + b) % 7) for b in range(columns))
            for a in range(rows)
        ),
    )


@pytest.fixture
def view(session: Session, qtbot: QtBot) -> ChartView:
    made = ChartView(session.appearance)
    qtbot.addWidget(made)
    made.resize(700, 300)
    made.show_table(table())
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        (Qt.Key.Key_Down, (6, 5)),
        (Qt.Key.Key_Up, (4, 5)),
        (Qt.Key.Key_Left, (5, 4)),
        (Qt.Key.Key_Right, (5, 6)),
        (Qt.Key.Key_Home, (5, 0)),
        (Qt.Key.Key_End, (5, COLUMNS - 1)),
    ],
)
def test_the_arrows_go_from_cell_to_cell(
    view: ChartView, key: Qt.Key, expected: tuple[int, int]
) -> None:
    view.go(5, 5)
    QTest.keyClick(view, key)
    assert view.current == expected


def test_the_keyboard_stays_inside_and_what_it_is_at_is_in_sight(view: ChartView) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(view, Qt.Key.Key_Up)
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.current == (0, 0)
    QTest.keyClick(view, Qt.Key.Key_End, control)
    assert view.current == (ROWS - 1, COLUMNS - 1)
    assert view.viewport().rect().contains(view.cell_rect(*view.current))
    QTest.keyClick(view, Qt.Key.Key_PageUp)
    assert 0 < view.current[0] < ROWS - 5
    QTest.keyClick(view, Qt.Key.Key_Home, control)
    assert view.viewport().rect().contains(view.cell_rect(0, 0))


def test_what_the_keyboard_is_at_is_told_to_eyes_and_ears(view: ChartView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.pointed) as told:
        view.go(2, 3)
    assert told.args == [f"2 {LONG}, Theme 3: 5 excerpts"]
    assert view.accessibleDescription() == told.args[0]
    assert view.accessibleName() == "Themes in documents, excerpts"


def test_return_and_a_click_choose_a_cell(view: ChartView, qtbot: QtBot) -> None:
    view.go(1, 2)
    with qtbot.waitSignal(view.chosen) as by_key:
        QTest.keyClick(view, Qt.Key.Key_Return)
    with qtbot.waitSignal(view.chosen) as by_mouse:
        place = view.cell_rect(3, 1).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert by_key.args == [1, 2]
    assert by_mouse.args == [3, 1]
    assert view.current == (3, 1)


def test_the_mouse_is_told_values_and_whole_names(view: ChartView) -> None:
    cell = view.cell_rect(2, 3)
    assert view.tip(QPointF(cell.center())).endswith("Theme 3: 5 excerpts")
    assert view.tip(QPointF(4, cell.center().y())) == f"2 {LONG}\n2013"
    assert view.tip(QPointF(cell.center().x(), 4)) == "Theme 3\npath"
    assert view.tip(QPointF(2, 2)) == ""


def test_a_table_that_shrinks_takes_the_keyboard_along(view: ChartView) -> None:
    view.go(ROWS - 1, COLUMNS - 1)
    view.show_table(table(2, 2))
    assert view.current == (1, 1)
    view.show_table(Table("", "", False, (), (), ()))
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert view.grab().toImage().pixelColor(5, 5).isValid()


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
@pytest.mark.parametrize("form", list(Form))
def test_it_is_drawn_in_both_appearances(
    session: Session, qtbot: QtBot, mode: Mode, form: Form
) -> None:
    session.appearance.choose(mode)
    made = ChartView(session.appearance, form)
    qtbot.addWidget(made)
    made.resize(700, 300)
    made.show_table(table(5, 5))
    made.setFocus()
    picture = made.grab().toImage()
    shades = {
        picture.pixelColor(x, y).name()
        for x in range(0, picture.width(), 7)
        for y in range(0, picture.height(), 5)
    }
    assert session.appearance.colour("paper").name() in shades
    assert len(shades) > 4


def test_few_columns_leave_names_room_and_many_turn_their_heads(session: Session) -> None:
    metrics = QFontMetricsF(ChartView(session.appearance).font())
    few = lay_out(table(3, 2), Form.HEAT, metrics, 1000)
    many = lay_out(table(3, 40), Form.HEAT, metrics, 1000)
    assert few.names > many.names
    assert not few.upright
    assert many.upright
    assert many.width > 1000
    assert few.width <= 1000


def test_a_low_pane_shows_rows_and_not_heads_alone(session: Session, qtbot: QtBot) -> None:
    made = ChartView(session.appearance)
    qtbot.addWidget(made)
    made.resize(500, 170)
    made.show_table(table(20, 30))
    with qtbot.waitExposed(made):
        made.show()
    assert made.viewport().rect().contains(made.cell_rect(1, 0))


def test_the_foot_says_what_is_pointed_at(view: ChartView) -> None:
    view.setFocus()
    view.go(2, 3)
    assert view.sentence.endswith("Theme 3: 5 excerpts")
    QTest.mouseMove(view.viewport(), view.cell_rect(3, 1).center())
    assert view.grab().toImage().height() > 0


def test_a_large_table_is_drawn_in_no_time(session: Session, qtbot: QtBot) -> None:
    made = ChartView(session.appearance)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show_table(table(3_000, 60))
    with qtbot.waitExposed(made):
        made.show()
    made.verticalScrollBar().setValue(20_000)
    began = time.process_time()
    made.viewport().repaint()
    assert time.process_time() - began < 0.5  # 0.03 s where nothing else runs


def test_a_saved_picture_is_whole_on_white_paper(view: ChartView, tmp_path: Path) -> None:
    view.verticalScrollBar().setValue(500)
    save_chart(view.chart, tmp_path / "a.png")
    picture = QImage(str(tmp_path / "a.png"))
    assert picture.height() > 2 * ROWS * 15
    assert picture.pixelColor(1, 1).name() == "#ffffff"


def test_svg_is_well_formed_and_has_the_words(view: ChartView, tmp_path: Path) -> None:
    save_chart(view.chart, tmp_path / "a.svg")
    text = (tmp_path / "a.svg").read_text("utf-8")
    root = ET.fromstring(text)
    assert root.tag.endswith("svg")
    assert "Themes in documents" in text
    assert "Theme 3" in text
    assert ', sans-serif"' in text


def test_csv_has_every_name_and_value(view: ChartView, tmp_path: Path) -> None:
    save_chart(view.chart, tmp_path / "a.csv")
    rows = list(csv.reader(StringIO((tmp_path / "a.csv").read_text("utf-8-sig"))))
    assert len(rows) == ROWS + 1
    assert rows[3][:5] == [f"2 {LONG}", "2", "3", "4", "5"]


def test_a_folder_that_is_not_there_is_said(view: ChartView, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="is not there"):
        save_chart(view.chart, tmp_path / "gone" / "a.svg")


def test_paper_looks_like_the_light_window(session: Session) -> None:
    look = Appearance(session.settings)
    look.choose(Mode.LIGHT)
    assert Paper().theme_colour("blue") == look.theme_colour("blue")
    assert Paper().colour("ink") == look.colour("ink")
