"""Bytes of a font → letters: code pages by number, character sets of fonts, symbol fonts."""

from __future__ import annotations

import codecs
from functools import cache

SYMBOL = "symbol"
PICTURES = "pictures"
"""Not codecs of Python: fonts that show Greek and signs, and fonts that show little pictures."""

_BY_CHARSET = {
    2: SYMBOL, 77: "mac_roman", 78: "shift_jis", 128: "cp932", 129: "cp949", 130: "johab",
    134: "cp936", 136: "cp950", 161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255",
    178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437",
    255: "cp850",
}  # fmt: skip
"""`\\fcharsetN`; 0 is Western and 1 the document's own, which `fonts` decides."""
_GREEK = dict(
    zip(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
        "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖαβχδεφγηιϕκλμνοπθρστυϖωξψζ",
        strict=True,
    )
)
_SIGNS = {
    0xA3: "≤", 0xA5: "∞", 0xAC: "←", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×",
    0xB7: "•", 0xB9: "≠", 0xBB: "≈", 0xBC: "…", 0xD7: "⋅", 0xDB: "⇔", 0xDE: "⇒",
}  # fmt: skip


@cache
def of_page(number: int) -> str | None:
    """The codec of a Windows code page; None where Python has none."""
    if number == 10000:
        return "mac_roman"
    if number == 65001:
        return "utf-8"
    try:
        return codecs.lookup(f"cp{number}").name
    except (LookupError, ValueError):
        return None


def of_font(charset: int | None, page: int | None, name: str) -> str | None:
    """The codec of a font by what the font table says; None where it leaves it to the document."""
    if name.strip().lower().startswith(("wingdings", "webdings", "zapf dingbats")):
        return PICTURES
    if name.strip().lower() == "symbol":
        return SYMBOL
    if page:
        return of_page(page)
    return _BY_CHARSET.get(charset or 0)


def decode(content: bytes, codec: str) -> str:
    """The letters.

    Raises:
        UnicodeDecodeError: some byte has no meaning in the codec.
    """
    if codec == PICTURES:
        return "".join("•" if byte > 0x20 else " " for byte in content)
    if codec == SYMBOL:
        return "".join(map(_symbol, content))
    return content.decode(codec)


def in_private_area(number: int, codec: str) -> str:
    """Programs write a character of a symbol font as U+F000 and its byte."""
    byte = bytes((number & 0xFF,))
    return decode(byte, codec) if codec in (SYMBOL, PICTURES) else "•"


def _symbol(byte: int) -> str:
    character = chr(byte)
    if byte < 0x80:
        return _GREEK.get(character, character)
    return _SIGNS.get(byte, "•")
