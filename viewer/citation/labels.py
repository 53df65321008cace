"""What the labels that are printed before paragraphs look like."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)*[a-z]?|[٠-٩۰-۹]+", re.IGNORECASE)
_BRACKETED = re.compile(r"\(\s*[0-9A-Za-z]{1,5}\s*\)(?:\s*\(\s*[0-9A-Za-z]{1,5}\s*\))*")
_LETTER = re.compile(r"[A-Za-z]|[ivxlcdm]+", re.IGNORECASE)


def is_number(bare: str) -> bool:
    """`14`, `1.2.3`, `١٤`."""
    return bool(_NUMBER.fullmatch(bare))


def is_letter(bare: str) -> bool:
    """`A` or `IV`."""
    return bool(_LETTER.fullmatch(bare))


def is_subordinate(label: str) -> bool:
    """`(a)`, `(b) (ii)`, `b)`: a part of the paragraph above."""
    bare = label.rstrip(".:").strip()
    return bool(_BRACKETED.fullmatch(bare)) or (bare.endswith(")") and len(bare) <= 5)


def ordinal(number: int) -> str:
    """`1st`, `12th`."""
    if 10 <= number % 100 <= 20:
        return f"{number}th"
    return f"{number}{({1: 'st', 2: 'nd', 3: 'rd'}).get(number % 10, 'th')}"
