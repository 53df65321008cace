"""Plain text: wrapped, double-spaced, one paragraph a line or in one run, in any usual encoding."""

from __future__ import annotations

import re

from importers.decoding import decode, looks_binary
from importers.parsed import ParsedDocument, UnreadableFile
from importers.registry import Source, importer
from importers.structure import Line, assemble, finish

VERSION = 1
_MOST_LINES = 1_500_000
"""Each line costs some hundred bytes of memory; a document of 30,000 pages has fewer."""
_LINE_ENDS = re.compile(r"\r\n?|[\n\u2028\u2029\u0085\x0b]")
_OTHER_LINE_ENDS = "\r\u2028\u2029\u0085\x0b"
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff]")


def recognise(source: Source) -> int:
    """Low: any other format that knows the bytes comes first."""
    if source.encoding:
        return 15
    return 0 if looks_binary(source.content) else 15


@importer("text", title="plain text", suffixes=(".txt", ".text", ".asc"), recognise=recognise)
def read_text(source: Source) -> ParsedDocument:
    """A text file as blocks; form feeds count pages.

    Raises:
        UnreadableFile: binary content, an unknown encoding, or far too many lines.
    """
    text, encoding, warnings = decode(source)
    lines = split_lines(text, source.name)
    blocks, metadata = finish(assemble(lines), name=source.name)
    return ParsedDocument(
        importer="text",
        importer_version=VERSION,
        media_type="text/plain",
        metadata=metadata,
        blocks=blocks,
        encoding=encoding,
        pages=lines[-1].page if lines else None,
        warnings=warnings,
    )


def split_lines(text: str, name: str) -> list[Line]:
    """Lines without control characters; their pages where the text has form feeds.

    Raises:
        UnreadableFile: more lines than a document has.
    """
    if sum(map(text.count, "\n\r\f")) > _MOST_LINES:
        raise UnreadableFile(
            f"“{name}” has more than {_MOST_LINES:,} lines; that is a listing, not a document. "
            "Split it and import the parts."
        )
    paged = "\f" in text.strip()
    if any(end in text for end in _OTHER_LINE_ENDS):
        text = _LINE_ENDS.sub("\n", text)
    lines: list[Line] = []
    for number, page in enumerate(text.split("\f"), start=1):
        for raw in page.split("\n"):
            line = _CONTROLS.sub("", raw) if not raw.isprintable() else raw
            lines.append(Line(line.rstrip(), page=number if paged else None))
    return lines
