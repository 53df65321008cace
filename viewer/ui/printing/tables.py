"""PDF, drawn by Qt: pages of a text document, with a title above and numbers below.

The only format that is not in `viewer.exporters`, because shaping Arabic and breaking pages is what Qt
is here for. Everything may run on another thread: a document belongs to the thread that made it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)

from viewer.citation import long_date
from viewer.domain import Lineage, LineageRow, Synopsis, SynopsisCell, SynopsisRow
from viewer.exporters.lineages import LineageOptions
from viewer.exporters.lineages.wording import HEADS, dated, named, subtitle, why
from viewer.exporters.passages import clean, direction, line
from viewer.exporters.synopses import SynopsisOptions
from viewer.exporters.synopses.wording import LEGEND, counted, pieces, relation
from viewer.ui.appearance import TEXT_FAMILIES

_DPI = 300
_MARGIN_MM = 15.0
_LINE_MM = 7.0
"""Kept above and below the text for title and number."""
_QUIET = QColor("#595f69")
_GONE, _COME = QColor("#f6dcd9"), QColor("#d9ecd9")
_WIDTHS = (44.0, 44.0, 12.0)
"""Of the columns of a synopsis, in per cent."""
_LINEAGE_WIDTHS = (18.0, 62.0, 20.0)

Progress = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class _Look:
    """The character formats of a page."""

    text: QTextCharFormat
    bold: QTextCharFormat
    quiet: QTextCharFormat
    heading: QTextCharFormat


def print_synopsis(
    synopsis: Synopsis,
    file: BinaryIO,
    options: SynopsisOptions,
    progress: Progress = lambda _share: None,
) -> None:
    """Two documents side by side, the words that differ struck and underlined, on broad pages."""
    document = QTextDocument()
    look = _look(document)
    cursor = QTextCursor(document)
    cursor.insertText(line(options.title), look.heading)
    cursor.insertBlock()
    said = f"{counted(synopsis)}. {LEGEND} Exported {long_date(options.exported_at[:10])}."
    cursor.insertText(said[:1].upper() + said[1:], look.quiet)
    table = cursor.insertTable(len(synopsis.rows) + 1, 3, _table_format(_WIDTHS))
    for column, head in enumerate((*synopsis.titles, "Relation")):
        _say(table.cellAt(0, column).firstCursorPosition(), line(head), look.bold)
    for number, row in enumerate(synopsis.rows, start=1):
        cells = [table.cellAt(number, column).firstCursorPosition() for column in range(3)]
        _row(cells, row, look, options)
        progress(0.5 * number / len(synopsis.rows))
    write_pdf(
        document,
        file,
        options.title,
        landscape=True,
        progress=lambda share: progress(0.5 + share / 2),
    )


def print_lineage(
    lineage: Lineage,
    file: BinaryIO,
    options: LineageOptions,
    progress: Progress = lambda _share: None,
) -> None:
    """One clause through time, a row a document, on broad pages."""
    page = QTextDocument()
    look = _look(page)
    cursor = QTextCursor(page)
    cursor.insertText(line(options.title), look.heading)
    cursor.insertBlock()
    cursor.insertText(line(subtitle(lineage, options)), look.quiet)
    table = cursor.insertTable(len(lineage.rows) + 1, 3, _table_format(_LINEAGE_WIDTHS))
    for column, head in enumerate(HEADS):
        _say(table.cellAt(0, column).firstCursorPosition(), head, look.bold)
    for number, row in enumerate(lineage.rows, start=1):
        cells = [table.cellAt(number, column).firstCursorPosition() for column in range(3)]
        _lineage_row(cells, row, look)
        progress(0.5 * number / len(lineage.rows))
    write_pdf(
        page,
        file,
        options.title,
        landscape=True,
        progress=lambda share: progress(0.5 + share / 2),
    )


def write_pdf(
    document: QTextDocument,
    file: BinaryIO,
    title: str,
    *,
    landscape: bool = False,
    progress: Progress = lambda _share: None,
) -> None:
    """The document on A4 pages.

    Args:
        document: in any size; it is laid out for the pages.
        file: written from its place.
        title: above every page, and in the properties of the file.
        landscape: broad pages.
        progress: told the share of the pages that is drawn.
    """
    target = QBuffer()
    target.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(target)
    writer.setResolution(_DPI)
    writer.setTitle(line(title))
    writer.setCreator("Concord")
    orientation = QPageLayout.Orientation
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            orientation.Landscape if landscape else orientation.Portrait,
            QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM),
            QPageLayout.Unit.Millimeter,
        )
    )
    room = writer.pageLayout().paintRectPixels(_DPI)
    gap = _LINE_MM / 25.4 * _DPI
    body = QSizeF(room.width(), room.height() - 2 * gap)
    document.documentLayout().setPaintDevice(writer)
    document.setPageSize(body)
    _draw(document, writer, body, gap, line(title), progress)
    target.close()
    file.write(target.data().data())


def _draw(
    document: QTextDocument,
    writer: QPdfWriter,
    body: QSizeF,
    gap: float,
    title: str,
    progress: Progress,
) -> None:
    painter = QPainter(writer)
    pages = max(1, document.pageCount())
    small = QFont(document.defaultFont())
    small.setPointSizeF(8.0)
    context = QAbstractTextDocumentLayout.PaintContext()
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Text, QColor("black"))
    context.palette = palette
    for page in range(pages):
        if page:
            writer.newPage()
        painter.setFont(small)
        painter.setPen(_QUIET)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
        above = QRectF(0, 0, body.width(), gap)
        shown = painter.fontMetrics().elidedText(
            title, Qt.TextElideMode.ElideRight, round(body.width())
        )
        painter.drawText(above, left, shown)
        below = QRectF(0, body.height() + gap, body.width(), gap)
        painter.drawText(below, right, f"{page + 1} / {pages}")
        painter.save()
        painter.translate(0, gap - page * body.height())
        part = QRectF(0, page * body.height(), body.width(), body.height())
        painter.setClipRect(part)
        context.clip = part
        document.documentLayout().draw(painter, context)
        painter.restore()
        progress((page + 1) / pages)
    painter.end()


def _look(document: QTextDocument) -> _Look:
    font = QFont()
    font.setFamilies(list(TEXT_FAMILIES))
    font.setPointSizeF(9.5)
    document.setDefaultFont(font)
    document.setDocumentMargin(0)
    text = QTextCharFormat()
    bold, quiet, heading = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
    bold.setFontWeight(QFont.Weight.Bold)
    quiet.setForeground(_QUIET)
    quiet.setFontPointSize(8.0)
    heading.setFontWeight(QFont.Weight.Bold)
    heading.setFontPointSize(14.0)
    return _Look(text, bold, quiet, heading)


def _table_format(widths: Sequence[float]) -> QTextTableFormat:
    form = QTextTableFormat()
    form.setHeaderRowCount(1)
    form.setCellPadding(5)  # of 1/96 inch, whatever the resolution
    form.setCellSpacing(0)
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    form.setBorder(1)
    form.setBorderBrush(QColor("#c8c6bf"))
    form.setBorderCollapse(True)
    form.setTopMargin(12)
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    form.setColumnWidthConstraints(
        [QTextLength(QTextLength.Type.PercentageLength, width) for width in widths]
    )
    return form


def _row(cells: list[QTextCursor], row: SynopsisRow, look: _Look, options: SynopsisOptions) -> None:
    _side(cells[0], row.a, look, options, gone=True)
    _side(cells[1], row.b, look, options, gone=False)
    _say(cells[2], relation(row), look.bold)
    cells[2].insertBlock()
    cells[2].insertText(line(row.reason), look.quiet)


def _side(
    cursor: QTextCursor,
    cell: SynopsisCell | None,
    look: _Look,
    options: SynopsisOptions,
    *,
    gone: bool,
) -> None:
    if cell is None:
        return
    _turn(cursor, cell.text)
    marked = _mark(gone=gone)
    if cell.label:
        cursor.insertText(f"{line(cell.label)} ", look.bold)
    for piece in pieces(cell):
        cursor.insertText(_lines(piece.text), marked if piece.marked else look.text)
    if options.with_themes and cell.themes:
        cursor.insertBlock()
        cursor.insertText(line(", ".join(cell.themes)), look.quiet)


def _lineage_row(cells: list[QTextCursor], row: LineageRow, look: _Look) -> None:
    source, text, what = cells
    _say(source, dated(row), look.bold)
    source.insertBlock()
    _say(source, line(named(row)), look.quiet)
    _turn(text, row.text)
    if row.label:
        text.insertText(f"{line(row.label)} ", look.bold)
    marks = {"come": _mark(gone=False), "gone": _mark(gone=True)}
    for each in row.marks:
        text.insertText(_lines(each.text), marks.get(each.change, look.text))
    _say(what, line(row.said), look.bold)
    what.insertBlock()
    what.insertText(line(why(row)), look.quiet)


def _mark(*, gone: bool) -> QTextCharFormat:
    marked = QTextCharFormat()
    marked.setBackground(_GONE if gone else _COME)
    if gone:
        marked.setFontStrikeOut(True)
    else:
        marked.setFontUnderline(True)
    return marked


def _lines(text: str) -> str:
    return clean(text).replace("\n", "\u2028")


def _say(cursor: QTextCursor, text: str, form: QTextCharFormat) -> None:
    _turn(cursor, text)
    cursor.insertText(text, form)


def _turn(cursor: QTextCursor, text: str) -> None:
    """Right-to-left paragraphs begin at the right."""
    block = QTextBlockFormat()
    if direction(text) == "rtl":
        block.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    cursor.setBlockFormat(block)
