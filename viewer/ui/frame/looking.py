"""How the window looks: its appearance and its size."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from viewer.ui.actions import Choice, action
from viewer.ui.appearance import Mode
from viewer.ui.session import Session

_TEXTS = {
    Mode.SYSTEM: ("Like the system", "The appearance that the system has"),
    Mode.LIGHT: ("Light", "Dark text on light paper"),
    Mode.DARK: ("Dark", "Light text on dark paper"),
}


class Looking:
    """The foot of the View menu."""

    def __init__(self, session: Session, window: QWidget) -> None:
        self._session = session
        self._window = window

    def appearances(self) -> Iterable[Choice]:
        chosen = self._session.appearance.mode
        return [
            Choice(text, mode, checked=mode is chosen, tip=tip)
            for mode, (text, tip) in _TEXTS.items()
        ]

    @action(
        "view.appearance",
        text="Appearance",
        menu="View",
        order=800,
        icon="look",
        choices=lambda part: part.appearances(),
        help_text="Light, dark, or like the system",
    )
    def choose_appearance(self, mode: Mode) -> None:
        self._session.appearance.choose(mode)

    @action(
        "view.type",
        text="Type for reading…",
        menu="View",
        order=203,
        keys=("Ctrl+,",),
        icon="text-size",
        help_text="Choose the font, its size and the line spacing that texts are read in",
    )
    def choose_type(self) -> None:
        from viewer.ui.frame.reading_type import TypeDialog

        TypeDialog(self._window, self._session.appearance).open()

    @action(
        "view.full_screen",
        text="Full screen",
        menu="View",
        order=810,
        keys=("F11",),
        checked=lambda part: part.full_screen,
        help_text="Use the whole screen, or the window again",
    )
    def toggle_full_screen(self) -> None:
        if self.full_screen:
            self._window.showNormal()
        else:
            self._window.showFullScreen()

    @property
    def full_screen(self) -> bool:
        return self._window.isFullScreen()
