from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.viewer.ui.reading.values import THEMES
from viewer.ui.appearance import Appearance
from viewer.ui.reading.words_bar import WordsBar, place

ROOM = QRect(0, 0, 600, 800)
SIZE = QSize(170, 32)
LEADING = 24


@given(st.integers(-200, 780), st.integers(24, 300), st.integers(0, 400), st.integers(20, 500))
def test_the_bar_covers_neither_the_words_nor_the_next_line(
    top: int, height: int, left: int, width: int
) -> None:
    words = QRect(left, top, min(width, 600 - left), height)

    bar = QRect(place(SIZE, words, LEADING, ROOM), SIZE)

    assert ROOM.contains(bar)
    covers_all = words.top() <= SIZE.height() and words.bottom() + LEADING + 36 > ROOM.bottom()
    next_line = QRect(0, words.bottom() - LEADING, 600, 2 * LEADING)
    if not covers_all and not (bar.left() > words.right() or bar.right() < words.left()):
        assert not bar.intersects(next_line & ROOM)


def test_themes_and_a_note_are_offered_with_their_keys(
    qtbot: QtBot, appearance: Appearance
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(600, 800)
    bar = WordsBar(appearance, parent)

    bar.offer(THEMES[:2], QRect(100, 200, 50, 20), LEADING, ROOM)

    buttons = [each for each in bar.findChildren(QToolButton) if not each.isHidden()]
    assert [each.toolTip() for each in buttons] == ["Peace (1)", "Humanitarian (2)", "Note (N)"]
    with qtbot.waitSignal(bar.theme_chosen) as chosen:
        buttons[1].click()
    assert chosen.args == [2]
    with qtbot.waitSignal(bar.note_chosen):
        buttons[2].click()
