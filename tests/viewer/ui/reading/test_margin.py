from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.viewer.ui.reading.conftest import Show
from tests.viewer.ui.reading.values import WORDS, note
from viewer.ui.reading.margin import Card
from viewer.ui.reading.view import ReadingView


def cards(view: ReadingView) -> list[Card]:
    shown = list(view.reading.position.visible())
    margin = view._margin
    return list(margin.cards(view.reading.sheet, shown[0][0], shown[-1][0], shown[0][1]))


def test_notes_stand_beside_their_paragraph(show: Show) -> None:
    view = show([WORDS] * 3, notes=[note(1, 1)], width=1100)

    (card,) = cards(view)

    top = dict(view.reading.position.visible())[1]
    sheet = view.reading.sheet
    assert card.rect.top() == top + sheet.above(1)
    assert card.rect.left() > sheet.columns.text + sheet.columns.text_width
    assert card.rect.right() <= view.viewport().width()
    assert not card.collapsed


def test_no_card_covers_another(show: Show) -> None:
    body = "A long note that goes on and on. " * 20
    notes = [note(number, number // 2, body) for number in range(8)]
    view = show([WORDS] * 6, notes=notes, width=1100)

    found = cards(view)

    assert {each.id for card in found for each in card.notes} == set(range(8))
    for one, other in pairwise(found):
        assert one.rect.bottom() < other.rect.top()


def test_as_many_as_fit_are_shown_and_the_others_are_behind_a_line(show: Show) -> None:
    body = "A long note that goes on and on. " * 20
    view = show([WORDS] * 3, notes=[note(n, 0, body) for n in range(12)], width=1100)

    *shown, fold = cards(view)

    assert 1 <= len(shown) <= 3
    assert fold.fold
    assert len(shown) + len(fold.notes) == 12
    assert fold.said == f"{12 - len(shown)} more notes"
    assert fold.rect.height() < shown[0].rect.height()


def test_the_line_opens_them_and_another_folds_them_again(show: Show) -> None:
    view = show([WORDS] * 3, notes=[note(n, 0) for n in range(12)], width=1100, height=900)
    fold = cards(view)[-1]

    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=fold.rect.center().toPoint())
    *opened, fewer = cards(view)
    assert [card.notes[0].id for card in opened] == list(range(12))
    assert fewer.said == "Fewer notes"
    view.grab()

    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=fewer.rect.center().toPoint())
    assert cards(view)[-1] == fold


def test_the_notes_of_the_current_paragraph_are_opened_by_key(show: Show) -> None:
    view = show([WORDS] * 2, notes=[note(n, 0) for n in range(12)], width=1100)
    view.reading.go_to(0)
    assert view.turn_notes() is True
    assert not any(card.fold and not card.opened for card in cards(view))
    assert view.turn_notes() is False
    view.reading.go_to(1)
    assert view.turn_notes() is None


def test_where_there_is_room_for_a_mark_only_the_key_does_as_a_click_on_it(
    show: Show, qtbot: QtBot
) -> None:
    view = show([WORDS] * 2, notes=[note(n, 0) for n in range(12)], width=420)
    view.reading.go_to(0)
    with qtbot.waitSignal(view.reading.note_chosen) as chosen:
        assert view.turn_notes() is True
    assert chosen.args == [note(0, 0)]


def test_notes_that_fit_are_not_folded(show: Show) -> None:
    view = show([WORDS * 8], notes=[note(n, 0) for n in range(3)], width=1100)
    assert [card.fold for card in cards(view)] == [False] * 3


def test_cards_do_not_drift_far_from_their_paragraphs(show: Show) -> None:
    body = "A long note that goes on and on. " * 20
    notes = [note(n, n // 3, body) for n in range(36)]
    view = show(["Short."] * 12, notes=notes, width=1100, height=900)
    tops = dict(view.reading.position.visible())
    for card in cards(view):
        assert card.rect.top() - tops[card.row] < 400


def test_cards_stay_beside_their_paragraphs_while_scrolling(show: Show) -> None:
    body = "A long note that goes on and on. " * 20
    view = show([WORDS] * 60, notes=[note(n, n, body) for n in range(3, 9)], width=1100)
    before = {card.notes[0].id: card.rect.top() for card in cards(view)}

    view.reading.scroll_by(200)

    for card in cards(view):
        if card.notes[0].id in before and card.rect.top() > 0:
            assert abs(before[card.notes[0].id] - card.rect.top() - 200) < 1e-6


def test_notes_are_a_mark_where_it_is_narrow(show: Show) -> None:
    view = show([WORDS] * 3, notes=[note(1, 1), note(2, 1)], width=420)

    (card,) = cards(view)

    assert card.collapsed
    assert [each.id for each in card.notes] == [1, 2]
    assert card.rect.right() <= view.viewport().width()


def test_notes_of_right_to_left_paragraphs_stand_at_the_left(show: Show) -> None:
    view = show(["سلام " * 30], notes=[note(1, 0)], width=1100)

    (card,) = cards(view)

    assert card.rect.right() < view.reading.sheet.columns_of(0).text


def test_a_note_with_marks_and_emoji_is_cut_without_harm(show: Show) -> None:
    body = "**Bold** 😀 " + "word 😀 " * 400
    view = show([WORDS], notes=[note(1, 0, body)], width=1100)

    (card,) = cards(view)
    view.grab()

    assert 20 < card.rect.height() < 150


def test_a_note_that_leads_somewhere_says_so(show: Show) -> None:
    plain, leading = note(1, 0), replace(note(1, 0), links=3)
    (without,) = cards(show([WORDS], notes=[plain], width=1100))
    view = show([WORDS], notes=[leading], width=1100)
    (with_links,) = cards(view)
    assert with_links.rect.height() > without.rect.height()
    view.grab()
