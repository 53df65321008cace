"""The first reader: PDFium."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pypdfium2
import pypdfium2.raw as raw

from importers.parsed import PasswordNeeded, UnreadableFile
from importers.pdfpages.bombs import refuse_bombs
from importers.pdfpages.frame import Frame
from importers.pdfpages.sheet import Rule, Sheet, Word
from importers.pdfpages.textlayer import TextLayer

_MAX_OBJECTS = 20_000
_THIN = 2.5
_THICK = 3.5
"""Lines across a table may be thicker than those between letters."""
_ACROSS = 60


def open_document(name: str, content: bytes, password: str | None) -> pypdfium2.PdfDocument:
    """The document, ready to be read.

    Raises:
        PasswordNeeded: it is encrypted and the password is missing or wrong.
        UnreadableFile: PDFium makes nothing of it, or it is made to fill the memory.
    """
    refuse_bombs(name, content)
    try:
        return pypdfium2.PdfDocument(content, password=password)
    except pypdfium2.PdfiumError as error:
        code = getattr(error, "err_code", None)
        if code == raw.FPDF_ERR_PASSWORD:
            said = "The password is wrong for" if password else "A password protects"
            raise PasswordNeeded(f"{said} “{name}”. Give its password to read it.") from None
        if code == raw.FPDF_ERR_SECURITY:
            raise UnreadableFile(
                f"“{name}” is protected in a way that Concord does not know. "
                "Save an unprotected copy and import that."
            ) from None
        raise UnreadableFile(
            f"“{name}” is damaged or not really PDF. "
            "Open it in its own program, save it again and retry."
        ) from None


class PdfiumReader:
    """Reads pages of one open document.

    Not safe for threads: PDFium is not.
    """

    def __init__(self, document: pypdfium2.PdfDocument) -> None:
        self._document = document

    def sheet(self, index: int) -> Sheet:
        """The page of this index, counted from 0.

        Raises:
            pypdfium2.PdfiumError: the page cannot be loaded.
        """
        page = self._document[index]
        try:
            return self._read(page, index + 1)
        finally:
            page.close()

    def _read(self, page: Any, number: int) -> Sheet:
        frame = Frame.of(page)
        sheet = Sheet(number, frame.width, frame.height)
        text_page = page.get_textpage()
        try:
            layer = TextLayer(text_page, frame)
            sheet.words = layer.words()
            sheet.unmapped = layer.unmapped()
        finally:
            text_page.close()
        if not sheet.words:
            sheet.pictures = _has_pictures(page)
        elif _has_gaps(sheet.words):
            sheet.rules = list(_rules(page, frame))
        return sheet


def _has_gaps(words: list[Word]) -> bool:
    """Whether several lines have wide gaps: without them there is no table to rule."""
    gaps = sum(
        abs(before.baseline - after.baseline) < 1
        and max(after.left - before.right, before.left - after.right) > 1.2 * after.size
        for before, after in pairwise(words)
    )
    return gaps >= 3


def _rules(page: Any, frame: Frame) -> Iterator[Rule]:
    """Drawn lines and the thin boxes that stand for them; ornaments are left out."""
    edges = [ctypes.c_float() for _ in range(4)]
    references = [ctypes.byref(each) for each in edges]
    count = min(raw.FPDFPage_CountObjects(page.raw), _MAX_OBJECTS)
    for index in range(count):
        thing = raw.FPDFPage_GetObject(page.raw, index)
        if raw.FPDFPageObj_GetType(thing) != raw.FPDF_PAGEOBJ_PATH:
            continue
        if not raw.FPDFPageObj_GetBounds(thing, *references):
            continue
        left, bottom, right, top = (each.value for each in edges)
        x0, y0, x1, y1 = frame.box(left, bottom, right, top)
        width, height = x1 - x0, y1 - y0
        level = height <= (_THICK if width >= _ACROSS else _THIN)
        if (level and width >= 8) or (width <= _THIN and height >= 4):
            yield Rule(x0, y0, x1, y1)


def _has_pictures(page: Any) -> bool:
    count = min(raw.FPDFPage_CountObjects(page.raw), _MAX_OBJECTS)
    kinds = {
        raw.FPDFPageObj_GetType(raw.FPDFPage_GetObject(page.raw, index)) for index in range(count)
    }
    return bool(kinds & {raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM, raw.FPDF_PAGEOBJ_SHADING})
