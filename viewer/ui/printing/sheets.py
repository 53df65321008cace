"""Pages that fill from top to bottom: what belongs together stays so, footnotes stand at the foot."""

from __future__ import annotations

import errno
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QByteArray, QFile, QIODevice, QMarginsF, QPointF, QRectF, Qt, QUuid
from PySide6.QtGui import QColor, QFont, QPageLayout, QPageSize, QPainter, QPdfWriter

from viewer.ui.appearance import TEXT_FAMILIES
from viewer.ui.printing.lines import Line
from viewer.ui.printing.looks import QUIET
from viewer.ui.printing.outline import metadata

_DPI = 300
_MARGIN_MM = 18.0
_SIDE_MM = 24.0
_LINE_MM = 9.0
"""Kept above and below the text for title and number."""
_FOOT_GAP_MM = 5.0
_MOST_FOOT = 0.4
"""Of the height of a page; a longer footnote is none."""

Draw = Callable[[QPainter, float], None]
Begun = Callable[[int, float], None]


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note at the foot of the page on which its mark stands."""

    lines: tuple[Line, ...]

    @property
    def height(self) -> float:
        return sum(each.height for each in self.lines)


@dataclass(frozen=True, slots=True)
class Piece:
    """Something of a height, drawn with its top there; in device pixels.

    Attributes:
        before: kept free above it, but not at the top of a page; `after` likewise below.
        glued: no page ends after it.
        begun: told the page, from 0, and the top.
    """

    height: float
    draw: Draw
    before: float = 0.0
    after: float = 0.0
    glued: bool = False
    footnote: Footnote | None = None
    begun: Begun | None = None


@dataclass(slots=True)
class _Page:
    """The page that is being filled."""

    number: int
    y: float = 0.0
    footnotes: list[Footnote] = field(default_factory=list)


class Sheets:
    """A PDF file of A4 pages; a context manager, which writes the last page at its end."""

    def __init__(self, path: Path, title: str, exported_at: str) -> None:
        self._file = QFile(str(path))
        if not self._file.open(QIODevice.OpenModeFlag.WriteOnly):
            raise OSError(errno.EACCES, self._file.errorString())
        self.writer = QPdfWriter(self._file)
        self.writer.setResolution(_DPI)
        self.writer.setTitle(title)
        self.writer.setCreator("Concord")
        identity = uuid.uuid5(uuid.NAMESPACE_URL, f"{title}\n{exported_at}")
        self.writer.setDocumentId(QUuid(f"{{{identity}}}"))
        self.writer.setDocumentXmpMetadata(QByteArray(metadata(title, exported_at, identity)))
        self.writer.setPageLayout(
            QPageLayout(
                QPageSize(QPageSize.PageSizeId.A4),
                QPageLayout.Orientation.Portrait,
                QMarginsF(_SIDE_MM, _MARGIN_MM, _SIDE_MM, _MARGIN_MM),
                QPageLayout.Unit.Millimeter,
            )
        )
        room = self.writer.pageLayout().paintRectPixels(_DPI)
        self.millimetre = _DPI / 25.4
        self.points = _DPI / 72.0
        self.width = float(room.width())
        self.height = room.height() - 2 * _LINE_MM * self.millimetre
        self._title = title
        self._painter = QPainter()
        self._run: list[Piece] = []
        self._page = _Page(0)

    def __enter__(self) -> Sheets:
        if not self._painter.begin(self.writer):
            raise OSError(errno.EIO, self._file.errorString())
        self._small = QFont()
        self._small.setFamilies(list(TEXT_FAMILIES))
        self._small.setPointSizeF(8.0)
        return self

    def __exit__(self, kind: type[BaseException] | None, *_error: object) -> None:
        if kind is None:
            self._place()
            self._end_page()
        self._painter.end()
        self._file.close()
        if kind is None and self._file.error() is not QFile.FileError.NoError:
            # Qt says no more than that it could not write, which is for want of room.
            raise OSError(errno.ENOSPC, self._file.errorString())

    def put(self, pieces: Iterable[Piece]) -> None:
        """Draw these after what stands there, on as many pages as it takes."""
        for piece in pieces:
            self._run.append(piece)
            if not piece.glued or self._needed(self._run) > self.height:
                self._place()

    def fits_foot(self, footnote: Footnote) -> bool:
        """Whether there is room for it at the foot of a page with nothing else."""
        return footnote.height <= self.height * _MOST_FOOT

    def points_from_bottom(self, top: float) -> float:
        """A height on the page as PDF counts: in points, from the lower edge of the paper."""
        paper = self.writer.pageLayout().fullRectPoints().height()
        above = (_MARGIN_MM + _LINE_MM) / 25.4 * 72
        return paper - above - top / self.points

    def _foot(self, *more: Footnote) -> float:
        noted = [*self._page.footnotes, *more]
        gap = _FOOT_GAP_MM * self.millimetre if noted else 0.0
        return gap + sum(each.height for each in noted)

    def _needed(self, run: list[Piece]) -> float:
        return sum(each.before + each.height + each.after for each in run) - run[-1].after

    def _place(self) -> None:
        run, self._run = self._run, []
        if not run:
            return
        notes = [each.footnote for each in run if each.footnote is not None]
        needed = self._needed(run) + self._foot(*notes)
        if needed <= self.height < self._page.y + needed:  # what no page holds is broken anyway
            self._new_page()
        for piece in run:
            own = [piece.footnote] if piece.footnote is not None else []
            before = piece.before if self._page.y else 0.0
            end = self._page.y + before + piece.height
            if self._page.y and end + self._foot(*own) > self.height:
                self._new_page()
                before = 0.0
            top = self._page.y + before
            if piece.begun is not None:
                piece.begun(self._page.number, top)
            self._at_text()
            piece.draw(self._painter, top)
            self._painter.restore()
            self._page.y = top + piece.height + piece.after
            self._page.footnotes += own

    def _new_page(self) -> None:
        self._end_page()
        self.writer.newPage()
        self._page = _Page(self._page.number + 1)

    def _at_text(self) -> None:
        self._painter.save()
        self._painter.translate(0, _LINE_MM * self.millimetre)

    def _end_page(self) -> None:
        """The footnotes, the title above, but not above itself, and the number below."""
        self._draw_footnotes()
        painter = self._painter
        painter.setFont(self._small)
        painter.setPen(QColor(QUIET))
        gap = _LINE_MM * self.millimetre
        if self._page.number:
            shown = painter.fontMetrics().elidedText(
                self._title, Qt.TextElideMode.ElideRight, round(self.width)
            )
            painter.drawText(QRectF(0, 0, self.width, gap), Qt.AlignmentFlag.AlignTop, shown)
        painter.drawText(
            QRectF(0, self.height + gap, self.width, gap),
            Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom,
            str(self._page.number + 1),
        )

    def _draw_footnotes(self) -> None:
        if not self._page.footnotes:
            return
        self._at_text()
        top = self.height - self._foot() + _FOOT_GAP_MM * self.millimetre
        rule = QRectF(0, top - self.millimetre * 1.6, 30 * self.millimetre, 1.5)
        self._painter.fillRect(rule, QColor(QUIET))
        for note in self._page.footnotes:
            for each in note.lines:
                each.draw(self._painter, QPointF(0, top))
                top += each.height
        self._painter.restore()
