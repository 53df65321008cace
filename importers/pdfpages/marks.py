"""Vowel signs that the file draws apart from their letters."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from importers.pdfpages.sheet import Word

_FAR = 0.6
"""Of the letters' size: how far a sign's baseline may lie from that of its word."""


def with_marks(words: Sequence[Word]) -> list[Word]:
    """The words, with those that are nothing but signs put on the word under or over which they are."""
    signs = [word for word in words if word.glyphs and all(map(unicodedata.combining, word.text))]
    if not signs:
        return list(words)
    rest = [word for word in words if not any(word is sign for sign in signs)]
    for sign in signs:
        at = _bearer(rest, sign)
        if at is None:
            rest.append(sign)
        else:
            word = rest[at]
            rest[at] = replace(word, text=word.text + sign.text, glyphs=word.glyphs + sign.glyphs)
    return rest


def _bearer(words: Sequence[Word], sign: Word) -> int | None:
    middle = (sign.left + sign.right) / 2
    near = [
        (abs(word.baseline - sign.baseline), at)
        for at, word in enumerate(words)
        if word.glyphs
        and word.left - 1 <= middle <= word.right + 1
        and word.turn == sign.turn
        and abs(word.baseline - sign.baseline) <= _FAR * word.size
    ]
    return min(near)[1] if near else None
