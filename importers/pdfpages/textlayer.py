"""Words from PDFium's text layer, with as few calls as tell where they stand.

A call through ctypes costs as much as a hundred operations of Python, and a page has thousands of
characters. So words are cut from the text that one call returns; their first and last characters say
where they stand, and the text object, one for each string that the file shows, says how they are set.
"""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as raw

from importers.pdfpages.fonts import ASCENT, DESCENT, bold_by_name, italic_by_name
from importers.pdfpages.frame import Frame
from importers.pdfpages.letters import PLACEHOLDER, UNKNOWN, plain_letters, printable
from importers.pdfpages.ligatures import mended
from importers.pdfpages.marks import with_marks
from importers.pdfpages.sheet import Glyph, Word
from importers.structure.directions import has_right_to_left

_LINE_END_HYPHENS = "\x02\ufffe"
"""What PDFium reports for a hyphen at the end of a line, with the next line close behind it."""
_TOKENS = re.compile(
    rf"[^\s\x00{_LINE_END_HYPHENS}]*[{_LINE_END_HYPHENS}]|[^\s\x00{_LINE_END_HYPHENS}]+"
)
_PARTED = 0.1
"""Of the letters' size: runs of letters that stand so far apart are words."""
_SIZE_STEP = 0.15
"""Type that differs by so much is another word: the mark of a footnote, a number after a symbol."""
_FORCE_BOLD = 1 << 18
_ITALIC = 1 << 6
_SAMPLE = 200

_ADDRESS = ctypes.c_void_p


def _plain(function: Any, result: Any, *arguments: Any) -> Any:
    """The same function with plain addresses: building pointer objects takes longer than a call."""
    return ctypes.CFUNCTYPE(result, *arguments)(ctypes.cast(function, _ADDRESS).value or 0)


_object_of = _plain(raw.FPDFText_GetTextObject, _ADDRESS, _ADDRESS, ctypes.c_int)
_loose_box_of = _plain(raw.FPDFText_GetLooseCharBox, ctypes.c_int, _ADDRESS, ctypes.c_int, _ADDRESS)
_char_box_of = _plain(
    raw.FPDFText_GetCharBox, ctypes.c_int, _ADDRESS, ctypes.c_int, *[_ADDRESS] * 4
)
_font_size_of = _plain(raw.FPDFText_GetFontSize, ctypes.c_double, _ADDRESS, ctypes.c_int)
_matrix_of = _plain(raw.FPDFText_GetMatrix, ctypes.c_int, _ADDRESS, ctypes.c_int, _ADDRESS)
_origin_of = _plain(
    raw.FPDFText_GetCharOrigin, ctypes.c_int, _ADDRESS, ctypes.c_int, _ADDRESS, _ADDRESS
)
_font_of = _plain(raw.FPDFTextObj_GetFont, _ADDRESS, _ADDRESS)
_mode_of = _plain(raw.FPDFTextObj_GetTextRenderMode, ctypes.c_int, _ADDRESS)
_QUOTES = dict(zip("“”‘’", "”“’‘", strict=True))
_STROKE = "\u0640"
"""What lengthens Arabic words. Programs that justify with it draw it without saying what it is."""
_FLAT = 0.4
"""Height by width: no letter is as flat as such a stroke."""
_REACH = 200
"""Characters of a line that are looked at to learn its direction."""


@dataclass(frozen=True, slots=True)
class _Style:
    """How one text object is set; `baseline` holds where it runs along or across the page."""

    size: float
    bold: bool
    italic: bool
    turn: int
    baseline: float | None


class TextLayer:
    """One pass over the characters of a page.

    Args:
        text_page: of pypdfium2, open as long as this is used.
    """

    def __init__(self, text_page: Any, frame: Frame) -> None:
        self._raw = text_page.raw
        self._handle = ctypes.cast(text_page.raw, ctypes.c_void_p).value
        self._frame = frame
        # PDFium frees fonts with the last page that uses them: addresses name them on this one only.
        self._fonts: dict[int, tuple[bool, bool]] = {}
        self._styles: dict[int, _Style] = {}
        self._count = max(0, text_page.count_chars())
        self._text = self._characters(text_page)
        self._right_to_left = has_right_to_left(self._text)
        self._doubles = (ctypes.c_double * 4)()
        first = ctypes.addressof(self._doubles)
        self._addresses = [first + at * ctypes.sizeof(ctypes.c_double) for at in range(4)]
        self._matrix = raw.FS_MATRIX()
        self._matrix_address = ctypes.addressof(self._matrix)
        self._settings: dict[tuple[float, ...], tuple[float, int, bool]] = {}
        self._loose = raw.FS_RECTF()
        self._loose_address = ctypes.addressof(self._loose)

    def _characters(self, text_page: Any) -> str:
        text: str = text_page.get_text_range() if self._count else ""
        # Characters outside the BMP and unprintable ones shift the text against the indices.
        if len(text) != self._count or (text and max(text) > "\uffff"):
            codes = [raw.FPDFText_GetUnicode(self._raw, at) for at in range(self._count)]
            text = "".join(_by_place(codes))
        return printable(text)

    def unmapped(self) -> float:
        """Share of characters without Unicode mapping, from a sample."""
        step = max(1, self._count // _SAMPLE)
        sample = [at for at in range(0, self._count, step) if not self._text[at].isspace()]
        if not sample:
            return 0.0
        wrong: int = sum(raw.FPDFText_HasUnicodeMapError(self._raw, at) == 1 for at in sample)
        return wrong / len(sample)

    def words(self) -> list[Word]:
        """All words, in the order in which the file draws them."""
        tokens = [found.span() for found in _TOKENS.finditer(self._text)]
        handle = self._handle
        objects = [_object_of(handle, start) for start, _ in tokens]
        objects.append(None)
        words: list[Word] = []
        for at, (start, end) in enumerate(tokens):
            address = objects[at] or 0
            # What begins and goes on in one text object is set in one style.
            whole = end - start == 1 or (address != 0 and objects[at + 1] == address)
            if whole or _object_of(handle, end - 1) == address != 0:
                words.append(self._piece(start, end, self._style(start, address)))
            else:
                words.extend(self._pieces(start, end))
        return with_marks(mended(words)) if self._right_to_left else words

    def _pieces(self, start: int, end: int) -> Iterator[Word]:
        """A token as one word, or several where the print changes within it."""
        first = self._style(start, _object_of(self._handle, start) or 0)
        for at in range(start + 1, end):
            style = self._style(at, _object_of(self._handle, at) or 0)
            if style is first:
                continue
            if (
                style.turn != first.turn
                or abs(style.size - first.size) > _SIZE_STEP * first.size
                or self._is_parted(at, start, end, first.size)
            ):
                yield self._piece(start, at, first)
                start, first = at, style
        yield self._piece(start, end, first)

    def _is_parted(self, at: int, start: int, end: int, size: float) -> bool:
        """Words that are drawn one by one, so close that PDFium puts no space between them.

        Letters that are drawn singly are not: they may be set apart from each other.
        """
        if self._right_to_left or self._frame.turns or at - start < 2 or end - at < 2:
            return False
        handle = self._handle
        together = (
            _object_of(handle, near) == _object_of(handle, near + 1) for near in (at - 2, at)
        )
        if not all(together):
            return False
        return self._extent(at)[0] - self._extent(at - 1)[1] > _PARTED * size

    def _piece(self, start: int, end: int, style: _Style) -> Word:
        if style.turn % 2 or self._frame.turns or style.baseline is None:
            return self._turned_piece(start, end, style)
        text = self._text[start:end]
        if not text.isascii() or text[-1] == "\x02":
            text = self._spelled(start, end)
        size, baseline = style.size, style.baseline
        glyphs: tuple[Glyph, ...] = ()
        if self._right_to_left and not _is_latin(text):
            glyphs, baseline = self._glyphs(start, end)
            if UNKNOWN in text:
                text = "".join(glyph.text for glyph in glyphs)
            left = min(glyph.left for glyph in glyphs)
            right = max(glyph.right for glyph in glyphs)
        else:
            left, right = self._extent(start)
            if end - start > 1:
                other, right = self._extent(end - 1)
                left = min(left, other)
        top = baseline - (ASCENT if style.turn == 0 else DESCENT) * size
        apart = self._is_apart(start) if glyphs else start == 0 or self._text[start - 1].isspace()
        return Word(
            text, left, top, right, top + size, baseline, size,
            style.bold, style.italic, style.turn, apart, glyphs,
        )  # fmt: skip

    def _is_apart(self, start: int) -> bool:
        """Whether the file has a space here: not one that PDFium adds where a text object ends."""
        return start == 0 or (
            self._text[start - 1].isspace() and raw.FPDFText_IsGenerated(self._raw, start - 1) != 1
        )

    def _extent(self, at: int) -> tuple[float, float]:
        """Left and right of a character with the room that its font gives it."""
        loose = self._loose
        if _loose_box_of(self._handle, at, self._loose_address) and loose.right > loose.left:
            return loose.left - self._frame.left, loose.right - self._frame.left
        left, _, right, _ = self._box(at)
        return left, right

    def _turned_piece(self, start: int, end: int, style: _Style) -> Word:
        """A word of a page or line that is turned: its box from the ink."""
        boxes = [self._box(at) for at in range(start, end)]
        left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
        right, bottom = max(box[2] for box in boxes), max(box[3] for box in boxes)
        x, y = self._origin(start)
        glyphs: tuple[Glyph, ...] = ()
        ascent = (ASCENT if style.turn in (0, 3) else DESCENT) * style.size
        if style.turn % 2:
            baseline = x
            left, right = baseline - ascent, baseline - ascent + style.size
        else:
            baseline = y
            top, bottom = baseline - ascent, baseline - ascent + style.size
            if self._right_to_left and style.turn == 0:
                glyphs, baseline = self._glyphs(start, end)
        return Word(
            self._spelled(start, end),
            left,
            top,
            right,
            bottom,
            baseline,
            style.size,
            style.bold,
            style.italic,
            style.turn,
            apart=start == 0 or self._text[start - 1].isspace(),
            glyphs=glyphs,
        )

    def _spelled(self, start: int, end: int) -> str:
        text = self._text[start:end]
        if text[-1] in _LINE_END_HYPHENS:
            text = text[:-1] + "-"
        return text if text.isascii() else plain_letters(text)

    def _glyphs(self, start: int, end: int) -> tuple[tuple[Glyph, ...], float]:
        """Each character, and the baseline of most letters.

        Vowel signs have others, and so have letters that are drawn together with them.
        """
        glyphs = []
        heights = Counter[float]()
        raised = set[float]()
        for at in range(start, end):
            left, top, right, bottom = self._box(at)
            # The origin, not the ink, says which letter comes first where they overlap.
            x, y = self._origin(at)
            spelled = self._spelled(at, at + 1)
            if spelled in _QUOTES and _turned_over(self._text, at):
                spelled = _QUOTES[spelled]
            if spelled == UNKNOWN and bottom - top < _FLAT * (right - left):
                spelled = _STROKE
            glyphs.append(Glyph(spelled, x, x + max(right - left, 0.0)))
            heights[round(y, 2)] += 1
            if unicodedata.combining(self._text[at]):
                raised.add(round(y, 2))
        level = heights.keys() - raised or heights.keys()
        return tuple(glyphs), max(level, key=lambda each: (heights[each], each))

    def _box(self, at: int) -> tuple[float, float, float, float]:
        _char_box_of(self._handle, at, *self._addresses)
        left, right, bottom, top = self._doubles
        return self._frame.box(left, bottom, right, top)

    def _origin(self, at: int) -> tuple[float, float]:
        _origin_of(self._handle, at, *self._addresses[:2])
        return self._frame.point(self._doubles[0], self._doubles[1])

    def _style(self, at: int, address: int) -> _Style:
        style = self._styles.get(address)
        if style is None or not address:
            style = self._styles[address] = self._read_style(at, address)
        return style

    def _read_style(self, at: int, address: int) -> _Style:
        nominal = _font_size_of(self._handle, at)
        matrix = self._matrix
        if not _matrix_of(self._handle, at, self._matrix_address):
            return _Style(max(1.0, round(nominal, 2)), False, False, 0, None)
        key = (nominal, matrix.a, matrix.b, matrix.c, matrix.d)
        setting = self._settings.get(key)
        if setting is None:
            setting = self._settings[key] = self._setting(*key)
        size, turn, level = setting
        if not 1 <= size <= 400:
            _, top, _, bottom = self._box(at)
            size = max(1.0, round(bottom - top, 2))
        # On a slant the baseline changes from word to word.
        baseline = self._origin(at)[1] if level and address else None
        bold = italic = False
        if address:
            bold, italic = self._font(_font_of(address))
            bold = bold or _mode_of(address) == raw.FPDF_TEXTRENDERMODE_FILL_STROKE
        return _Style(size, bold, italic, turn, baseline)

    def _setting(
        self, nominal: float, a: float, b: float, c: float, d: float
    ) -> tuple[float, int, bool]:
        """Size of the letters, quarter turns, and whether they stand upright on the page."""
        angle = math.degrees(math.atan2(b, a))
        turn = (round(-angle / 90) + self._frame.turns) % 4
        size = round(abs(nominal) * math.hypot(c, d), 2)
        return size, turn, abs(angle) < 0.05 and turn == 0

    def _font(self, address: int | None) -> tuple[bool, bool]:
        known = self._fonts.get(address or 0)
        if known is None:
            known = self._fonts[address or 0] = _font_style(address) if address else (False, False)
        return known


def _by_place(codes: list[int]) -> Iterator[str]:
    """One character for each code; the second half of a pair of surrogates holds its place."""
    for at, code in enumerate(codes):
        if 0xD800 <= code < 0xDC00 and at + 1 < len(codes) and 0xDC00 <= codes[at + 1] < 0xE000:
            yield chr(0x10000 + ((code - 0xD800) << 10) + (codes[at + 1] - 0xDC00))
        elif 0xDC00 <= code < 0xE000 and at and 0xD800 <= codes[at - 1] < 0xDC00:
            yield PLACEHOLDER
        else:
            yield chr(code) if code <= 0x10FFFF and not 0xD800 <= code < 0xE000 else "\ufffd"


def _turned_over(text: str, at: int) -> bool:
    """Whether PDFium has mirrored what stands here: it belongs to a run to the left.

    PDFium gives what is neutral the direction of what comes before it in the line. It mirrors
    quotation marks as if they were brackets, which Unicode does not (BidiMirroring.txt).
    """
    for way in (reversed(text[max(0, at - _REACH) : at]), text[at + 1 : at + _REACH]):
        for character in way:
            if character in "\r\n":
                break
            if character.isalpha():  # digits take the direction that holds before them
                return has_right_to_left(character)
    return False


def _is_latin(text: str) -> bool:
    """Letters that run to the right and nothing else: their order needs no finding."""
    return text.isalpha() and not has_right_to_left(text)


def _font_style(address: int) -> tuple[bool, bool]:
    """Whether a font is bold and italic, by its name and its flags."""
    font = ctypes.cast(address, raw.FPDF_FONT)
    buffer = ctypes.create_string_buffer(256)
    length = raw.FPDFFont_GetBaseFontName(font, buffer, 256)
    name = buffer.raw[: max(0, min(length, 256) - 1)].decode("utf-8", "replace").lower()
    flags = max(0, raw.FPDFFont_GetFlags(font))
    return (
        bold_by_name(name) or bool(flags & _FORCE_BOLD),
        italic_by_name(name) or bool(flags & _ITALIC),
    )
