"""One process of the pool, as the parent sees it."""

from __future__ import annotations

import time
from collections import deque
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from viewer.importing.messages import Forget, Join, Load, Portion, Read


@dataclass(slots=True, eq=False)
class Member:
    """A process, its pipe, and what it was told to do and has not answered, the present first.

    Attributes:
        jobs: the files that it is to read, by number; it may help with those of others besides.
        heard: when it last said something, or had nothing to do.
    """

    process: BaseProcess
    connection: Connection
    told: deque[Load | Read | Portion | Join] = field(default_factory=deque)
    jobs: dict[int, Path] = field(default_factory=dict)
    heard: float = field(default_factory=time.monotonic)
    ready: bool = False

    def tell(self, message: Load | Read | Portion | Join) -> None:
        """Hand it a message that it will answer."""
        if not self.told:
            self.heard = time.monotonic()
        self.told.append(message)
        self.send(message)

    def send(self, message: Load | Read | Portion | Join | Forget) -> None:
        try:
            self.connection.send(message)
        except (BrokenPipeError, ConnectionResetError):
            return  # it is gone; the wait finds out and says which file it died of

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.process.close()
        self.connection.close()
