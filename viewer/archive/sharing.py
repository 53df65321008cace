"""What all connections of this process to one archive have in common."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Any, TypeVar

from viewer.archive.changes import Change, Listener
from viewer.archive.gate import WriteGate
from viewer.archive.locking import Lock

T = TypeVar("T")


class Shared:
    """Made by the first connection to an archive, joined by the others, ended with the last.

    Attributes:
        staged: ids of the versions that are on their way in; written only behind the gate.
        unfinished: ids of the long edits that are going on.
        person: the name of who makes the edits.
    """

    def __init__(self, path: Path, lock: Lock | None, person: str) -> None:
        self.path = path
        self.person = person
        self.gate = WriteGate()
        self.staged: set[int] = set()
        self.unfinished: set[int] = set()
        self._lock = lock
        self._users = 1
        self._guard = threading.Lock()
        self._listeners: list[Listener] = []
        self._kept: dict[str, tuple[Hashable, Any]] = {}

    def join(self) -> None:
        """One more connection; impossible when the last one has closed and the lock is let go."""
        with self._guard:
            if self._users == 0:
                raise RuntimeError("the archive is closed")
            self._users += 1

    def leave(self) -> None:
        """One connection less."""
        with self._guard:
            self._users -= 1
            if self._users == 0 and self._lock is not None:
                self._lock.release()

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        with self._guard:
            self._listeners.append(listener)

        def unsubscribe() -> None:
            with self._guard:
                if listener in self._listeners:
                    self._listeners.remove(listener)

        return unsubscribe

    def kept(self, name: str, state: Hashable, make: Callable[[], T]) -> T:
        """What was made by an earlier call with this name, as long as the state is the same.

        Searches open a connection each, and have this in common.
        """
        with self._guard:
            known, value = self._kept.get(name, (None, None))
        if known != state:
            value = make()
            with self._guard:
                self._kept[name] = (state, value)
        found: T = value
        return found

    def announce(self, changes: tuple[Change, ...]) -> None:
        with self._guard:
            listeners = list(self._listeners)
        for listener in listeners:
            listener(changes)
