"""Text into lines of a width, some thousands of characters at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPagedPaintDevice,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from viewer.exporters.notes import Run
from viewer.ui.appearance import TEXT_FAMILIES
from viewer.ui.offsets import from_utf16, utf16_length
from viewer.ui.printing.looks import Look

AT_ONCE = 4_000
"""Characters that are laid out together: Qt keeps a hundred bytes of each."""
_SLICE = 50_000
"""A text of megabytes is kept in parts of so many, or cutting it would copy all of it each time."""
_LEADING = 1.12
_CODE_FAMILIES = ("DejaVu Sans Mono", "Liberation Mono", "Consolas", "Menlo", "Courier New")
_RIGHT = Qt.AlignmentFlag.AlignRight
_LEFT = Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True, slots=True)
class Line:
    """A line; the layout lives as long as one of its lines does."""

    layout: QTextLayout
    line: QTextLine
    height: float

    def draw(self, painter: QPainter, at: QPointF) -> None:
        """With its upper left corner there."""
        self.line.setPosition(QPointF(self.line.x() - self.line.position().x(), 0))
        self.line.draw(painter, at)


class Typesetter:
    """Sets text for a device, whose resolution decides where lines end."""

    def __init__(self, device: QPagedPaintDevice) -> None:
        self._device = device

    def lines(
        self,
        runs: Sequence[Run],
        look: Look,
        width: float,
        *,
        rtl: bool = False,
        mark: str = "",
    ) -> Iterator[Line]:
        """The lines, in device pixels.

        Args:
            runs: the text; line feeds end lines.
            look: of the paragraph.
            width: of the lines.
            rtl: from right to left; lines stand at the right then.
            mark: raised at the end.
        """
        pieces = [
            (run.text[start : start + _SLICE].replace("\n", "\u2028"), _form(look, run))
            for run in runs
            for start in range(0, len(run.text), _SLICE)
        ]
        if mark:
            pieces.append((mark, _raised(look)))
        while pieces:
            now, later = _parted(pieces, AT_ONCE)
            laid = list(self._lay(now, look, width, rtl=rtl))
            if not later or len(laid) < 2:
                yield from laid
                pieces = later
                continue
            # The last line would be short: it begins the next portion.
            yield from laid[:-1]
            text = "".join(words for words, _form in now)
            kept = from_utf16(text, laid[-1].line.textStart())
            _, rest = _parted(now, kept)
            pieces = [*rest, *later]

    def _lay(
        self, pieces: Iterable[tuple[str, QTextCharFormat]], look: Look, width: float, *, rtl: bool
    ) -> Iterator[Line]:
        text, formats, at = "", [], 0
        for words, form in pieces:
            span = QTextLayout.FormatRange()
            length = utf16_length(words)
            span.start, span.length, span.format = at, length, form
            formats.append(span)
            text, at = text + words, at + length
        layout = QTextLayout(text, _font(look.size, look.bold), self._device)
        layout.setCacheEnabled(False)
        layout.setFormats(formats)
        option = QTextOption(_RIGHT if rtl else _LEFT)
        option.setTextDirection(
            Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        )
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        made = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            made.append(line)
        layout.endLayout()
        for line in made:
            yield Line(layout, line, line.height() * _LEADING)


def _parted(
    pieces: Sequence[tuple[str, QTextCharFormat]], length: int
) -> tuple[list[tuple[str, QTextCharFormat]], list[tuple[str, QTextCharFormat]]]:
    """The first so many characters, and what comes after them."""
    now, left = [], length
    for place, (text, form) in enumerate(pieces):
        if len(text) > left:
            if left:
                now.append((text[:left], form))
            return now, [(text[left:], form), *pieces[place + 1 :]]
        now.append((text, form))
        left -= len(text)
    return now, []


@cache
def _font(size: float, bold: bool) -> QFont:
    font = QFont()
    font.setFamilies(list(TEXT_FAMILIES))
    font.setPointSizeF(size)
    font.setBold(bold)
    return font


def _form(look: Look, run: Run) -> QTextCharFormat:
    return _char_format(look, run.bold, run.italic, run.code)


@cache
def _char_format(look: Look, bold: bool, italic: bool, code: bool) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setForeground(QColor(look.colour))
    if bold:
        form.setFontWeight(QFont.Weight.Bold)
    if italic:
        form.setFontItalic(True)
    if code:
        form.setFontFamilies(list(_CODE_FAMILIES))
    return form


@cache
def _raised(look: Look) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setForeground(QColor(look.colour))
    form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
    return form
