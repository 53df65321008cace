"""The foot of the window: what happened, with Undo; what runs, how far it is, and how to end it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QProgressBar,
    QStatusBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from viewer.ui.actions import action
from viewer.ui.appearance import UNIT
from viewer.ui.background import Job
from viewer.ui.icons import icon
from viewer.ui.session import Session
from viewer.ui.widgets.elided import ElidedLabel

MESSAGE_MS = 12_000
"""Long enough to read a sentence and reach for Undo."""
SHOWN_AFTER_MS = 250
"""Work that is over before this never shows: a bar that flashes only disturbs."""


class Foot(QStatusBar):
    """The status bar."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setSizeGripEnabled(False)
        self._message = ElidedLabel()
        self._message.setAccessibleName("What happened last")
        self.undo = QToolButton()
        self.undo.setText("Undo")
        self.undo.setAutoRaise(True)
        self.undo.setToolTip("Take it back")
        self.undo.clicked.connect(self._take_back)
        self.undo.hide()
        self.offer = QToolButton()
        self.offer.setAutoRaise(True)
        self.offer.clicked.connect(self._take_offer)
        self.offer.hide()
        self._offered: Callable[[], object] | None = None
        line = QWidget()
        layout = QGridLayout(line)
        layout.setContentsMargins(UNIT, 0, UNIT, 0)
        layout.addWidget(self._message, 0, 0)
        layout.addWidget(self.undo, 0, 1)
        layout.addWidget(self.offer, 0, 2)
        layout.setColumnStretch(3, 1)
        self.addWidget(line, 1)
        self.jobs = JobsIndicator(session)
        self.addPermanentWidget(self.jobs)
        self._fade = QTimer(self)
        self._fade.setSingleShot(True)
        self._fade.setInterval(MESSAGE_MS)
        self._fade.timeout.connect(self._clear)
        session.message.connect(self.say)
        session.offered.connect(self.say_with_offer)
        session.archive_changed.connect(self._clear)

    @action(
        "jobs.show",
        text="Running work…",
        menu="Window",
        order=800,
        keys=("Ctrl+J",),
        enabled=lambda foot: foot.jobs.isVisible(),
        help_text="Show what runs, how long it will take, and end it",
    )
    def show_jobs(self) -> None:
        self.jobs.open_list()

    def say(self, text: str, undoable: bool = False) -> None:
        """Show a line for a while; with Undo as long as what it tells is the last thing done."""
        self._message.set_text(text)
        self.undo.setVisible(undoable)
        self.offer.hide()
        self._fade.start()

    def say_with_offer(self, text: str, button: str, act: Callable[[], object]) -> None:
        """Show a line with a button for what one may want to do next."""
        self.say(text)
        self._offered = act
        self.offer.setText(button)
        self.offer.show()

    @property
    def text(self) -> str:
        return self._message.text()

    def _take_back(self) -> None:
        self.undo.hide()
        self._session.perform("edit.undo")

    def _take_offer(self) -> None:
        self.offer.hide()
        if self._offered is not None:
            self._offered()

    def _clear(self) -> None:
        self._message.set_text("")
        self.undo.hide()
        self.offer.hide()
        self._offered = None


class JobsIndicator(QWidget):
    """One line for what runs; a click opens the list of all jobs."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._button = QToolButton()
        self._button.setAutoRaise(True)
        self._button.setAccessibleName("Running work")
        self._button.setToolTip("Show what runs")
        self._button.clicked.connect(self.open_list)
        self._bar = _bar()
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, UNIT, 0)
        layout.addWidget(self._button, 0, 0)
        layout.addWidget(self._bar, 0, 1)
        self._list: JobList | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(SHOWN_AFTER_MS)
        self._later.timeout.connect(self._update)
        self.hide()
        self._follow()
        session.archive_changed.connect(self._follow)

    def open_list(self) -> None:
        """Open the list above the line."""
        if self._list is None:
            self._list = JobList(self)
        self._list.show_jobs(_shown(self._session))
        self._list.adjustSize()
        corner = self.mapToGlobal(self.rect().topRight())
        self._list.move(corner.x() - self._list.width(), corner.y() - self._list.height() - UNIT)
        self._list.show()
        self._list.focus_first()

    @property
    def text(self) -> str:
        return self._button.text()

    def _follow(self) -> None:
        self._session.background.jobs_changed.connect(self._changed)
        self._update()

    def _changed(self) -> None:
        if self.isVisible():
            self._update()
        elif _shown(self._session) and not self._later.isActive():
            self._later.start()

    def _update(self) -> None:
        jobs = _shown(self._session)
        self.setVisible(bool(jobs))
        if jobs:
            first = jobs[0]
            more = f" (and {len(jobs) - 1} more)" if len(jobs) > 1 else ""
            said = f": {first.text}" if first.text else ""
            self._button.setText(f"{first.title}{said}{more}")
            _show_fraction(self._bar, first.fraction)
        if self._list is not None and self._list.isVisible():
            self._list.show_jobs(jobs)


class JobList(QFrame):
    """What runs, each with its bar and a button to end it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName("Running work")
        self._rows: dict[Job, JobRow] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        self._layout.setSpacing(2 * UNIT)
        self.setMinimumWidth(48 * UNIT)

    def show_jobs(self, jobs: list[Job]) -> None:
        """Bring the rows up to date; with nothing left the list closes."""
        for job in [each for each in self._rows if each not in jobs]:
            row = self._rows.pop(job)
            self._layout.removeWidget(row)
            row.deleteLater()
        for job in jobs:
            if job not in self._rows:
                self._rows[job] = JobRow(job)
                self._layout.addWidget(self._rows[job])
            self._rows[job].update_now()
        if not jobs:
            self.hide()

    def focus_first(self) -> None:
        """Let the space bar end the first job, and Tab go to the next."""
        for row in self._rows.values():
            row.cancel.setFocus(Qt.FocusReason.PopupFocusReason)
            return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)


class JobRow(QWidget):
    """One running job."""

    def __init__(self, job: Job) -> None:
        super().__init__()
        self._job = job
        self._title = QLabel(job.title)
        self._said = QLabel()
        self._said.setForegroundRole(self._said.palette().ColorRole.PlaceholderText)
        self._bar = _bar()
        self.cancel = QToolButton()
        self.cancel.setIcon(icon("cancel"))
        self.cancel.setAutoRaise(True)
        self.cancel.setToolTip("End this")
        self.cancel.setAccessibleName(f"End: {job.title}")
        self.cancel.clicked.connect(self._cancel)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._title, 0, 0)
        layout.addWidget(self._bar, 0, 1)
        layout.addWidget(self.cancel, 0, 2)
        layout.addWidget(self._said, 1, 0, 1, 3)
        layout.setColumnStretch(0, 1)

    def update_now(self) -> None:
        left = self._job.seconds_left()
        parts = [self._job.text, f"{said_duration(left)} left" if left is not None else ""]
        if self._job.cancelled:
            parts = ["ending …"]
        self._said.setText(" · ".join(part for part in parts if part))
        _show_fraction(self._bar, self._job.fraction)
        self.cancel.setEnabled(not self._job.cancelled)

    def _cancel(self) -> None:
        self._job.cancel()
        self.update_now()


def said_duration(seconds: float) -> str:
    """`40 seconds`, `3 minutes`: as exact as an estimate deserves."""
    if seconds < 10:
        return "a few seconds"
    if seconds < 90:
        return f"{round(seconds / 10) * 10} seconds"
    return f"{round(seconds / 60)} minutes"


def _shown(session: Session) -> list[Job]:
    return [job for job in session.background.jobs if not job.quiet]


def _bar() -> QProgressBar:
    bar = QProgressBar()
    bar.setTextVisible(False)
    bar.setFixedSize(14 * UNIT, UNIT)
    return bar


def _show_fraction(bar: QProgressBar, fraction: float | None) -> None:
    bar.setRange(0, 0 if fraction is None else 1000)
    if fraction is not None:
        bar.setValue(round(fraction * 1000))
