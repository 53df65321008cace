"""OpenDocument text (.odt, .fodt): paragraphs with the labels that are printed, notes, tables."""

from __future__ import annotations

import re

from lxml import etree

from importers.containers.packages import Package, zip_names
from importers.containers.xml import local, parse
from importers.opendocument.body import Body
from importers.parsed import ParsedDocument, UnreadableFile
from importers.registry import Source, importer
from importers.structure import finish
from importers.structure.remarks import place

VERSION = 2
_MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
_IN_PACKAGE = re.compile(rb"PK.{28}mimetypeapplication/vnd\.oasis\.opendocument\.text", re.DOTALL)
"""ODF 1.3 Part 2, 3.3: the media type stands first in the package, not compressed."""
_FLAT = re.compile(
    rb"<office:document\s[^>]*office:mimetype=[\"']application/vnd\.oasis\.opendocument\.text[\"']"
)


def recognise(source: Source) -> int:
    content = source.content
    if _IN_PACKAGE.match(content):
        return 97
    if content.lstrip()[:5] == b"<?xml" or content.lstrip()[:17] == b"<office:document ":
        return 95 if _FLAT.search(content[:20_000]) else 0
    names = set(zip_names(content))
    if {"content.xml", "META-INF/manifest.xml"} <= names:
        # A package without its media type; the suffix tells a text from a spreadsheet.
        return 60 if source.suffix in (".odt", ".ott") else 0
    damaged = content.startswith(b"PK") and not names
    return 20 if damaged and source.suffix in (".odt", ".ott") else 0


@importer(
    "odt", title="OpenDocument (.odt)", suffixes=(".odt", ".ott", ".fodt"), recognise=recognise
)
def read(source: Source) -> ParsedDocument:
    """The document as printed with all tracked changes accepted.

    Raises:
        UnreadableFile: it is damaged, encrypted, or built to do harm.
    """
    if source.content.startswith(b"PK"):
        content, styles = _parts(Package(source.name, source.content))
    else:
        content = styles = parse(source.content, name=source.name)
    drafts = Body(content, styles).drafts()
    blocks, metadata = finish(drafts, name=source.name)
    return ParsedDocument(
        importer="odt",
        importer_version=VERSION,
        media_type=_MEDIA_TYPE,
        metadata=metadata,
        blocks=blocks,
        remarks=place(drafts, blocks),
    )


def _parts(package: Package) -> tuple[etree._Element, etree._Element | None]:
    """The roots of the text and of its styles."""
    if _is_encrypted(package):
        raise UnreadableFile(
            f"“{package.name}” is protected by a password. "
            "Save a copy without the password in LibreOffice and import that."
        )
    if "content.xml" not in package:
        raise UnreadableFile(
            f"“{package.name}” holds no OpenDocument text. "
            "Open it in its own program, save it again and retry."
        )
    content = parse(package.read("content.xml"), name=package.name)
    if "styles.xml" not in package:
        return content, None
    return content, parse(package.read("styles.xml"), name=package.name)


def _is_encrypted(package: Package) -> bool:
    if "META-INF/manifest.xml" not in package:
        return False
    manifest = parse(package.read("META-INF/manifest.xml"), name=package.name)
    return any(local(each) == "encryption-data" for each in manifest.iter())
