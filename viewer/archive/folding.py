"""What search takes for the same: case, accents, ligatures, and the forms of Arabic letters.

SQLite's `unicode61 remove_diacritics 2` folds case and most accents by itself. The rest goes before the
text is indexed: it cuts Arabic words at their vowel signs and others at soft hyphens, and keeps ligatures
and the forms of a letter apart. Arabic is folded as Lucene's ArabicNormalizer does it (alef, yeh, teh
marbuta, tatweel, vowel signs), with the Persian yeh and keheh and the digits besides.
"""

from __future__ import annotations

import re
import unicodedata

_DROPPED = (
    "\u00ad\u02bb\u02be\u02bf"  # soft hyphen; half rings of transliteration
    "\u0300-\u036f"  # accents that stand alone
    "\u0610-\u061a\u061c\u0640\u064b-\u065f\u0670\u06d6-\u06dc"  # Arabic signs and tatweel
    "\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"  # marks of joining and direction
)
"""As a class of a regular expression has it."""
_SINGLE = {
    "\u0622\u0623\u0625\u0671": "\u0627",
    "\u0624": "\u0648",
    "\u0626\u0649\u06cc": "\u064a",
    "\u0629\u06c0": "\u0647",
    "\u06a9": "\u0643",
    "œŒ": "oe",
    "æÆǣǢǽǼ": "ae",
    "ßẞ": "ss",
    "øØǿǾ": "o",
    "łŁ": "l",
    "đĐ": "d",
    "ıİ": "i",
    "ſ": "s",
    "ς": "σ",
    "ёЁ": "е",
    "µ": "μ",
    "\u02bc": "'",
}
_COMPOSED = "\ufb00-\ufb06\ufb50-\ufdfb\ufe70-\ufefc\uff10-\uff19\uff21-\uff3a\uff41-\uff5a"
"""Ligatures, Arabic letters in their places, full-width letters: compatibility forms of others."""


def _spelt_out(ranges: str) -> str:
    """The letters of a class of a regular expression."""
    return re.sub(
        "(.)-(.)",
        lambda match: "".join(map(chr, range(ord(match[1]), ord(match[2]) + 1))),
        ranges,
        flags=re.DOTALL,
    )


_TABLE: dict[int, str | None] = {
    **{ord(letter): plain for letters, plain in _SINGLE.items() for letter in letters},
    **{0x0660 + digit: str(digit) for digit in range(10)},
    **{0x06F0 + digit: str(digit) for digit in range(10)},
    **dict.fromkeys(map(ord, _spelt_out(_DROPPED))),
}
_GREEK = "\u0370-\u03ff\u1f00-\u1fff"
"""Its accents are not among those that the index knows."""
_FOLDED = re.compile(f"[{_DROPPED}{''.join(_SINGLE)}{_COMPOSED}{_GREEK}\u0660-\u0669\u06f0-\u06f9]")
_COMPATIBLE = re.compile(f"[{_COMPOSED}]+")
_ACCENTED = re.compile(f"[{_GREEK}]+")
IN_WORD = rf"(?:[^\W_]|[{_DROPPED}])"
"""A letter or digit, or what belongs to the one before: as a regular expression has it."""
WORD = re.compile(rf"[^\W_]{IN_WORD}*")
"""A word of a text: letters and digits, with the marks and signs that belong to them."""
_NOT_CYRILLIC = re.compile("[^\u0400-\u04ff]+")
"""Its short i is a letter to the index, and no i with an accent."""
_ACCENTS = re.compile("[\u0300-\u036f]+")
_PLAIN_WORD = re.compile(r"[^\W_]+")


def folded(text: str) -> str:
    """What the index and queries hold for a text."""
    if text.isascii() or not _FOLDED.search(text):
        return text
    text = _COMPATIBLE.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    text = _ACCENTED.sub(lambda match: unicodedata.normalize("NFD", match[0]), text)
    return text.translate(_TABLE)


def folded_for_index(text: str) -> str | None:
    """As `folded`, but None where that is the text itself."""
    short = folded(text)
    return None if short is text else short


def bare(word: str) -> str:
    """A word without case and accents, to compare with another one."""
    if word.isascii():
        return word.lower()
    return _NOT_CYRILLIC.sub(_without_accents, folded(word).lower())


def _without_accents(match: re.Match[str]) -> str:
    return _ACCENTS.sub("", unicodedata.normalize("NFD", match[0]))


def raw_words(text: str) -> list[str]:
    """The words of a text as they are sent to the index, which folds them in its own way."""
    return _PLAIN_WORD.findall(folded(text))


def words(text: str) -> list[str]:
    """The bare words of a text in their order."""
    return [bare(word) for word in raw_words(text)]


def spoken(text: str) -> list[tuple[int, int, str]]:
    """The bare words of a text with the places `[start, end)` that they are printed at."""
    if text.isascii():
        lower = text.lower()
        return [(*match.span(), match[0]) for match in WORD.finditer(lower)]
    found: list[tuple[int, int, str]] = []
    for match in WORD.finditer(text):
        word = match[0]
        if word.isascii():
            found.append((*match.span(), word.lower()))
        else:  # a ligature may hold several words
            found.extend((*match.span(), bare(each)) for each in raw_words(word))
    return found
