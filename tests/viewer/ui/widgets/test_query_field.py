from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from viewer.domain.searching import Completion
from viewer.ui.app import application
from viewer.ui.session import Session
from viewer.ui.widgets.query_field import QueryField

RED = QColor("#ff0000")
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def field(qtbot: QtBot) -> Iterator[QueryField]:
    application()
    window = QWidget()
    made = QueryField()
    column = QVBoxLayout(window)
    column.addWidget(made)
    column.addWidget(QLineEdit())
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    yield made
    window.close()


def offer(field: QueryField, *texts: str) -> None:
    """Offer these in place of the last word."""
    typed = field.text()
    start = typed.rfind(" ") + 1
    field.offer(typed, [Completion(each, start, len(typed), each, "theme", 3) for each in texts])


def reds(field: QueryField) -> set[int]:
    """The columns of the field in which something is red."""
    image = field.grab().toImage()
    return {
        x
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).red() > 200 and image.pixelColor(x, y).green() < 90
    }


def test_a_mistake_is_underlined_where_it_is(field: QueryField) -> None:
    field.setText("𝔄𝔅 peace themee:x")
    assert not reds(field)
    field.mark((9, 16), RED)
    metrics = field.fontMetrics()
    begins = metrics.horizontalAdvance("𝔄𝔅 peace ")
    columns = reds(field)
    assert min(columns) >= begins
    assert max(columns) <= begins + metrics.horizontalAdvance("themee:") + 16
    assert field.text() == "𝔄𝔅 peace themee:x"
    field.mark(None, RED)
    assert not reds(field)


def test_tab_takes_the_first_and_typing_goes_on_behind_it(field: QueryField) -> None:
    field.insert("𝔄 ")
    QTest.keyClicks(field, "he")
    offer(field, "Health", "Heat")
    assert field.completions.isVisible()
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert field.hasFocus()
    QTest.keyClicks(field, " x")
    assert field.text() == "𝔄 Health x"


def test_arrows_choose_and_enter_takes(field: QueryField) -> None:
    QTest.keyClicks(field, "he")
    offer(field, "Health", "Heat")
    QTest.keyClick(field, Qt.Key.Key_Up)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "Heat"
    assert not field.completions.isVisible()


def test_enter_is_not_taken_while_nothing_is_chosen(field: QueryField, qtbot: QtBot) -> None:
    QTest.keyClicks(field, "he")
    offer(field, "Health")
    with qtbot.waitSignal(field.returnPressed):
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "he"
    assert not field.completions.isVisible()


def test_escape_puts_the_completions_away_and_keeps_the_text(field: QueryField) -> None:
    QTest.keyClicks(field, "he")
    offer(field, "Health")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not field.completions.isVisible()
    assert field.text() == "he"


def test_without_completions_tab_leaves_the_field(field: QueryField) -> None:
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert not field.hasFocus()


def test_what_comes_too_late_or_says_nothing_new_is_not_shown(field: QueryField) -> None:
    QTest.keyClicks(field, "he")
    field.offer("h", [Completion("Health", 0, 1, "Health", "theme")])
    assert not field.completions.isVisible()
    offer(field, "he")
    assert not field.completions.isVisible()


def test_typing_asks_a_little_later_and_control_space_at_once(
    field: QueryField, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(field.offer_wanted) as asked:
        field.insert("𝔄 ")
        QTest.keyClicks(field, "he")
    assert asked.args == ["𝔄 he", 4, False]
    with qtbot.waitSignal(field.offer_wanted) as asked:
        QTest.keyClick(field, Qt.Key.Key_Space, CONTROL)
    assert asked.args == ["𝔄 he", 4, True]


def test_a_click_takes_a_completion(field: QueryField) -> None:
    QTest.keyClicks(field, "he")
    offer(field, "Health", "Heat")
    view = field.completions.view
    point = view.visualItemRect(view.item(1)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert field.text() == "Heat"


@pytest.mark.parametrize("count", [1, 3])
def test_a_few_completions_are_all_seen_without_a_bar_to_scroll(
    field: QueryField, session: Session, count: int
) -> None:
    field.setText("p")
    offer(field, *(f"peace{number}" for number in range(count)))
    view = field.completions.view
    assert view.viewport().height() == count * view.sizeHintForRow(0)
    assert not view.verticalScrollBar().isVisible()
