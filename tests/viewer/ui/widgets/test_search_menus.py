import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from viewer.domain.ids import SavedSearchId
from viewer.domain.saved_searches import SavedSearch, Wanted
from viewer.domain.searching import Order
from viewer.ui.widgets.search_menus import fill_options, fill_saved


@pytest.fixture
def menu(qtbot: QtBot) -> QMenu:
    made = QMenu()
    qtbot.addWidget(made)
    return made


def texts(menu: QMenu) -> list[str]:
    return [each.text() for each in menu.actions()]


def test_one_order_is_checked_and_another_can_be_chosen(menu: QMenu) -> None:
    chosen: list[object] = []
    options = (("Full names", True, lambda: chosen.append("names")),)
    fill_options(menu, Order.DATE, chosen.append, options)
    fill_options(menu, Order.DATE, chosen.append, options)
    on = [each.text() for each in menu.actions() if each.isChecked()]
    assert on == ["Oldest first", "Full names"]
    menu.actions()[0].trigger()
    menu.actions()[-1].trigger()
    assert chosen == [Order.RELEVANCE, "names"]


def test_saved_searches_and_the_last_queries_are_asked_again(menu: QMenu) -> None:
    asked: list[object] = []
    food = SavedSearch(SavedSearchId(1), "u", "Food & aid", Wanted("food"), False, "Ada", "", "")
    acts = (("Save search…", False, lambda: asked.append("save")),)
    fill_saved(menu, [food], asked.append, acts, ["x" * 70], asked.append)
    assert texts(menu) == ["Food && aid", "", "Save search…", "Recent", "x" * 59 + "…"]
    assert menu.actions()[0].toolTip() == "food"
    assert not menu.actions()[2].isEnabled()
    menu.actions()[0].trigger()
    menu.actions()[-1].trigger()
    assert asked == [food, "x" * 70]


def test_without_queries_nothing_is_recent(menu: QMenu) -> None:
    fill_saved(menu, [], lambda _saved: None, (), [], lambda _query: None)
    assert "Recent" not in texts(menu)
