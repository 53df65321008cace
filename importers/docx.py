"""Word (.docx): paragraphs with the numbers that Word prints, notes, tables."""

from __future__ import annotations

from importers.containers.packages import Package, zip_names
from importers.parsed import ParsedDocument
from importers.registry import Source, importer
from importers.structure import finish
from importers.structure.remarks import place
from importers.word.body import Body
from importers.word.package import Parts

VERSION = 2
_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def recognise(source: Source) -> int:
    names = zip_names(source.content)
    if any(name.startswith("word/document") for name in names):
        return 95
    if any(name.startswith("word/") for name in names):
        return 70
    damaged = source.content.startswith(b"PK") and not names
    return 20 if damaged and (source.suffix == ".docx" or b"word/" in source.content) else 0


@importer("docx", title="Word (.docx)", suffixes=(".docx", ".docm"), recognise=recognise)
def read(source: Source) -> ParsedDocument:
    """The document as printed with all tracked changes accepted.

    Raises:
        UnreadableFile: it is damaged or built to do harm.
    """
    drafts = Body(Parts(Package(source.name, source.content))).drafts()
    blocks, metadata = finish(drafts, name=source.name)
    return ParsedDocument(
        importer="docx",
        importer_version=VERSION,
        media_type=_MEDIA_TYPE,
        metadata=metadata,
        blocks=blocks,
        remarks=place(drafts, blocks),
    )
