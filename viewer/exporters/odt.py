"""OpenDocument text: what Word gets, with notes at the foot where they are wanted.

The package is written as it comes: the text waits in a temporary file, because the languages that
it uses stand above it as styles.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from tempfile import SpooledTemporaryFile
from typing import IO, BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from viewer.domain import Excerpt
from viewer.exporters import odt_markup as odf
from viewer.exporters import odt_template as template
from viewer.exporters.passages import line
from viewer.exporters.registry import ExportOptions, exporter
from viewer.exporters.report import HEADS, Part, Said, SourceTable, report

_IN_MEMORY_BYTES = 8 * 1024 * 1024
_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""Of every part, so that equal exports are equal bytes; the ZIP format knows nothing earlier."""
_STYLES = {
    Part.TITLE: "Title",
    Part.SUBTITLE: "Subtitle",
    Part.OPENING: "Context_20_above",
    Part.CONTEXT: "Context",
    Part.QUOTE: "Quotations",
    Part.SOURCE: "Source",
    Part.NOTE: "Note",
    Part.PLAIN: "Text_20_body",
}
_DEEPEST = 9


@exporter(
    "odt",
    title="OpenDocument",
    suffix=".odt",
    media_type=template.MEDIA_TYPE,
)
def write(excerpts: Iterable[Excerpt], file: BinaryIO, options: ExportOptions) -> None:
    """ODF 1.3; the media type comes first and is not packed (part 2, section 3.3)."""
    title = line(options.title)
    with ZipFile(file, "w") as package:
        _put(package, "mimetype", template.MEDIA_TYPE, packed=False)
        _put(package, "META-INF/manifest.xml", template.MANIFEST)
        _put(package, "meta.xml", template.meta(title, options.exported_at))
        _put(package, "styles.xml", template.styles(title))
        with SpooledTemporaryFile(_IN_MEMORY_BYTES) as body:
            languages = _body(body, excerpts, options)
            with package.open(_entry("content.xml"), "w") as content:
                content.write(template.content_start(languages).encode())
                body.seek(0)
                shutil.copyfileobj(body, content)
                content.write(template.CONTENT_END.encode())


def _body(file: IO[bytes], excerpts: Iterable[Excerpt], options: ExportOptions) -> odf.Languages:
    languages, notes = odf.Languages(), odf.Footnotes()
    for part in report(excerpts, options):
        if isinstance(part, SourceTable):
            written = _table(part)
        else:
            written = _paragraph(part, languages, notes)
        file.write(written.encode())
    return languages


def _paragraph(said: Said, languages: odf.Languages, notes: odf.Footnotes) -> str:
    written = "".join(odf.run(run) for run in said.runs)
    if said.language:
        written = languages.within(said.language, written, rtl=said.rtl)
    if said.footnote:
        written += notes.noted(said.footnote)
    if said.part is Part.HEADING:
        level = min(said.level, _DEEPEST)
        return odf.heading(level, written, rtl=said.rtl)
    style = _STYLES[said.part]
    if said.part is Part.NOTE and said.level:
        style += f"_{min(said.level, template.DEEPEST_NOTE)}"
    elif said.keep and style in template.KEPT:
        style += "_keep"
    return odf.paragraph(style, written, rtl=said.rtl)


def _table(table: SourceTable) -> str:
    rows = [odf.table_row(HEADS, head=True)]
    rows += [
        odf.table_row((cited.title, cited.symbol, cited.date, f"{cited.excerpts:,}"))
        for cited in table.rows
    ]
    return odf.table(rows)


def _entry(name: str, *, packed: bool = True) -> ZipInfo:
    entry = ZipInfo(name, _EARLIEST)
    entry.compress_type = ZIP_DEFLATED if packed else ZIP_STORED
    entry.create_system = 3  # Unix everywhere, for equal bytes
    entry.external_attr = 0o644 << 16
    return entry


def _put(package: ZipFile, name: str, text: str, *, packed: bool = True) -> None:
    package.writestr(_entry(name, packed=packed), text.encode())
