"""Word: headings, quotations, sources in lines or footnotes, notes and a table of sources.

python-docx makes the package with its styles, header and footer (`word_template.py`); the text is
written into it as it comes, because python-docx would hold a tree of all of it in memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from viewer.domain import Excerpt
from viewer.exporters import word_markup as word
from viewer.exporters.notes import Run
from viewer.exporters.passages import line
from viewer.exporters.registry import ExportOptions, exporter
from viewer.exporters.report import HEADS, Part, Said, SourceTable, report
from viewer.exporters.word_template import HEADINGS, Style, template

_STYLES = {
    Part.TITLE: Style.TITLE,
    Part.SUBTITLE: Style.SUBTITLE,
    Part.OPENING: Style.OPENING,
    Part.CONTEXT: Style.CONTEXT,
    Part.QUOTE: Style.QUOTE,
    Part.SOURCE: Style.SOURCE,
    Part.NOTE: Style.NOTE,
    Part.PLAIN: Style.NORMAL,
}
_WIDTHS = (4300, 1700, 2000, 1400)
"""Of the columns, in twentieths of a point; together the text width of the page."""


@exporter(
    "docx",
    title="Word",
    suffix=".docx",
    media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
)
def write(excerpts: Iterable[Excerpt], file: BinaryIO, options: ExportOptions) -> None:
    package = template(
        line(options.title), options.exported_at, footnotes=options.sources == "footnote"
    )
    with word.Footnotes() as footnotes:
        word.write_package(package, _body(excerpts, options, footnotes), file, footnotes)


def _body(
    excerpts: Iterable[Excerpt], options: ExportOptions, footnotes: word.Footnotes
) -> Iterator[str]:
    for part in report(excerpts, options):
        if isinstance(part, SourceTable):
            yield from _table(part)
        else:
            yield _paragraph(part, footnotes)


def _paragraph(said: Said, footnotes: word.Footnotes) -> str:
    written = _runs(said.runs, language=said.language, rtl=said.rtl)
    if said.footnote:
        written += footnotes.mark(said.footnote)
    style = _STYLES.get(said.part) or HEADINGS[min(said.level, len(HEADINGS)) - 1]
    depth = said.level if said.part is Part.NOTE else 0
    return word.paragraph(style, (written,), right_to_left=said.rtl, depth=depth, keep=said.keep)


def _runs(runs: Iterable[Run], *, language: str | None = None, rtl: bool = False) -> str:
    return "".join(
        word.run(
            run.text,
            bold=run.bold,
            italic=run.italic,
            code=run.code,
            language=language,
            right_to_left=rtl,
        )
        for run in runs
    )


def _table(table: SourceTable) -> Iterator[str]:
    yield word.table_start(_WIDTHS, Style.SOURCES)
    yield _row(HEADS, header=True)
    for cited in table.rows:
        yield _row((cited.title, cited.symbol, cited.date, f"{cited.excerpts:,}"))
    yield word.table_end()


def _row(cells: tuple[str, ...], *, header: bool = False) -> str:
    last = len(cells) - 1
    written = (
        word.cell(text, bold=header, number=place == last) for place, text in enumerate(cells)
    )
    return word.table_row(written, _WIDTHS, header=header)
