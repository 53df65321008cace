"""Starts the interface: application, archive, session, window."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from viewer.archive import Archive
from viewer.archive.errors import ArchiveError
from viewer.defaults import default_archive
from viewer.domain import DocumentId, WorldError
from viewer.ui.appearance import Appearance, application_icon
from viewer.ui.frame.archives import remember
from viewer.ui.frame.faults import Faults
from viewer.ui.session import Session, Where
from viewer.ui.settings import Settings
from viewer.ui.window import Window

QUIT_AFTER_PAINT = "CONCORD_QUIT_AFTER_FIRST_PAINT"
"""Set by benchmarks: leave as soon as the window can be used."""


class NoDisplay(WorldError):
    """There is nothing to show a window on."""


def start() -> int:
    """Open the window on the archive that the environment names, or the person's own."""
    named = os.environ.get("CONCORD_ARCHIVE")
    try:
        return run(Path(named) if named else default_archive())
    except WorldError as error:
        sys.stderr.write(f"{error}\n")
        return 1


def run(archive: Path, documents: Sequence[DocumentId] = ()) -> int:
    """Open the window on an archive and stay until it is closed.

    Args:
        archive: is made if it is not there.
        documents: shown side by side, if nothing was being read in this archive.

    Raises:
        NoDisplay: Qt would end the process without a word that helps.
    """
    if not has_display():
        raise NoDisplay(
            "There is no display to open the window on. Set DISPLAY or WAYLAND_DISPLAY, or use "
            "the command line: see “concord --help”."
        )
    app = application()
    settings = Settings(settings_file())
    faults = Faults(log_file())
    faults.install()
    appearance = Appearance(settings)
    appearance.apply()
    opened = open_archive(archive)
    if opened is None:
        faults.remove()
        return 0
    window = Window(Session(opened, settings, appearance))
    faults.caught.connect(window.session.refused)
    window.painted.connect(lambda: _settle(window, appearance, documents))
    window.show()
    code = app.exec()
    faults.remove()
    return code


def has_display() -> bool:
    """Whether a window can be shown; only Linux may have none."""
    if sys.platform != "linux":
        return True
    return any(map(os.environ.get, ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")))


def application() -> QApplication:
    """The one application of the process, with its name and style."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    # Fusion draws the same everywhere and takes every colour from the palette.
    QApplication.setStyle("Fusion")
    QCoreApplication.setApplicationName("Concord")
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontShowIconsInMenus, False)
    app = QApplication(sys.argv[:1])
    app.setApplicationDisplayName("Concord")
    app.setDesktopFileName("concord")
    return app


def open_archive(path: Path) -> Archive | None:
    """Open an archive; what stands in the way becomes a question, not the end."""
    read_only, create = False, True
    while True:
        try:
            return Archive.open(path, create=create, read_only=read_only)
        except ArchiveError as error:
            from viewer.ui.frame.trouble import Way, ask, restore  # only when there is trouble

            answer = ask(error, path)
            if answer.way is Way.QUIT:
                return None
            if answer.way is Way.RESTORE:
                restore(answer.path, path)
                read_only = False
            else:
                path, read_only = answer.path, answer.way is Way.READ


def _settle(window: Window, appearance: Appearance, documents: Sequence[DocumentId]) -> None:
    """Do what the first look did without, now that it is there."""
    gc.freeze()  # what was made at the start stays, and need not be looked through again
    gc.enable()  # `main` has turned it off
    if os.environ.get(QUIT_AFTER_PAINT):
        window.close()
        return
    QApplication.setWindowIcon(QIcon(str(application_icon())))
    appearance.follow_system()
    window.after_first_paint()
    if window.session.document is None:
        for number, document in enumerate(documents):
            window.session.open(document, Where.RIGHT if number else Where.CURRENT)
    calm_collector()
    remember(window.session)


def calm_collector() -> None:
    """Have the collector of cycles look at everything seldom.

    It stops all threads while it looks: with 100,000 excerpts in memory 150 ms, and reading them
    would make it look four times.
    """
    gc.set_threshold(5_000, 20, 200)


def settings_file() -> Path:
    """Where the person's settings are kept."""
    return _folder("user_config_path") / "concord.ini"


def log_file() -> Path:
    """Where our own mistakes are written down."""
    return _folder("user_log_path") / "concord.log"


def _folder(kind: str) -> Path:
    import platformdirs

    folder: Path = getattr(platformdirs, kind)("concord", appauthor=False)
    return folder
