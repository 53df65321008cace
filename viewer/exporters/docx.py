"""Word: headings, quotations, source lines, notes and a table of sources, in Word's own styles.

python-docx makes the package with its styles, header and footer (`word_template.py`); the text is
written into it as it comes, because python-docx would hold a tree of all of it in memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from viewer.domain import Excerpt
from viewer.domain.notes import ExcerptNote
from viewer.exporters import word_markup as word
from viewer.exporters.notes import NoteLine, Run, to_lines
from viewer.exporters.passages import (
    Cited,
    Sources,
    clean,
    counted,
    direction,
    exported_on,
    groups,
    label,
    line,
    linked,
    signature,
    source,
)
from viewer.exporters.registry import ExportOptions, exporter
from viewer.exporters.word_template import Style, template


@exporter(
    "docx",
    title="Word",
    suffix=".docx",
    media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
)
def write(excerpts: Iterable[Excerpt], file: BinaryIO, options: ExportOptions) -> None:
    package = template(line(options.title), options.exported_at)
    word.write_package(package, _body(excerpts, options), file)


def _body(excerpts: Iterable[Excerpt], options: ExportOptions) -> Iterator[str]:
    sources = Sources()
    yield _paragraph(Style.TITLE, [Run(line(options.title))])
    yield _paragraph(Style.SUBTITLE, [Run(f"Exported {exported_on(options)}")])
    number = 0
    for group in groups(sources.watch(excerpts), options):
        for heading in group.headings:
            yield _paragraph(Style.HEADING, [Run(heading.text)])
        for excerpt in group.excerpts:
            number += 1
            yield from _excerpt(excerpt, options)
    yield _paragraph(Style.HEADING, [Run("Sources")])
    yield _paragraph(Style.NORMAL, [Run(f"{counted(number)}.")])
    if number:
        yield from _table(sources.listed())


def _excerpt(excerpt: Excerpt, options: ExportOptions) -> Iterator[str]:
    text = clean(excerpt.text)
    printed = label(excerpt)
    runs = [Run(f"{printed} ", bold=True), Run(text)] if printed else [Run(text)]
    yield _paragraph(Style.QUOTE, runs, language=excerpt.language, side=direction(text))
    yield _paragraph(Style.SOURCE, [Run(source(excerpt))])
    if options.with_notes:
        for note in excerpt.notes:
            yield from _note(note)


def _note(note: ExcerptNote) -> Iterator[str]:
    lines = to_lines(note.body) or [NoteLine(())]
    lines += [NoteLine((Run(linked(link)),), depth=1, bullet="→") for link in note.links]
    for number, each in enumerate(lines):
        runs = list(each.runs)
        if each.bullet:
            runs.insert(0, Run(f"{each.bullet} "))
        side = direction("".join(run.text for run in each.runs))
        if number == 0:
            runs.insert(0, Run(f"Note by {signature(note)}: ", bold=True))
        yield _paragraph(Style.NOTE, runs, side=side, depth=each.depth)


def _paragraph(
    style: Style,
    runs: Iterable[Run],
    *,
    language: str | None = None,
    side: str | None = None,
    depth: int = 0,
) -> str:
    runs = list(runs)
    right_to_left = (side or direction("".join(run.text for run in runs))) == "rtl"
    written = (
        word.run(
            run.text,
            bold=run.bold,
            italic=run.italic,
            code=run.code,
            language=language,
            right_to_left=right_to_left,
        )
        for run in runs
    )
    return word.paragraph(style, written, right_to_left=right_to_left, depth=depth)


_WIDTHS = (4600, 1900, 1700, 1200)
"""Of the columns, in twentieths of a point; together the text width of the page."""


def _table(sources: Iterable[Cited]) -> Iterator[str]:
    yield word.table_start(_WIDTHS)
    yield _row(("Document", "Symbol", "Date", "Excerpts"), header=True)
    for cited in sources:
        yield _row((cited.title, cited.symbol, cited.date, f"{cited.excerpts:,}"))
    yield word.table_end()


def _row(cells: tuple[str, ...], *, header: bool = False) -> str:
    written = (_paragraph(Style.CELL, [Run(cell, bold=header)]) for cell in cells)
    return word.table_row(written, _WIDTHS, header=header)
