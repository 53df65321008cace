"""Rich Text Format: paragraphs with the labels that are printed, notes, tables.

`striprtf` gives one string back, without what a quotation needs (marks of notes, labels of lists,
cells), so the reading is our own, in `importers.richtext`.
"""

from __future__ import annotations

from importers.decoding import chosen_name
from importers.parsed import ParsedDocument
from importers.registry import Source, importer
from importers.richtext.reader import Reader
from importers.structure import finish

VERSION = 2
_START = b"{\\rtf"
_BEFORE = b"\xef\xbb\xbf \t\r\n\x00"


def recognise(source: Source) -> int:
    return 95 if source.content[:100].lstrip(_BEFORE).startswith(_START) else 0


@importer("rtf", title="RTF", suffixes=(".rtf",), recognise=recognise)
def read(source: Source) -> ParsedDocument:
    """The document as printed with all tracked changes accepted.

    Its fonts say what its bytes mean, unless a person has said otherwise.

    Raises:
        UnreadableFile: it is built to do harm, or the encoding that was asked for is none.
    """
    encoding = chosen_name(source)
    blocks, metadata = finish(
        Reader(source.name, encoding=encoding).read(source.content), name=source.name
    )
    return ParsedDocument(
        importer="rtf",
        importer_version=VERSION,
        media_type="application/rtf",
        metadata=metadata,
        blocks=blocks,
        encoding=encoding,
    )
