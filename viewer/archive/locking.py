"""One writing process for each archive, held by the system and let go by it when we are killed.

The lock is on a file of its own: closing any handle on the archive itself would release the locks
that SQLite holds there (https://www.sqlite.org/howtocorrupt.html, section 2.2).
"""

from __future__ import annotations

from pathlib import Path

from viewer.archive import errors


class Lock:
    """Taken when made.

    Raises:
        ArchiveInUse: another opening of the archive holds it.
        ReadOnlyArchive: the folder cannot be written.
    """

    def __init__(self, archive: Path) -> None:
        from filelock import FileLock, Timeout  # 0.04 s that a reading program has no need of

        self._lock = FileLock(_beside(archive), timeout=0, thread_local=False)
        try:
            self._lock.acquire()
        except Timeout:
            raise errors.in_use(archive) from None
        except OSError as error:
            raise errors.read_only(archive) from error

    def release(self) -> None:
        self._lock.release()


def _beside(archive: Path) -> Path:
    """The same for every way that leads to the archive."""
    real = archive.resolve()
    return real.with_name(f"{real.name}.lock")
