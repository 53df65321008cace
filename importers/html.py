"""Web pages: the document without the site around it. Nothing is fetched."""

from __future__ import annotations

import re
from dataclasses import replace

from lxml import etree

from importers.decoding import as_asked
from importers.parsed import Metadata, ParsedDocument, UnreadableFile
from importers.registry import Source, importer
from importers.structure import finish
from importers.web.article import find_root
from importers.web.blocks import drafts
from importers.web.decoding import decode
from importers.web.parsing import parse
from importers.web.tables import text_of

VERSION = 1
_HEAD = 4096
_TAGS = re.compile(rb"<(?:p|div|br|table|tr|td|h[1-6]|span|a href|ul|ol|li|strong|em|b|i)\b", re.I)
_UNSOUND = (
    "Some bytes have no meaning in any encoding that the page may be in; they are shown as �."
)
_LANGUAGE = re.compile(r"([a-z]{2})(?:[-_]\w+)*$", re.IGNORECASE)


def recognise(source: Source) -> int:
    head = source.content[:_HEAD].replace(b"\x00", b"").lower()
    if b"<!doctype html" in head or b"<html" in head:
        before = head.split(b"<html")[0].split(b"<!doctype html")[0]
        # A text about HTML quotes its tags somewhere; a page begins with them.
        return (
            90
            if len(re.sub(rb"<[^>]*>", b"", before).strip(b"\xef\xbb\xbf\xff\xfe \r\n\t")) < 40
            else 20
        )
    tags = len(_TAGS.findall(source.content[:20_000]))
    if head.lstrip().startswith(b"<") and tags >= 3:
        return 60
    return 30 if source.suffix in (".html", ".htm", ".xhtml") and tags else 0


@importer("html", title="web page", suffixes=(".html", ".htm", ".xhtml"), recognise=recognise)
def read(source: Source) -> ParsedDocument:
    """The document of a page.

    Raises:
        UnreadableFile: no element of it holds text.
    """
    text, encoding, warnings = _decoded(source)
    tree = parse(text)
    if tree is None:
        raise UnreadableFile(f"“{source.name}” holds no text that can be read.")
    blocks, metadata = finish(drafts(find_root(tree)), name=source.name)
    return ParsedDocument(
        importer="html",
        importer_version=VERSION,
        media_type="text/html",
        metadata=_with_hints(metadata, tree),
        blocks=blocks,
        encoding=encoding,
        warnings=warnings,
    )


def _decoded(source: Source) -> tuple[str, str, tuple[str, ...]]:
    """The page as text: as a person has said, else as browsers read it."""
    if source.encoding:
        return as_asked(source.name, source.content, source.encoding)
    text, encoding, sound = decode(source.content)
    return text, encoding, () if sound else (_UNSOUND,)


def _with_hints(metadata: Metadata, tree: etree._Element) -> Metadata:
    """What the page says of itself where its text says nothing."""
    sources = dict(metadata.sources)
    language, title = metadata.language, metadata.title
    if language is None and (found := _LANGUAGE.match(tree.get("lang") or "")):
        language = found[1].lower()
        sources["language"] = f"lang={tree.get('lang')}"
    element = tree.find(".//head/title")
    if "title" not in sources and element is not None and (said := text_of(element)):
        title = said
        sources["title"] = said
    return replace(metadata, title=title, language=language, sources=sources)
