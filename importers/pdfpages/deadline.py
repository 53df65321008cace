"""Ends code that never returns: parsers of hostile files loop, and threads cannot be stopped."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any


class TooSlow(Exception):
    """The time given to a piece of work is over."""


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Raises `TooSlow` inside the block, at the next call of a function, after so many seconds.

    Signals would need the main thread and are missing on Windows; a profile function is called by
    the interpreter itself wherever the code runs, and leaves the trace function to debuggers.
    """
    end = time.monotonic() + seconds
    calls = 0

    def watch(_frame: FrameType, _event: str, _argument: Any) -> None:
        nonlocal calls
        calls += 1
        if calls & 0x1FF == 0 and time.monotonic() > end:
            sys.setprofile(previous)
            raise TooSlow(f"not done after {seconds:g} s")

    previous = sys.getprofile()
    sys.setprofile(watch)
    try:
        yield
    finally:
        sys.setprofile(previous)
