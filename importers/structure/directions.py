"""Which letters run to the left."""

from __future__ import annotations

import re
import unicodedata

_BLOCKS = ((0x0590, 0x08FF), (0xFB1D, 0xFDFF), (0xFE70, 0xFEFF))
"""Where Hebrew, Arabic, Syriac and their like have their letters, and signs of no direction."""
_SIGNS = (chr(code) for first, last in _BLOCKS for code in range(first, last + 1))
# One search in C: this is asked of each line, and on Arabic pages of each word.
_LETTER = re.compile(
    f"[{''.join(sign for sign in _SIGNS if unicodedata.bidirectional(sign) in ('R', 'AL'))}]"
)


def right_to_left_letters(text: str) -> int:
    """How many letters run to the left."""
    return 0 if text.isascii() else len(_LETTER.findall(text))


def has_right_to_left(text: str) -> bool:
    return not text.isascii() and _LETTER.search(text) is not None
