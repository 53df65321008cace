"""The panes: one view of the archive per file, declared with `@pane`, none importing another.

A pane is a `QWidget` made with the session alone. Add one by adding a file here; the window docks
whatever is declared. A pane that has something to remember for its archive may have
`save_state() -> JSON value` and `restore_state(value)`; the window calls them.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import TypeVar, cast

from PySide6.QtWidgets import QWidget

from viewer.ui.session import Session


class Area(Enum):
    """Where a pane stands until it is moved."""

    LEFT = "left"
    RIGHT = "right"
    BOTTOM = "bottom"
    CENTRE = "centre"


@dataclass(frozen=True, slots=True)
class Pane:
    """The declaration of a pane.

    Attributes:
        order: within its area; the first of several in one place is in front.
        keys: show it and put the focus in it; hide it when it has the focus.
        shown: whether it stands in a window never arranged before.
        beside: docked under (left) or beside (bottom) its neighbour instead of as a tab with it.
    """

    name: str
    title: str
    area: Area
    icon: str
    order: int
    keys: tuple[str, ...]
    shown: bool
    beside: bool
    widget: type[QWidget]

    def make(self, session: Session) -> QWidget:
        """A new pane on this session."""
        return cast(Callable[[Session], QWidget], self.widget)(session)


W = TypeVar("W", bound=type[QWidget])

_panes: dict[str, Pane] = {}


def pane(
    name: str,
    *,
    title: str,
    area: Area,
    icon: str,
    order: int = 50,
    keys: tuple[str, ...] = (),
    shown: bool = True,
    beside: bool = False,
) -> Callable[[W], W]:
    """Declare the decorated widget as a pane; see `Pane` for the arguments."""

    def declare(widget: W) -> W:
        _panes[name] = Pane(name, title, area, icon, order, keys, shown, beside, widget)
        return widget

    return declare


@cache
def _load_all() -> None:
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")


def panes() -> list[Pane]:
    """All declared panes, in order."""
    _load_all()
    return sorted(_panes.values(), key=lambda each: (each.order, each.name))
