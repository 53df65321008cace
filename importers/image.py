"""Images of pages (PNG, JPEG, TIFF): read where text recognition has told what they say."""

from __future__ import annotations

from importers.parsed import ParsedDocument, RecognitionNeeded, UnreadableFile
from importers.pdfpages.drafting import drafts_of
from importers.pdfpages.numbers import numbered
from importers.recognition.pictures import frames
from importers.recognition.sheets import sheet_of, with_confidence
from importers.recognition.wording import was_recognised
from importers.registry import Source, importer
from importers.structure import finish

VERSION = 1
_TYPES = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"II*\0": "image/tiff",
    b"MM\0*": "image/tiff",
}


def _type(content: bytes) -> str | None:
    return next((name for start, name in _TYPES.items() if content.startswith(start)), None)


def recognise(source: Source) -> int:
    return 100 if _type(source.content) else 0


@importer(
    "image",
    title="images (PNG, JPEG, TIFF)",
    suffixes=(".png", ".jpg", ".jpeg", ".tif", ".tiff"),
    recognise=recognise,
)
def read(source: Source) -> ParsedDocument:
    """The text that was recognised on its pages.

    Raises:
        RecognitionNeeded: none of its pages was recognised yet.
        UnreadableFile: it is damaged, too large, or no words were found on it.
    """
    count = frames(source.name, source.content)
    numbers = range(1, count + 1)
    known = {page: source.recognised[page] for page in numbers if page in source.recognised}
    unread = tuple(page for page in numbers if page not in known)
    sheets = [sheet_of(page) for page in known.values()]
    if not any(sheet.words for sheet in sheets):
        raise _no_text(source.name, unread)
    blocks, metadata = finish(drafts_of(sheets), name=source.name)
    warnings = [was_recognised(known)]
    if unread:
        have = "have" if len(unread) > 1 else "has"
        warnings.append(f"{numbered(unread)} {have} not been recognised.")
    return ParsedDocument(
        importer="image",
        importer_version=VERSION,
        media_type=_type(source.content) or "image/*",
        metadata=metadata,
        blocks=with_confidence(blocks, known),
        pages=count,
        warnings=tuple(warnings),
        unread=unread,
        recognised=tuple(known),
    )


def _no_text(name: str, unread: tuple[int, ...]) -> UnreadableFile:
    if unread:
        return RecognitionNeeded(
            f"“{name}” is a picture and has no text of its own. Text recognition (OCR) can read it.",
            unread,
        )
    return UnreadableFile(f"No words were recognised on “{name}”.")
