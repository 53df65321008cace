"""The palette, the keys, and what this program is."""

from __future__ import annotations

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QMessageBox, QWidget

from viewer.ui.actions import Bound, action
from viewer.ui.frame.catalogue import Catalogue
from viewer.ui.session import Session


class Helping:
    """The Help menu."""

    def __init__(self, session: Session, window: QWidget, catalogue: Catalogue) -> None:
        self._session = session
        self._window = window
        self._catalogue = catalogue
        catalogue.choice_wanted.connect(self.ask_choice)

    @action(
        "help.palette",
        text="Command palette…",
        menu="Help",
        order=100,
        keys=("Ctrl+K", "Ctrl+Shift+P"),
        icon="palette",
        help_text="Find anything that can be done by a few letters of its name",
    )
    def open_palette(self) -> None:
        from viewer.ui.frame.palette import Palette, entries  # only when somebody asks

        Palette(self._window, entries(self._catalogue)).open()

    def ask_choice(self, bound: Bound) -> None:
        """Ask which, for an action with choices that was called by its key."""
        from viewer.ui.frame.palette import Palette, choice_entries

        found = choice_entries(self._catalogue, bound)
        if bound.action.takes_only and len(found) == 1:
            found[0].run()
            return
        Palette(self._window, found, prompt=bound.action.text).open()

    @action(
        "help.keys",
        text="Keys",
        menu="Help",
        order=110,
        keys=("F1", "?"),
        icon="keyboard",
        help_text="Show the keys of the place where you are",
    )
    def show_keys(self) -> None:
        from viewer.ui.frame.keyhelp import KeyHelp

        KeyHelp(self._window, self._catalogue.bounds(), self._here()).open()

    @action("help.about", text="About Concord", menu="Help", order=900, icon="help")
    def about(self) -> None:
        box = QMessageBox(self._window)
        box.setWindowTitle("About Concord")
        box.setText("Concord")
        box.setInformativeText(
            "Reads, compares, tags and annotates documents of international cooperation, "
            "on your own machine.\n\n"
            f"Archive: {self._session.archive.path}\nQt {qVersion()}\nLicence: Apache 2.0"
        )
        box.open()

    def _here(self) -> str:
        """The title of the pane with the focus, by which its keys are known."""
        widget: QWidget | None = self._window.focusWidget()
        places = {bound.place for bound in self._catalogue.bounds()}
        while widget is not None and widget.accessibleName() not in places:
            widget = widget.parentWidget()
        return widget.accessibleName() if widget is not None else "Everywhere"
