"""What stands in an OpenDocument file around the text: styles, properties, header and footer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.sax.saxutils import escape

from viewer.exporters.odt_markup import Languages

KEPT = ("Quotations", "Context", "Context_20_above")
"""Paragraphs of these may be kept on one page with the next."""
DEEPEST_NOTE = 5
MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
_INK, _QUIET, _RULE, _GROUND = "#1d2126", "#596069", "#d5d9de", "#f3f5f8"
_NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("table", "table"),
        ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"),
        ("meta", "meta"),
    )
)
_NAMESPACES += ' xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"'
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'

MANIFEST = (
    f'{_XML}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
    ' manifest:version="1.3">'
    + "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
        for path, kind in (
            ("/", MEDIA_TYPE),
            ("content.xml", "text/xml"),
            ("styles.xml", "text/xml"),
            ("meta.xml", "text/xml"),
        )
    )
    + "</manifest:manifest>"
)
CONTENT_END = "</office:text></office:body></office:document-content>"


def meta(title: str, exported_at: str) -> str:
    """The properties of the file."""
    moment = datetime.fromisoformat(exported_at)
    if moment.tzinfo is not None:
        moment = moment.astimezone(UTC).replace(tzinfo=None)
    at = moment.isoformat(timespec="seconds")
    return (
        f"{_XML}<office:document-meta {_NAMESPACES}><office:meta><meta:generator>Concord"
        f"</meta:generator><dc:title>{escape(title)}</dc:title><dc:language>en-GB</dc:language>"
        f"<meta:initial-creator>Concord</meta:initial-creator><dc:creator>Concord</dc:creator>"
        f"<meta:creation-date>{at}</meta:creation-date><dc:date>{at}</dc:date>"
        "</office:meta></office:document-meta>"
    )


def content_start(languages: Languages) -> str:
    """The head of the text, with the styles that belong to it alone."""
    return (
        f"{_XML}<office:document-content {_NAMESPACES}><office:automatic-styles>"
        f"{''.join(_variants())}{_LOOKS}{languages.styles()}{_TABLE}</office:automatic-styles>"
        "<office:body><office:text>\n"
    )


def styles(title: str) -> str:
    """The styles that a person can change once for the whole file, and the page."""
    paragraphs = "".join(_written(each) for each in _paragraph_styles())
    return (
        f"{_XML}<office:document-styles {_NAMESPACES}><office:styles>{_DEFAULT}{paragraphs}"
        f"{_NOTES}</office:styles><office:automatic-styles>{_PAGE}</office:automatic-styles>"
        '<office:master-styles><style:master-page style:name="Standard"'
        ' style:page-layout-name="Page"><style:header><text:p text:style-name="Header">'
        f"{escape(title)}</text:p></style:header><style:footer>{_PAGE_NUMBER}</style:footer>"
        "</style:master-page></office:master-styles></office:document-styles>"
    )


@dataclass(frozen=True, slots=True)
class _Style:
    """A paragraph style; sizes in points, indents in centimetres."""

    name: str
    size: float
    before: float = 0
    after: float = 0
    indent: float = 0
    colour: str = _INK
    bold: bool = False
    keep: bool = False
    align: str = "start"
    parent: str = "Standard"
    level: int = 0
    ground: str = "transparent"


def _paragraph_styles() -> Iterator[_Style]:
    yield _Style("Text_20_body", 11, 0, 6)
    yield _Style("Title", 22, 0, 2, bold=True, keep=True)
    yield _Style("Subtitle", 10.5, 0, 12, colour=_QUIET)
    for level, size in enumerate((16, 13.5, 12, 11, 11, 11, 11, 11, 11), start=1):
        before, after = (22, 8) if level == 1 else (16, 6)
        yield _Style(f"Heading_20_{level}", size, before, after, bold=True, keep=True, level=level)
    yield _Style("Quotations", 11, 10, 3, 0.8)
    yield _Style("Context_20_above", 10, 14, 3, 0.8, _QUIET)
    yield _Style("Context", 10, 4, 3, 0.8, _QUIET)
    yield _Style("Source", 9.5, 0, 6, 0.8, _QUIET)
    yield _Style("Note", 10, 2, 3, 1.0, ground=_GROUND)
    yield _Style("Footnote", 9, 0, 2)
    yield _Style("Cell", 9.5, 2, 2)
    yield _Style("Number", 9.5, 2, 2, align="end")
    yield _Style("Header", 9, 0, 8, colour=_QUIET)
    yield _Style("Footer", 9, 8, 0, colour=_QUIET, align="center")


def _written(style: _Style) -> str:
    weight = "bold" if style.bold else "normal"
    size = f"{style.size:g}pt"
    words = (
        f'<style:text-properties fo:font-size="{size}" style:font-size-complex="{size}"'
        f' fo:font-weight="{weight}" style:font-weight-complex="{weight}"'
        f' fo:color="{style.colour}"/>'
    )
    outline = f' style:default-outline-level="{style.level}"' if style.level else ""
    keep = ' fo:keep-with-next="always"' if style.keep else ""
    sides = (
        f'<style:paragraph-properties fo:margin-top="{style.before:g}pt"'
        f' fo:margin-bottom="{style.after:g}pt" fo:margin-left="{style.indent:g}cm"'
        f' fo:margin-right="0cm" fo:text-align="{style.align}"{keep}'
        f' fo:background-color="{style.ground}" fo:orphans="2" fo:widows="2"/>'
    )
    return (
        f'<style:style style:name="{style.name}" style:display-name="{_shown(style.name)}"'
        f' style:family="paragraph" style:parent-style-name="{style.parent}" style:class="text"'
        f"{outline}>{sides}{words}</style:style>"
    )


def _shown(name: str) -> str:
    return name.replace("_20_", " ")


def _variants() -> Iterator[str]:
    """What single paragraphs have beside their style: from right to left, kept, further in."""
    for style in _paragraph_styles():
        yield _variant(style, "_rtl", style.indent, rtl=True)
        if style.name in KEPT:
            yield _variant(style, "_keep", style.indent, keep=True)
            yield _variant(style, "_keep_rtl", style.indent, keep=True, rtl=True)
        if style.name == "Note":
            for depth in range(1, DEEPEST_NOTE + 1):
                indent = style.indent + depth
                yield _variant(style, f"_{depth}", indent)
                yield _variant(style, f"_{depth}_rtl", indent, rtl=True)


def _variant(
    style: _Style, suffix: str, indent: float, *, rtl: bool = False, keep: bool = False
) -> str:
    """An automatic style, which a person sees as a paragraph of the style that it is of."""
    # WORKAROUND: LibreOffice takes “start” for the left, whichever way the text runs, and mirrors
    # margins, which the standard does not. The right is the right for all; margins on both sides too.
    sides = f' fo:margin-left="{indent:g}cm" fo:margin-right="{indent if rtl else 0:g}cm"'
    sides += ' fo:text-align="right" style:writing-mode="rl-tb"' if rtl else ""
    sides += ' fo:keep-with-next="always"' if keep else ""
    return (
        f'<style:style style:name="{style.name}{suffix}" style:family="paragraph"'
        f' style:parent-style-name="{style.name}"><style:paragraph-properties{sides}/></style:style>'
    )


_DEFAULT = (
    '<style:default-style style:family="paragraph"><style:paragraph-properties'
    ' style:writing-mode="lr-tb" style:tab-stop-distance="1.25cm"/><style:text-properties'
    ' fo:font-family="Calibri" style:font-family-generic="swiss" style:font-pitch="variable"'
    ' fo:font-size="11pt" fo:language="en" fo:country="GB"'
    ' style:font-family-complex="Arial" style:font-size-complex="11pt"'
    ' style:language-complex="ar" style:country-complex="SA"/></style:default-style>'
    '<style:style style:name="Standard" style:family="paragraph" style:class="text"/>'
    '<style:style style:name="Note_20_mark" style:display-name="Note mark" style:family="text">'
    '<style:text-properties style:text-position="super 58%"/></style:style>'
)
_NOTES = (
    '<text:notes-configuration text:note-class="footnote" style:num-format="1"'
    ' text:citation-body-style-name="Note_20_mark" text:start-value="0"'
    ' text:footnotes-position="page" text:start-numbering-at="document"/>'
)
_PAGE = (
    '<style:page-layout style:name="Page"><style:page-layout-properties fo:page-width="21cm"'
    ' fo:page-height="29.7cm" style:print-orientation="portrait" fo:margin-top="1.5cm"'
    ' fo:margin-bottom="1.5cm" fo:margin-left="2.2cm" fo:margin-right="2.2cm"'
    ' style:writing-mode="lr-tb"><style:footnote-sep style:width="0.5pt"'
    ' style:distance-before-sep="3mm" style:distance-after-sep="2mm" style:line-style="solid"'
    f' style:adjustment="left" style:rel-width="25%" style:color="{_QUIET}"/>'
    "</style:page-layout-properties><style:header-style><style:header-footer-properties"
    ' fo:min-height="0.6cm" fo:margin-bottom="0.4cm"/></style:header-style><style:footer-style>'
    '<style:header-footer-properties fo:min-height="0.6cm" fo:margin-top="0.4cm"/>'
    "</style:footer-style></style:page-layout>"
)
_PAGE_NUMBER = (
    '<text:p text:style-name="Footer">Page <text:page-number text:select-page="current">1'
    "</text:page-number> of <text:page-count>1</text:page-count></text:p>"
)


def _looks() -> Iterator[str]:
    """Bold, italic and code, and what they make together."""
    bold = 'fo:font-weight="bold" style:font-weight-complex="bold"'
    italic = 'fo:font-style="italic" style:font-style-complex="italic"'
    code = 'fo:font-family="Courier New" style:font-family-complex="Courier New"'
    for name in ("B", "I", "C", "BI", "BC", "IC", "BIC"):
        found = [each for key, each in zip("BIC", (bold, italic, code), strict=True) if key in name]
        yield (
            f'<style:style style:name="{name}" style:family="text">'
            f"<style:text-properties {' '.join(found)}/></style:style>"
        )


_LOOKS = "".join(_looks())
_WIDTHS = {"A": 7.7, "B": 3.1, "C": 3.5, "D": 2.3}
_TABLE = (
    '<style:style style:name="Sources" style:family="table"><style:table-properties'
    ' style:width="16.6cm" table:align="left" table:border-model="collapsing"/></style:style>'
    + "".join(
        f'<style:style style:name="Sources.{name}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{width}cm"/></style:style>'
        for name, width in _WIDTHS.items()
    )
    + "".join(
        f'<style:style style:name="Sources.{name}" style:family="table-cell">'
        f'<style:table-cell-properties fo:padding="0.1cm" fo:border-left="none"'
        f' fo:border-right="none" fo:border-top="{top}" fo:border-bottom="{bottom}"/></style:style>'
        for name, top, bottom in (
            ("head", f"1pt solid {_QUIET}", f"0.5pt solid {_QUIET}"),
            ("cell", "none", f"0.5pt solid {_RULE}"),
        )
    )
)
