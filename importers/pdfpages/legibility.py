"""How well a page could be read: a text layer may be there and still be no text.

Fonts without a Unicode mapping give private-use characters, `(cid:12)`, control characters or
letters of another script in the middle of words; each is counted, and the share decides.
"""

from __future__ import annotations

import re
import unicodedata
from enum import Enum


class Verdict(Enum):
    """What a reader may expect of a page."""

    READABLE = "readable"
    PARTLY = "partly"
    NOT = "not"


_PARTLY = 0.01
_NOT = 0.25
_CID = re.compile(r"\(cid:\d+\)")
_LETTERS = re.compile(r"[^\W\d_]+")
_SCRIPTS: tuple[tuple[int, int, str], ...] = (
    (0x0041, 0x024F, "latin"),
    (0x0250, 0x02FF, "phonetic"),
    (0x0370, 0x03FF, "greek"),
    (0x0400, 0x052F, "cyrillic"),
    (0x0590, 0x05FF, "hebrew"),
    (0x0600, 0x08FF, "arabic"),
    (0x0900, 0x1CFF, "asian"),
    (0x1D00, 0x1DBF, "phonetic"),
    (0x1E00, 0x1EFF, "latin"),
    (0x1F00, 0x1FFF, "greek"),
    (0x3040, 0x9FFF, "asian"),
    (0xAC00, 0xD7AF, "asian"),
    (0xF900, 0xFAFF, "asian"),
    (0xFB1D, 0xFB4F, "hebrew"),
    (0xFB50, 0xFEFF, "arabic"),
)


def unreadable_share(text: str) -> float:
    """Share of the printed characters, 0 to 1, that cannot be what was meant."""
    marks = _CID.findall(text)
    rest = _CID.sub("", text) if marks else text
    signs = "".join(rest.split())
    printed = len(signs) + len(marks)
    if not printed:
        return 0.0
    wrong = len(marks) + _mixed(rest)
    # Most pages are plain: what runs in C spares the look at each character.
    if not signs.isprintable() or "\ufffd" in signs:
        wrong += sum(map(_is_wrong, signs))
    return min(1.0, wrong / printed)


def verdict(share: float) -> Verdict:
    if share >= _NOT:
        return Verdict.NOT
    return Verdict.PARTLY if share >= _PARTLY else Verdict.READABLE


def _is_wrong(character: str) -> bool:
    if character == "\ufffd":
        return True
    if character.isprintable() or character.isspace():
        return False
    # Bullets of symbol fonts stand in the private area too, in F0xx; they are marks, not text.
    if "\uf000" <= character <= "\uf0ff":
        return False
    return unicodedata.category(character) in ("Co", "Cn", "Cc", "Cs")


def _mixed(text: str) -> int:
    """Letters of words that mix scripts, which no writer does."""
    if not any(sign >= "\u0250" and sign.isalnum() for sign in set(text)):
        return 0  # Latin letters alone
    return sum(
        len(word)
        for word in _LETTERS.findall(text)
        if not word.isascii() and len({_script(letter) for letter in word} - {""}) > 1
    )


def _script(letter: str) -> str:
    code = ord(letter)
    # The micro sign, ordinal marks and modifier letters go with every script.
    if code in (0xAA, 0xB5, 0xBA) or 0x02B0 <= code <= 0x02FF:
        return ""
    for first, last, name in _SCRIPTS:
        if first <= code <= last:
            return name
    return ""
