"""Word (.docx): paragraphs with the numbers that Word prints, notes, tables."""

from __future__ import annotations

from importers.containers.packages import Package, zip_names
from importers.parsed import Kind, ParsedDocument
from importers.registry import Source, importer
from importers.richtext.reader import Reader
from importers.structure import Draft, finish
from importers.structure.remarks import place
from importers.web.article import find_root
from importers.web.blocks import drafts as drafts_of
from importers.web.decoding import decode
from importers.web.parsing import parse
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


@importer(
    "docx", title="Word (.docx)", suffixes=(".docx", ".docm", ".dotx", ".dotm"), recognise=recognise
)
def read(source: Source) -> ParsedDocument:
    """The document as printed with all tracked changes accepted.

    Raises:
        UnreadableFile: it is damaged or built to do harm.
    """
    parts = Parts(Package(source.name, source.content))
    drafts = Body(parts, lambda content: _chunk(source.name, content)).drafts()
    blocks, metadata = finish(drafts, name=source.name)
    return ParsedDocument(
        importer="docx",
        importer_version=VERSION,
        media_type=_MEDIA_TYPE,
        metadata=metadata,
        blocks=blocks,
        remarks=place(drafts, blocks),
    )


def _chunk(name: str, content: bytes) -> list[Draft]:
    """A document that stands whole in another; what stands in it in its turn is left out."""
    if content.startswith(b"PK"):
        return [
            draft
            for draft in Body(Parts(Package(name, content))).drafts()
            if draft.kind is not Kind.FURNITURE
        ]
    if content.startswith(b"{\\rtf"):
        return Reader(name).read(content)
    tree = parse(decode(content)[0])
    return [] if tree is None else drafts_of(find_root(tree))
