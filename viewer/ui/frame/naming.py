"""Under which name the person at the window works."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from viewer import defaults
from viewer.domain import WorldError
from viewer.ui.actions import action
from viewer.ui.session import Session


class NotKept(WorldError):
    """The name holds until the window is closed."""


class Naming:
    """An entry of the File menu."""

    def __init__(self, session: Session, window: QWidget) -> None:
        self._session = session
        self._window = window

    @action(
        "people.name",
        text="Your name…",
        menu="File",
        order=720,
        keys=("Ctrl+Alt+U",),
        icon="people",
        help_text="The name that your tags, notes and other edits carry",
    )
    def ask(self) -> None:
        from viewer.ui.widgets.person_dialog import PersonDialog

        archive = self._session.archive
        me = archive.people.me()
        others = frozenset(
            each.name for each in archive.people.all() if me is None or each.id != me.id
        )
        known = me is not None and not archive.read_only
        dialog = PersonDialog(self._window, archive.person, known=known, others=others)
        dialog.accepted.connect(lambda: self.take(dialog.name, renames=dialog.renames))
        dialog.open()

    def take(self, name: str, *, renames: bool) -> None:
        """Work under this name from now on; `renames`: what was done so far is told under it too.

        It is kept for the next time on this machine.
        """
        people = self._session.archive.people
        me = people.me()
        try:
            if renames and me is not None:
                people.rename(me.id, name)
            else:
                people.work_as(name)
        except WorldError as error:
            self._session.refuse(error)
            return
        try:
            defaults.remember_name(name)
        except OSError as error:
            self._session.refuse(
                NotKept(
                    f"Your name is {name} until the window is closed; it could not be written to "
                    f"{defaults.name_file()} ({error.strerror})."
                )
            )
            return
        self._session.message.emit(f"You work as {name}.", False)
