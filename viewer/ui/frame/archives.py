"""Archives in the File menu: a new one, another one, one of the last, a backup."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from viewer.archive import Archive
from viewer.ui.actions import Choice, action
from viewer.ui.session import Session
from viewer.ui.settings import Setting

RECENT: Setting[list[str]] = Setting("archives.recent", [])
KEEP_RECENT = 8
FILTER = "Concord archives (*.concord);;All files (*)"
SUFFIX = ".concord"


def remember(session: Session) -> None:
    """Put the open archive first among the recent ones."""
    path = str(session.archive.path)
    others = [each for each in session.settings.get(RECENT) if each != path]
    session.settings.set(RECENT, [path, *others][:KEEP_RECENT])


class Archives:
    """The head and the foot of the File menu."""

    def __init__(self, session: Session, window: QWidget) -> None:
        self._session = session
        self._window = window
        self.before_switch: list[Callable[[], None]] = []
        """Called before another archive is opened, to keep what is to be remembered."""

    @action(
        "archive.new",
        text="New archive…",
        menu="File",
        order=100,
        keys=("Ctrl+Shift+N",),
        icon="archive-new",
        help_text="Make an empty archive",
    )
    def new(self) -> None:
        path = self._ask_new("New archive", "Archive")
        if path is not None:
            self.open_path(path, create=True)

    @action(
        "archive.open",
        text="Open archive…",
        menu="File",
        order=110,
        keys=("Ctrl+Alt+O",),
        icon="archive",
        help_text="Work on another archive",
    )
    def choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, "Open archive", str(self._session.archive.path.parent), FILTER
        )
        if chosen:
            self.open_path(Path(chosen))

    def recent(self) -> Iterable[Choice]:
        present = str(self._session.archive.path)
        for path in self._session.settings.get(RECENT):
            if path != present:
                yield Choice(f"{Path(path).stem} — {Path(path).parent}", Path(path))

    @action(
        "archive.recent",
        text="Open recent",
        menu="File",
        order=120,
        icon="history",
        choices=lambda part: part.recent(),
        help_text="Open one of the archives opened last",
    )
    def open_recent(self, path: Path) -> None:
        self.open_path(path)

    def open_path(self, path: Path, *, create: bool = False) -> None:
        """Open another archive in this window.

        Raises:
            ArchiveError: it cannot be opened; the present one stays.
        """
        if path.absolute() == self._session.archive.path:
            return
        if create and path.exists():
            # The dialog has asked whether to replace it, but an archive is never overwritten.
            self._session.message.emit(f"“{path.name}” was there already and was opened.", False)
        archive = Archive.open(path, create=create, person=self._session.archive.person)
        for call in self.before_switch:
            call()
        self._session.switch(archive)
        remember(self._session)

    @action(
        "archive.backup",
        text="Back up archive…",
        menu="File",
        order=700,
        icon="backup",
        help_text="Write a copy of the whole archive into one file",
    )
    def back_up(self) -> None:
        path = self._ask_new("Back up archive", f"{self._session.archive.path.stem} backup")
        if path is not None:
            self.back_up_to(path)

    def back_up_to(self, path: Path) -> None:
        """Copy the archive while it stays in use."""
        archive = self._session.archive

        def copy(_job: object) -> None:
            with archive.again(read_only=True) as own:
                own.backup(path)

        self._session.background.run(
            "Back up",
            copy,
            done=lambda _: self._session.message.emit(f"Backed up to “{path.name}”.", False),
        )

    @action(
        "archive.quit",
        text="Quit",
        menu="File",
        order=900,
        keys=("Ctrl+Q",),
        icon="quit",
        help_text="Close the window and the archive",
    )
    def quit(self) -> None:
        self._window.close()

    def _ask_new(self, title: str, name: str) -> Path | None:
        start = self._session.archive.path.parent / f"{name}{SUFFIX}"
        chosen, _ = QFileDialog.getSaveFileName(
            self._window,
            title,
            str(start),
            FILTER,
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix else path.with_suffix(SUFFIX)
