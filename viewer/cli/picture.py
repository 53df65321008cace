"""What is drawn by Qt without a display: the main window as a picture, a synopsis as PDF."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import BinaryIO

from viewer.archive import Archive
from viewer.domain import Excerpt, Lineage, Synopsis
from viewer.exporters import ExportOptions, export_by
from viewer.exporters.lineages import LineageOptions
from viewer.exporters.synopses import SynopsisOptions


def draw(
    archive: Path,
    file: Path,
    size: tuple[int, int],
    documents: Sequence[str],
    blocks: Sequence[int] = (),
    *,
    dark: bool = False,
    scale: float = 1.0,
    original: bool = False,
    compare: bool = False,
) -> None:
    """Draw the window on an archive into a PNG file.

    It takes the process for itself: Qt keeps to the platform that it was first started on.

    Args:
        archive: is opened for reading.
        file: to write.
        size: width and height in pixels.
        documents: shown side by side; as `Documents.find` takes them.
        blocks: of each of them, the index of the block to show; fewer may be given.
        dark: in the dark appearance.
        scale: 2.0 draws twice as many pixels each way.
        original: show the pages of each document beside its text.
        compare: mark what differs between the documents.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt is imported
    from viewer.ui import screenshot
    from viewer.ui.appearance import Mode
    from viewer.ui.session import Place

    with Archive.open(archive, create=False, read_only=True) as opened:
        shown = []
        for number, each in enumerate(documents):
            document = opened.documents.find(each).id
            at = blocks[number] if number < len(blocks) else None
            paragraph = None if at is None else opened.documents.at(document, at).id
            shown.append(Place(document, paragraph))
        mode = Mode.DARK if dark else Mode.LIGHT
        screenshot.save(
            opened,
            file,
            size=size,
            open=shown,
            appearance=mode,
            scale=scale,
            original=original,
            compare=compare,
        )


def print_pdf(synopsis: Synopsis, file: BinaryIO, options: SynopsisOptions) -> None:
    """Print a synopsis; Qt breaks the pages and shapes the letters."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt is imported
    from viewer.ui.app import application
    from viewer.ui.printing import print_synopsis

    application()
    print_synopsis(synopsis, file, options)


def print_excerpts_pdf(excerpts: Iterable[Excerpt], file: BinaryIO, options: ExportOptions) -> None:
    """Print excerpts; a writer like those of `viewer.exporters`."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt is imported
    from viewer.ui.app import application
    from viewer.ui.printing.excerpts import print_excerpts

    application()
    print_excerpts(excerpts, file, options)


def save_excerpts_pdf(excerpts: Sequence[Excerpt], path: Path, options: ExportOptions) -> int:
    """Print excerpts to a file, whole or not at all; for a process of its own, as `draw`."""
    return export_by(print_excerpts_pdf, excerpts, path, options)


def print_lineage_pdf(lineage: Lineage, file: BinaryIO, options: LineageOptions) -> None:
    """Print a clause through time, as a synopsis is printed."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt is imported
    from viewer.ui.app import application
    from viewer.ui.printing import print_lineage

    application()
    print_lineage(lineage, file, options)
