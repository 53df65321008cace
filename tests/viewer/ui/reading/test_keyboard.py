from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.viewer.ui.reading.conftest import Show
from tests.viewer.ui.reading.values import LONG
from viewer.ui.reading.content import SLICE_CHARACTERS
from viewer.ui.reading.selection import Point, anchors, paragraphs, words_text
from viewer.ui.reading.view import ReadingView

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier

Press = Callable[..., None]


@pytest.fixture
def press(qtbot: QtBot) -> Press:
    def keys(view: ReadingView, *pressed: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        for key in pressed:
            QTest.keyClick(view, key, held)

    return keys


def text(view: ReadingView) -> str:
    return words_text(view.reading.selected, view.reading.content)


@pytest.mark.parametrize(("on", "back"), [(Key.Key_J, Key.Key_K), (Key.Key_Down, Key.Key_Up)])
def test_keys_move_by_paragraph(show: Show, press: Press, on: Qt.Key, back: Qt.Key) -> None:
    view = show(["One.", "Two.", "Three."])

    press(view, on, on)
    assert view.reading.current == 2
    press(view, on)
    assert view.reading.current == 2
    press(view, back)
    assert view.reading.current == 1
    assert view.reading.selected == paragraphs(1)


def test_shift_extends_and_shrinks_by_paragraph(show: Show, press: Press) -> None:
    view = show(["One.", "Two.", "Three.", "Four."])
    view.reading.go_to(1)

    press(view, Key.Key_Down, Key.Key_J, held=SHIFT)
    assert view.reading.selected == paragraphs(1, 3)
    press(view, Key.Key_Up, Key.Key_K, Key.Key_Up, held=SHIFT)
    assert view.reading.selected == paragraphs(1, 0)
    assert len(anchors(view.reading.selected, view.reading.content)) == 2


def test_all_and_back_to_one(show: Show, press: Press) -> None:
    view = show(["One.", "Two.", "Three."])

    press(view, Key.Key_A, held=CONTROL)
    assert len(anchors(view.reading.selected, view.reading.content)) == 3
    press(view, Key.Key_Escape)
    assert len(anchors(view.reading.selected, view.reading.content)) == 1


def test_home_and_end_are_those_of_the_document(show: Show, press: Press) -> None:
    view = show([f"Paragraph {number}." for number in range(200)])

    press(view, Key.Key_End)
    assert view.reading.current == 199
    assert any(row == 199 for row, _ in view.reading.position.visible())
    press(view, Key.Key_Home, held=SHIFT)
    assert view.reading.selected == paragraphs(199, 0)


def test_paging_leaves_the_current_paragraph_until_one_moves(show: Show, press: Press) -> None:
    view = show([f"Paragraph {number}." for number in range(400)])

    press(view, Key.Key_Space, Key.Key_PageDown)
    first = view.reading.position.row
    assert view.reading.current == 0
    assert first > 10
    press(view, Key.Key_J)
    assert first <= view.reading.current <= first + 1
    press(view, Key.Key_Space, held=SHIFT)
    assert view.reading.position.row < first


def test_a_paragraph_taller_than_the_screen_is_read_through(show: Show, press: Press) -> None:
    view = show([LONG * 30, "Next."], height=400)

    press(view, Key.Key_J)
    assert view.reading.current == 0
    assert view.reading.position.offset > 200
    for _ in range(60):
        press(view, Key.Key_J)
    assert view.reading.current == 1


def test_a_paragraph_of_many_slices_is_one_step(show: Show, press: Press) -> None:
    view = show(["First.", "word " * (SLICE_CHARACTERS // 2), "Last."])
    view.reading.go_to(1)
    assert len(anchors(view.reading.selected, view.reading.content)) == 1

    press(view, Key.Key_Down, held=SHIFT)
    assert len(anchors(view.reading.selected, view.reading.content)) == 2
    press(view, Key.Key_Escape)
    press(view, Key.Key_Up, held=SHIFT)
    assert len(anchors(view.reading.selected, view.reading.content)) == 2


def test_shift_and_arrows_take_words_without_a_caret(show: Show, press: Press) -> None:
    view = show(["One two three.", "Four."])

    press(view, Key.Key_Right, Key.Key_Right, held=SHIFT)
    assert text(view) == "One two"
    press(view, Key.Key_Left, held=SHIFT)
    assert text(view) == "One"
    press(view, *[Key.Key_Right] * 4, held=CONTROL | SHIFT)
    assert text(view) == "One two three. Four"
    assert len(anchors(view.reading.selected, view.reading.content)) == 2
    press(view, Key.Key_Escape)
    assert view.reading.selected == paragraphs(1)


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_F7])
def test_a_caret_is_called_and_left(show: Show, press: Press, key: Qt.Key) -> None:
    view = show(["One two three.", "Four."])

    press(view, key)
    assert (view.reading.caret_mode, view.reading.selected.empty) == (True, True)
    press(view, Key.Key_Escape)
    assert (view.reading.caret_mode, view.reading.selected) == (False, paragraphs(0))


def test_a_caret_moves_by_letters_words_and_lines(show: Show, press: Press) -> None:
    view = show(["😀 two three.", LONG])
    press(view, Key.Key_Return)

    press(view, Key.Key_Right)
    assert view.reading.selected.moving == Point(0, 1)
    press(view, Key.Key_Right, held=CONTROL)
    assert view.reading.selected.moving == Point(0, 5)
    press(view, Key.Key_Home)
    press(view, Key.Key_End, held=SHIFT)
    assert text(view) == "😀 two three."
    press(view, Key.Key_Right)
    assert view.reading.selected.moving == Point(1, 0)
    press(view, Key.Key_Down)
    assert view.reading.selected.moving.row == 1
    assert view.reading.selected.moving.offset > 30
    press(view, Key.Key_Up, Key.Key_Up)
    assert view.reading.selected.moving.row == 0
    press(view, Key.Key_Right, Key.Key_Right, held=SHIFT)
    press(view, Key.Key_Left, held=SHIFT)
    assert text(view) == "😀"


def test_the_caret_stops_at_the_ends_of_the_document(show: Show, press: Press) -> None:
    view = show(["One.", "Two."])
    press(view, Key.Key_Return, Key.Key_Left, Key.Key_Up)
    assert view.reading.selected.moving == Point(0, 0)
    view.reading.go_to(1)
    press(view, Key.Key_Down, Key.Key_End, Key.Key_Right, Key.Key_Down)
    assert view.reading.selected.moving == Point(1, 4)


def test_left_is_forward_where_text_runs_to_the_left(show: Show, press: Press) -> None:
    view = show(["سلام صحة تعليم"])

    press(view, Key.Key_Left, Key.Key_Left, held=SHIFT)

    assert text(view) == "سلام صحة"


def test_other_characters_are_handed_on(show: Show, press: Press, qtbot: QtBot) -> None:
    view = show(["One."])

    for key, typed in ((Key.Key_3, "3"), (Key.Key_P, "p")):
        with qtbot.waitSignal(view.reading.typed) as heard:
            press(view, key)
        assert heard.args == [typed]


def test_keys_do_nothing_in_an_empty_document(show: Show, press: Press) -> None:
    view = show([])

    press(view, Key.Key_J, Key.Key_Return, Key.Key_Space, Key.Key_End, Key.Key_3)
    press(view, Key.Key_A, held=CONTROL)

    assert view.reading.current == 0
