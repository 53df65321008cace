"""Word: a table of two columns on a broad page, the words that differ struck and underlined."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from viewer.citation import long_date
from viewer.domain import Synopsis, SynopsisCell, SynopsisRow
from viewer.exporters import word_markup as word
from viewer.exporters.passages import direction, line
from viewer.exporters.synopses.registry import SynopsisOptions, synopsis_exporter
from viewer.exporters.synopses.wording import LEGEND, counted, pieces, relation
from viewer.exporters.word_markup import Mark
from viewer.exporters.word_template import Style, template

_WIDTHS = (6300, 6300, 1700)
"""Of the columns, in twentieths of a point; together the text width of the page."""


@synopsis_exporter("docx", title="Word", suffix=".docx")
def write(synopsis: Synopsis, file: BinaryIO, options: SynopsisOptions) -> None:
    """One row a pair; rows of long paragraphs go on over the page."""
    package = template(line(options.title), options.exported_at, landscape=True)
    word.write_package(package, _body(synopsis, options), file)


def _body(synopsis: Synopsis, options: SynopsisOptions) -> Iterator[str]:
    yield _paragraph(Style.TITLE, options.title)
    said = f"{counted(synopsis)}. {LEGEND} Exported {long_date(options.exported_at[:10])}."
    yield _paragraph(Style.SUBTITLE, said[:1].upper() + said[1:])
    yield word.table_start(_WIDTHS)
    heads = (_paragraph(Style.CELL, each, bold=True) for each in (*synopsis.titles, "Relation"))
    yield word.table_row(heads, _WIDTHS, header=True)
    for row in synopsis.rows:
        yield word.table_row(_cells(row, options), _WIDTHS, whole=False)
    yield word.table_end()


def _cells(row: SynopsisRow, options: SynopsisOptions) -> tuple[str, str, str]:
    how = _paragraph(Style.CELL, relation(row), bold=True) + _paragraph(Style.CELL, row.reason)
    return _side(row.a, "gone", options), _side(row.b, "come", options), how


def _side(cell: SynopsisCell | None, mark: Mark, options: SynopsisOptions) -> str:
    if cell is None:
        return _paragraph(Style.CELL, "")
    right_to_left = direction(cell.text) == "rtl"
    runs = [
        word.run(piece.text, mark=mark if piece.marked else None, right_to_left=right_to_left)
        for piece in pieces(cell)
    ]
    if cell.label:
        runs.insert(0, word.run(f"{line(cell.label)} ", bold=True, right_to_left=right_to_left))
    written = word.paragraph(Style.CELL, runs, right_to_left=right_to_left)
    if options.with_themes and cell.themes:
        written += word.paragraph(Style.CELL, [word.run(line(_themes(cell)), italic=True)])
    return written


def _themes(cell: SynopsisCell) -> str:
    return "Themes: " + ", ".join(cell.themes)


def _paragraph(style: Style, text: str, *, bold: bool = False) -> str:
    right_to_left = direction(text) == "rtl"
    run = word.run(line(text), bold=bold, right_to_left=right_to_left)
    return word.paragraph(style, [run], right_to_left=right_to_left)
