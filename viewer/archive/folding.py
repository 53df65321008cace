"""What search takes for the same: case, accents, and the ornaments of Arabic writing.

SQLite's `unicode61 remove_diacritics 2` folds case and Latin accents by itself, but it cuts Arabic
words at their vowel signs; so these and the lengthening stroke go before the text is indexed, and
the forms of alef become one.
"""

from __future__ import annotations

import re
import unicodedata

_ARABIC = re.compile("[\u0622\u0623\u0625\u0640\u064b-\u065f\u0670\u0671]")
_TABLE = {
    0x0622: 0x0627,
    0x0623: 0x0627,
    0x0625: 0x0627,
    0x0671: 0x0627,
    0x0640: None,
    0x0670: None,
    **dict.fromkeys(range(0x064B, 0x0660)),
}
WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f\u0640\u064b-\u065f\u0670])+")
"""A word as the index knows it: letters and digits, with the marks that belong to them."""


def folded(text: str) -> str:
    """What the index and queries hold for a text."""
    return text if text.isascii() or not _ARABIC.search(text) else text.translate(_TABLE)


def folded_for_index(text: str) -> str | None:
    """As `folded`, but None where that is the text itself."""
    short = folded(text)
    return None if short is text else short


def bare(word: str) -> str:
    """A word without case and accents, to compare with another one."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFD", folded(word).casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def raw_words(text: str) -> list[str]:
    """The words of a text as they are sent to the index, which folds them in its own way."""
    return WORD.findall(folded(text))


def words(text: str) -> list[str]:
    """The bare words of a text in their order."""
    return [bare(match.group()) for match in WORD.finditer(text)]
