"""Bytes → text: which encoding a text file is in."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from itertools import pairwise

from importers.encodings import ENCODINGS, canonical, title_of
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
_SHORT_SAMPLE = 16 * 1024
_BEARABLE = 10
"""So many other characters beyond ASCII make up for one that could not be read."""
_ALPHABETS = bytes(range(7))
"""First bytes of Latin, Greek, Cyrillic, Hebrew and Arabic characters in UTF-16."""
_LEADS = range(0xC2, 0xE0)
"""Bytes that begin a letter of two bytes in UTF-8; in Windows-1252 capitals, which end no word."""
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
        return as_asked(source.name, content, source.encoding)
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
    mended = _nearly_utf_8(content)
    if mended is not None:
        return mended, "utf-8", _replaced(mended)
    return _guess(content)


def likely(content: bytes) -> list[str]:
    """All encodings that can be chosen, those first in which the text looks like words.

    Those that cannot be, because bytes have no meaning in them, come last.
    """
    sample = content[:_SHORT_SAMPLE]
    first: list[str] = []
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            first = [encoding.removesuffix("-sig")]
            break
    else:
        if wide := _wide(sample):
            first = [wide]
        elif _nearly_utf_8(sample) is not None:
            first = ["utf-8"]
    scored = _scored(_lines_with_high_bytes(sample))
    first += [name for _, name in sorted(scored, key=lambda each: -each[0])]
    rest = [each.name for each in ENCODINGS if each.name not in first]
    return sorted(dict.fromkeys([*first, *rest]), key=lambda name: _unfit(sample, name))


def preview(content: bytes, encoding: str, *, characters: int = 4_000) -> str | None:
    """The beginning of a text as it would be read; None where it is not in this encoding."""
    # A cut may be in the middle of a character: an incremental decoder waits for the rest of it.
    sample = content[: 4 * characters]
    try:
        text = codecs.getincrementaldecoder(encoding)().decode(sample)
    except UnicodeError:
        text = sample.decode(encoding, errors="replace")
        if not _bearable(text):
            return None
    text = text.removeprefix("\ufeff")[:characters]
    odd = sum(not (letter.isprintable() or letter.isspace()) for letter in text)
    return text if odd * _BEARABLE <= len(text) else None


def as_asked(name: str, content: bytes, encoding: str) -> tuple[str, str, tuple[str, ...]]:
    """The text in an encoding that a person has chosen; a few bad bytes are shown as such.

    Raises:
        UnreadableFile: there is no such encoding, or the file is not in it.
    """
    known = _known(name, encoding)
    text = content.decode(known, errors="replace")
    if not _bearable(text):
        raise UnreadableFile(f"“{name}” is not in {title_of(known)}. Choose another encoding.")
    return text.removeprefix("\ufeff"), known, _replaced(text)


def chosen_name(source: Source) -> str | None:
    """What a person says that a file is in, for formats that say so themselves.

    Raises:
        UnreadableFile: there is no such encoding.
    """
    return _known(source.name, source.encoding) if source.encoding else None


def _known(name: str, encoding: str) -> str:
    known = canonical(encoding)
    if known is None:
        raise UnreadableFile(
            f"“{encoding}” is not an encoding that Concord knows. Choose another for “{name}”."
        )
    return known


def _bearable(text: str) -> bool:
    """Few characters could not be read: a damaged file, not one in another encoding."""
    lost = text.count("\ufffd")
    return not lost or lost * _BEARABLE <= len(text) - len(text.encode("ascii", "ignore"))


def _unfit(sample: bytes, encoding: str) -> bool:
    return preview(sample, encoding) is None


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
    """UTF-16 or UTF-32 without a mark, by where the bytes stand that no other text has.

    In UTF-16 every other byte is the number of an alphabet: 0 of Latin, 4 of Cyrillic, 6 of Arabic.
    """
    sample = content[: 4096 - 4096 % 4]
    if len(sample) < 4:
        return None
    quarter = len(sample) // 4
    nulls = [sample[offset::4].count(0) for offset in range(4)]
    if quarter and min(nulls[2], nulls[3]) > 0.95 * quarter and nulls[0] < 0.1 * quarter:
        return "utf-32-le"
    if quarter and min(nulls[0], nulls[1]) > 0.95 * quarter and nulls[3] < 0.1 * quarter:
        return "utf-32-be"
    half = len(sample) // 2
    even, odd = (half - len(sample[at::2].translate(None, _ALPHABETS)) for at in (0, 1))
    for encoding, high, low in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if high > 0.6 * half and low <= 0.1 * half and _decodes(content, encoding):
            return encoding
    return None


def _decodes(content: bytes, encoding: str) -> bool:
    """The sample decodes to characters of which few are controls."""
    text = content[: 4096 - 4096 % 4].decode(encoding, errors="replace")
    odd = sum(not (c.isprintable() or c.isspace()) for c in text)
    return odd <= 0.02 * len(text)


def _cut_at_the_end(content: bytes, error: UnicodeDecodeError) -> bool:
    """Only the last character is incomplete: the file was cut."""
    if error.start < len(content) - 3 or error.start == 0:
        return False
    # Nothing before it says that this is UTF-8: it may as well be an é in Windows-1252.
    return not content[: error.start].isascii() or content[error.start] in _LEADS


def _nearly_utf_8(content: bytes) -> str | None:
    """Text in UTF-8 of which a few bytes are damaged; None where it is something else."""
    text = content.decode("utf-8", errors="replace")
    return text if _bearable(text) else None


def _replaced(text: str) -> tuple[str, ...]:
    return ("Some bytes could not be read and are shown as �.",) if "\ufffd" in text else ()


def _guess(content: bytes) -> tuple[str, str, tuple[str, ...]]:
    """An encoding of one or two bytes, by how well its letters fit together."""
    scored = _scored(_lines_with_high_bytes(content))
    # Ties go to the first named: the commoner encoding.
    best = max(scored, key=lambda each: each[0])[1] if scored else "cp1252"
    text = content.decode(best, errors="replace")
    note = (
        f"The encoding was guessed as {title_of(best)}. Read it with another if letters look wrong."
    )
    return text, best, (note, *_replaced(text))


def _scored(sample: bytes) -> list[tuple[float, str]]:
    """The encodings that it can be in, with how well its letters fit together."""
    return [
        (score, encoding)
        for encoding in _CANDIDATES
        if (score := _fit(sample, encoding)) is not None
    ]


def _lines_with_high_bytes(content: bytes) -> bytes:
    """The parts that tell encodings apart."""
    if len(content) <= _SAMPLE:
        return content
    lines = [line for line in content.split(b"\n") if not line.isascii()]
    return b"\n".join(lines)[:_SAMPLE] if lines else content[:_SAMPLE]


_USUAL = {
    "cp1252": "éèêëàâäçîïôöûüùñáíóúãõßÉÈÀÇÑÁÖÜÄåæøœ’‘“”–—…°«»·ºª§•¿¡€",
    "iso8859-15": "éèêëàâäçîïôöûüùñáíóúãõßÉÈÀÇÑÁÖÜÄåæøœ€°«»·§¿¡",
    "cp1250": "ąćęłńóśźżĄĆĘŁŃÓŚŹŻáčďéěíňřšťúůýžÁČĎÉĚÍŇŘŠŤÚŮÝŽőűŐŰăîâșțşţäöüÄÖÜß’“”–„…",
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
    return (good - 2 * controls - _ill_mixed(text)) / total + _hinted(text, encoding)


_WESTERN = re.compile(
    r"\b(?:the|of|and|le|la|les|des|du|et|en|el|los|del|que|der|die|das|und|den|og|det|som|af|em|da|"
    r"para|não)\b"
)
_HINTS = {
    "cp1252": _WESTERN,
    "iso8859-15": _WESTERN,
    "cp1250": re.compile(
        r"\b(?:się|nie|oraz|przez|jest|jego|dla|na|že|pro|při|do|se|tuto|své|jsou|nebo|hogy|egy|az|"
        r"és|nem|minden|şi|în|din|pentru|care|sau|da|za|koji|zo|alebo|ktoré)\b"
    ),
    "cp1251": re.compile("[оеаинтсрвл]", re.IGNORECASE),
    "koi8-r": re.compile("[оеаинтсрвл]", re.IGNORECASE),
    "cp1256": re.compile(r"\b(?=ال)|[اليمنوهرتب]"),
    "iso8859-6": re.compile(r"\b(?=ال)|[اليمنوهرتب]"),
}
"""The commonest words or letters of the languages an encoding is used for: they decide where the same
bytes are other letters of the same alphabet (a text in KOI8-R is one of capitals in Windows-1251)."""


def _hinted(text: str, encoding: str) -> float:
    hint = _HINTS.get(encoding)
    if hint is None:
        return 0.0
    letters = encoding in _RANGES
    of = sum(c > "\x7f" for c in text) if letters else text.count(" ") + 1
    return 0.3 * len(hint.findall(text)) / of


def _ill_mixed(text: str) -> int:
    """Places where neighbours do not go together.

    A capital after a small letter, two alphabets in one word, an Arabic vowel sign without a letter.
    """
    bad = 0
    for before, after in pairwise(f" {text}"):
        if "\u064b" <= after <= "\u0652":
            bad += not ("\u0621" <= before <= "\u0652")
        elif (
            after > "\x7f"
            and before.isalpha()
            and after.isalpha()
            and ((before.islower() and after.isupper()) or (before.isascii() and after > "\u0370"))
        ) or (before > "\u0370" and before.isalpha() and after.isascii() and after.isalpha()):
            bad += 1
    return bad
