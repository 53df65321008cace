"""Shapes that fonts have codes for, as the letters that they stand for."""

from __future__ import annotations

import re
import unicodedata

PLACEHOLDER = "\u2060"
"""Keeps the count where one character takes two places; prints nothing."""
UNKNOWN = "\ufffd"
"""A character whose font does not say what it shows."""
_SHAPES = re.compile("[\ufb00-\ufdff\ufe70-\ufefc]")
_ADOBE = str.maketrans(
    {
        **dict(zip("\uf8e6\uf8e7\uf8e8\uf8e9\uf8ea", "⏐⎯®©™", strict=True)),
        **dict(zip(map(chr, range(0xF8EB, 0xF8FF)), "⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪⎮⎞⎟⎠⎤⎥⎦⎫⎬⎭", strict=True)),
    }
)
"""Signs of the Symbol font, which Adobe kept in the private area until Unicode had them."""
_CONTROLS = re.compile("[\x01\x03-\x08\x0e-\x1f\x7f-\x9f\uffff]")
_SOFT_HYPHEN = "\u00ad"


def printable(text: str) -> str:
    """Control characters, which stand for letters without a meaning, as the sign for just that.

    U+0002 stays: PDFium says by it that a hyphen ends a line.
    """
    return _CONTROLS.sub(UNKNOWN, text)


def plain_letters(text: str) -> str:
    """Ligatures and the Arabic forms of beginning, middle and end as plain letters.

    A soft hyphen is printed only where a line ends with it.
    """
    if PLACEHOLDER in text:
        text = text.replace(PLACEHOLDER, "")
    if _SOFT_HYPHEN in text:
        text = text[:-1].replace(_SOFT_HYPHEN, "") + text[-1].replace(_SOFT_HYPHEN, "-")
    if text and max(text) >= "\uf8e6":
        text = text.translate(_ADOBE)
        text = _SHAPES.sub(lambda found: unicodedata.normalize("NFKC", found[0]).strip(), text)
    return text
