"""When the archive cannot be opened at the start: what is the matter, and what can be done."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox

from viewer.archive.backups import backup_folder
from viewer.archive.errors import (
    ArchiveError,
    ArchiveInUse,
    ArchiveMissing,
    DamagedArchive,
    NewerArchive,
    NotAnArchive,
    ReadOnlyArchive,
)

FILTER = "Concord archives (*.concord);;All files (*)"


class Way(Enum):
    """What the person chose."""

    OPEN = "open"
    READ = "read"
    RESTORE = "restore"
    NEW = "new"
    QUIT = "quit"


@dataclass(frozen=True, slots=True)
class Answer:
    """A way and, but for quitting, the archive to go on with."""

    way: Way
    path: Path


_TEXTS = {
    Way.READ: "Open for &reading only",
    Way.RESTORE: "Restore a &backup…",
    Way.OPEN: "Open &another archive…",
    Way.NEW: "&New archive…",
    Way.QUIT: "&Quit",
}


def ways(error: ArchiveError, path: Path) -> list[Way]:
    """What can be done about an archive that does not open."""
    found = []
    if isinstance(error, ArchiveInUse):
        found.append(Way.READ)
    if isinstance(error, DamagedArchive | ArchiveMissing) and backups_of(path):
        found.append(Way.RESTORE)
    found.append(Way.OPEN)
    if isinstance(error, DamagedArchive | NotAnArchive | NewerArchive | ReadOnlyArchive):
        found.append(Way.NEW)
    return [*found, Way.QUIT]


def ask(error: ArchiveError, path: Path) -> Answer:
    """Say what is the matter until a way is chosen that leads on."""
    while True:
        way = _choose(error, path)
        if way in (Way.QUIT, Way.READ):
            return Answer(way, path)
        chosen = _choose_file(way, path)
        if chosen is not None:
            return Answer(way, chosen)


def _choose(error: ArchiveError, path: Path) -> Way:
    box = QMessageBox()
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle("Concord")
    box.setText(str(error))
    box.setInformativeText(str(path))
    buttons = {}
    for way in ways(error, path):
        role = QMessageBox.ButtonRole.RejectRole
        if way is not Way.QUIT:
            role = QMessageBox.ButtonRole.ActionRole
        buttons[box.addButton(_TEXTS[way], role)] = way
    box.exec()
    clicked = box.clickedButton()
    return next((way for button, way in buttons.items() if button is clicked), Way.QUIT)


def _choose_file(way: Way, path: Path) -> Path | None:
    if way is Way.NEW:
        name, _ = QFileDialog.getSaveFileName(
            None, "New archive", str(path.with_name("Archive 2.concord")), FILTER
        )
    else:
        first = backups_of(path)[-1] if way is Way.RESTORE else path.parent
        title = _TEXTS[way].replace("&", "").rstrip("…")
        name, _ = QFileDialog.getOpenFileName(None, title, str(first), FILTER)
    return Path(name) if name else None


def backups_of(path: Path) -> list[Path]:
    """The backups kept beside an archive, the newest last."""
    return sorted(backup_folder(path).glob("*.concord"))


def set_aside(path: Path) -> Path | None:
    """Rename what stands in the way of a restored archive, with what SQLite keeps beside it."""
    if not path.exists():
        return None
    stamp = f"{datetime.now().astimezone():%Y-%m-%d %H.%M.%S}"
    aside = path.with_name(f"{path.stem} damaged {stamp}{path.suffix}")
    path.rename(aside)
    for ending in ("-wal", "-shm"):
        beside = path.with_name(path.name + ending)
        if beside.exists():
            beside.rename(aside.with_name(aside.name + ending))
    return aside


def restore(backup: Path, path: Path) -> None:
    """Put a backup in the place of an archive; what stood there is kept beside it."""
    set_aside(path)
    shutil.copy2(backup, path)
