"""The main window as a picture, drawn without a display, waiting for all that fills it."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import (
    QCoreApplication,
    QDeadlineTimer,
    QEvent,
    QEventLoop,
    QMessageLogContext,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from viewer.archive import Archive
from viewer.domain import DocumentId, WorldError
from viewer.ui import icons
from viewer.ui.app import application
from viewer.ui.appearance import Appearance, Mode
from viewer.ui.frame.docks import size_docks
from viewer.ui.pages.panel import PagesPanel
from viewer.ui.reading.desk import Desk
from viewer.ui.reading.original import Showing
from viewer.ui.session import Place, Session, Where
from viewer.ui.settings import Settings
from viewer.ui.window import Window

QUIET_MS = 200
"""So long nothing may happen before the window counts as finished: models re-read after 40 ms."""
PATIENCE_MS = 30_000


class PictureError(WorldError):
    """The picture cannot be written where it should be."""


def save(
    archive: Archive,
    file: Path,
    *,
    size: tuple[int, int] = (1440, 900),
    open: Sequence[Place | DocumentId] = (),  # noqa: A002 (what the command line calls it)
    appearance: Mode = Mode.LIGHT,
    scale: float = 1.0,
    original: bool = False,
    compare: bool = False,
) -> None:
    """Write the window as a PNG, with the documents side by side.

    Args:
        archive: shown through a second, read-only connection.
        file: to write.
        size: in pixels before scaling.
        open: without any, what was open in this archive the last time.
        appearance: of the window.
        scale: 2.0 draws twice as many pixels each way, as on a dense screen.
        original: show the pages of each document beside its text.
        compare: mark what differs between the documents.

    Raises:
        PictureError: the file cannot be written.
    """
    if "QT_QPA_PLATFORM" not in os.environ:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    before = qInstallMessageHandler(_say)
    try:
        picture = _picture(
            archive, size, open, appearance, scale, original=original, compare=compare
        )
    finally:
        qInstallMessageHandler(before)
    if not picture.save(str(file), "PNG"):
        raise PictureError(
            f"The picture “{file}” could not be written. Check the folder and the free space."
        )


def _picture(
    archive: Archive,
    size: tuple[int, int],
    documents: Sequence[Place | DocumentId],
    appearance: Mode,
    scale: float,
    *,
    original: bool,
    compare: bool,
) -> QPixmap:
    application()
    icons.load_now()
    with tempfile.TemporaryDirectory() as folder:
        # The person's own settings neither show in the picture nor change with it.
        window = build(archive, Path(folder) / "picture.ini", appearance, restore=not documents)
        try:
            show(window, size, documents)
            if original:
                show_originals(window, scale)
            if compare:
                mark_differences(window)
            return draw(window, scale)
        finally:
            close(window)


def build(archive: Archive, settings_file: Path, appearance: Mode, *, restore: bool) -> Window:
    """A window of its own on the archive, not shown yet."""
    settings = Settings(settings_file)
    look = Appearance(settings)
    look.choose(appearance)
    return Window(Session(archive.again(read_only=True), settings, look), restore=restore)


def show(window: Window, size: tuple[int, int], documents: Sequence[Place | DocumentId]) -> None:
    """Show the window, the documents beside each other, and wait until all is there."""
    window.resize(*size)
    window.show()
    size_docks(window, list(window.docks.values()))
    settle(window)
    for number, document in enumerate(documents):
        window.session.open(document, Where.CURRENT if number == 0 else Where.RIGHT)
        settle(window)


def show_originals(window: Window, scale: float = 1.0) -> None:
    """Show the pages beside the text in every reader, and wait until they are drawn."""
    desk = window.centre_pane()
    if isinstance(desk, Desk):
        for reader in desk.readers:
            reader.original.show(Showing.BOTH)
            if reader.original.panel is not None:
                reader.original.panel.view.draw_denser(scale)
    settle(window)


def mark_differences(window: Window) -> None:
    """Have the readers compare their documents, and wait until they have."""
    desk = window.centre_pane()
    if isinstance(desk, Desk):
        desk.beside.set_comparing(True)
    settle(window)


def settle(window: Window) -> None:
    """Let events, timers and jobs run until none has come for a while."""
    patience = QDeadlineTimer(PATIENCE_MS)
    quiet = QDeadlineTimer(QUIET_MS)
    while not quiet.hasExpired() and not patience.hasExpired():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)
        drawn = all(each.complete for each in window.findChildren(PagesPanel))
        if not (drawn and window.session.background.idle):
            quiet = QDeadlineTimer(QUIET_MS)


def draw(widget: QWidget, scale: float = 1.0) -> QPixmap:
    """What the widget shows now."""
    picture = QPixmap(widget.size() * scale)
    picture.setDevicePixelRatio(scale)
    widget.render(picture)
    return picture


def close(window: Window) -> None:
    """Close the window and let Qt delete it now, not at some later turn."""
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _say(_kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    """Pass on what Qt has to say, but for what the off-screen platform says of every window."""
    if "propagateSizeHints" not in message:
        sys.stderr.write(f"{message}\n")
