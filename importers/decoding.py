"""Bytes → text: which encoding a text file is in."""

from __future__ import annotations

import codecs
from collections import Counter
from itertools import pairwise

from importers.parsed import UnreadableFile
from importers.registry import Source

_BOMS = (
    # UTF-32 first: its little-endian mark starts with that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 64 * 1024
_CANDIDATES = (
    "cp1252", "cp1250", "cp1251", "cp1256", "koi8-r", "iso8859-15", "iso8859-6", "cp1253",
    "cp1254", "gb18030", "shift_jis", "euc-kr", "big5",
)  # fmt: skip
_TEXT_CONTROLS = frozenset(b"\t\n\r\f\x0b\x1b\x08\x1a\x85")
_ODD_CONTROLS = bytes(byte for byte in range(32) if byte not in _TEXT_CONTROLS)
_SIGNATURES = (
    b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00",
    b"MM\x00*", b"\x1f\x8b", b"BZh", b"7z\xbc\xaf", b"Rar!", b"\x7fELF", b"MZ", b"SQLite format 3",
    b"RIFF", b"OggS", b"ID3", b"\xca\xfe\xba\xbe",
)  # fmt: skip


def decode(source: Source) -> tuple[str, str, tuple[str, ...]]:
    """The text, the encoding used, and what the user should know about the choice.

    Raises:
        UnreadableFile: the bytes are no text, or not in the encoding that was asked for.
    """
    content = source.content
    if source.encoding:
        return _as_asked(source, source.encoding), source.encoding.lower(), ()
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            text = content.decode(encoding, errors="replace")
            return text, encoding.removesuffix("-sig"), _replaced(text)
    wide = _wide(content)
    if wide:
        text = content.decode(wide, errors="replace")
        return text, wide, _replaced(text)
    try:
        return content.decode("utf-8"), "utf-8", ()
    except UnicodeDecodeError as error:
        if _cut_at_the_end(content, error):
            return content[: error.start].decode("utf-8"), "utf-8", ()
    if looks_binary(content):
        raise UnreadableFile(
            f"“{source.name}” is not text, whatever its name says. "
            "Open it in the program it belongs to and save it as text or PDF."
        )
    return _guess(source)


def looks_binary(content: bytes) -> bool:
    """Control characters and signatures that no text has."""
    sample = content[:_SAMPLE]
    if sample.startswith(_SIGNATURES) and (b"\x00" in sample or not sample.isascii()):
        return True
    if sample.startswith(tuple(mark for mark, _ in _BOMS)) or _wide(content):
        return False
    if b"\x00" in sample:
        return True
    odd = len(sample) - len(sample.translate(None, _ODD_CONTROLS))
    return odd > 0.02 * len(sample)


def _wide(content: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark, by where its null bytes stand."""
    sample = content[: 4096 - 4096 % 4]
    if len(sample) < 4 or b"\x00" not in sample:
        return None
    quarter = len(sample) // 4
    nulls = [sample[offset::4].count(0) for offset in range(4)]
    if quarter and min(nulls[2], nulls[3]) > 0.95 * quarter and nulls[0] < 0.1 * quarter:
        return "utf-32-le"
    if quarter and min(nulls[0], nulls[1]) > 0.95 * quarter and nulls[3] < 0.1 * quarter:
        return "utf-32-be"
    half = len(sample) // 2
    even, odd = nulls[0] + nulls[2], nulls[1] + nulls[3]
    for encoding, high, low in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if high > 0.15 * half and low <= 0.02 * half and _decodes(content, encoding):
            return encoding
    return None


def _decodes(content: bytes, encoding: str) -> bool:
    """The sample decodes to characters of which few are controls."""
    text = content[: 4096 - 4096 % 4].decode(encoding, errors="replace")
    odd = sum(not (c.isprintable() or c.isspace()) for c in text)
    return odd <= 0.02 * len(text)


def _cut_at_the_end(content: bytes, error: UnicodeDecodeError) -> bool:
    """Only the last character is incomplete: the file was cut."""
    return error.start >= len(content) - 3 and error.start > 0


def _as_asked(source: Source, encoding: str) -> str:
    try:
        codecs.lookup(encoding)
    except LookupError:
        raise UnreadableFile(
            f"“{encoding}” is not an encoding that Concord knows. Choose another for “{source.name}”."
        ) from None
    try:
        return source.content.decode(encoding).removeprefix("\ufeff")
    except (UnicodeDecodeError, UnicodeError):
        raise UnreadableFile(
            f"“{source.name}” is not in {encoding}. Choose another encoding."
        ) from None


def _replaced(text: str) -> tuple[str, ...]:
    return ("Some bytes could not be read and are shown as �.",) if "\ufffd" in text else ()


def _guess(source: Source) -> tuple[str, str, tuple[str, ...]]:
    """An encoding of one or two bytes, by how well its letters fit together."""
    content = source.content
    sample = _lines_with_high_bytes(content)
    scored = [
        (score, encoding)
        for encoding in _CANDIDATES
        if (score := _fit(sample, encoding)) is not None
    ]
    # Ties go to the first named: the commoner encoding.
    best = max(scored, key=lambda each: each[0])[1] if scored else "cp1252"
    text = content.decode(best, errors="replace")
    note = f"The encoding was guessed as {best}. Choose another if letters look wrong."
    return text, best, (note, *_replaced(text))


def _lines_with_high_bytes(content: bytes) -> bytes:
    """The parts that tell encodings apart."""
    if len(content) <= _SAMPLE:
        return content
    lines = [line for line in content.split(b"\n") if not line.isascii()]
    return b"\n".join(lines)[:_SAMPLE] if lines else content[:_SAMPLE]


_USUAL = {
    "cp1252": "éèêëàâäçîïôöûüùñáíóúßÉÈÀÇÑÁÖÜÄå æøœ’‘“”–—…°«»·ºª§•",
    "iso8859-15": "éèêëàâäçîïôöûüùñáíóúßÉÈÀÇÑÁÖÜÄåæøœ€°«»·§",
    "cp1250": "ąćęłńóśźżĄĆĘŁŃÓŚŹŻáčďéěíňřšťúůýžÁČĎÉĚÍŇŘŠŤÚŮÝŽőűŐŰăîâșțşţ’“”–„…",
    "cp1254": "çğıöşüÇĞİÖŞÜâî’“”–",
}
_RANGES = {
    "cp1251": ("\u0410", "\u044f"),
    "koi8-r": ("\u0410", "\u044f"),
    "cp1256": ("\u0621", "\u0652"),
    "iso8859-6": ("\u0621", "\u0652"),
    "cp1253": ("\u0386", "\u03ce"),
    "gb18030": ("\u4e00", "\u9fff"),
    "big5": ("\u4e00", "\u9fff"),
    "shift_jis": ("\u3041", "\u9fff"),
    "euc-kr": ("\uac00", "\ud7a3"),
}
_PUNCTUATION = frozenset("’‘“”–—…«»°§\u00a0№،؛؟。、「」（）ـ")


def _fit(sample: bytes, encoding: str) -> float | None:
    """How well the non-ASCII characters suit the encoding's languages; None if it cannot be."""
    try:
        text = codecs.getincrementaldecoder(encoding)().decode(sample)
    except UnicodeDecodeError:
        return None
    high = Counter(c for c in text if c > "\x7f")
    total = high.total()
    if not total:
        return None
    if encoding in _USUAL:
        usual = _USUAL[encoding]
        good = sum(count for c, count in high.items() if c in usual)
    else:
        first, last = _RANGES[encoding]
        good = sum(n for c, n in high.items() if first <= c <= last or c in _PUNCTUATION)
    controls = sum(n for c, n in high.items() if "\x80" <= c <= "\x9f" or c == "\ufffd")
    return good / total - 2 * controls / total - _ill_mixed(text) / total


def _ill_mixed(text: str) -> int:
    """Places where neighbours do not go together: a capital after a small letter, two alphabets in one word."""
    bad = 0
    for before, after in pairwise(text):
        if (
            after > "\x7f"
            and before.isalpha()
            and after.isalpha()
            and ((before.islower() and after.isupper()) or (before.isascii() and after > "\u0370"))
        ) or (before > "\u0370" and before.isalpha() and after.isascii() and after.isalpha()):
            bad += 1
    return bad
