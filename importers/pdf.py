"""PDF: pages of positioned words → lines in reading order → blocks."""

from __future__ import annotations

import pickle
from collections.abc import Mapping, Sequence

from importers.parsed import ParsedDocument, RecognitionNeeded, UnreadableFile
from importers.pdfpages.document import (
    MAX_PAGES,
    Pages,
    Portion,
    join,
    page_count,
    read_portion,
)
from importers.pdfpages.drafting import drafts_of
from importers.pdfpages.legibility import Verdict
from importers.pdfpages.numbers import numbered
from importers.pdfpages.pdfium import open_document
from importers.pdfpages.sheet import Sheet
from importers.recognised import RecognisedPage
from importers.recognition.sheets import sheet_of, with_confidence
from importers.recognition.wording import was_recognised
from importers.registry import Source, importer
from importers.structure import finish

VERSION = 2
_HEAD = 1024
"""Readers accept the mark anywhere here (ISO 32000-1, Annex H, implementation note 13)."""


def recognise(source: Source) -> int:
    head = source.content[:_HEAD]
    if head.startswith(b"%PDF-"):
        return 100
    if b"%PDF-" in head:
        return 80
    # Truncated at the front, or a stray start: only the name speaks for it.
    return 10 if source.suffix == ".pdf" and b"endobj" in source.content else 0


class PagedPdf:
    """An open PDF whose pages are read in portions, here or in several processes.

    Args:
        source: its recognised pages are asked for when the whole is made.

    Raises:
        PasswordNeeded: it is encrypted and the password is missing or wrong.
        UnreadableFile: it is damaged.
    """

    def __init__(self, source: Source) -> None:
        self._source = source
        self._document = open_document(source.name, source.content, source.password)
        self._promised = len(self._document)
        self.pages = page_count(self._document)

    def portion(self, first: int, last: int) -> bytes:
        return pickle.dumps(read_portion(self._document, first, last), pickle.HIGHEST_PROTOCOL)

    def beginning(self, portion: bytes) -> ParsedDocument:
        pages = join([pickle.loads(portion)], self._promised, b"")
        return _document(self._source, pages, {})

    def whole(self, portions: Sequence[bytes]) -> ParsedDocument:
        parts: list[Portion] = [pickle.loads(each) for each in portions]
        return _whole(self._source, self._promised, parts)

    def close(self) -> None:
        self._document.close()


@importer("pdf", title="PDF", suffixes=(".pdf",), recognise=recognise, paged=PagedPdf)
def read(source: Source) -> ParsedDocument:
    """The text of all pages.

    Raises:
        PasswordNeeded: it is encrypted and the password is missing or wrong.
        RecognitionNeeded: its pages are pictures.
        UnreadableFile: it is damaged, or holds no text.
    """
    document = open_document(source.name, source.content, source.password)
    try:
        promised = len(document)
        portion = read_portion(document, 1, page_count(document))
    finally:
        document.close()
    return _whole(source, promised, [portion])


def _whole(source: Source, promised: int, portions: Sequence[Portion]) -> ParsedDocument:
    pages = join(portions, promised, source.content, source.password)
    return _document(source, pages, _take(pages, source.recognised))


def _document(
    source: Source, pages: Pages, recognised: Mapping[int, RecognisedPage]
) -> ParsedDocument:
    unread = tuple(sheet.number for sheet in pages.sheets if _needs(pages, sheet))
    if not any(pages.has_words(sheet) for sheet in pages.sheets):
        raise _no_text(source.name, pages, recognised, unread)
    blocks, metadata = finish(drafts_of(pages.sheets, pages.printed), name=source.name)
    return ParsedDocument(
        importer="pdf",
        importer_version=VERSION,
        media_type="application/pdf",
        metadata=metadata,
        blocks=with_confidence(blocks, recognised),
        pages=pages.promised,
        warnings=tuple(_warnings(pages, recognised)),
        unread=unread,
        recognised=tuple(sorted(recognised)),
    )


def _take(pages: Pages, recognised: Mapping[int, RecognisedPage]) -> dict[int, RecognisedPage]:
    """Put what was recognised in the place of what was read; what was taken of it."""
    taken = {}
    for at, sheet in enumerate(pages.sheets):
        if sheet.number in recognised:
            page = taken[sheet.number] = recognised[sheet.number]
            pages.sheets[at] = sheet_of(page)
            pages.printed.pop(sheet.number, None)
            pages.shares[sheet.number] = 0.0
    return taken


def _needs(pages: Pages, sheet: Sheet) -> bool:
    """Whether only recognition can tell what the page says."""
    if not pages.has_words(sheet):
        return sheet.pictures
    return pages.verdict(sheet.number) is Verdict.NOT


def _no_text(
    name: str, pages: Pages, recognised: Mapping[int, RecognisedPage], unread: tuple[int, ...]
) -> UnreadableFile:
    if pages.promised == 0:
        return UnreadableFile(
            f"“{name}” has no pages. Open it in its own program, save it again and retry."
        )
    if not pages.sheets:
        return UnreadableFile(
            f"No page of “{name}” can be loaded: it is damaged. "
            "Open it in its own program, save it again and retry."
        )
    if unread:
        return RecognitionNeeded(
            f"“{name}” holds pictures of its pages and no text. Text recognition (OCR) can read them.",
            unread,
        )
    if recognised:
        return UnreadableFile(f"No words were recognised on the pages of “{name}”.")
    return UnreadableFile(f"“{name}” holds empty pages and no text. Nothing was imported.")


def _warnings(pages: Pages, recognised: Mapping[int, RecognisedPage]) -> list[str]:
    sentences = []
    by_verdict: dict[Verdict, list[int]] = {each: [] for each in Verdict}
    for sheet in pages.sheets:
        by_verdict[pages.verdict(sheet.number)].append(sheet.number)
    if wrong := by_verdict[Verdict.NOT]:
        sentences.append(
            f"{numbered(wrong)} cannot be read: the fonts do not say which letters they show. "
            "Text recognition (OCR) reads them as they look."
        )
    if partly := by_verdict[Verdict.PARTLY]:
        sentences.append(
            f"{numbered(partly)} can be read only in part: some letters have no meaning in their "
            "font. Compare with the original before quoting."
        )
    if empty := [
        sheet.number for sheet in pages.sheets if sheet.pictures and not pages.has_words(sheet)
    ]:
        sentences.append(
            f"{numbered(empty)} {'hold' if len(empty) > 1 else 'holds'} pictures and no text. "
            "Text recognition (OCR) can read them if they matter."
        )
    if recognised:
        sentences.append(was_recognised(recognised))
    if pages.lost:
        sentences.append(f"{numbered(pages.lost)} could not be loaded: the file is damaged there.")
    if pages.promised > MAX_PAGES:
        sentences.append(
            f"Only the first {MAX_PAGES:,} of {pages.promised:,} pages were read. "
            "Split the file and import the parts."
        )
    return sentences
