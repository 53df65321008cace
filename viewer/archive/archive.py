"""The archive as the rest of the program knows it: open it, edit it, ask its nouns."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Self

from viewer.archive import backups, errors, opening
from viewer.archive.changes import Listener
from viewer.archive.connection import Connection
from viewer.archive.editing import Editor
from viewer.archive.locking import Lock
from viewer.archive.nouns import Nouns
from viewer.archive.sharing import Shared
from viewer.archive.staging import Staging
from viewer.archive.transactions import OpenEdit


class Archive(Nouns):
    """One connection to an archive, to be used in the thread that opened it.

    Attributes:
        read_only: nothing can be changed, because it was asked so or because the file is protected.
    """

    def __init__(self, connection: Connection, shared: Shared) -> None:
        editor = Editor(connection, shared)
        super().__init__(connection, editor, Staging(connection, editor, shared.staged))
        self._shared = shared
        self._closed = False
        self.path = shared.path
        self.read_only = connection.read_only

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        create: bool = True,
        read_only: bool = False,
        person: str | None = None,
    ) -> Archive:
        """Open an archive, or make a new one where there is none.

        A file or folder that cannot be written is opened for reading.

        Raises:
            ArchiveError: with a sentence for the user; the file is left as it was.
        """
        path = Path(path).absolute()
        person = person or _person_name()
        if not _is_there(path):
            if read_only or not create:
                raise errors.missing(path)
            _make_folder(path)
        elif read_only or not (opening.may_write(path) and opening.may_write(path.parent)):
            return cls(opening.open_to_read(path), Shared(path, None, person))
        lock = Lock(path)
        try:
            if not path.exists():
                opening.create(path, person)
            return cls(opening.open_to_write(path), Shared(path, lock, person))
        except BaseException:
            lock.release()
            raise

    def again(self, *, read_only: bool = False) -> Archive:
        """Another connection of this process, for the thread that calls this."""
        open_connection = (
            opening.open_to_read if self.read_only or read_only else opening.open_to_write
        )
        self._shared.join()
        try:
            return Archive(open_connection(self.path), self._shared)
        except BaseException:
            self._shared.leave()
            raise

    @property
    def person(self) -> str:
        """The name of who makes the edits; `people.work_as` and `people.rename` change it."""
        return self._editor.person

    def close(self) -> None:
        if not self._closed:
            self._closed = True
            self._connection.close()
            self._shared.leave()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def edit(self, label: str) -> AbstractContextManager[OpenEdit]:
        """What is done inside is one transaction and one entry to undo; nested edits join it.

        It holds the archive until it ends, so it is for work of milliseconds; see `long_edit`.
        """
        return self._editor.edit(label)

    def long_edit(self, label: str) -> AbstractContextManager[OpenEdit]:
        """One entry to undo whose parts are committed one by one, as they are done.

        For an import: other threads tag and search meanwhile, documents appear as they are added,
        and what was added stays when a later part fails. `edit.label` may be set anew inside.
        """
        return self._editor.long_edit(label)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Tell of every change by any connection of this process; call the result to stop.

        The listener is called on the thread that made the change, after the outermost commit.
        """
        return self._shared.subscribe(listener)

    def interrupt(self) -> None:
        """End the statement that runs now; may be called from any thread."""
        self._connection.interrupt()

    def check(self) -> list[str]:
        """What is wrong with the archive, in sentences; empty if nothing is."""
        from viewer.archive.checks import check  # seldom wanted

        return check(self._connection, self._editor)

    def backup(self, path: Path) -> None:
        """A consistent copy, made while others read and write."""
        # Of its own, so that it sees what is committed and holds up nobody.
        connection = opening.open_to_read(self.path)
        try:
            backups.back_up(connection, Path(path).absolute())
        finally:
            connection.close()

    def backup_if_due(self) -> Path | None:
        """The backup of the day in the folder `NAME.backups` beside the archive, if it is due."""
        if self.read_only:
            return None
        target = backups.due(self.path)
        if target is not None:
            self.backup(target)
            backups.drop_old(self.path)
        return target


def _is_there(path: Path) -> bool:
    try:
        if path.is_dir():
            raise errors.foreign(path)
        return path.exists()
    except OSError as error:  # a folder on the way may not be entered
        raise errors.missing(path) from error


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise errors.missing(path) from error


def _person_name() -> str:
    from viewer.defaults import person_name  # 0.05 s, for those who do not say who they are

    return person_name()
