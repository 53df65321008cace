"""The one way off the interface thread: values in, values out, answered on the interface thread.

Threads serve SQL, which releases the interpreter while it runs. Work that is busy in Python goes to
processes (see `viewer.importing.Workers`), because busy threads double the interface's tick.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEventLoop, QObject, Qt, Signal, Slot

from viewer.domain import Cancelled, WorldError

if TYPE_CHECKING:
    # Imported when the first job runs: the first window needs no threads.
    from concurrent.futures import ThreadPoolExecutor

T = TypeVar("T")
Done = Callable[[Any], None]
Failed = Callable[[WorldError], None]

THREADS = 6
REPORT_EVERY_S = 0.05
"""Progress reaches the interface no more often, however often a job tells it."""


class State(Enum):
    """Where a job stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class Job(QObject):
    """A piece of work on another thread.

    `progress`, `check`, `cancelled` and `on_cancel` are for the work itself; everything else is for
    the interface thread.

    Signals:
        progressed: fraction or text have changed.
        ended: the work is over, whichever way.
    """

    progressed = Signal()
    ended = Signal()

    def __init__(self, title: str, *, quiet: bool, parent: QObject) -> None:
        super().__init__(parent)
        self.title = title
        self.quiet = quiet
        self.state = State.WAITING
        self.fraction: float | None = None
        self.text = ""
        self.started = time.monotonic()
        self._cancelled = threading.Event()
        self._abandoned = False
        self._cancel_calls: list[Callable[[], None]] = []
        self._lock = threading.Lock()
        self._reported = 0.0

    @property
    def cancelled(self) -> bool:
        return self._cancelled.is_set()

    @property
    def abandoned(self) -> bool:
        return self._abandoned

    @property
    def running(self) -> bool:
        return self.state in (State.WAITING, State.RUNNING)

    def progress(self, fraction: float | None, text: str = "") -> None:
        """Say how far the work is, 0 to 1, or None where nobody knows."""
        now = time.monotonic()
        self.fraction, self.text = fraction, text
        if now - self._reported >= REPORT_EVERY_S or fraction == 1.0:
            self._reported = now
            self.progressed.emit()

    def check(self) -> None:
        """End here if the job was cancelled.

        Raises:
            Cancelled: it was.
        """
        if self.cancelled:
            raise Cancelled

    def on_cancel(self, call: Callable[[], None]) -> None:
        """Have `call` called, on the interface thread, when the job is cancelled.

        For `archive.interrupt`, which ends the statement that the work is waiting for.
        """
        with self._lock:
            self._cancel_calls.append(call)
        if self.cancelled:
            call()

    def cancel(self) -> None:
        """Ask the work to end; it may still hand in what it has."""
        if self._cancelled.is_set() or not self.running:
            return
        self._cancelled.set()
        with self._lock:
            calls = list(self._cancel_calls)
        for call in calls:
            call()

    def abandon(self) -> None:
        """Cancel, and hear nothing more of it: for work that something newer has replaced."""
        self._abandoned = True
        self.cancel()

    def spent_seconds(self) -> float:
        return time.monotonic() - self.started

    def seconds_left(self) -> float | None:
        """An estimate from the speed so far; None while there is too little to go by."""
        spent = self.spent_seconds()
        if self.fraction is None or self.fraction < 0.02 or spent < 1:
            return None
        return spent * (1 - self.fraction) / self.fraction


class Background(QObject):
    """Runs jobs and lists them.

    Signals:
        jobs_changed: a job has begun, moved on or ended.
        refused: a job failed on the world and gave no `failed`: its title and the error.
    """

    jobs_changed = Signal()
    refused = Signal(str, object)
    _returned = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool: ThreadPoolExecutor | None = None
        self._jobs: list[Job] = []
        self._closed = False
        self._answers: dict[Job, tuple[Done | None, Failed | None]] = {}
        # Queued even when the work ends at once, so that nobody is answered before `run` returns.
        self._returned.connect(self._answer, Qt.ConnectionType.QueuedConnection)

    @property
    def jobs(self) -> list[Job]:
        """Those waiting or running, oldest first."""
        return list(self._jobs)

    @property
    def idle(self) -> bool:
        return not self._jobs

    def run(
        self,
        title: str,
        work: Callable[[Job], T],
        *,
        done: Callable[[T], None] | None = None,
        failed: Callable[[WorldError], None] | None = None,
        quiet: bool = False,
    ) -> Job:
        """Run `work` on another thread; `done` or `failed` is called on the interface thread.

        A `quiet` job is not shown in the status bar: short work that nobody has asked for. An
        error that is not the world's is raised again on the interface thread, as a bug.
        """
        job = Job(title, quiet=quiet, parent=self)
        if self._closed:
            job.abandon()
            job.state = State.CANCELLED
            return job

        self._answers[job] = (done, failed)
        job.progressed.connect(self.jobs_changed)
        self._jobs.append(job)
        self._threads().submit(_work, job, work, self._returned.emit)
        self.jobs_changed.emit()
        return job

    def cancel_all(self) -> None:
        for job in self.jobs:
            job.cancel()

    def wait(self, timeout_ms: int = 30_000) -> bool:
        """Let the interface go on until no job is left; True when none is. Not for slots."""
        deadline = QDeadlineTimer(timeout_ms)
        while not self.idle and not deadline.hasExpired():
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            if not self.idle:
                time.sleep(0.002)
        return self.idle

    def close(self) -> None:
        """Cancel what runs, wait for it, and take no more; nobody is answered."""
        self._closed = True
        for job in self.jobs:
            job.abandon()
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None
        self._jobs.clear()
        self._answers.clear()

    def _threads(self) -> ThreadPoolExecutor:
        if self._pool is None:
            from concurrent.futures import ThreadPoolExecutor

            self._pool = ThreadPoolExecutor(THREADS, thread_name_prefix="concord")
        return self._pool

    @Slot(object, object, object)
    def _answer(self, job: Job, value: Any, error: BaseException | None) -> None:
        if job not in self._jobs:  # closed in between
            return
        self._jobs.remove(job)
        done, failed = self._answers.pop(job)
        ended_by_cancel = isinstance(error, Cancelled) or (
            isinstance(error, WorldError) and job.cancelled
        )
        if ended_by_cancel:
            job.state = State.CANCELLED
        else:
            job.state = State.DONE if error is None else State.FAILED
        job.ended.emit()
        self.jobs_changed.emit()
        job.deleteLater()
        if job.abandoned or ended_by_cancel:
            if error is not None and not isinstance(error, Cancelled | WorldError):
                raise error
        elif error is None:
            if done is not None:
                done(value)
        elif not isinstance(error, WorldError):
            raise error
        elif failed is not None:
            failed(error)
        else:
            self.refused.emit(job.title, error)


def _work(
    job: Job,
    work: Callable[[Job], Any],
    answer: Callable[[Job, Any, BaseException | None], None],
) -> None:
    """What runs on the other thread."""
    value: Any = None
    caught: BaseException | None = None
    if job.cancelled:
        caught = Cancelled()
    else:
        job.state = State.RUNNING
        try:
            value = work(job)
        except BaseException as error:  # handed over whole: the interface thread sorts it
            caught = error
    answer(job, value, caught)
