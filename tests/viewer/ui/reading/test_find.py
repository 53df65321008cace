import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from tests.viewer.ui.reading.conftest import Show
from viewer.ui.reading.find import fold, pattern


@given(st.text(max_size=60))
def test_folded_text_is_as_long_as_the_text(text: str) -> None:
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("resume", "A Résumé here", "Résumé"),
        ("RÉSUMÉ", "a resume", "resume"),
        ("resume", "re\u0301sume\u0301", "re\u0301sume\u0301"),
        ("member's", "the Member’s rights", "Member’s"),
        ("co-operation", "Co–operation", "Co–operation"),
        ("two  words", "Two\u00a0words", "Two\u00a0words"),
        ("محمد", "قال مُحَمَّد", "مُحَمَّد"),
        ("الامم", "الأمم المتحدة", "الأمم"),
        ("a.b", "axb a.b", "a.b"),
        ("😀 b", "a 😀 b", "😀 b"),
    ],
)
def test_words_are_found_whatever_their_case_and_marks(words: str, text: str, found: str) -> None:
    looked_for = pattern(words)
    assert looked_for is not None

    match = looked_for.search(fold(text))

    assert match is not None
    assert text[match.start() : match.end()] == found


def test_nothing_is_looked_for_without_letters() -> None:
    assert pattern("   ") is None
    assert pattern("\u0301") is None


def test_finds_are_counted_and_stepped_through_round_the_end(show: Show, qtbot: QtBot) -> None:
    view = show(["Peace and peace.", "War.", "Lasting PEACE."])
    finds = view.finds

    finds.look_for("peace")
    qtbot.waitUntil(lambda: not finds.busy)

    assert (finds.count, finds.number) == (3, 1)
    assert finds.current == (0, 0, 5)
    finds.step(forward=True)
    assert finds.current == (0, 10, 15)
    finds.step(forward=True)
    assert (finds.current, finds.number) == ((2, 8, 13), 3)
    assert view.reading.current == 2
    finds.step(forward=True)
    assert finds.number == 1
    finds.step(forward=False)
    assert finds.number == 3


def test_finding_begins_where_one_reads(show: Show, qtbot: QtBot) -> None:
    view = show([f"Paragraph {number} on peace." for number in range(50)])
    view.reading.go_to(20)

    view.finds.look_for("peace")
    qtbot.waitUntil(lambda: not view.finds.busy)

    assert view.finds.current is not None
    assert view.finds.current[0] == 20
    assert view.finds.number == 21


def test_words_that_are_nowhere_leave_the_place_alone(show: Show, qtbot: QtBot) -> None:
    view = show(["One.", "Two."])
    view.reading.go_to(1)

    view.finds.look_for("three")
    qtbot.waitUntil(lambda: not view.finds.busy)
    view.finds.step(forward=True)

    assert (view.finds.count, view.finds.current) == (0, None)
    assert view.reading.current == 1


def test_a_long_document_is_searched_between_events(show: Show, qtbot: QtBot) -> None:
    view = show(["Some words on peace and security. " * 20] * 20_000)

    view.finds.look_for("security")

    assert view.finds.busy
    assert view.finds.current is not None
    qtbot.waitUntil(lambda: not view.finds.busy, timeout=20_000)
    assert view.finds.count == 400_000
