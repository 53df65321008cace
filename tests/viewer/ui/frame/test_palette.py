"""The command palette: found by a few letters, run by Enter."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from viewer.ui.actions import Choice
from viewer.ui.frame.palette import KEYS_ROLE, Entry, Palette, PaletteModel, entries, score
from viewer.ui.panes.inspector import InspectorPane
from viewer.ui.window import Window

TEXTS = ["Open on the left", "Open on the right", "Import files", "Back up archive", "Undo"]


def entry(text: str, run: Callable[[], None] = lambda: None) -> Entry:
    return Entry(text, "File", "Ctrl+X", None, run)


def best(query: str) -> str:
    model = PaletteModel([entry(text) for text in TEXTS])
    model.filter(query)
    return model.entry(0).text if model.rowCount() else ""


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("left", "Open on the left"),
        ("ool", "Open on the left"),
        ("oright", "Open on the right"),
        ("IMP", "Import files"),
        ("bua", "Back up archive"),
        ("back arch", "Back up archive"),
        ("zz", ""),
    ],
)
def test_a_few_letters_find_it(query: str, found: str) -> None:
    assert best(query) == found


@given(st.text(), st.text())
def test_a_score_means_that_the_letters_stand_there_in_order(query: str, text: str) -> None:
    rate = score(query, text)
    letters = [each for each in query.casefold() if not each.isspace()]
    folded = text.casefold() if len(text.casefold()) == len(text) else text.lower()
    rest = iter(folded)

    assert (rate is not None) == all(letter in rest for letter in letters)


def test_without_letters_all_are_shown_in_order() -> None:
    model = PaletteModel([entry(text) for text in TEXTS])
    model.filter("  ")

    assert [model.entry(row).text for row in range(model.rowCount())] == TEXTS


def test_the_model_is_sound(qtbot: QtBot, sound: Callable[[QAbstractItemModel], None]) -> None:
    model = PaletteModel([entry(text) for text in TEXTS])
    sound(model)
    model.filter("o")
    model.filter("nothing like it")

    assert model.rowCount() == 0
    model.filter("")
    assert model.index(0, 0).data(KEYS_ROLE) == "Ctrl+X"
    assert "Ctrl+X" in model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_what_can_be_done_now_is_there_and_nothing_else(window: Window) -> None:
    texts = [each.text for each in entries(window.catalogue)]

    assert "Import files" in texts
    assert "Appearance: Dark" in texts
    assert not any(text.startswith("Undo") for text in texts)
    assert texts == sorted(texts, key=str.casefold)


def test_typing_and_enter_run_the_best(qtbot: QtBot, window: Window) -> None:
    ran: list[str] = []
    window.show()
    palette = Palette(window, [entry(text, lambda text=text: ran.append(text)) for text in TEXTS])  # type: ignore[misc]
    palette.open()

    QTest.keyClicks(palette.field, "open")
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)

    assert ran == ["Open on the right"]
    assert not palette.isVisible()


def test_enter_on_nothing_does_nothing(qtbot: QtBot, window: Window) -> None:
    window.show()
    palette = Palette(window, [entry("Undo", lambda: pytest.fail("ran"))])
    palette.open()
    QTest.keyClicks(palette.field, "xyz")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)

    assert palette.isVisible()
    palette.close()


def test_it_is_no_higher_than_what_it_lists(qtbot: QtBot, window: Window) -> None:
    window.show()
    palette = Palette(window, [entry(f"Open {number}") for number in range(40)])
    palette.open()
    highest = palette.height()

    QTest.keyClicks(palette.field, "17")
    one = palette.height()
    QTest.keyClicks(palette.field, "xyz")

    assert one < highest / 3
    assert palette.height() == one
    assert palette.nothing.isVisible()
    assert not palette.view.isVisible()
    palette.field.clear()
    assert palette.height() == highest
    assert not palette.nothing.isVisible()
    palette.close()


def test_a_long_name_ends_before_its_key(qtbot: QtBot, window: Window) -> None:
    window.show()
    palette = Palette(window, [entry("Cooperation between organizations " * 5), entry("Undo")])
    palette.open()
    delegate = palette.view.itemDelegate()
    assert isinstance(delegate, QStyledItemDelegate)
    texts, option = [], QStyleOptionViewItem()
    for row in range(2):
        index = palette.model.index(row, 0)
        option.rect = palette.view.visualRect(index)
        delegate.initStyleOption(option, index)
        texts.append(option.text)

    assert "…" in texts[0]
    key = option.fontMetrics.horizontalAdvance("Ctrl+X")
    assert option.fontMetrics.horizontalAdvance(texts[0]) < palette.view.width() - key
    assert texts[1] == "Undo"
    palette.close()


def test_the_key_opens_it_with_the_field_ready(qtbot: QtBot, window: Window) -> None:
    window.show()
    window.session.perform("help.palette")
    (palette,) = window.findChildren(Palette)

    assert palette.isVisible()
    assert palette.model.rowCount() > 20
    palette.close()


def test_an_action_with_choices_called_by_key_asks_which(qtbot: QtBot, window: Window) -> None:
    window.show()
    window.session.perform("view.appearance")
    (palette,) = window.findChildren(Palette)

    assert [palette.model.entry(row).text for row in range(palette.model.rowCount())] == [
        "Like the system",
        "Light",
        "Dark",
    ]
    palette.close()


def test_a_single_choice_is_taken_where_there_is_nothing_to_ask(
    qtbot: QtBot, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[object] = []
    tags = [Choice("Peace", 7)]
    monkeypatch.setattr(InspectorPane, "may_write", True)
    monkeypatch.setattr(InspectorPane, "tag_choices", lambda _pane: tags)
    monkeypatch.setattr(InspectorPane, "comment_on_tag", lambda _pane, tag: taken.append(tag))
    window.show()

    window.session.perform("note.tag")
    assert taken == [7]
    assert not window.findChildren(Palette)

    tags.append(Choice("Health", 8))
    window.session.perform("note.tag")
    (palette,) = window.findChildren(Palette)
    assert taken == [7]
    palette.close()
