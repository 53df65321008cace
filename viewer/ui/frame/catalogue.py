"""All actions of the window as Qt has them: one `QAction` each, found by name, asked before shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from viewer.domain import WorldError
from viewer.ui.actions import Bound, Choice, Context
from viewer.ui.icons import icon
from viewer.ui.session import Session


class Catalogue(QObject):
    """Makes the actions, runs them, and tells whoever shows them how they stand.

    Signals:
        choice_wanted: a `Bound` with choices was called by its key: ask which.
    """

    choice_wanted = Signal(object)

    def __init__(self, session: Session, window: QWidget, complete: Callable[[], None]) -> None:
        """Make an empty catalogue; `complete` fills it when somebody asks before it is full."""
        super().__init__(window)
        self._fill = complete
        self._session = session
        self._window = window
        self._entries: dict[str, tuple[Bound, QAction]] = {}
        session.action_requested.connect(self.perform)

    def add(self, bounds: Iterable[Bound], pane: QWidget | None = None) -> None:
        """Take actions in; those whose keys belong to a pane listen while focus is in `pane`."""
        for bound in bounds:
            name = bound.action.name
            assert name not in self._entries, f"two actions are called {name}"
            # Keys of a hidden widget are dead: what works everywhere listens from the window.
            own = pane if bound.action.context is Context.PANE else None
            self._entries[name] = (bound, self._make(bound, own or self._window))

    def _make(self, bound: Bound, listens: QWidget) -> QAction:
        action = QAction(bound.action.text, self)
        action.setObjectName(bound.action.name)
        action.setShortcuts([QKeySequence(keys) for keys in bound.action.keys])
        if bound.action.context is Context.PANE:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        # The roles are our own business: Qt would move what is called "settings" on a Mac.
        action.setMenuRole(QAction.MenuRole.NoRole)
        action.setCheckable(bound.action.checked is not None)
        if bound.action.icon is not None:
            action.setIcon(icon(bound.action.icon))
            # In a menu a check mark says more than a picture pressed in.
            action.setIconVisibleInMenu(bound.action.checked is None)
        tip = tool_tip(bound)
        action.setToolTip(tip)
        action.setStatusTip(bound.action.help_text)
        action.triggered.connect(lambda: self.run(bound))
        listens.addAction(action)
        return action

    def bounds(self) -> list[Bound]:
        self._fill()
        return [bound for bound, _ in self._entries.values()]

    def bound(self, name: str) -> Bound:
        self._fill()
        return self._entries[name][0]

    def qaction(self, name: str) -> QAction:
        self._fill()
        return self._entries[name][1]

    def perform(self, name: str, value: object = None) -> None:
        """Run an action by its name, with the value of a choice where it has choices."""
        self.run(self.bound(name), value)

    def run(self, bound: Bound, value: object = None) -> None:
        """Run an action if it can be run now; the world's errors become a sentence."""
        try:
            if not bound.enabled():
                return
            if bound.action.choices is None:
                bound.run()
            elif value is None:
                self.choice_wanted.emit(bound)
            else:
                bound.run(value)
        except WorldError as error:
            self._session.refuse(error)

    def refresh(self, names: Sequence[str]) -> None:
        """Bring text, state and check mark up to date before they are shown."""
        for name in names:
            bound, action = self._entries[name]
            action.setText(bound.text())
            action.setEnabled(bound.enabled())
            checked = bound.checked()
            if checked is not None:
                action.setChecked(checked)

    def release(self, names: Sequence[str]) -> None:
        """Let keys through again: whether they may act is asked when they are pressed."""
        for name in names:
            self._entries[name][1].setEnabled(True)


def tool_tip(bound: Bound) -> str:
    """The text of the action with its first key."""
    text = bound.action.help_text or bound.action.text.rstrip("….")
    keys = key_text(bound.action.keys)
    return f"{text} ({keys})" if keys else text


def key_text(keys: Sequence[str]) -> str:
    """The first of the keys as this system writes it."""
    if not keys:
        return ""
    return QKeySequence(keys[0]).toString(QKeySequence.SequenceFormat.NativeText)


def choice_runner(catalogue: Catalogue, bound: Bound, choice: Choice) -> Callable[[], None]:
    """What a menu or palette entry of one choice calls."""
    return lambda: catalogue.run(bound, choice.value)
