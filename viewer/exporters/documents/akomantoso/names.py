"""Names in Akoma Ntoso: elements, identifiers within a document, addresses of documents, languages."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from viewer.citation import Cited
from viewer.citation.dates import parts
from viewer.citation.organs import organ_of, resolution_number
from viewer.domain import Document
from viewer.exporters.passages import clean, line

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_PREFIXES: dict[str | None, str] = {None: NAMESPACE}
UNKNOWN_DATE = "0001-01-01"
"""Where a document has no date, and the schema wants one; its `name` then says `unknown`."""
_LANGUAGES = {
    "ar": "ara", "de": "deu", "en": "eng", "es": "spa", "fr": "fra", "it": "ita", "nl": "nld",
    "pt": "por", "ru": "rus", "zh": "zho",
}  # fmt: skip
_ACTORS = {
    "General Assembly": "unga",
    "Security Council": "unsc",
    "Economic and Social Council": "ecosoc",
    "Human Rights Council": "hrc",
}
_TEXTS = {"p", "num", "heading", "crossHeading"}
_NOT_IN_NAME = re.compile(r"[^a-z0-9]+")

Element = etree._Element  # noqa: SLF001 (lxml has no other name for the type)


def make(parent: Element | None, name: str, attributes: Mapping[str, str] | None = None) -> Element:
    """An element of Akoma Ntoso, under another one or alone."""
    qualified = f"{{{NAMESPACE}}}{name}"
    if parent is None:
        return etree.Element(qualified, dict(attributes or {}), nsmap=_PREFIXES)  # type: ignore[arg-type]  # None is the default prefix
    return etree.SubElement(parent, qualified, dict(attributes or {}))


def say(element: Element, text: str) -> Element:
    """Put a text on one line into an element; XML takes no control characters."""
    element.text = line(text)
    return element


def slug(text: str) -> str:
    """`67/264` as `67-264`: small letters, figures and hyphens; empty where none are left."""
    return _NOT_IN_NAME.sub("-", clean(text).casefold()).strip("-")


def lay_out(element: Element, level: int = 0) -> None:
    """Put elements of structure on lines of their own; where text stands, blanks would be text."""
    if not len(element) or etree.QName(element).localname in _TEXTS:
        return
    inner, outer = "\n" + "  " * (level + 1), "\n" + "  " * level
    element.text = inner
    for child in element:
        child.tail = inner
        lay_out(child, level + 1)
    element[-1].tail = outer


class Identifiers:
    """The `eId`s of a document: no two are the same."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def new(self, wanted: str) -> str:
        name, number = wanted, 1
        while name in self._given:
            number += 1
            name = f"{wanted}_{number}"
        self._given.add(name)
        return name


def language(document: Document) -> str:
    """ISO 639-2, `und` where it is not known."""
    return _LANGUAGES.get(document.language or "", "und")


def day(document: Document) -> tuple[str, str]:
    """The date of the document as a day, and what that is: a year stands for its first day."""
    known = parts(document.date)
    if known is None:
        return UNKNOWN_DATE, "unknown"
    year, month, date = known
    named = "adoption" if month and date else "approximate"
    return f"{year:04}-{month or 1:02}-{date or 1:02}", named


def actor(document: Document) -> tuple[str, str]:
    """The body as it is in addresses, and as people call it."""
    organ = organ_of(Cited(title=document.title, symbol=document.symbol, body=document.body))
    name = organ.name if organ else line(document.body or "")
    return _ACTORS.get(name) or slug(name) or "unknown", name or "Unknown body"


def work(document: Document) -> str:
    """The address of the resolution whatever its language: `/akn/un/statement/resolution/…`."""
    number = slug(resolution_number(document.symbol) or document.symbol or "") or document.uuid
    genre = "decision" if document.kind == "decision" else "resolution"
    return f"/akn/un/statement/{genre}/{actor(document)[0]}/{day(document)[0]}/{number}"
