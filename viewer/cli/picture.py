"""The main window as a picture, drawn without a display."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from viewer.archive import Archive


def draw(
    archive: Path,
    file: Path,
    size: tuple[int, int],
    documents: Sequence[str],
    *,
    dark: bool = False,
    scale: float = 1.0,
) -> None:
    """Draw the window on an archive into a PNG file.

    It takes the process for itself: Qt keeps to the platform that it was first started on.

    Args:
        archive: is opened for reading.
        file: to write.
        size: width and height in pixels.
        documents: shown side by side; as `Documents.find` takes them.
        dark: in the dark appearance.
        scale: 2.0 draws twice as many pixels each way.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt is imported
    from viewer.ui import screenshot
    from viewer.ui.appearance import Mode

    with Archive.open(archive, create=False, read_only=True) as opened:
        shown = [opened.documents.find(each).id for each in documents]
        mode = Mode.DARK if dark else Mode.LIGHT
        screenshot.save(opened, file, size=size, open=shown, appearance=mode, scale=scale)
