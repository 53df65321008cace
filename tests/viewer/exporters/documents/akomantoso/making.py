"""Resolutions in small, as lines: what they are divided into and written as."""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree

from importers.parsed import Kind, Role
from viewer.domain import (
    Anchor,
    Annotation,
    AnnotationId,
    Document,
    DocumentId,
    Paragraph,
    ParagraphId,
    Tag,
    TagId,
    Target,
    Theme,
    ThemeId,
)
from viewer.domain.wholes import Whole
from viewer.exporters.documents import DocumentOptions, write_document
from viewer.exporters.documents.akomantoso.names import NAMESPACE

AT = "2026-11-21T09:00:00Z"
OPTIONS = DocumentOptions(AT)
PRE, OP = Role.PREAMBULAR, Role.OPERATIVE
HEADING, TITLE, ITEM, NOTE, TABLE = (
    Kind.HEADING,
    Kind.TITLE,
    Kind.LIST_ITEM,
    Kind.FOOTNOTE,
    Kind.TABLE,
)
Row = tuple[Any, ...]


def document(**fields: Any) -> Document:
    known: dict[str, Any] = {
        "id": DocumentId(1),
        "uuid": "33333333-0000-4000-8000-000000000001",
        "title": "Cooperation <in> full",
        "symbol": "A/RES/67/264",
        "date": "2013-05-17",
        "body": "General Assembly",
        "place": None,
        "language": "en",
        "kind": "resolution",
        "name": "a.txt",
        "sha256": "",
        "importer": "text",
        "paragraphs": 3,
        "tags": 0,
        "notes": 0,
        "added_at": AT,
        "added_by": "Ann",
    }
    return Document(**{**known, **fields})


def rows(*given: Row) -> tuple[Paragraph, ...]:
    """Of each row: a text, then a role, a kind, a label, in any order; a tuple is of cells."""
    made = []
    for index, (text, *others) in enumerate(given):
        fields: dict[str, Any] = {"kind": Kind.PARAGRAPH}
        for each in others:
            if isinstance(each, Role):
                fields["role"] = each
            elif isinstance(each, Kind):
                fields["kind"] = each
            elif isinstance(each, int):
                fields["level"] = each
            elif isinstance(each, tuple):
                fields["cells"] = each
            else:
                fields["label"] = each
        made.append(
            Paragraph(id=ParagraphId(index + 1), document=DocumentId(1), index=index, text=text,
                      **fields)
        )  # fmt: skip
    return tuple(made)


def theme(number: int, name: str = "Peace") -> Theme:
    uuid = f"22222222-0000-4000-8000-{number:012}"
    return Theme(ThemeId(number), uuid, name, "blue", "theme", None, "", None, number, "Ann", AT)


def tag(
    number: int, of: int, paragraph: int, start: int | None = None, end: int | None = None
) -> Tag:
    anchor = Anchor(ParagraphId(paragraph), start, end)
    return Tag(TagId(number), f"tag-{number}", ThemeId(of), DocumentId(1), anchor, "", "Ann", AT)


def note(number: int, body: str, paragraph: int | None = None) -> Annotation:
    anchor = None if paragraph is None else Anchor(ParagraphId(paragraph))
    target = Target(document=DocumentId(1), anchor=anchor)
    return Annotation(
        AnnotationId(number), f"note-{number}", target, body, "", "Ben, B. & Co.", AT, AT
    )


def whole(*given: Row, of: Document | None = None, **more: Any) -> Whole:
    return Whole(of or document(), rows(*given), **more)


def written(made: Whole, options: DocumentOptions = OPTIONS) -> etree._Element:
    """The root of a file that the schema finds nothing wrong with."""
    file = io.BytesIO()
    write_document("akn", made, file, options)
    root = etree.fromstring(file.getvalue())
    known = schema()
    assert known.validate(root), str(known.error_log)
    return root


@cache
def schema() -> etree.XMLSchema:
    path = Path(__file__).parent / "schema" / "akomantoso30.xsd"
    return etree.XMLSchema(etree.parse(str(path)))


def at(root: etree._Element, path: str) -> list[etree._Element]:
    """Elements by a path in which `a:` stands for the namespace."""
    found = root.xpath(path, namespaces={"a": NAMESPACE})
    assert isinstance(found, list)
    return [each for each in found if isinstance(each, etree._Element)]


def texts(elements: Sequence[etree._Element]) -> list[str]:
    """What stands in each, on one line."""
    return [" ".join("".join(map(str, each.itertext())).split()) for each in elements]
