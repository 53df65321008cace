"""When a model re-reads: once after a burst of changes, and only while somebody looks."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from viewer.archive.changes import Change, PeopleChanged
from viewer.ui.session import Session

SOON_MS = 40
"""Long enough to join the changes of one edit, and to let a stripe be painted first."""


class Refresher(QObject):
    """Calls `read` after changes of the given kinds, or when another archive is opened.

    While it sleeps (its pane is hidden) changes are only remembered.
    """

    def __init__(
        self,
        session: Session,
        kinds: tuple[type[Change], ...],
        read: Callable[[], None],
        *,
        awake: bool = True,
        delay_ms: int = SOON_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._kinds = kinds
        self._read = read
        self._awake = awake
        self._due = not awake
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(delay_ms)
        self._timer.timeout.connect(self._fire)
        session.changed.connect(self._changed)
        session.archive_changed.connect(self.schedule)

    @property
    def pending(self) -> bool:
        """Whether a reading is due."""
        return self._due or self._timer.isActive()

    def wake(self) -> None:
        """Look again; reads at once what was missed."""
        self._awake = True
        if self._due:
            self._fire()

    def sleep(self) -> None:
        """Stop looking until `wake`."""
        self._awake = False
        if self._timer.isActive():
            self._timer.stop()
            self._due = True

    def schedule(self) -> None:
        """Read soon, or on waking."""
        if self._awake:
            self._timer.start()
        else:
            self._due = True

    def now(self) -> None:
        """Read at once, or on waking: for what a person has asked."""
        self._timer.stop()
        self._due = True
        if self._awake:
            self._fire()

    def _changed(self, changes: tuple[Change, ...]) -> None:
        # Most of what is shown says who made it.
        if any(isinstance(change, (*self._kinds, PeopleChanged)) for change in changes):
            self.schedule()

    def _fire(self) -> None:
        self._due = False
        if not self._session.closed:
            self._read()
