"""WordprocessingML as text, streamed into a package: what the formats for Word share."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import BinaryIO, Literal
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from viewer.exporters.passages import clean
from viewer.exporters.word_template import NOTE_INDENT, Style

Mark = Literal["gone", "come"]

_BODY = "word/document.xml"
_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""Of every part, so that equal exports are equal bytes; the ZIP format knows nothing earlier."""

# In the order of the schema, which Word insists on: strike, then u, then shd.
_MARKS = {
    "gone": '<w:strike/><w:shd w:val="clear" w:color="auto" w:fill="F6DCD9"/>',
    "come": '<w:u w:val="single"/><w:shd w:val="clear" w:color="auto" w:fill="D9ECD9"/>',
}


def write_package(package: bytes, body: Iterable[str], file: BinaryIO) -> None:
    """The empty package with this body in it."""
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
            with result.open(entry, "w") as written:
                written.write(start)
                for piece in body:
                    written.write(piece.encode())
                written.write(section + end)


def paragraph(
    style: Style, runs: Iterable[str], *, right_to_left: bool = False, depth: int = 0
) -> str:
    """A paragraph; the order of the properties is that of the schema, which Word insists on."""
    properties = f"<w:pStyle w:val={quoteattr(style)}/>"
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


def table_start(widths: Iterable[int]) -> str:
    """The head of a table; widths in twentieths of a point."""
    widths = tuple(widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{Style.TABLE}"/>'
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
