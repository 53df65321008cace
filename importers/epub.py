"""Electronic books (.epub): their chapters in reading order, each read as the web page that it is."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import unquote

from lxml import etree

from importers.containers.packages import Package, zip_names
from importers.containers.xml import attribute, child, local, parse
from importers.parsed import Kind, Metadata, ParsedDocument, UnreadableFile
from importers.registry import Source, importer
from importers.structure import Draft, finish
from importers.web import parsing
from importers.web.article import find_root
from importers.web.blocks import drafts
from importers.web.decoding import decode
from importers.web.notes import tie_notes

VERSION = 1
_MEDIA_TYPE = "application/epub+zip"
_IN_PACKAGE = re.compile(rb"PK.{28}mimetypeapplication/epub\+zip", re.DOTALL)
"""EPUB 3.3, 4.2: the media type stands first in the package, not compressed."""
_CONTAINER = "META-INF/container.xml"
_PAGES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document")
_ONLY_FONTS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
"""Encryption that hides fonts from copying and leaves the text open (EPUB 3.3, 4.2.6.3)."""
_LANGUAGE = re.compile(r"([a-z]{2})(?:[-_]\w+)*$", re.IGNORECASE)
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


def recognise(source: Source) -> int:
    if _IN_PACKAGE.match(source.content):
        return 97
    names = zip_names(source.content)
    if _CONTAINER in names and any(name.endswith(".opf") for name in names):
        return 90
    damaged = source.content.startswith(b"PK") and not names
    return 20 if damaged and source.suffix == ".epub" else 0


@importer("epub", title="EPUB", suffixes=(".epub",), recognise=recognise)
def read(source: Source) -> ParsedDocument:
    """The chapters of a book as one document.

    Raises:
        UnreadableFile: it is damaged, locked by its seller, or built to do harm.
    """
    book = _Book(Package(source.name, source.content))
    chapters = dict(book.chapters())
    tie_notes(chapters)
    found = [draft for chapter in chapters.values() for draft in drafts(find_root(chapter))]
    _keep_first_title(found)
    blocks, metadata = finish(found, name=source.name)
    return ParsedDocument(
        importer="epub",
        importer_version=VERSION,
        media_type=_MEDIA_TYPE,
        metadata=book.with_hints(metadata),
        blocks=blocks,
        warnings=book.warnings(),
    )


def _keep_first_title(found: list[Draft]) -> None:
    """Every chapter is a page with a title of its own; the book has one."""
    titles = [draft for draft in found if draft.kind is Kind.TITLE]
    for draft in titles[1:]:
        draft.kind, draft.level = Kind.HEADING, 1


@dataclass(frozen=True, slots=True)
class _Item:
    path: str
    media_type: str
    is_contents: bool


class _Book:
    """The package document (.opf) and what it lists."""

    def __init__(self, package: Package) -> None:
        self._package = package
        path = self._find()
        self._folder = posixpath.dirname(path)
        self._opf = parse(package.read(path), name=package.name)
        self._missing = 0
        self._refuse_locked()

    def chapters(self) -> Iterator[tuple[str, etree._Element]]:
        """Paths and pages in the order of the spine, without the table of contents."""
        items = self._items()
        seen: set[str] = set()
        for reference in _inside(self._opf, "spine", "itemref"):
            item = items.get(attribute(reference, "idref") or "")
            if item is None or item.media_type not in _PAGES or item.is_contents:
                continue
            if item.path in seen:
                continue
            seen.add(item.path)
            page = self._page(item.path)
            if page is not None:
                yield item.path, page

    def warnings(self) -> tuple[str, ...]:
        """What could not be read; known when the chapters have been."""
        if not self._missing:
            return ()
        what = "One chapter" if self._missing == 1 else f"{self._missing} chapters"
        return (f"{what} that the book lists is not in the file.",)

    def with_hints(self, metadata: Metadata) -> Metadata:
        """What the book says of itself where its text says nothing."""
        sources = dict(metadata.sources)
        title, date, language = metadata.title, metadata.date, metadata.language
        said = self._said("title")
        if "title" not in sources and said:
            title = sources["title"] = said
        said = self._said("language")
        if language is None and (found := _LANGUAGE.match(said)):
            language, sources["language"] = found[1].lower(), said
        said = self._said("date")
        if date is None and (found := _DATE.match(said)):
            date, sources["date"] = found[0], said
        return replace(metadata, title=title, date=date, language=language, sources=sources)

    def _said(self, name: str) -> str:
        for element in _inside(self._opf, "metadata", name):
            text = " ".join("".join(map(str, element.itertext())).split())
            if text:
                return text
        return ""

    def _find(self) -> str:
        package = self._package
        if _CONTAINER in package:
            container = parse(package.read(_CONTAINER), name=package.name)
            for root in _inside(container, "rootfiles", "rootfile"):
                path = attribute(root, "full-path") or ""
                if path in package:
                    return path
        for name in package.names():
            if name.endswith(".opf"):
                return name
        raise UnreadableFile(
            f"“{package.name}” does not say which of its parts are its chapters. "
            "Get the book again where it comes from."
        )

    def _refuse_locked(self) -> None:
        """Books under digital rights management keep their text in a cipher."""
        path = "META-INF/encryption.xml"
        if path not in self._package:
            return
        root = parse(self._package.read(path), name=self._package.name)
        for data in root.iter():
            if local(data) == "EncryptedData":
                method = child(data, "EncryptionMethod")
                algorithm = None if method is None else attribute(method, "Algorithm")
                if algorithm not in _ONLY_FONTS:
                    raise UnreadableFile(
                        f"“{self._package.name}” is locked by its seller (DRM), so that only "
                        "its own program can show it. Ask for a copy without the lock."
                    )

    def _items(self) -> dict[str, _Item]:
        items = {}
        for each in _inside(self._opf, "manifest", "item"):
            href = unquote((attribute(each, "href") or "").partition("#")[0])
            items[attribute(each, "id") or ""] = _Item(
                path=posixpath.normpath(posixpath.join(self._folder, href)),
                media_type=(attribute(each, "media-type") or "").lower(),
                is_contents="nav" in (attribute(each, "properties") or "").split(),
            )
        return items

    def _page(self, path: str) -> etree._Element | None:
        if path not in self._package:
            self._missing += 1
            return None
        text, _encoding, _sound = decode(self._package.read(path))
        page = parsing.parse(text)
        if page is not None:
            _as_page(page)
        return page


def _as_page(page: etree._Element) -> None:
    """On a page asides are the site's, in a book they are boxes; page numbers are no text."""
    for element in list(page.iter()):
        types = (element.get("epub:type") or "").split()
        if element.tag in ("aside", "header", "footer"):
            element.tag = "div"
        elif "pagebreak" in types or element.get("role") == "doc-pagebreak":
            for each in list(element):
                element.remove(each)
            element.text = None


def _inside(root: etree._Element, holder: str, wanted: str) -> Iterator[etree._Element]:
    """Children of the first child of a name; old books put one more level around metadata."""
    outer = child(root, holder)
    for each in outer if outer is not None else ():
        if local(each) == wanted:
            yield each
        elif local(each) in ("dc-metadata", "x-metadata"):
            yield from (inner for inner in each if local(inner).lower() == wanted)
