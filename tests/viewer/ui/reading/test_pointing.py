import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from tests.viewer.ui.reading.conftest import Show
from tests.viewer.ui.reading.values import LONG, WORDS, note, tag
from viewer.domain import Anchor, ParagraphId
from viewer.ui.reading.gutter import stripes
from viewer.ui.reading.selection import anchors, paragraphs, words_text
from viewer.ui.reading.view import ReadingView

LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier


def place(view: ReadingView, row: int, offset: int) -> QPoint:
    """The middle of a letter's left edge on the screen."""
    top = dict(view.reading.position.visible())[row]
    origin = view.reading.sheet.text_origin(row, top)
    caret = view.reading.sheet.layout(row).caret(offset).translated(origin)
    return QPointF(caret.x() + 1, caret.center().y()).toPoint()


def text(view: ReadingView) -> str:
    return words_text(view.reading.selected, view.reading.content)


def drag(qtbot: QtBot, view: ReadingView, start: QPoint, end: QPoint) -> None:
    page = view.viewport()
    QTest.mousePress(page, LEFT, pos=start)
    QTest.mouseMove(page, (start + end) / 2)
    QTest.mouseMove(page, end)
    QTest.mouseRelease(page, LEFT, pos=end)


def test_a_click_makes_a_paragraph_the_current_one(show: Show, qtbot: QtBot) -> None:
    view = show([WORDS, WORDS])

    QTest.mouseClick(view.viewport(), LEFT, pos=place(view, 1, 5))

    assert view.reading.selected == paragraphs(1)


def test_dragging_selects_words_and_offers_the_bar(show: Show, qtbot: QtBot) -> None:
    view = show([WORDS, WORDS])

    with qtbot.waitSignal(view.reading.words_selected) as offered:
        drag(qtbot, view, place(view, 0, 10), place(view, 0, 25))

    assert text(view) == WORDS[10:25].strip()
    assert offered.args[0].contains(place(view, 0, 15))
    (anchor,) = anchors(view.reading.selected, view.reading.content)
    assert anchor == Anchor(ParagraphId(1), 10, 25)


def test_dragging_over_paragraphs_selects_words_of_each(show: Show, qtbot: QtBot) -> None:
    view = show([WORDS, WORDS, WORDS])

    drag(qtbot, view, place(view, 2, 9), place(view, 0, 10))

    found = anchors(view.reading.selected, view.reading.content)
    assert [each.paragraph for each in found] == [1, 2, 3]
    assert (found[0].start, found[2].end) == (10, 9)


def test_a_double_click_selects_a_word_and_a_third_the_paragraph(show: Show, qtbot: QtBot) -> None:
    view = show([WORDS])
    page, at = view.viewport(), place(view, 0, 12)

    QTest.mouseClick(page, LEFT, pos=at)
    QTest.mouseDClick(page, LEFT, pos=at)
    QTest.mouseRelease(page, LEFT, pos=at)
    assert text(view) == "the"
    QTest.mouseClick(page, LEFT, pos=at)
    assert view.reading.selected == paragraphs(0)


def test_dragging_on_after_a_double_click_goes_by_words(show: Show, qtbot: QtBot) -> None:
    view = show([WORDS])
    page = view.viewport()

    QTest.mouseDClick(page, LEFT, pos=place(view, 0, 12))
    QTest.mouseMove(page, place(view, 0, 20))
    assert text(view) == "the resolutions"
    QTest.mouseMove(page, place(view, 0, 3))
    assert text(view) == "Recalling the"


def test_dragging_in_the_margin_selects_paragraphs(show: Show, qtbot: QtBot) -> None:
    view = show([WORDS, WORDS, WORDS], width=1200)
    x = round(view.reading.sheet.columns.text) - 30

    drag(qtbot, view, QPoint(x, place(view, 0, 0).y()), QPoint(x, place(view, 1, 0).y()))

    assert view.reading.selected == paragraphs(0, 1)


def test_shift_and_a_click_stretch_the_selection(show: Show, qtbot: QtBot) -> None:
    view = show([WORDS, WORDS])
    drag(qtbot, view, place(view, 0, 10), place(view, 0, 13))

    QTest.mouseClick(view.viewport(), LEFT, SHIFT, place(view, 1, 9))

    assert text(view) == f"{WORDS[10:].strip()} Recalling"


def test_a_click_on_a_stripe_selects_its_tag(show: Show, qtbot: QtBot) -> None:
    view = show([LONG, WORDS], tags=[tag(1, 1, 0, 10, 25), tag(2, 2, 1)])
    sheet = view.reading.sheet
    top = dict(view.reading.position.visible())
    (words,) = stripes(sheet, 0, top[0])
    (whole,) = stripes(sheet, 1, top[1])

    with qtbot.waitSignal(view.reading.tag_chosen) as chosen:
        QTest.mouseClick(view.viewport(), LEFT, pos=words.rect.center().toPoint())
    assert chosen.args[0].id == 1
    assert text(view) == LONG[10:25].strip()
    QTest.mouseClick(view.viewport(), LEFT, pos=whole.rect.center().toPoint())
    assert view.reading.selected == paragraphs(1)


def test_a_click_on_a_card_goes_to_its_paragraph(show: Show, qtbot: QtBot) -> None:
    view = show([WORDS, WORDS], notes=[note(7, 1)], width=1100)
    shown = list(view.reading.position.visible())
    (card,) = view._margin.cards(view.reading.sheet, 0, 1, shown[0][1])

    with qtbot.waitSignal(view.reading.note_chosen) as chosen:
        QTest.mouseClick(view.viewport(), LEFT, pos=card.rect.center().toPoint())

    assert chosen.args[0].id == 7
    assert view.reading.selected == paragraphs(1)


@pytest.mark.qt_log_ignore("does not support raise")  # tool tips of the offscreen platform
@pytest.mark.parametrize("what", ["stripe", "card", "text"])
def test_margins_say_what_stands_there(show: Show, what: str) -> None:
    view = show([WORDS], tags=[tag(1, 2, 0)], notes=[note(1, 0, "**See** here")], width=420)
    shown = list(view.reading.position.visible())
    (stripe,) = stripes(view.reading.sheet, 0, shown[0][1])
    (card,) = view._margin.cards(view.reading.sheet, 0, 0, shown[0][1])
    points = {
        "stripe": stripe.rect.center().toPoint(),
        "card": card.rect.center().toPoint(),
        "text": place(view, 0, 5),
    }
    point = points[what]

    event = QHelpEvent(QEvent.Type.ToolTip, point, view.viewport().mapToGlobal(point))
    QApplication.sendEvent(view.viewport(), event)

    expected = {"stripe": "Humanitarian (Ada)", "card": "See here", "text": ""}
    assert QToolTip.text() == expected[what]
    QToolTip.hideText()


def test_selected_words_can_be_dragged_away_or_clicked_off(show: Show, qtbot: QtBot) -> None:
    view = show([WORDS])
    page = view.viewport()
    drag(qtbot, view, place(view, 0, 10), place(view, 0, 25))
    inside = place(view, 0, 15)

    with qtbot.waitSignal(view.reading.drag_requested):
        QTest.mousePress(page, LEFT, pos=inside)
        QTest.mouseMove(page, inside + QPoint(40, 0))
    QTest.mouseRelease(page, LEFT, pos=inside + QPoint(40, 0))
    assert text(view) == WORDS[10:25].strip()
    QTest.mouseClick(page, LEFT, pos=inside)
    assert view.reading.selected == paragraphs(0)


def test_a_right_click_asks_for_a_menu_and_keeps_the_selection(show: Show, qtbot: QtBot) -> None:
    view = show([WORDS, WORDS])
    drag(qtbot, view, place(view, 0, 10), place(view, 0, 25))

    with qtbot.waitSignal(view.reading.menu_requested):
        QTest.mouseClick(view.viewport(), Qt.MouseButton.RightButton, pos=place(view, 0, 15))
    assert text(view) == WORDS[10:25].strip()
    with qtbot.waitSignal(view.reading.menu_requested):
        QTest.mouseClick(view.viewport(), Qt.MouseButton.RightButton, pos=place(view, 1, 15))
    assert view.reading.selected == paragraphs(1)


def test_dragging_beyond_the_edge_scrolls(show: Show, qtbot: QtBot) -> None:
    view = show([LONG] * 30)
    page = view.viewport()
    QTest.mousePress(page, LEFT, pos=place(view, 0, 5))

    QTest.mouseMove(page, QPoint(300, page.height() + 40))
    qtbot.waitUntil(lambda: view.reading.position.row > 1, timeout=5_000)
    QTest.mouseRelease(page, LEFT, pos=QPoint(300, page.height() + 40))

    assert len(anchors(view.reading.selected, view.reading.content)) > 2


def wheel(view: ReadingView, steps: int, held: Qt.KeyboardModifier) -> None:
    at = QPointF(100, 100)
    event = QWheelEvent(
        at,
        QPointF(view.mapToGlobal(at)),
        QPoint(0, 0),
        QPoint(0, 120 * steps),
        Qt.MouseButton.NoButton,
        held,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


def test_the_wheel_scrolls_and_with_control_zooms(show: Show) -> None:
    view = show([LONG] * 30)

    wheel(view, -2, Qt.KeyboardModifier.NoModifier)
    assert view.verticalScrollBar().value() > 50
    before = view.zoom
    wheel(view, 1, Qt.KeyboardModifier.ControlModifier)
    assert view.zoom > before
