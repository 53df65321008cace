"""Notes of books: which link leads to which, in words that a page would use.

EPUB ties a note to its mark by links (`epub:type="noteref"` to `epub:type="footnote"`), and often
prints the mark only in the text.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from lxml import etree

from importers.web.tables import text_of

_NOTES = frozenset(("footnote", "endnote", "rearnote", "doc-footnote", "doc-endnote"))
_REFERENCES = frozenset(("noteref", "doc-noteref"))
_MARK = re.compile(r"[\[(]?\s*(\d{1,4}|\*{1,4}|[†‡§]{1,3}|[a-z])\s*[\])]?\.?")


def tie_notes(pages: Mapping[str, etree._Element]) -> None:
    """Make every note a `doc-footnote` that begins with its mark.

    Args:
        pages: path in the book to the page.
    """
    marks = dict(_marks(pages))
    for path, page in pages.items():
        for element in list(page.iter()):
            if _types(element) & _NOTES:
                element.set("role", "doc-footnote")
                mark = marks.get((path, element.get("id") or ""))
                if mark is not None:
                    _begin_with(element, mark)


def _marks(pages: Mapping[str, etree._Element]) -> Iterator[tuple[tuple[str, str], str]]:
    for path, page in pages.items():
        for link in page.iter("a"):
            target, _, identity = (link.get("href") or "").partition("#")
            found = _MARK.fullmatch(text_of(link))
            if identity and found and _types(link) & _REFERENCES:
                yield (_resolved(path, target), unquote(identity)), found[1]


def _resolved(path: str, target: str) -> str:
    if not target:
        return path
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(target)))


def _types(element: etree._Element) -> set[str]:
    return set(f"{element.get('epub:type') or ''} {element.get('role') or ''}".split())


def _begin_with(note: etree._Element, mark: str) -> None:
    """Put the mark at the start, or a space after it where it stands there already."""
    for element in note.iter("sup", "a"):
        found = _MARK.fullmatch(text_of(element))
        if found and found[1] == mark:
            element.tail = f" {element.tail or ''}"
            return
        break
    if not re.match(rf"\W{{0,3}}{re.escape(mark)}(?!\w)", text_of(note)):
        first = next(note.iter("p", "li"), note)
        first.text = f"{mark} {first.text or ''}"
