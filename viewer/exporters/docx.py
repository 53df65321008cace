"""Word: headings, quotations, source lines, notes and a table of sources, in Word's own styles.

python-docx makes the package with its styles, header and footer (`word_template.py`); the text is
written into it as it comes, because python-docx would hold a tree of all of it in memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from viewer.domain import Excerpt
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
)
from viewer.exporters.registry import ExportOptions, exporter
from viewer.exporters.word_template import NOTE_INDENT, Style, template

_BODY = "word/document.xml"
_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""Of every part, so that equal exports are equal bytes; the ZIP format knows nothing earlier."""


@exporter(
    "docx",
    title="Word",
    suffix=".docx",
    media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
)
def write(excerpts: Iterable[Excerpt], file: BinaryIO, options: ExportOptions) -> None:
    package = template(line(options.title), options.exported_at)
    with ZipFile(BytesIO(package)) as parts, ZipFile(file, "w") as result:
        for name in parts.namelist():
            entry = ZipInfo(name, _EARLIEST)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 3  # Unix everywhere, for equal bytes
            entry.external_attr = 0o644 << 16
            content = parts.read(name)
            if name != _BODY:
                result.writestr(entry, content)
                continue
            # The template's body is empty but for the section properties at its end.
            start, section, end = content.partition(b"<w:sectPr")
            with result.open(entry, "w") as body:
                body.write(start)
                for piece in _body(excerpts, options):
                    body.write(piece.encode())
                body.write(section + end)


def _body(excerpts: Iterable[Excerpt], options: ExportOptions) -> Iterator[str]:
    sources = Sources()
    yield _paragraph(Style.TITLE, [Run(line(options.title))])
    yield _paragraph(Style.SUBTITLE, [Run(f"Exported {exported_on(options)}")])
    number = 0
    for group in groups(sources.watch(excerpts), options):
        if group.heading:
            yield _paragraph(Style.HEADING, [Run(group.heading)])
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
    yield _paragraph(Style.SOURCE, [Run(line(excerpt.citation))])
    if options.with_notes:
        for body in excerpt.notes:
            yield from _note(to_lines(body))


def _note(lines: list[NoteLine]) -> Iterator[str]:
    for number, each in enumerate(lines):
        runs = list(each.runs)
        if each.bullet:
            runs.insert(0, Run(f"{each.bullet} "))
        side = direction("".join(run.text for run in each.runs))
        if number == 0:
            runs.insert(0, Run("Note: ", bold=True))
        yield _paragraph(Style.NOTE, runs, side=side, depth=each.depth)


def _paragraph(
    style: Style,
    runs: Iterable[Run],
    *,
    language: str | None = None,
    side: str | None = None,
    depth: int = 0,
) -> str:
    """A paragraph; the order of the properties is that of the schema, which Word insists on."""
    runs = list(runs)
    right_to_left = (side or direction("".join(run.text for run in runs))) == "rtl"
    properties = f"<w:pStyle w:val={quoteattr(style)}/>"
    if right_to_left:
        properties += "<w:bidi/>"
    if depth:
        properties += f'<w:ind w:left="{NOTE_INDENT * (depth + 1)}"/>'
    written = "".join(_run(run, language, right_to_left=right_to_left) for run in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{written}</w:p>"


def _run(run: Run, language: str | None, *, right_to_left: bool) -> str:
    properties = ""
    if run.code:
        properties += '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/>'
    if run.bold:
        properties += "<w:b/><w:bCs/>"
    if run.italic:
        properties += "<w:i/><w:iCs/>"
    if right_to_left:
        properties += "<w:rtl/>"
    if language:
        attribute = "w:bidi" if right_to_left else "w:val"
        properties += f"<w:lang {attribute}={quoteattr(clean(language))}/>"
    return f"<w:r><w:rPr>{properties}</w:rPr>{_text(run.text)}</w:r>"


def _text(text: str) -> str:
    """Line feeds and tabs are elements of their own in Word."""
    written = escape(clean(text))
    written = written.replace("\n", "</w:t><w:br/><w:t xml:space='preserve'>")
    written = written.replace("\t", "</w:t><w:tab/><w:t xml:space='preserve'>")
    return f"<w:t xml:space='preserve'>{written}</w:t>"


_WIDTHS = (4600, 1900, 1700, 1200)
"""Of the columns, in twentieths of a point; together the text width of the page."""


def _table(sources: Iterable[Cited]) -> Iterator[str]:
    yield (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{Style.TABLE}"/>'
        f'<w:tblW w:w="{sum(_WIDTHS)}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        "<w:tblGrid>" + "".join(f'<w:gridCol w:w="{width}"/>' for width in _WIDTHS) + "</w:tblGrid>"
    )
    yield _row(("Document", "Symbol", "Date", "Excerpts"), header=True)
    for cited in sources:
        yield _row((cited.title, cited.symbol, cited.date, f"{cited.excerpts:,}"))
    yield "</w:tbl>"
    # Word wants a paragraph between a table and the end of a section.
    yield _paragraph(Style.NORMAL, [])


def _row(cells: tuple[str, ...], *, header: bool = False) -> str:
    repeated = "<w:tblHeader/>" if header else ""
    written = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f"{_paragraph(Style.CELL, [Run(cell, bold=header)])}</w:tc>"
        for width, cell in zip(_WIDTHS, cells, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{written}</w:tr>"
