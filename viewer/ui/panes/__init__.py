"""The panes: one view of the archive per file, declared with `@pane`, none importing another.

A pane is a `QWidget` made with the session alone. Add one by adding a file here; the window docks
whatever is declared. A pane that has something to remember for its archive may have
`save_state() -> JSON value` and `restore_state(value)`; the window calls them.

To dock the panes the window needs their declarations only. These are read from the source, because
importing all panes is a third of the start; a pane is imported when it is first seen.
"""

from __future__ import annotations

import ast
import importlib
import importlib.util
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any, TypeVar, cast

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
    module: str

    @property
    def widget(self) -> type[QWidget]:
        """The class of the pane; imports its module."""
        importlib.import_module(self.module)
        return _widgets[self.name]

    @property
    def imported(self) -> bool:
        return self.name in _widgets

    def make(self, session: Session) -> QWidget:
        """A new pane on this session."""
        return cast(Callable[[Session], QWidget], self.widget)(session)


W = TypeVar("W", bound=type[QWidget])

_panes: dict[str, Pane] = {}
_widgets: dict[str, type[QWidget]] = {}


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
    """Declare the decorated widget as a pane; see `Pane` for the arguments.

    They are literals and an `Area`, so that they can be read without running the module.
    """

    def declare(widget: W) -> W:
        module = widget.__module__
        _panes[name] = Pane(name, title, area, icon, order, keys, shown, beside, module)
        _widgets[name] = widget
        return widget

    return declare


def panes() -> list[Pane]:
    """All declared panes, in order."""
    _declare_all()
    return sorted(_panes.values(), key=lambda each: (each.order, each.name))


@cache
def _declare_all() -> None:
    for found in pkgutil.iter_modules(__path__):
        module = f"{__name__}.{found.name}"
        declaration = _declaration(_source(module))
        if declaration is None:
            importlib.import_module(module)
        else:
            declared = _read(declaration, module)
            _panes.setdefault(declared.name, declared)


def _source(module: str) -> str:
    """The text of a module; empty where the program is packed without sources."""
    spec = importlib.util.find_spec(module)
    get = getattr(spec.loader, "get_source", None) if spec is not None else None
    try:
        return (get(module) if get is not None else None) or ""
    except OSError:
        return ""


def _declaration(source: str) -> ast.Call | None:
    """The call of `@pane(...)` that stands before a class."""
    begin = source.find("\n@pane(")
    end = source.find("\nclass ", begin)
    if begin < 0 or end < 0:
        return None
    call = ast.parse(source[begin + 2 : end].strip(), mode="eval").body
    return call if isinstance(call, ast.Call) else None


def _read(call: ast.Call, module: str) -> Pane:
    given: dict[str, Any] = {str(each.arg): _value(each.value) for each in call.keywords}
    defaults: dict[str, Any] = {"order": 50, "keys": (), "shown": True, "beside": False}
    name = _value(call.args[0])
    return Pane(name=name, module=module, **{**defaults, **given})


def _value(node: ast.expr) -> Any:
    """A literal, or a member of `Area`."""
    if isinstance(node, ast.Attribute):
        return Area[node.attr]
    return ast.literal_eval(node)
