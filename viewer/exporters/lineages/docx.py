"""Word: one row a document, what came underlined, what went struck."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from viewer.domain import Lineage, LineageRow
from viewer.exporters import word_markup as word
from viewer.exporters.lineages.registry import LineageOptions, lineage_exporter
from viewer.exporters.lineages.wording import HEADS, dated, named, subtitle, why
from viewer.exporters.passages import direction, line
from viewer.exporters.word_template import Style, template

_WIDTHS = (2600, 9000, 2700)
"""Of the columns, in twentieths of a point; together the text width of the page."""


@lineage_exporter("docx", title="Word", suffix=".docx")
def write(lineage: Lineage, file: BinaryIO, options: LineageOptions) -> None:
    """A table on broad pages; rows of long paragraphs go on over the page."""
    package = template(line(options.title), options.exported_at, landscape=True)
    word.write_package(package, _body(lineage, options), file)


def _body(lineage: Lineage, options: LineageOptions) -> Iterator[str]:
    yield _paragraph(Style.TITLE, options.title)
    yield _paragraph(Style.SUBTITLE, subtitle(lineage, options))
    yield word.table_start(_WIDTHS)
    heads = (_paragraph(Style.CELL, each, bold=True) for each in HEADS)
    yield word.table_row(heads, _WIDTHS, header=True)
    for row in lineage.rows:
        yield word.table_row(_cells(row), _WIDTHS, whole=False)
    yield word.table_end()


def _cells(row: LineageRow) -> tuple[str, str, str]:
    source = _paragraph(Style.CELL, dated(row), bold=True) + _paragraph(Style.CELL, named(row))
    what = _paragraph(Style.CELL, row.said, bold=True) + _paragraph(Style.CELL, why(row))
    return source, _text(row), what


def _text(row: LineageRow) -> str:
    right_to_left = direction(row.text) == "rtl"
    runs = [
        word.run(each.text, mark=each.change or None, right_to_left=right_to_left)
        for each in row.marks
    ]
    if row.label:
        runs.insert(0, word.run(f"{line(row.label)} ", bold=True, right_to_left=right_to_left))
    return word.paragraph(Style.CELL, runs, right_to_left=right_to_left)


def _paragraph(style: Style, text: str, *, bold: bool = False) -> str:
    right_to_left = direction(text) == "rtl"
    run = word.run(line(text), bold=bold, right_to_left=right_to_left)
    return word.paragraph(style, [run], right_to_left=right_to_left)
