"""What a person can do, declared beside the code that does it.

`@action(...)` marks a method of a pane or of a part of the frame, or a function `(session) -> None`
in `viewer.ui.commands`. The frame collects the declarations into menus, keys, the palette and the
key help; nothing is listed elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Any, TypeVar

F = TypeVar("F", bound=Callable[..., Any])

_MARK = "__concord_action__"
_functions: dict[str, tuple[Action, Callable[..., Any]]] = {}


class Context(Enum):
    """Where the keys of an action work."""

    WINDOW = "window"
    PANE = "pane"
    """Only while its own pane has the focus: single letters and digits belong here."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of an action that asks `which?`, shown as a submenu and as palette entries."""

    text: str
    value: Any
    icon: str | None = None
    keys: tuple[str, ...] = ()
    checked: bool | None = None
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Action:
    """The declaration of something a person can do.

    Attributes:
        name: `pane.verb`, unique; settings and tests know the action by it.
        menu: `Edit`, or `File/Export` for a submenu; empty keeps it out of the menus.
        order: place in the menu; a separator stands between different hundreds.
        keys: as `QKeySequence` reads them, the first is shown; `Ctrl` is Command on a Mac.
        icon: a meaning of `resources.icons`.
        enabled, checked, text_now, choices: asked with the owner whenever the answer is shown.
            With `choices` the method is called with the value of the one taken.
        takes_only: with a single choice, that one is taken and nobody asked.
        help_text: a sentence for tool tips and the key help.
    """

    name: str
    text: str
    menu: str = ""
    order: int = 500
    keys: tuple[str, ...] = ()
    icon: str | None = None
    context: Context = Context.WINDOW
    help_text: str = ""
    enabled: Callable[[Any], bool] | None = None
    checked: Callable[[Any], bool] | None = None
    text_now: Callable[[Any], str] | None = None
    choices: Callable[[Any], Iterable[Choice]] | None = None
    takes_only: bool = False


def action(
    name: str,
    *,
    text: str,
    menu: str = "",
    order: int = 500,
    keys: tuple[str, ...] = (),
    icon: str | None = None,
    context: Context = Context.WINDOW,
    help_text: str = "",
    enabled: Callable[[Any], bool] | None = None,
    checked: Callable[[Any], bool] | None = None,
    text_now: Callable[[Any], str] | None = None,
    choices: Callable[[Any], Iterable[Choice]] | None = None,
    takes_only: bool = False,
) -> Callable[[F], F]:
    """Declare the decorated method or function as an action; see `Action` for the arguments."""
    declaration = Action(
        name,
        text,
        menu,
        order,
        keys,
        icon,
        context,
        help_text,
        enabled,
        checked,
        text_now,
        choices,
        takes_only,
    )

    def declare(function: F) -> F:
        setattr(function, _MARK, declaration)
        if "." not in function.__qualname__:
            _functions[name] = (declaration, function)
        return function

    return declare


def declared(owner: type) -> list[tuple[Action, str]]:
    """The actions of a class with the names of their methods, inherited ones included."""
    found = []
    for attribute in dir(owner):
        declaration = getattr(getattr(owner, attribute, None), _MARK, None)
        if isinstance(declaration, Action):
            found.append((declaration, attribute))
    return found


def declared_functions() -> list[tuple[Action, Callable[..., Any]]]:
    """The actions that are functions of the session, of the modules imported so far."""
    return list(_functions.values())


@dataclass(frozen=True, slots=True)
class Bound:
    """An action with the object it acts on, made when first needed so that panes open late."""

    action: Action
    owner: Callable[[], Any]
    run: Callable[..., None]
    place: str
    """Where it belongs, for the key help: the title of a pane, or `Everywhere`."""

    def text(self) -> str:
        if self.action.text_now is not None:
            return self.action.text_now(self.owner())
        return self.action.text

    def enabled(self) -> bool:
        return self.action.enabled is None or self.action.enabled(self.owner())

    def checked(self) -> bool | None:
        return None if self.action.checked is None else self.action.checked(self.owner())

    def choices(self) -> list[Choice]:
        return [] if self.action.choices is None else list(self.action.choices(self.owner()))


def bound(cls: type, owner: Callable[[], Any], place: str) -> list[Bound]:
    """The actions of a class, tied to an object that `owner` gives when one is called."""

    def runner(method: str) -> Callable[..., None]:
        def run(*arguments: Any) -> None:
            getattr(owner(), method)(*arguments)

        return run

    return [Bound(each, owner, runner(method), place) for each, method in declared(cls)]


def bound_functions(session: Any) -> list[Bound]:
    """The actions that are functions, tied to the session."""

    def runner(function: Callable[..., Any]) -> Callable[..., None]:
        def run(*arguments: Any) -> None:
            function(session, *arguments)

        return run

    return [
        Bound(each, lambda: session, runner(function), "Everywhere")
        for each, function in declared_functions()
    ]
