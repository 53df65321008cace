"""Excel: a sheet of excerpts, one of themes × documents, one of sources, one about the file.

XlsxWriter keeps no more than the row that it writes; strings are written as strings, so that no
program takes one for a formula, a link or a number.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from tempfile import TemporaryDirectory
from typing import BinaryIO

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from viewer.domain import Excerpt
from viewer.exporters.passages import (
    Sources,
    clean,
    counted,
    direction,
    exported_on,
    label,
    line,
    plain,
)
from viewer.exporters.registry import ExportOptions, exporter
from viewer.exporters.tally import Tally

MOST_ROWS = 1_048_576
MOST_COLUMNS = 16_384
MOST_CHARACTERS = 32_767
"""Of a cell, in UTF-16 units; all three are limits of the format."""
CUT = " […]"
_LINE_POINTS, _MOST_POINTS = 13.5, 400.0
"""Height of a line of text, and of the highest row (409 is the limit of the format)."""
_PAPERS = {"A4": 9, "A3": 8}
_HEAVY = 1.15
"""Characters of text to one of a column's width, which counts figures of a larger letter."""


@exporter(
    "xlsx",
    title="Excel",
    suffix=".xlsx",
    media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
)
def write(excerpts: Iterable[Excerpt], file: BinaryIO, options: ExportOptions) -> None:
    with TemporaryDirectory(prefix="concord-") as folder:
        book = Workbook(
            file,
            {
                "constant_memory": True,
                "tmpdir": folder,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
                "use_zip64": True,
            },
        )
        try:
            _fill(_Sheets(book, options), excerpts, options)
            book.close()
        except FileCreateError as error:  # as XlsxWriter calls an error of the system
            raise error.args[0] from None
        finally:
            for sheet in book.worksheets():
                if not sheet.row_data_fh.closed:
                    sheet.row_data_fh.close()


@dataclass(frozen=True, slots=True)
class _Column:
    head: str
    width: float


class _Looks:
    """The formats of cells; of text for either direction."""

    def __init__(self, book: Workbook) -> None:
        top = {"valign": "top", "text_wrap": True, "font_name": "Calibri", "font_size": 10}
        rtl = {"reading_order": 2, "align": "right"}
        self._sides = {
            "ltr": book.add_format({**top, "align": "left"}),
            "rtl": book.add_format({**top, **rtl}),
        }
        self.number = book.add_format({**top, "num_format": "#,##0", "text_wrap": False})
        self.head = book.add_format(
            {**top, "bold": True, "bg_color": "#E9ECF1", "bottom": 1, "bottom_color": "#596069"}
        )
        self.total = book.add_format(
            {**top, "bold": True, "num_format": "#,##0", "text_wrap": False, "top": 1}
        )
        self.title = book.add_format({"bold": True, "font_name": "Calibri", "font_size": 14})

    def of(self, text: str) -> Format:
        return self._sides[direction(text)]


class _Sheets:
    """The workbook, and how many of its cells could not hold their text."""

    def __init__(self, book: Workbook, options: ExportOptions) -> None:
        self._book = book
        self._options = options
        self.looks = _Looks(book)
        self.cut = 0
        book.set_properties(
            {
                "title": line(options.title)[:255],
                "author": "Concord",
                "created": _moment(options.exported_at),
            }
        )
        book.set_size(2400, 1400)

    def add(
        self, name: str, columns: Iterable[_Column], *, frozen: int = 0, paper: str = "A4"
    ) -> Worksheet:
        """A sheet with a head that stays in sight, and prints on every page."""
        sheet = self._book.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(_PAPERS[paper])
        sheet.set_margins(0.4, 0.4, 0.5, 0.6)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.set_footer("&C&P / &N")
        sheet.freeze_panes(1, frozen)
        columns = tuple(columns)
        sheet.set_row(0, _height([(each.head, each.width) for each in columns]))
        for place, column in enumerate(columns):
            sheet.set_column(place, place, column.width)
            self.text(sheet, 0, place, column.head, self.looks.head)
        return sheet

    def text(
        self, sheet: Worksheet, row: int, column: int, text: str, look: Format | None = None
    ) -> None:
        """Text as it is, as far as a cell can hold it."""
        shown = _fitting(text)
        self.cut += shown is not text
        if shown or look is not None:
            sheet.write_string(row, column, shown, look or self.looks.of(shown))


def _fill(sheets: _Sheets, excerpts: Iterable[Excerpt], options: ExportOptions) -> None:
    sources, tally = Sources(), Tally()
    number = _excerpts(sheets, tally.watch(sources.watch(excerpts)), options)
    _tally(sheets, tally)
    _sources(sheets, sources)
    _about(sheets, number, options)


def _excerpts(sheets: _Sheets, excerpts: Iterable[Excerpt], options: ExportOptions) -> int:
    """As many sheets as it takes; says how many excerpts there were."""
    columns = _columns(options)
    last, widths = len(columns) - 1, [each.width for each in columns]
    sheet = sheets.add("Excerpts", columns, paper="A3")
    number, row, part = 0, 0, 1
    for excerpt in excerpts:
        if row == MOST_ROWS - 1:
            sheet.autofilter(0, 0, row, last)
            part, row = part + 1, 0
            sheet = sheets.add(f"Excerpts {part}", columns, paper="A3")
        number, row = number + 1, row + 1
        cells = _row(excerpt, options)
        sheet.set_row(row, _height(zip(cells, widths, strict=True)))
        for place, value in enumerate(cells):
            if isinstance(value, int):
                sheet.write_number(row, place, value, sheets.looks.number)
            else:
                sheets.text(sheet, row, place, value)
    sheet.autofilter(0, 0, max(1, row), last)
    return number


def _columns(options: ExportOptions) -> list[_Column]:
    found = [_Column("Theme", 22)]
    found += [_Column("Before", 40)] if options.before else []
    found += [_Column("Excerpt", 70)]
    found += [_Column("After", 40)] if options.after else []
    found += [_Column("Source", 44)]
    found += [_Column("Notes", 40)] if options.with_notes else []
    found += [_Column("Document", 36), _Column("Symbol", 15), _Column("Date", 11)]
    found += [_Column("Label", 8), _Column("Page", 7), _Column("Language", 10)]
    found += [_Column("Certainty", 10)] if options.with_certainty else []
    if options.with_people is not False:
        found += [_Column("Tagged by", 16), _Column("Tagged at", 20)]
    return found


def _row(excerpt: Excerpt, options: ExportOptions) -> list[str | int]:
    """In the order of the columns; where one stays empty, an empty text."""
    found: list[str | int] = [
        " › ".join(line(each) for each in (*excerpt.theme_path, excerpt.theme_name))
    ]
    if options.before:
        found.append(_joined(excerpt.before[-options.before :]))
    found.append(clean(excerpt.text))
    if options.after:
        found.append(_joined(excerpt.after[: options.after]))
    found.append(line(excerpt.citation))
    if options.with_notes:
        found.append(_joined(plain(each, options) for each in excerpt.notes))
    found += [line(excerpt.title), line(excerpt.symbol or ""), line(excerpt.date or "")]
    found += [label(excerpt), "" if excerpt.page is None else excerpt.page]
    found.append(line(excerpt.language or ""))
    if options.with_certainty:
        found.append(excerpt.certainty)
    if options.with_people is not False:
        found += [line(excerpt.tagged_by), excerpt.tagged_at]
    return found


def _tally(sheets: _Sheets, tally: Tally) -> None:
    """A row a document, a column a theme: there are more documents than a sheet has columns."""
    themes = tally.themes()[: MOST_COLUMNS - 3]
    heads = [_Column("Document", 50), _Column("Symbol", 15), _Column("Excerpts", 10)]
    heads += [_Column(each.name, max(9, min(24, len(each.name) + 3))) for each in themes]
    sheet = sheets.add("Themes × documents", heads, frozen=2)
    row = 0
    for document in tally.documents():
        row += 1
        sheet.set_row(row, _height([(document.title, 50), (document.symbol, 15)]))
        sheets.text(sheet, row, 0, document.title)
        sheets.text(sheet, row, 1, document.symbol)
        sheet.write_number(row, 2, document.excerpts, sheets.looks.number)
        for place, theme in enumerate(themes, start=3):
            count = tally.count(theme, document)
            if count:
                sheet.write_number(row, place, count, sheets.looks.number)
    sheet.autofilter(0, 0, max(1, row), len(heads) - 1)
    row += 1
    sheets.text(sheet, row, 0, "All documents", sheets.looks.total)
    sheet.write_blank(row, 1, None, sheets.looks.total)
    sheet.write_number(row, 2, sum(each.excerpts for each in tally.documents()), sheets.looks.total)
    for place, theme in enumerate(themes, start=3):
        sheet.write_number(row, place, theme.excerpts, sheets.looks.total)


def _sources(sheets: _Sheets, sources: Sources) -> None:
    heads = (_Column("Document", 80), _Column("Symbol", 18), _Column("Date", 18))
    sheet = sheets.add("Sources", (*heads, _Column("Excerpts", 10)))
    row = 0
    for cited in sources.listed():
        row += 1
        sheet.set_row(row, _height([(cited.title, 80), (cited.symbol, 18)]))
        for place, text in enumerate((cited.title, cited.symbol, cited.date)):
            sheets.text(sheet, row, place, text)
        sheet.write_number(row, 3, cited.excerpts, sheets.looks.number)
    sheet.autofilter(0, 0, max(1, row), 3)


def _about(sheets: _Sheets, number: int, options: ExportOptions) -> None:
    sheet = sheets.add("About", (_Column(line(options.title), 90),))
    told = [f"{counted(number)}, exported {exported_on(options)} from Concord."]
    if number >= MOST_ROWS:
        told.append("A sheet holds 1,048,576 rows; the excerpts go on in the next ones.")
    if sheets.cut:
        cells = "1 cell was" if sheets.cut == 1 else f"{sheets.cut:,} cells were"
        told.append(
            f"{cells} cut to 32,767 characters, the most that a cell holds; what was cut ends in “[…]”."
        )
    for row, text in enumerate(told, start=1):
        sheet.set_row(row, _height([(text, 90)]))
        sheets.text(sheet, row, 0, text)


def _joined(texts: Iterable[str]) -> str:
    return "\n\n".join(clean(each) for each in texts)


def _height(cells: Iterable[tuple[str | int, float]]) -> float:
    """Of a row whose texts wrap, with the widths of their columns: roughly, in points.

    Excel would find it out by itself, LibreOffice does not.
    """
    most = 1
    for value, width in cells:
        if isinstance(value, str) and (len(value) > width or "\n" in value):
            shown = value[:MOST_CHARACTERS].split("\n")
            most = max(most, sum(1 + int(len(line) / (width * _HEAVY)) for line in shown))
    return min(_MOST_POINTS, most * _LINE_POINTS + 2)


def _fitting(text: str) -> str:
    """The same text, or as much of it as a cell holds, with a mark."""
    if len(text) * 2 <= MOST_CHARACTERS:
        return text
    units = text.encode("utf-16-le")
    if len(units) <= MOST_CHARACTERS * 2:
        return text
    kept = units[: (MOST_CHARACTERS - len(CUT)) * 2]
    return kept.decode("utf-16-le", "ignore") + CUT  # half of a pair is left out


def _moment(exported_at: str) -> datetime:
    """XlsxWriter wants it without a zone, and writes it as UTC."""
    moment = datetime.fromisoformat(exported_at)
    return moment if moment.tzinfo is None else moment.astimezone(UTC).replace(tzinfo=None)
