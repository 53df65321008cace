"""Ends code that never returns: parsers of hostile files loop, and threads cannot be stopped."""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class TooSlow(Exception):
    """The time given to a piece of work is over."""


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Raises `TooSlow` inside the block, between two steps of Python, after so many seconds.

    Signals would need the main thread and are missing on Windows; a profile function, called with
    each function, makes a parser twice as slow. So another thread asks the interpreter for it
    (https://docs.python.org/3/c-api/init.html#c.PyThreadState_SetAsyncExc).
    """
    thread = threading.get_ident()
    turn = threading.Lock()
    over = asked = False

    def ask() -> None:
        nonlocal asked
        with turn:
            if not over:
                asked = True
                _raise_in(thread, TooSlow)

    timer = threading.Timer(max(seconds, 0.0), ask)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        with turn:
            over = True
            if asked:
                _raise_in(thread, None)  # asked for and not raised yet: the block was just done


def _raise_in(thread: int, exception: type[Exception] | None) -> None:
    """Have an exception raised in a thread; None takes back one that was not raised yet."""
    what = None if exception is None else ctypes.py_object(exception)
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), what)
