"""Ctrl+C in a command that works on many things: it stops between two of them."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

INTERRUPTED = 130
"""The exit code then, as shells have it."""


@contextmanager
def stopped_by_ctrl_c() -> Iterator[list[int]]:
    """A list that is filled by Ctrl+C, so that the work ends between two writes."""
    stopped: list[int] = []

    def remember(number: int, _frame: FrameType | None) -> None:
        stopped.append(number)

    before = signal.signal(signal.SIGINT, remember)
    try:
        yield stopped
    finally:
        signal.signal(signal.SIGINT, before)
