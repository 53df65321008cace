"""The menu bar, built from what is declared: nothing is listed here but the order of the menus."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from viewer.ui.actions import Bound
from viewer.ui.frame.catalogue import Catalogue, choice_runner, key_text
from viewer.ui.icons import icon

ORDER = ("File", "Edit", "View", "Go", "Compare", "Tag", "Window", "Help")


class Menus:
    """Fills the menu bar when it is first used; each menu asks how its actions stand when it opens."""

    def __init__(self, bar: QMenuBar, catalogue: Catalogue) -> None:
        self._bar = bar
        self._catalogue = catalogue
        self._menus = {name: bar.addMenu(f"&{name}") for name in ORDER}
        self._shown: dict[str, list[str]] = {}
        for name in ORDER:
            self._follow(name)

    def fill(self) -> None:
        """Put the actions into their menus, once."""
        if self._shown:
            return
        by_menu: dict[str, list[Bound]] = defaultdict(list)
        for bound in self._catalogue.bounds():
            if bound.action.menu:
                by_menu[bound.action.menu].append(bound)
        for top in sorted({path.split("/")[0] for path in by_menu}):
            self._shown[top] = _fill(self._menu(top), top, by_menu, self._catalogue)

    def _follow(self, name: str) -> None:
        self._menus[name].aboutToShow.connect(partial(self._open, name))
        self._menus[name].aboutToHide.connect(partial(self._close, name))

    def _open(self, name: str) -> None:
        self.fill()
        self._catalogue.refresh(self._shown.get(name, []))

    def _close(self, name: str) -> None:
        self._catalogue.release(self._shown.get(name, []))

    def _menu(self, name: str) -> QMenu:
        """One that nobody foresaw stands before Window and Help."""
        if name not in self._menus:
            self._menus[name] = QMenu(f"&{name}", self._bar)
            self._follow(name)
            self._bar.insertMenu(self._menus["Window"].menuAction(), self._menus[name])
        return self._menus[name]


def _fill(
    menu: QMenu, path: str, by_menu: dict[str, list[Bound]], catalogue: Catalogue
) -> list[str]:
    entries: list[tuple[int, str, Bound | None]] = [
        (bound.action.order, bound.action.name, bound) for bound in by_menu.get(path, [])
    ]
    for each, inside in by_menu.items():
        if each.startswith(f"{path}/") and each.count("/") == path.count("/") + 1:
            first = min(bound.action.order for bound in inside)
            entries.append((first, each, None))
    menu.setToolTipsVisible(False)
    names: list[str] = []
    hundred: int | None = None
    for order, name, bound in sorted(entries, key=lambda entry: entry[:2]):
        if hundred is not None and order // 100 != hundred:
            menu.addSeparator()
        hundred = order // 100
        if bound is None:
            _fill_submenu(menu.addMenu(name.rsplit("/", 1)[1]), name, by_menu, catalogue)
        elif bound.action.choices is not None:
            _add_choices(menu, bound, catalogue)
        else:
            menu.addAction(catalogue.qaction(name))
            names.append(name)
    return names


def _fill_submenu(
    menu: QMenu, path: str, by_menu: dict[str, list[Bound]], catalogue: Catalogue
) -> None:
    names = _fill(menu, path, by_menu, catalogue)
    menu.aboutToShow.connect(partial(catalogue.refresh, names))
    menu.aboutToHide.connect(partial(catalogue.release, names))


def _add_choices(menu: QMenu, bound: Bound, catalogue: Catalogue) -> None:
    submenu = menu.addMenu(bound.action.text)
    if bound.action.icon is not None:
        submenu.setIcon(icon(bound.action.icon))
    # One entry from the start: an empty submenu would not be offered at all.
    submenu.addAction("—").setEnabled(False)
    submenu.aboutToShow.connect(partial(_list_choices, submenu, bound, catalogue))


def _list_choices(submenu: QMenu, bound: Bound, catalogue: Catalogue) -> None:
    submenu.clear()
    for choice in bound.choices():
        keys = key_text(choice.keys)
        # A tab puts the key where a shortcut stands, without claiming it a second time.
        entry = QAction(f"{choice.text}\t{keys}" if keys else choice.text, submenu)
        if choice.icon is not None:
            entry.setIcon(icon(choice.icon))
        if choice.checked is not None:
            entry.setCheckable(True)
            entry.setChecked(choice.checked)
        entry.triggered.connect(choice_runner(catalogue, bound, choice))
        submenu.addAction(entry)
    if submenu.isEmpty():
        submenu.addAction("Nothing to choose from").setEnabled(False)


def context_menu(names: Sequence[str], catalogue: Catalogue, parent: QWidget) -> QMenu:
    """A menu of the named actions that can be run now; an empty name is a line between."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    shown = []
    for name in names:
        if not name:
            menu.addSeparator()  # Qt shows no line at the ends, nor two in a row
            continue
        bound = catalogue.bound(name)
        if not bound.enabled():
            continue
        if bound.action.choices is not None:
            _add_choices(menu, bound, catalogue)
        else:
            menu.addAction(catalogue.qaction(name))
            shown.append(name)
    catalogue.refresh(shown)
    return menu


def show_context_menu(catalogue: Catalogue, window: QWidget, names: object, at: object) -> None:
    """Answer `Session.menu_requested`."""
    assert isinstance(names, tuple)
    assert isinstance(at, QPoint)
    menu = context_menu(names, catalogue, window)
    if menu.actions():
        menu.popup(at)
