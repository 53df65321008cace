"""The two menus of the search bar: how is asked, and what was asked before."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtWidgets import QMenu

from viewer.domain.saved_searches import SavedSearch
from viewer.domain.searching import Order
from viewer.ui.icons import icon

ORDERS = {
    Order.RELEVANCE: "Relevance",
    Order.DOCUMENT: "Document",
    Order.DATE: "Oldest first",
    Order.NEWEST: "Newest first",
}
_LONGEST = 60

Act = Callable[[], object]


def fill_options(
    menu: QMenu,
    order: Order,
    choose: Callable[[Order], object],
    options: Iterable[tuple[str, bool, Act]],
) -> None:
    """Orders, one of them checked; then what can be on or off."""
    menu.clear()
    for each, said in ORDERS.items():
        _add(menu, said, partial(choose, each), on=each is order)
    menu.addSeparator()
    for said, on, act in options:
        _add(menu, said, act, on=on)


def fill_saved(
    menu: QMenu,
    saved: Iterable[SavedSearch],
    show: Callable[[SavedSearch], object],
    acts: Iterable[tuple[str, bool, Act]],
    recent: Iterable[str],
    ask: Callable[[str], object],
) -> None:
    """Saved searches, what can be done with them, and the last queries.

    Args:
        menu: is filled anew.
        saved: by name.
        show: asks one of them.
        acts: what else stands there, and whether it can be done now.
        recent: the last query first.
        ask: asks one of these.
    """
    menu.clear()
    for each in saved:
        _add(menu, _shown(each.name), partial(show, each), tip=each.wanted.query)
        menu.actions()[-1].setIcon(icon("star"))
    menu.addSeparator()
    for said, enabled, act in acts:
        _add(menu, said, act)
        menu.actions()[-1].setEnabled(enabled)
    queries = list(recent)
    if queries:
        menu.addSection("Recent")
    for query in queries:
        _add(menu, _shown(query), partial(ask, query))


def _add(menu: QMenu, said: str, act: Act, *, on: bool | None = None, tip: str = "") -> None:
    entry = menu.addAction(said)
    entry.setCheckable(on is not None)
    entry.setChecked(bool(on))
    entry.setToolTip(tip)
    # Qt hands on whether it is checked, which nobody asks.
    entry.triggered.connect(lambda _checked=False: act())


def _shown(text: str) -> str:
    """As it is, not with a letter underlined."""
    shown = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
    return shown.replace("&", "&&")
