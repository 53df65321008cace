"""The first reader: PDFium.

Words come from its own text with spaces; their places from a few calls a word, because a call
through ctypes costs as much as reading ten characters.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as raw

from importers.parsed import PasswordNeeded, UnreadableFile
from importers.pdfpages.direction import has_right_to_left
from importers.pdfpages.sheet import Glyph, Rule, Sheet, Word

ASCENT = 0.78
DESCENT = 0.22
"""Line boxes as shares of the font size above and below the baseline: near those of book faces."""

_SPACES = frozenset(
    " \r\n\t\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000\x00"
)
_LINE_END_HYPHENS = frozenset("\x02\ufffe")
"""What PDFium reports for a hyphen at the end of a line, with the next line close behind it."""
_FORCE_BOLD = 1 << 18
_ITALIC = 1 << 6
_MAX_OBJECTS = 20_000
_THIN = 2.5


def open_document(name: str, content: bytes, password: str | None) -> pypdfium2.PdfDocument:
    """The document, ready to be read.

    Raises:
        PasswordNeeded: it is encrypted and the password is missing or wrong.
        UnreadableFile: PDFium makes nothing of it.
    """
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


@dataclass(frozen=True, slots=True)
class _Style:
    size: float
    bold: bool
    italic: bool
    turn: int


class PdfiumReader:
    """Reads pages of one open document; keeps the styles of its fonts.

    Not safe for threads: PDFium is not.
    """

    def __init__(self, document: pypdfium2.PdfDocument) -> None:
        self._document = document
        self._fonts: dict[int, tuple[bool, bool]] = {}

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
        frame = _Frame.of(page)
        sheet = Sheet(number, frame.width, frame.height)
        text_page = page.get_textpage()
        try:
            reading = _TextReading(text_page, frame, self._fonts)
            sheet.words = reading.words()
            sheet.unmapped = reading.unmapped()
        finally:
            text_page.close()
        if sheet.words:
            sheet.rules = list(_rules(page, frame))
        else:
            sheet.pictures = _has_pictures(page)
        return sheet


@dataclass(frozen=True, slots=True)
class _Frame:
    """From PDF's user space to points from the top left corner of the page as it is shown."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int

    @classmethod
    def of(cls, page: Any) -> _Frame:
        left, bottom, right, top = page.get_bbox()
        return cls(left, bottom, right, top, (page.get_rotation() // 90) % 4)

    @property
    def width(self) -> float:
        return self.top - self.bottom if self.turns % 2 else self.right - self.left

    @property
    def height(self) -> float:
        return self.right - self.left if self.turns % 2 else self.top - self.bottom

    def point(self, x: float, y: float) -> tuple[float, float]:
        if self.turns == 0:
            return x - self.left, self.top - y
        if self.turns == 1:
            return y - self.bottom, x - self.left
        if self.turns == 2:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def box(
        self, left: float, bottom: float, right: float, top: float
    ) -> tuple[float, float, float, float]:
        x0, y0 = self.point(left, bottom)
        x1, y1 = self.point(right, top)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


class _TextReading:
    """One pass over the characters of a page."""

    def __init__(self, text_page: Any, frame: _Frame, fonts: dict[int, tuple[bool, bool]]) -> None:
        self._handle = text_page.raw
        self._frame = frame
        self._fonts = fonts
        self._styles: dict[int, _Style] = {}
        self._count = max(0, text_page.count_chars())
        self._text = self._characters(text_page)
        self._right_to_left = has_right_to_left(self._text)
        self._doubles = [ctypes.c_double() for _ in range(4)]
        self._references = [ctypes.byref(each) for each in self._doubles]
        self._matrix = raw.FS_MATRIX()

    def _characters(self, text_page: Any) -> str:
        text: str = text_page.get_text_range() if self._count else ""
        # Characters outside the BMP and unprintable ones shift the text against the indices.
        if len(text) != self._count or (text and max(text) > "\uffff"):
            codes = (raw.FPDFText_GetUnicode(self._handle, at) for at in range(self._count))
            text = "".join(
                chr(code) if code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else "\ufffd"
                for code in codes
            )
        return text

    def unmapped(self) -> float:
        """Share of characters without Unicode mapping, from a sample of at most 200."""
        step = max(1, self._count // 200)
        sample = [at for at in range(0, self._count, step) if self._text[at] not in _SPACES]
        if not sample:
            return 0.0
        wrong: int = sum(raw.FPDFText_HasUnicodeMapError(self._handle, at) == 1 for at in sample)
        return wrong / len(sample)

    def words(self) -> list[Word]:
        words: list[Word] = []
        start = 0
        text = self._text
        for at in range(self._count + 1):
            if at == self._count or text[at] in _SPACES:
                if at > start:
                    words.extend(self._word(start, at))
                start = at + 1
            elif text[at] in _LINE_END_HYPHENS:
                words.extend(self._word(start, at + 1))
                start = at + 1
        return words

    def _word(self, start: int, end: int) -> Iterator[Word]:
        """The characters from start to end as one word, or several where the print changes."""
        first = self._style(start)
        if end - start > 1 and self._style(end - 1) is not first:
            for at in range(start + 1, end):
                style = self._style(at)
                if style.turn != first.turn or abs(style.size - first.size) > 0.15 * first.size:
                    yield self._piece(start, at, first)
                    yield from self._word(at, end)
                    return
        yield self._piece(start, end, first)

    def _piece(self, start: int, end: int, style: _Style) -> Word:
        left, top, right, bottom = self._box(start)
        if end - start > 1:
            others = [end - 1]
            if self._right_to_left:
                others = list(range(start + 1, end))
            for at in others:
                box = self._box(at)
                left, top = min(left, box[0]), min(top, box[1])
                right, bottom = max(right, box[2]), max(bottom, box[3])
        x, y = self._origin(start)
        size = style.size if 1 <= style.size <= 400 else max(1.0, bottom - top)
        glyphs: tuple[Glyph, ...] = ()
        if style.turn % 2 == 0:
            baseline = y
            ascent = (ASCENT if style.turn == 0 else DESCENT) * size
            top, bottom = baseline - ascent, baseline - ascent + size
            if self._right_to_left and not _is_latin(self._text[start:end]):
                glyphs = self._glyphs(start, end)
        else:
            baseline = x
            ascent = (ASCENT if style.turn == 3 else DESCENT) * size
            left, right = baseline - ascent, baseline - ascent + size
        return Word(
            self._spelled(start, end),
            left,
            top,
            right,
            bottom,
            baseline,
            size,
            style.bold,
            style.italic,
            style.turn,
            apart=start == 0 or self._text[start - 1] in _SPACES,
            glyphs=glyphs,
        )

    def _spelled(self, start: int, end: int) -> str:
        text = self._text[start:end]
        return text[:-1] + "-" if text[-1] in _LINE_END_HYPHENS else text

    def _glyphs(self, start: int, end: int) -> tuple[Glyph, ...]:
        glyphs = []
        for at in range(start, end):
            left, _, right, _ = self._box(at)
            # The origin, not the ink, says which letter comes first where they overlap.
            x, _ = self._origin(at)
            glyphs.append(Glyph(self._spelled(at, at + 1), x, x + max(right - left, 0.0)))
        return tuple(glyphs)

    def _box(self, at: int) -> tuple[float, float, float, float]:
        raw.FPDFText_GetCharBox(self._handle, at, *self._references)
        left, right, bottom, top = (each.value for each in self._doubles)
        return self._frame.box(left, bottom, right, top)

    def _origin(self, at: int) -> tuple[float, float]:
        x, y = self._references[:2]
        raw.FPDFText_GetCharOrigin(self._handle, at, x, y)
        return self._frame.point(self._doubles[0].value, self._doubles[1].value)

    def _style(self, at: int) -> _Style:
        thing = raw.FPDFText_GetTextObject(self._handle, at)
        address = ctypes.cast(thing, ctypes.c_void_p).value or 0
        style = self._styles.get(address)
        if style is None or not address:
            style = self._read_style(at, thing)
            self._styles[address] = style
        return style

    def _read_style(self, at: int, thing: Any) -> _Style:
        nominal = raw.FPDFText_GetFontSize(self._handle, at)
        matrix = self._matrix
        if not raw.FPDFText_GetMatrix(self._handle, at, ctypes.byref(matrix)):
            return _Style(round(nominal, 2), False, False, 0)
        size = round(abs(nominal) * math.hypot(matrix.c, matrix.d), 2)
        angle = math.degrees(math.atan2(matrix.b, matrix.a))
        turn = (round(-angle / 90) + self._frame.turns) % 4
        bold, italic = self._font(raw.FPDFTextObj_GetFont(thing)) if thing else (False, False)
        if (
            thing
            and raw.FPDFTextObj_GetTextRenderMode(thing) == raw.FPDF_TEXTRENDERMODE_FILL_STROKE
        ):
            bold = True
        return _Style(size, bold, italic, turn)

    def _font(self, font: Any) -> tuple[bool, bool]:
        address = ctypes.cast(font, ctypes.c_void_p).value or 0
        known = self._fonts.get(address)
        if known is None:
            known = self._fonts[address] = _font_style(font) if address else (False, False)
        return known


def _is_latin(text: str) -> bool:
    """Letters that run to the right and no others: their order needs no finding."""
    return any(map(str.isalpha, text)) and not has_right_to_left(text)


def _font_style(font: Any) -> tuple[bool, bool]:
    """Whether a font is bold and italic, by its name and its flags."""
    buffer = ctypes.create_string_buffer(256)
    length = raw.FPDFFont_GetBaseFontName(font, buffer, 256)
    name = buffer.raw[: max(0, min(length, 256) - 1)].decode("utf-8", "replace").lower()
    flags = raw.FPDFFont_GetFlags(font)
    return bold_by_name(name) or bool(flags > 0 and flags & _FORCE_BOLD), italic_by_name(
        name
    ) or bool(flags > 0 and flags & _ITALIC)


def bold_by_name(name: str) -> bool:
    return any(each in name for each in ("bold", "black", "heavy", "-demi"))


def italic_by_name(name: str) -> bool:
    return "italic" in name or "oblique" in name


def _rules(page: Any, frame: _Frame) -> Iterator[Rule]:
    """Drawn lines and the edges of drawn boxes; dashes and ornaments are left out."""
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
        if (y1 - y0 <= _THIN and x1 - x0 >= 8) or (x1 - x0 <= _THIN and y1 - y0 >= 4):
            yield Rule(x0, y0, x1, y1)


def _has_pictures(page: Any) -> bool:
    count = min(raw.FPDFPage_CountObjects(page.raw), _MAX_OBJECTS)
    kinds = {
        raw.FPDFPageObj_GetType(raw.FPDFPage_GetObject(page.raw, index)) for index in range(count)
    }
    return bool(kinds & {raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM, raw.FPDF_PAGEOBJ_SHADING})
