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
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

NOTE_INDENT = 567
"""One step, in twentieths of a point (1 cm)."""

_INK = RGBColor(0x1D, 0x21, 0x26)
_QUIET = RGBColor(0x59, 0x60, 0x69)


_HEADING_SIZES = (16, 13.5, 12, 11, 11, 11, 11, 11, 11)
_TABLE_STYLE = """
<w:style %s w:type="table" w:customStyle="1" w:styleId="SourceTable">
  <w:name w:val="Source Table"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="99"/>
  <w:tblPr><w:tblBorders>
    <w:top w:val="single" w:sz="8" w:space="0" w:color="596069"/>
    <w:bottom w:val="single" w:sz="8" w:space="0" w:color="596069"/>
    <w:insideH w:val="single" w:sz="4" w:space="0" w:color="D5D9DE"/>
  </w:tblBorders></w:tblPr>
</w:style>
"""
_NO_FOOTNOTES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:footnotes %s><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p>\
</w:footnote><w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r>\
<w:continuationSeparator/></w:r></w:p></w:footnote></w:footnotes>"""
_FOOTNOTE_STYLES = """
<w:style %s w:type="character" w:styleId="FootnoteReference">
  <w:name w:val="footnote reference"/><w:basedOn w:val="DefaultParagraphFont"/>
  <w:rPr><w:vertAlign w:val="superscript"/></w:rPr>
</w:style>
"""
_SEPARATORS = '<w:footnotePr %s><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
_FOOTNOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


class Style(StrEnum):
    """Ids of the styles that the text uses."""

    NORMAL = "Normal"
    TITLE = "Title"
    SUBTITLE = "Subtitle"
    HEADING = "Heading1"
    OPENING = "ContextAbove"
    CONTEXT = "Context"
    QUOTE = "Quote"
    SOURCE = "Source"
    NOTE = "Note"
    FOOTNOTE = "FootnoteText"
    CELL = "SourceCell"
    TABLE = "TableGrid"
    SOURCES = "SourceTable"


HEADINGS = tuple(f"Heading{level}" for level in range(1, 10))
FOOTNOTES = "word/footnotes.xml"


def template(
    title: str, exported_at: str, *, landscape: bool = False, footnotes: bool = False
) -> bytes:
    """The package, with an empty body and, where wanted, no footnotes yet."""
    document = Document()
    _set_page(document, landscape=landscape)
    _set_language(document)
    _set_styles(document)
    _set_header_and_footer(document, title)
    _set_properties(document, title, exported_at)
    _drop_thumbnail(document)
    if footnotes:
        _add_footnotes(document)
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
    for level, size in enumerate(_HEADING_SIZES, start=1):
        before, after = (22, 8) if level == 1 else (16, 6)
        _style(document, f"Heading {level}", size=size, before=before, after=after, bold=True)
    _indented(document, "Quote", size=11, before=10, after=3)
    _indented(document, "Context Above", size=10, before=14, after=3, colour=_QUIET)
    _indented(document, "Context", size=10, before=4, after=3, colour=_QUIET)
    _indented(document, "Source", size=9.5, after=6, colour=_QUIET)
    _indented(document, "Note", size=10, after=3, indent=1.0)
    _shade(document, "Note")
    _style(document, "Source Cell", size=9.5, before=2, after=2)
    _add_source_table(document)
    for name in ("Header", "Footer"):
        _style(document, name, size=9, colour=_QUIET)


def _indented(
    document: DocumentObject,
    name: str,
    *,
    size: float,
    before: float = 0,
    after: float = 0,
    colour: RGBColor = _INK,
    indent: float = 0.8,
) -> None:
    style = _style(document, name, size=size, before=before, after=after, colour=colour)
    style.paragraph_format.left_indent = Cm(indent)


def _shade(document: DocumentObject, name: str) -> None:
    """A light ground; the schema has it before the spacing."""
    shade = OxmlElement("w:shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", "F3F5F8")):
        shade.set(qn(f"w:{key}"), value)
    document.styles[name].element.find(qn("w:pPr")).find(qn("w:spacing")).addprevious(shade)


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


def _add_source_table(document: DocumentObject) -> None:
    """Rules between the rows only; python-docx cannot make a style of a table."""
    document.styles.element.append(parse_xml(_TABLE_STYLE % nsdecls("w")))


def _add_footnotes(document: DocumentObject) -> None:
    """The part and the styles that python-docx knows nothing of."""
    text = _style(document, "footnote text", size=9, after=2)
    text.element.set(qn("w:styleId"), Style.FOOTNOTE)
    document.styles.element.append(parse_xml(_FOOTNOTE_STYLES % nsdecls("w")))
    content = (_NO_FOOTNOTES % nsdecls("w")).encode()
    part = Part(PackURI(f"/{FOOTNOTES}"), _FOOTNOTES_TYPE, content, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    settings = document.settings.element
    settings.find(qn("w:compat")).addprevious(parse_xml(_SEPARATORS % nsdecls("w")))


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
