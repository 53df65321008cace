"""PDF: pages of positioned words → lines in reading order → blocks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from importers.parsed import ParsedDocument, UnreadableFile
from importers.pdfpages.document import MAX_PAGES, Pages, read_pages
from importers.pdfpages.legibility import Verdict
from importers.pdfpages.pdfium import open_document
from importers.pdfpages.reading import read_sheet
from importers.pdfpages.seams import mend
from importers.registry import Source, importer
from importers.structure import Draft, assemble, finish

VERSION = 1
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


@importer("pdf", title="PDF", suffixes=(".pdf",), recognise=recognise)
def read(source: Source) -> ParsedDocument:
    """The text of all pages.

    Raises:
        PasswordNeeded: it is encrypted and the password is missing or wrong.
        UnreadableFile: it is damaged, or holds no text.
    """
    document = open_document(source.name, source.content, source.password)
    try:
        pages = read_pages(document, source.content, source.password)
    finally:
        document.close()
    if not any(sheet.words for sheet in pages.sheets):
        raise UnreadableFile(_no_text(source.name, pages))
    blocks, metadata = finish(_drafts(pages), name=source.name)
    return ParsedDocument(
        importer="pdf",
        importer_version=VERSION,
        media_type="application/pdf",
        metadata=metadata,
        blocks=blocks,
        pages=pages.promised,
        warnings=tuple(_warnings(pages)),
    )


def _drafts(pages: Pages) -> list[Draft]:
    """Lines as whole paragraphs, and each table after the paragraph that is read before it."""
    printed = [read_sheet(sheet) for sheet in pages.sheets]
    lines = [line for page in printed for line in page.lines]
    mend(lines)
    drafts = assemble(lines) if lines else []
    place = {id(box): at for at, draft in enumerate(drafts) for box in draft.boxes}
    following: dict[int, list[Draft]] = defaultdict(list)
    before = -1
    for page in printed:
        for table in page.tables:
            if table.after is not None:
                before = place.get(id(table.after), before)
            following[before].append(table.draft)
        if page.lines:
            before = place.get(id(page.lines[-1].box), before)
    result = list(following[-1])
    for at, draft in enumerate(drafts):
        result += [draft, *following[at]]
    return result


def _no_text(name: str, pages: Pages) -> str:
    if pages.promised == 0:
        return f"“{name}” has no pages. Open it in its own program, save it again and retry."
    if not pages.sheets:
        return (
            f"No page of “{name}” can be loaded: it is damaged. "
            "Open it in its own program, save it again and retry."
        )
    if any(sheet.pictures for sheet in pages.sheets):
        return (
            f"“{name}” holds pictures of its pages and no text. "
            "Run text recognition (OCR) on it and import the result."
        )
    return f"“{name}” holds empty pages and no text. Nothing was imported."


def _warnings(pages: Pages) -> list[str]:
    sentences = []
    by_verdict: dict[Verdict, list[int]] = {each: [] for each in Verdict}
    for sheet in pages.sheets:
        by_verdict[pages.verdict(sheet.number)].append(sheet.number)
    if wrong := by_verdict[Verdict.NOT]:
        sentences.append(
            f"{_pages(wrong)} cannot be read: the fonts do not say which letters they show. "
            "Run text recognition (OCR) on the file and import the result."
        )
    if partly := by_verdict[Verdict.PARTLY]:
        sentences.append(
            f"{_pages(partly)} can be read only in part: some letters have no meaning in their "
            "font. Compare with the original before quoting."
        )
    if empty := [sheet.number for sheet in pages.sheets if not sheet.words and sheet.pictures]:
        sentences.append(
            f"{_pages(empty)} {'hold' if len(empty) > 1 else 'holds'} pictures and no text. "
            "Run text recognition (OCR) on the file if they matter."
        )
    if pages.lost:
        sentences.append(f"{_pages(pages.lost)} could not be loaded: the file is damaged there.")
    if pages.promised > MAX_PAGES:
        sentences.append(
            f"Only the first {MAX_PAGES:,} of {pages.promised:,} pages were read. "
            "Split the file and import the parts."
        )
    return sentences


def _pages(numbers: Sequence[int]) -> str:
    """`Page 3`, `Pages 1, 4-9`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    shown = [f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs]
    if len(shown) > 12:
        shown = [*shown[:12], "..."]
    return ("Page " if len(numbers) == 1 else "Pages ") + ", ".join(shown)
