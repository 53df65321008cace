"""The drawing process seen from this side: one file at a time, and only what is wanted now."""

from __future__ import annotations

import multiprocessing
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from viewer.importing.workers import deaf_to_interrupts
from viewer.rendering.messages import Answer, Open, Opened, Pixels, Ready, Refused, Spoilt, Tile
from viewer.rendering.process import serve

SECONDS = 20.0
"""A page that takes longer to draw is given up."""
STARTING_SECONDS = 60.0
"""How long a process may take to get ready, when the machine is busy."""
PATIENCE_S = 1.0
"""How long another file waits for a page of the one before."""
MEMORY_MB = 2048
_TICK_S = 0.1


class Renderer:
    """Draws tiles of one file after the other, each wish when the one before is done.

    A file that crashes the process, or keeps it too long, loses the page that did it; the process
    is replaced and the file opened again.

    Args:
        answered: called on a thread of this object with the number of a file and each `Answer`.
    """

    def __init__(
        self, answered: Callable[[int, Answer], None], *, seconds: float = SECONDS
    ) -> None:
        self._answered = answered
        self._seconds = seconds
        self._changed = threading.Condition()
        self._file: Open | None = None
        self._number = 0
        self._is_open = False
        self._is_told = False
        self._wishes: list[Tile] = []
        self._spoilt: set[int] = set()
        self._closed = False
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None
        self._thread: threading.Thread | None = None

    def open(self, name: str, content: bytes, password: str | None = None) -> int:
        """Show this file; what was wanted of the one before is forgotten.

        Returns:
            The number of the file, which comes with its answers.
        """
        with self._changed:
            self._number += 1
            self._file = Open(self._number, name, content, password)
            self._is_open = self._is_told = False
            self._wishes = []
            self._spoilt = set()
            self._wake()
            return self._number

    def want(self, tiles: Sequence[Tile]) -> None:
        """Draw these, the first first, and nothing else that was wanted before."""
        with self._changed:
            self._wishes = list(tiles)
            self._wake()

    def close(self) -> None:
        """End the process; nothing is answered any more."""
        with self._changed:
            self._closed = True
            self._changed.notify()
            if self._process is not None:
                self._process.kill()  # the thread hears the end of the pipe
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _wake(self) -> None:
        if self._thread is None and not self._closed:
            self._thread = threading.Thread(target=self._run, name="concord pages", daemon=True)
            self._thread.start()
        self._changed.notify()

    # On the thread

    def _run(self) -> None:
        try:
            while (task := self._next()) is not None:
                self._do(*task)
        finally:
            self._end()

    def _next(self) -> tuple[Open, Tile | None] | None:
        """The file that is to be opened, or a tile of it; None at the end."""
        with self._changed:
            while not self._closed:
                if self._file is not None and not self._is_open:
                    self._is_open = True
                    return self._file, None
                while self._file is not None and self._wishes:
                    tile = self._wishes.pop(0)
                    if tile.page not in self._spoilt:
                        return self._file, tile
                self._changed.wait()
        return None

    def _do(self, file: Open, tile: Tile | None) -> None:
        try:
            answer = self._ask(file, tile)
        except (EOFError, OSError, TimeoutError) as error:
            self._end()
            if self._obsolete(file):
                return
            answer = _lost(file, tile, late=isinstance(error, TimeoutError))
            with self._changed:
                if tile is not None:
                    self._is_open = False  # in the next process
        if answer is not None:
            self._hand_on(file, answer)

    def _ask(self, file: Open, tile: Tile | None) -> Answer | None:
        """What the process answers; None where another file is wanted by now."""
        connection = self._connection or self._start()
        connection.send(file if tile is None else tile)
        if not self._heard(connection, file, self._seconds):
            return None
        answer: Answer = connection.recv()
        if isinstance(answer, Pixels):
            answer = replace(answer, content=connection.recv_bytes())
        return answer

    def _heard(self, connection: Connection, file: Open, seconds: float) -> bool:
        """Wait for an answer; False where nobody wants it any more.

        Raises:
            TimeoutError: it does not come.
        """
        start = time.monotonic()
        while not connection.poll(_TICK_S):
            spent = time.monotonic() - start
            if spent > PATIENCE_S and self._obsolete(file):
                self._end()
                return False
            if spent > seconds:
                raise TimeoutError
        return True

    def _obsolete(self, file: Open) -> bool:
        with self._changed:
            return self._closed or self._file is not file

    def _hand_on(self, file: Open, answer: Answer) -> None:
        with self._changed:
            if self._closed or self._file is not file:
                return
            if isinstance(answer, Opened):
                if self._is_told:  # opened again after a page that was lost
                    return
                self._is_told = True
            if isinstance(answer, Spoilt):
                self._spoilt.add(answer.page)
            if isinstance(answer, Refused):
                self._file = None
        self._answered(file.number, answer)

    def _start(self) -> Connection:
        """A new process, ready.

        Raises:
            EOFError: closed meanwhile.
        """
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(
            target=serve, args=(theirs, MEMORY_MB), name="Concord pages", daemon=True
        )
        with deaf_to_interrupts():
            process.start()
        theirs.close()
        with self._changed:
            self._process, self._connection = process, ours
            if self._closed:
                raise EOFError
        if not ours.poll(STARTING_SECONDS):
            raise TimeoutError
        ready = ours.recv()
        assert isinstance(ready, Ready)
        return ours

    def _end(self) -> None:
        with self._changed:
            process, self._process = self._process, None
            connection, self._connection = self._connection, None
        if process is not None:
            process.kill()
            process.join()
            process.close()
        if connection is not None:
            connection.close()


def _lost(file: Open, tile: Tile | None, *, late: bool) -> Answer:
    if tile is None:
        why = "takes too long to open" if late else "crashes what draws it"
        return Refused(
            f"“{file.name}” {why}, so that its pages cannot be shown. "
            "Open the original in its own program."
        )
    why = "takes too long to draw" if late else "crashes what draws it"
    return Spoilt(tile.page, f"Page {tile.page} {why} and is left out. Its text stands beside it.")
