"""Word (.docx): paragraphs with the numbers that Word prints, notes, tables."""

from __future__ import annotations

from importers.containers.packages import Package, zip_names
from importers.parsed import Kind, ParsedDocument, UnreadableFile
from importers.registry import Source, importer
from importers.structure import finish
from importers.word.body import Body
from importers.word.package import Parts

VERSION = 1
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def recognise(source: Source) -> int:
    if source.content.startswith(_OLE):
        # The container of old Office files, and of new ones under a password.
        return 60 if _is_word_in_ole(source.content) else 0
    names = zip_names(source.content)
    if any(name.startswith("word/document") for name in names):
        return 95
    if any(name.startswith("word/") for name in names):
        return 70
    damaged = source.content.startswith(b"PK") and not names
    return 20 if damaged and (source.suffix == ".docx" or b"word/" in source.content) else 0


def _is_word_in_ole(content: bytes) -> bool:
    return any(
        stream.encode("utf-16-le") in content for stream in ("WordDocument", "EncryptedPackage")
    )


@importer("docx", title="Word (.docx)", suffixes=(".docx", ".docm"), recognise=recognise)
def read(source: Source) -> ParsedDocument:
    """The document as printed with all tracked changes accepted.

    Raises:
        UnreadableFile: it is damaged, encrypted, of old Word, or built to do harm.
    """
    if source.content.startswith(_OLE):
        raise UnreadableFile(_ole_sentence(source))
    body = Body(Parts(Package(source.name, source.content)))
    blocks, metadata = finish(body.drafts(), name=source.name)
    if all(block.kind is Kind.FURNITURE for block in blocks):
        raise UnreadableFile(
            f"“{source.name}” holds no text but that of its margins. Nothing was imported."
        )
    return ParsedDocument(
        importer="docx",
        importer_version=VERSION,
        media_type=_MEDIA_TYPE,
        metadata=metadata,
        blocks=blocks,
    )


def _ole_sentence(source: Source) -> str:
    if "EncryptedPackage".encode("utf-16-le") in source.content:
        return (
            f"“{source.name}” is protected by a password. "
            "Save a copy without the password in Word and import that."
        )
    return (
        f"“{source.name}” is a document of an old Word (.doc). "
        "Open it in Word or LibreOffice, save it as .docx and import that."
    )
