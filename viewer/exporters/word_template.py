"""The empty Word file that excerpts are written into: styles, header, footer, properties."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from io import BytesIO

from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

NOTE_INDENT = 567
"""One step, in twentieths of a point (1 cm)."""

_INK = RGBColor(0x1D, 0x21, 0x26)
_QUIET = RGBColor(0x59, 0x60, 0x69)


class Style(StrEnum):
    """Ids of the styles that the text uses."""

    NORMAL = "Normal"
    TITLE = "Title"
    SUBTITLE = "Subtitle"
    HEADING = "Heading1"
    QUOTE = "Quote"
    SOURCE = "Source"
    NOTE = "Note"
    CELL = "SourceCell"
    TABLE = "TableGrid"


def template(title: str, exported_at: str, *, landscape: bool = False) -> bytes:
    """The package, with an empty body."""
    document = Document()
    _set_page(document, landscape=landscape)
    _set_language(document)
    _set_styles(document)
    _set_header_and_footer(document, title)
    _set_properties(document, title, exported_at)
    _drop_thumbnail(document)
    stored = BytesIO()
    document.save(stored)
    return stored.getvalue()


def _set_page(document: DocumentObject, *, landscape: bool) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    if landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(2.5)


def _set_language(document: DocumentObject) -> None:
    """Of everything that says nothing else: British English, as the documents have it."""
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")
        language.set(qn("w:bidi"), "ar-SA")


def _set_styles(document: DocumentObject) -> None:
    normal = _style(document, "Normal", size=11, after=6)
    normal.font.name = "Calibri"
    _remove(_style(document, "Title", size=22, after=2, bold=True), "w:pBdr")
    subtitle = _style(document, "Subtitle", size=10.5, after=12, colour=_QUIET)
    _remove(subtitle, "w:spacing", of="w:rPr")
    _style(document, "Heading 1", size=15, before=20, after=8, bold=True)
    quote = _style(document, "Quote", size=11, before=10, after=2)
    quote.paragraph_format.left_indent = Cm(0.8)
    quote.paragraph_format.keep_with_next = True
    source = _style(document, "Source", size=9.5, after=6, colour=_QUIET)
    source.paragraph_format.left_indent = Cm(0.8)
    note = _style(document, "Note", size=10, after=3)
    note.paragraph_format.left_indent = Cm(1)
    _style(document, "Source Cell", size=9.5, after=2)
    for name in ("Header", "Footer"):
        _style(document, name, size=9, colour=_QUIET)


def _style(
    document: DocumentObject,
    name: str,
    *,
    size: float,
    before: float = 0,
    after: float = 0,
    bold: bool = False,
    colour: RGBColor = _INK,
) -> ParagraphStyle:
    """A style of Word, or a new one of that name, in one sober look."""
    styles = document.styles
    if name not in [each.name for each in styles]:
        created = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        assert isinstance(created, ParagraphStyle)
        created.base_style = styles["Normal"]
        created.quick_style = True
    style = styles[name]
    assert isinstance(style, ParagraphStyle)
    style.font.size = Pt(size)
    style.font.bold = bold
    style.font.italic = False
    style.font.color.rgb = colour
    _set_script_size(style, size, bold=bold)
    style.paragraph_format.space_before = Pt(before)
    style.paragraph_format.space_after = Pt(after)
    return style


def _set_script_size(style: ParagraphStyle, size: float, *, bold: bool) -> None:
    """The look of right-to-left text, which Word keeps apart and python-docx leaves alone."""
    properties = style.element.get_or_add_rPr()
    looks = {"w:b": "1" if bold else "0", "w:i": "0", "w:sz": str(round(size * 2))}
    for name, value in looks.items():
        _remove(style, f"{name}Cs", of="w:rPr")
        element = OxmlElement(f"{name}Cs")
        element.set(qn("w:val"), value)
        properties.find(qn(name)).addnext(element)


def _remove(style: ParagraphStyle, name: str, *, of: str = "w:pPr") -> None:
    properties = style.element.find(qn(of))
    for old in properties.findall(qn(name)):
        properties.remove(old)


def _set_header_and_footer(document: DocumentObject, title: str) -> None:
    section = document.sections[0]
    section.header.paragraphs[0].add_run(title)
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    footer.add_run("Page ")
    _add_field(footer, "PAGE")
    footer.add_run(" of ")
    _add_field(footer, "NUMPAGES")


def _add_field(paragraph: Paragraph, code: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run = OxmlElement("w:r")
    shown = OxmlElement("w:t")
    shown.text = "1"  # until Word counts the pages
    run.append(shown)
    field.append(run)
    paragraph._p.append(field)  # noqa: SLF001 python-docx has no public way to add a field


def _set_properties(document: DocumentObject, title: str, exported_at: str) -> None:
    moment = datetime.fromisoformat(exported_at)
    if moment.tzinfo is not None:
        moment = moment.astimezone(UTC).replace(tzinfo=None)
    properties = document.core_properties
    properties.title = title[:255]
    properties.author = properties.last_modified_by = "Concord"
    properties.comments = ""
    properties.language = "en-GB"
    properties.created = properties.modified = moment


def _drop_thumbnail(document: DocumentObject) -> None:
    """python-docx's own template brings a picture of an empty page."""
    relationships = document.part.package.rels
    for key, relationship in list(relationships.items()):
        if relationship.reltype.endswith("/thumbnail"):
            del relationships[key]
