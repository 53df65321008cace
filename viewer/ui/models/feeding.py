"""A pane kept at what is in the archive: read on another thread, and only while somebody looks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from viewer.archive import Archive
from viewer.archive.changes import Change
from viewer.ui.background import Job
from viewer.ui.models.refreshing import Refresher
from viewer.ui.session import Session

T = TypeVar("T")


class Feed(QObject, Generic[T]):
    """Reads anew after changes of the given kinds, the newest question only.

    Args:
        title: of the work.
        read: called on another thread, with an archive of its own that cannot be changed.
        show: is given what was read, on the interface thread.
        pane: its being shown and hidden decides whether anything is read at all.
    """

    def __init__(
        self,
        session: Session,
        kinds: tuple[type[Change], ...],
        title: str,
        read: Callable[[Archive], T],
        show: Callable[[T], None],
        pane: QWidget,
    ) -> None:
        super().__init__(pane)
        self._session = session
        self._title = title
        self._read = read
        self._show = show
        self._job: Job | None = None
        self.refresher = Refresher(session, kinds, self.read, awake=False, parent=self)
        pane.installEventFilter(self)

    @property
    def settled(self) -> bool:
        """Whether nothing is being read, nor about to be."""
        return self._job is None and not self.refresher.pending

    def read(self) -> None:
        """Read now; what is still being read is not shown any more."""
        if self._job is not None:
            self._job.abandon()
        home, read = self._session.archive, self._read

        def work(job: Job) -> T:
            with home.again(read_only=True) as archive:
                job.on_cancel(archive.interrupt)
                return read(archive)

        self._job = self._session.background.run(self._title, work, done=self._take, quiet=True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self.refresher.wake()
        elif event.type() == QEvent.Type.Hide:
            self.refresher.sleep()
        return super().eventFilter(watched, event)

    def _take(self, answer: T) -> None:
        self._job = None
        self._show(answer)
