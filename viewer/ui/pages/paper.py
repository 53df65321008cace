"""Pages of a PDF on paper: drawn in the process that draws originals, printed from another thread."""

from __future__ import annotations

import queue
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter

from viewer.domain import WorldError
from viewer.rendering import Opened, Pixels, Refused, Renderer, Spoilt, Tile
from viewer.ui.background import Job

MOST_DPI = 300
"""Sharper than this text is not seen to be, and a page at 1,200 dpi is half a gigabyte."""
_WAIT_S = 0.1
_KEEP = Qt.AspectRatioMode.KeepAspectRatio


class NotPrinted(WorldError):
    """The printer, or the file that stands for it, would not take the pages."""


def print_pdf(job: Job, name: str, content: bytes, printer: QPrinter) -> int:
    """Print a PDF; on a thread of a job, for which Qt allows painting on printers.

    Args:
        job: told of the progress; pages are no more sent once it is cancelled.
        name: for sentences.
        content: of the PDF.
        printer: says which pages; copies and their order are its own affair.

    Returns:
        How many pages were printed.

    Raises:
        NotPrinted: with a sentence that says what to do.
    """
    with _drawn(name, content, job) as pages:
        first, last = printer.fromPage() or 1, printer.toPage() or pages.count
        wanted = range(max(1, first), min(last, pages.count) + 1)
        painter = QPainter()
        if not wanted or not painter.begin(printer):
            raise NotPrinted(
                "The printer does not take the pages; see that it is on, or print to a file."
            )
        try:
            for number, page in enumerate(wanted):
                if number and not printer.newPage():
                    raise NotPrinted(
                        f"The printer stopped after {number} of {len(wanted)} pages; "
                        "see what it says, and print the rest."
                    )
                _paint(painter, printer, pages.picture(page, min(MOST_DPI, printer.resolution())))
                job.progress((number + 1) / len(wanted), f"Page {number + 1} of {len(wanted)}")
        finally:
            painter.end()
        return len(wanted)


def _paint(painter: QPainter, printer: QPrinter, picture: QImage) -> None:
    """As large as the paper, whatever its margins: the page brings margins of its own."""
    paper = printer.pageLayout().fullRectPixels(printer.resolution())
    inside = printer.pageLayout().paintRectPixels(printer.resolution())
    room = QRectF(paper.translated(-inside.left(), -inside.top()))
    size = picture.size().scaled(room.size().toSize(), _KEEP)
    left = room.left() + (room.width() - size.width()) / 2
    painter.drawImage(QRectF(left, room.top(), size.width(), size.height()), picture)


class _Pages:
    """What the drawing process answers, waited for."""

    def __init__(self, renderer: Renderer, answers: queue.SimpleQueue[object], job: Job) -> None:
        self._renderer = renderer
        self._answers = answers
        self._job = job
        opened = self._next()
        if not isinstance(opened, Opened):
            raise NotPrinted(opened.sentence if isinstance(opened, Refused) else str(opened))
        self._sizes = opened.sizes

    @property
    def count(self) -> int:
        return len(self._sizes)

    def picture(self, page: int, dpi: int) -> QImage:
        across, down = (round(points / 72 * dpi) for points in self._sizes[page - 1])
        self._renderer.want([Tile(page, across, down, 0, 0, across, down)])
        answer = self._next()
        if isinstance(answer, Spoilt):
            raise NotPrinted(f"Page {page} cannot be drawn, so nothing more was printed.")
        if not isinstance(answer, Pixels):
            raise TypeError(answer)
        return QImage(
            answer.content, across, down, answer.stride, QImage.Format.Format_RGB32
        ).copy()

    def _next(self) -> object:
        while True:
            self._job.check()
            try:
                return self._answers.get(timeout=_WAIT_S)
            except queue.Empty:
                continue


@contextmanager
def _drawn(name: str, content: bytes, job: Job) -> Iterator[_Pages]:
    answers: queue.SimpleQueue[object] = queue.SimpleQueue()
    renderer = Renderer(lambda _file, answer: answers.put(answer))
    try:
        renderer.open(name, content)
        yield _Pages(renderer, answers, job)
    finally:
        renderer.close()
