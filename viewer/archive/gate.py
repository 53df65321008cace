"""Who writes next: a person's edit goes before the slices of an import."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class WriteGate:
    """One writer at a time among the connections of this process.

    SQLite would let them wait for each other by sleeping and trying again, in no order; here
    an edit that arrives while an import runs goes next, however many slices the import still has.
    """

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._holder: int | None = None
        self._people_waiting = 0

    @contextmanager
    def person(self) -> Iterator[None]:
        """Hold the gate for an edit."""
        with self._condition:
            self._check_not_mine()
            self._people_waiting += 1
            try:
                self._condition.wait_for(lambda: self._holder is None)
            finally:
                self._people_waiting -= 1
            self._holder = threading.get_ident()
        try:
            yield
        finally:
            self._leave()

    @contextmanager
    def bulk(self) -> Iterator[None]:
        """Hold the gate for one slice of a long job; waits while any edit does."""
        with self._condition:
            self._check_not_mine()
            self._condition.wait_for(lambda: self._holder is None and not self._people_waiting)
            self._holder = threading.get_ident()
        try:
            yield
        finally:
            self._leave()

    def _leave(self) -> None:
        with self._condition:
            self._holder = None
            self._condition.notify_all()

    def _check_not_mine(self) -> None:
        if self._holder == threading.get_ident():
            raise RuntimeError("this thread is already inside an edit of another connection")
