"""Writes small Word files by hand, as Word's own XML."""

from __future__ import annotations

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
    'content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'
)


def make_docx(
    body: str, *, main: str = "word/document.xml", strict: bool = False, **parts: str
) -> bytes:
    """A file with this body; `parts` are named as relationships are: `styles`, `footnotes` ..."""
    namespace = STRICT if strict else W
    folder, _, base = main.rpartition("/")
    kinds = {name: name.rstrip("0123456789") for name in parts}
    members = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _related({"rId1": ("officeDocument", main)}),
        main: f'<w:document xmlns:w="{namespace}"><w:body>{body}</w:body></w:document>',
        f"{folder}/_rels/{base}.rels": _related(
            {f"rId{at}": (kinds[name], f"{name}.xml") for at, name in enumerate(parts, start=1)}
        ),
    }
    for name, content in parts.items():
        root = {"header": "hdr", "footer": "ftr"}.get(kinds[name], kinds[name])
        members[f"{folder}/{name}.xml"] = f'<w:{root} xmlns:w="{namespace}">{content}</w:{root}>'
    return make_zip({name: content.encode() for name, content in members.items()})


def make_zip(members: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def _related(targets: dict[str, tuple[str, str]]) -> str:
    lines = "".join(
        f'<Relationship Id="{identity}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for identity, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}">{lines}</Relationships>'


def p(words: str, properties: str = "") -> str:
    """A paragraph of one run; `properties` go into its `w:pPr`."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{r(words)}</w:p>"


def r(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def numbered(words: str, list_id: int, level: int = 0) -> str:
    return p(words, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def numbering(
    *levels: tuple[str, str], lists: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
) -> str:
    """One abstract list of levels (format, text), and the lists that use it."""
    described = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate(levels)
    )
    return f'<w:abstractNum w:abstractNumId="0">{described}</w:abstractNum>{lists}'


def style(
    identity: str, name: str, properties: str = "", *, based_on: str = "", run: str = ""
) -> str:
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{identity}"><w:name w:val="{name}"/>{base}'
        f"<w:pPr>{properties}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def cell(words: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(words)}</w:tc>"
