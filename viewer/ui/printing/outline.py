"""Bookmarks in a finished PDF, which Qt cannot write: an incremental update at its end.

As ISO 32000-1 has it: the outline (12.3.3) and a new catalogue stand behind the old end of the
file, with a table of their own places (7.5.6).
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import BinaryIO
from uuid import UUID
from xml.sax.saxutils import escape

_TAIL_BYTES = 2_048
_HEAD_BYTES = 4_096
_ENTRY_BYTES = 20
_DATE = re.compile(rb"\(D:\d{14}")


@dataclass(frozen=True, slots=True)
class Mark:
    """A bookmark.

    Attributes:
        level: from 1.
        page: from 0.
        top: where it leads to, in points from the lower edge.
    """

    level: int
    title: str
    page: int
    top: float


def metadata(title: str, exported_at: str, identity: UUID) -> bytes:
    """What programs read of the file (XMP), without the moment at which Qt wrote it."""
    return (
        "<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?>"
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF'
        ' xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
        ' xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"><dc:title><rdf:Alt>'
        f'<rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title>'
        f"<xmp:CreatorTool>Concord</xmp:CreatorTool><xmp:CreateDate>{exported_at}</xmp:CreateDate>"
        f"<xmp:ModifyDate>{exported_at}</xmp:ModifyDate>"
        f"<xmpMM:DocumentID>uuid:{identity}</xmpMM:DocumentID>"
        "</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end='w'?>"
    ).encode()


def finish(drawn: Path, file: BinaryIO, marks: Iterable[Mark], exported_at: str) -> None:
    """Copy the PDF that Qt drew, with its bookmarks, dated to the export."""
    with drawn.open("rb") as source:
        known = _Known(source)
        source.seek(0)
        file.write(_dated(source.read(_HEAD_BYTES), exported_at))
        shutil.copyfileobj(source, file)
        size = source.tell()
    tree = _tree(marks)
    if tree.children:
        file.write(_update(known, tree, size))


def _dated(head: bytes, exported_at: str) -> bytes:
    """The dates of the file among its first bytes; as long as they were, so that all stays put."""
    moment = datetime.fromisoformat(exported_at).strftime("%Y%m%d%H%M%S").encode()
    return _DATE.sub(b"(D:" + moment, head)


class _Known:
    """What an update must know of a PDF as Qt writes it: one table of places, one list of pages."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        end = file.seek(0, 2)
        file.seek(max(0, end - _TAIL_BYTES))
        tail = file.read()
        self.table = int(_found(rb"startxref\s+(\d+)\s+%%EOF", tail))
        self.size = int(_found(rb"/Size (\d+)", tail))
        self.root = int(_found(rb"/Root (\d+) 0 R", tail))
        self.trailer = _found(rb"trailer\s*<<(.*?)>>\s*startxref", tail)
        file.seek(self.table)
        file.readline()  # `xref`
        file.readline()  # `0 1234`
        self._entries = file.tell()
        self.catalogue = self.content(self.root)
        pages = self.content(int(_found(rb"/Pages (\d+) 0 R", self.catalogue)))
        self.pages = [int(each) for each in re.findall(rb"(\d+) 0 R", _kids(pages))]

    def content(self, number: int) -> bytes:
        """An object, without its number and its end."""
        self._file.seek(self._entries + number * _ENTRY_BYTES)
        place = int(self._file.read(10))
        self._file.seek(place)
        written = b""
        while b"endobj" not in written:
            piece = self._file.read(65_536)
            if not piece:
                raise ValueError(f"object {number} has no end")
            written += piece
        return written.partition(b"obj")[2].partition(b"endobj")[0].strip()


def _found(pattern: bytes, where: bytes) -> bytes:
    matches = re.findall(pattern, where, re.DOTALL)
    if not matches:
        raise ValueError(f"a PDF without {pattern!r}")
    return bytes(matches[-1])


def _kids(pages: bytes) -> bytes:
    return _found(rb"/Kids\s*\[(.*?)\]", pages)


@dataclass(slots=True)
class _Item:
    """A bookmark with those below it; `number` of its object, `place` among its siblings."""

    mark: Mark
    number: int = 0
    place: int = 0
    parent: _Item | None = None
    children: list[_Item] = field(default_factory=list)


def _tree(marks: Iterable[Mark]) -> _Item:
    root = _Item(Mark(0, "", 0, 0.0))
    last = root
    for mark in marks:
        while last.mark.level >= mark.level and last.parent is not None:
            last = last.parent
        item = _Item(mark, place=len(last.children), parent=last)
        last.children.append(item)
        last = item
    return root


def _update(known: _Known, tree: _Item, size: int) -> bytes:
    items = list(_numbered(tree, known.size))
    objects = {known.root: _catalogue(known.catalogue, tree.number)}
    objects[tree.number] = _root(tree)
    objects |= {each.number: _item(each, known.pages) for each in items if each is not tree}
    written = b"\n"
    places = {}
    for number, content in objects.items():
        places[number] = size + len(written)
        written += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = size + len(written)
    written += b"xref\n0 1\n0000000000 65535 f \n"
    written += b"%d 1\n%010d 00000 n \n" % (known.root, places.pop(known.root))
    written += b"%d %d\n" % (known.size, len(places))
    written += b"".join(b"%010d 00000 n \n" % place for place in places.values())
    trailer = re.sub(rb"/Size \d+", b"/Size %d" % (known.size + len(places)), known.trailer)
    trailer += b"/Prev %d\n" % known.table
    return written + b"trailer\n<<%s>>\nstartxref\n%d\n%%%%EOF\n" % (trailer, table)


def _numbered(tree: _Item, first: int) -> Iterable[_Item]:
    """In the order of the file."""
    waiting = [tree]
    while waiting:
        item = waiting.pop()
        item.number, first = first, first + 1
        yield item
        waiting += reversed(item.children)


def _catalogue(old: bytes, outlines: int) -> bytes:
    """The old one, with the outline, which viewers show at once, and the title as that of the window."""
    kept = old.rstrip().removesuffix(b">>")
    return kept + (
        b"/Outlines %d 0 R\n/PageMode /UseOutlines\n"
        b"/ViewerPreferences << /DisplayDocTitle true >>\n>>" % outlines
    )


def _root(tree: _Item) -> bytes:
    first, last = tree.children[0].number, tree.children[-1].number
    return b"<< /Type /Outlines /First %d 0 R /Last %d 0 R /Count %d >>" % (
        first,
        last,
        len(tree.children),  # as many as are seen: those below the first level are folded
    )


def _item(item: _Item, pages: list[int]) -> bytes:
    assert item.parent is not None
    siblings, place = item.parent.children, item.place
    found = b"<< /Title %s /Parent %d 0 R" % (_text(item.mark.title), item.parent.number)
    found += b" /Dest [%d 0 R /XYZ 0 %.2f null]" % (pages[item.mark.page], item.mark.top)
    if place:
        found += b" /Prev %d 0 R" % siblings[place - 1].number
    if place + 1 < len(siblings):
        found += b" /Next %d 0 R" % siblings[place + 1].number
    if item.children:
        first, last = item.children[0].number, item.children[-1].number
        # Folded: less than none of those below are seen.
        found += b" /First %d 0 R /Last %d 0 R /Count %d" % (first, last, -len(item.children))
    return found + b" >>"


def _text(text: str) -> bytes:
    """In hexadecimal UTF-16, which needs no escapes (7.9.2.2)."""
    return b"<FEFF%s>" % text.encode("utf-16-be").hex().upper().encode()
