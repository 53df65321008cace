"""WordprocessingML as text, streamed into a package: what the formats for Word share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from tempfile import SpooledTemporaryFile
from typing import IO, BinaryIO, Literal
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from viewer.exporters.passages import clean, direction
from viewer.exporters.word_template import FOOTNOTES, NOTE_INDENT, Style

Mark = Literal["gone", "come"]

_BODY = "word/document.xml"
_IN_MEMORY_BYTES = 4 * 1024 * 1024
_PORTION_BYTES = 64 * 1024
_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""Of every part, so that equal exports are equal bytes; the ZIP format knows nothing earlier."""

# In the order of the schema, which Word insists on: strike, then u, then shd.
_MARKS = {
    "gone": '<w:strike/><w:shd w:val="clear" w:color="auto" w:fill="F6DCD9"/>',
    "come": '<w:u w:val="single"/><w:shd w:val="clear" w:color="auto" w:fill="D9ECD9"/>',
}


class Footnotes:
    """The notes at the foot of the pages, which wait in a file until the text is written."""

    def __init__(self) -> None:
        self._waiting = SpooledTemporaryFile(_IN_MEMORY_BYTES)  # noqa: SIM115 closed by __exit__
        self._count = 0

    def __enter__(self) -> Footnotes:
        return self

    def __exit__(self, *_error: object) -> None:
        self._waiting.close()

    def mark(self, text: str) -> str:
        """The run that refers to a new note with this text."""
        self._count += 1
        rtl = direction(text) == "rtl"
        number = "<w:r><w:rPr><w:rStyle w:val='FootnoteReference'/></w:rPr><w:footnoteRef/></w:r>"
        written = paragraph(
            Style.FOOTNOTE, (number, run(f" {text}", right_to_left=rtl)), right_to_left=rtl
        )
        note = f'<w:footnote w:id="{self._count}">{written}</w:footnote>'
        self._waiting.write(note.encode())
        return (
            '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
            f'<w:footnoteReference w:id="{self._count}"/></w:r>'
        )

    def pieces(self) -> Iterator[bytes]:
        """What was noted, in portions."""
        self._waiting.seek(0)
        while piece := self._waiting.read(_PORTION_BYTES):
            yield piece


def write_package(
    package: bytes, body: Iterable[str], file: BinaryIO, footnotes: Footnotes | None = None
) -> None:
    """The empty package with this body in it, and with the footnotes that it has made."""
    with ZipFile(BytesIO(package)) as parts, ZipFile(file, "w") as result:
        # The footnotes are known when the body is written.
        for name in sorted(parts.namelist(), key=(_BODY, FOOTNOTES).count):
            entry = ZipInfo(name, _EARLIEST)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 3  # Unix everywhere, for equal bytes
            entry.external_attr = 0o644 << 16
            content = parts.read(name)
            if name == _BODY:
                # The template's body is empty but for the section properties at its end.
                with result.open(entry, "w") as written:
                    _fill(written, content, b"<w:sectPr", (piece.encode() for piece in body))
            elif name == FOOTNOTES and footnotes is not None:
                with result.open(entry, "w") as written:
                    _fill(written, content, b"</w:footnotes>", footnotes.pieces())
            else:
                result.writestr(entry, content)


def _fill(file: IO[bytes], content: bytes, before: bytes, pieces: Iterable[bytes]) -> None:
    start, found, end = content.partition(before)
    file.write(start)
    for piece in pieces:
        file.write(piece)
    file.write(found + end)


def paragraph(
    style: str,
    runs: Iterable[str],
    *,
    right_to_left: bool = False,
    depth: int = 0,
    keep: bool = False,
) -> str:
    """A paragraph; the order of the properties is that of the schema, which Word insists on.

    Args:
        style: of the template.
        runs: its text, as markup.
        right_to_left: its direction.
        depth: how far it is indented.
        keep: on one page with the next.
    """
    properties = f"<w:pStyle w:val={quoteattr(style)}/>"
    if keep:
        properties += "<w:keepNext/>"
    if right_to_left:
        properties += "<w:bidi/>"
    if depth:
        properties += f'<w:ind w:left="{NOTE_INDENT * (depth + 1)}"/>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def run(
    text: str,
    *,
    bold: bool = False,
    italic: bool = False,
    code: bool = False,
    mark: Mark | None = None,
    language: str | None = None,
    right_to_left: bool = False,
) -> str:
    """Text of one look."""
    properties = ""
    if code:
        properties += '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/>'
    if bold:
        properties += "<w:b/><w:bCs/>"
    if italic:
        properties += "<w:i/><w:iCs/>"
    if mark is not None:
        properties += _MARKS[mark]
    if right_to_left:
        properties += "<w:rtl/>"
    if language:
        attribute = "w:bidi" if right_to_left else "w:val"
        properties += f"<w:lang {attribute}={quoteattr(clean(language))}/>"
    return f"<w:r><w:rPr>{properties}</w:rPr>{_text(text)}</w:r>"


def _text(text: str) -> str:
    """Line feeds and tabs are elements of their own in Word."""
    written = escape(clean(text))
    written = written.replace("\n", "</w:t><w:br/><w:t xml:space='preserve'>")
    written = written.replace("\t", "</w:t><w:tab/><w:t xml:space='preserve'>")
    return f"<w:t xml:space='preserve'>{written}</w:t>"


def cell(text: str, *, bold: bool = False, number: bool = False) -> str:
    """The paragraph of a cell; numbers stand at the right."""
    rtl = direction(text) == "rtl"
    properties = f'<w:pStyle w:val="{Style.CELL}"/>'
    properties += "<w:bidi/>" if rtl else ""
    properties += '<w:jc w:val="right"/>' if number else ""
    written = run(text, bold=bold, right_to_left=rtl)
    return f"<w:p><w:pPr>{properties}</w:pPr>{written}</w:p>"


def table_start(widths: Iterable[int], style: Style = Style.TABLE) -> str:
    """The head of a table; widths in twentieths of a point."""
    widths = tuple(widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        "<w:tblGrid>" + "".join(f'<w:gridCol w:w="{width}"/>' for width in widths) + "</w:tblGrid>"
    )


def table_end() -> str:
    """Word wants a paragraph between a table and the end of a section."""
    return "</w:tbl>" + paragraph(Style.NORMAL, [])


def table_row(
    cells: Iterable[str], widths: Iterable[int], *, header: bool = False, whole: bool = True
) -> str:
    """A row; each cell is made of paragraphs.

    Args:
        cells: their paragraphs, as markup.
        widths: as of the table.
        header: repeated on every page.
        whole: not broken at the end of a page.
    """
    properties = ("<w:cantSplit/>" if whole else "") + ("<w:tblHeader/>" if header else "")
    written = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
        for cell, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr><w:trPr>{properties}</w:trPr>{written}</w:tr>"
