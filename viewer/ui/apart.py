"""Work in a process of its own, for a job: what is busy in Python or holds the interpreter for long.

A thread would slow the interface, or stop it where Qt lays out pages; a process can also be killed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from viewer.domain import WorldError
from viewer.ui.background import Job

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

T = TypeVar("T")
Progress = Callable[[float], None]

_POLL_S = 0.05
_PORTION = 400
"""Of a long list so many at a time: unpickling all at once would hold up the interface."""


class ProcessLost(WorldError):
    """The process ended without an answer, as when memory runs out."""


def run_apart(job: Job, function: Callable[..., T], *arguments: Any) -> T:
    """Call `function(*arguments, progress)` in a new process and hand over what it returns.

    Args:
        job: is told of the progress; when it is cancelled, the process is killed.
        function: of a module, so that the process can import it.
        arguments: values that can be pickled.

    Raises:
        Cancelled: the job was cancelled.
        WorldError: as the function raised it.
        ProcessLost: the process was ended from outside.
    """
    import multiprocessing  # when the first long work begins

    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_serve, args=(there, function, arguments), daemon=True)
    process.start()
    there.close()
    try:
        return _listen(job, here)  # type: ignore[no-any-return]  # the pipe is not typed
    finally:
        here.close()
        process.kill()
        process.join()


def _listen(job: Job, pipe: Connection) -> Any:
    portions: list[Any] = []
    while True:
        job.check()
        try:
            if not pipe.poll(_POLL_S):
                continue
            kind, value = pipe.recv()
        except (EOFError, OSError):
            raise ProcessLost(
                f"“{job.title}” was ended by the system, perhaps for want of memory. "
                "Close other programs and try again."
            ) from None
        if kind == "progress":
            job.progress(value)
        elif kind == "portion":
            portions += value
        elif kind == "error":
            raise value
        else:
            return portions or value


def _serve(pipe: Connection, function: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
    """What runs in the process."""
    told = [0.0]

    def progress(share: float) -> None:
        if share - told[0] >= 0.01:
            told[0] = share
            pipe.send(("progress", share))

    try:
        answer = ("done", function(*arguments, progress))
    except Exception as error:  # the border: whatever it is, the process that asked sorts it
        error.__traceback__ = None
        answer = ("error", error)
    if isinstance(answer[1], list):
        for start in range(0, len(answer[1]), _PORTION):
            pipe.send(("portion", answer[1][start : start + _PORTION]))
        answer = ("done", [])
    pipe.send(answer)
    pipe.close()
