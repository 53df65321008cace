"""Processes that recognise pages side by side; one that crashes, hangs or is cancelled is ended.

With a process ends the engine that it has started: see `importers.legacy.programs`.
"""

from __future__ import annotations

import multiprocessing
import os
import time
from collections import deque
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from importers import RecognisedPage
from viewer.importing.recognition_worker import Answer, Page, serve
from viewer.importing.workers import MOST, TICK_S, deaf_to_interrupts

SECONDS_PER_PAGE = 300.0
"""For all that is tried on a page; each asking of the engine has a shorter limit of its own."""
MEMORY_MB = 2048


@dataclass(frozen=True, slots=True)
class Recognised:
    """What became of a page: what was seen on it, or why nothing was."""

    page: Page
    seen: RecognisedPage | None
    sentence: str = ""


@dataclass(slots=True, eq=False)
class _Worker:
    process: BaseProcess
    connection: Connection
    page: Page | None = None
    since: float = field(default_factory=time.monotonic)

    def take(self, page: Page) -> None:
        self.page, self.since = page, time.monotonic()
        self.connection.send(page)

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.process.close()
        self.connection.close()


def recognise_pages(
    pages: Sequence[Page],
    *,
    cancelled: Callable[[], bool] = lambda: False,
    count: int | None = None,
    seconds_per_page: float = SECONDS_PER_PAGE,
) -> Generator[list[Recognised], None, None]:
    """What becomes of the pages, as it comes, and nothing every 50 ms.

    Ends early when `cancelled` says so, in the middle of pages too; those were not recognised then.

    Args:
        pages: in the order in which they are begun.
        cancelled: asked at least every 50 ms.
        count: of processes; one for each core by default.
        seconds_per_page: a page that takes longer is left out.
    """
    waiting = deque(pages)
    wanted = min(len(waiting), count or max(1, min(MOST, os.cpu_count() or 1)))
    workers = [_start() for _ in range(wanted)]
    try:
        while waiting or any(worker.page for worker in workers):
            for worker in workers:
                if worker.page is None and waiting:
                    _give(worker, waiting.popleft())
            if cancelled():
                return
            ready = wait([each.connection for each in workers if each.page], timeout=TICK_S)
            done = []
            for at, worker in enumerate(workers):
                if worker.page is None:
                    continue
                if worker.connection in ready:
                    done.append(_hear(worker))
                elif time.monotonic() - worker.since > seconds_per_page:
                    done.append(_lost(worker.page, "took too long to recognise"))
                else:
                    continue
                if done[-1].seen is None and worker.page is not None:  # it is gone, or hangs
                    worker.end()
                    workers[at] = _start()
            yield done
    finally:
        for worker in workers:
            worker.end()


def _start() -> _Worker:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(
        target=serve, args=(theirs, MEMORY_MB), name="Concord recogniser", daemon=True
    )
    with deaf_to_interrupts():
        process.start()
    theirs.close()
    return _Worker(process, ours)


def _give(worker: _Worker, page: Page) -> None:
    try:
        worker.take(page)
    except (BrokenPipeError, ConnectionResetError):
        return  # it is gone; the wait finds out


def _hear(worker: _Worker) -> Recognised:
    """Its answer; it keeps the page if it gave none and is gone."""
    page = worker.page
    if page is None:
        raise LookupError("it was given no page")
    try:
        answer: Answer = worker.connection.recv()
    except (EOFError, OSError):
        return _lost(page, "makes its reader crash")
    worker.page = None
    if isinstance(answer, str):
        return Recognised(page, None, answer)
    return Recognised(page, answer)


def _lost(page: Page, why: str) -> Recognised:
    return Recognised(page, None, f"Page {page.number} of “{page.name}” {why} and was left out.")
