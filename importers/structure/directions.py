"""Which letters run to the left."""

from __future__ import annotations

import re
import unicodedata

_BLOCKS = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
"""Where Hebrew, Arabic, Syriac and their like have their letters, and signs of no direction."""


def right_to_left_letters(text: str) -> int:
    """How many letters run to the left."""
    if text.isascii():
        return 0
    return sum(unicodedata.bidirectional(sign) in ("R", "AL") for sign in _BLOCKS.findall(text))


def has_right_to_left(text: str) -> bool:
    return not text.isascii() and right_to_left_letters(text) > 0
