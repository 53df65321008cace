"""Vowel signs that the file draws apart from their letters."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from importers.pdfpages.sheet import Word

_SIGNS = "".join(map(chr, range(0x64B, 0x653)))
_FAR = 0.6
"""Of the letters' size: how far a sign's baseline may lie from that of its word."""


def with_marks(words: Sequence[Word]) -> list[Word]:
    """The words, with signs on the letters that bear them and all of a line on one baseline."""
    signs = [word for word in words if word.glyphs and all(map(unicodedata.combining, word.text))]
    alone = set(map(id, signs))
    rest = [word for word in words if id(word) not in alone]
    for sign in signs:
        at = _bearer(rest, sign)
        if at is None:
            rest.append(sign)
        else:
            word = rest[at]
            rest[at] = replace(word, text=word.text + sign.text, glyphs=word.glyphs + sign.glyphs)
    return [_lowered(rest, at) if _is_raised_letter(word) else word for at, word in enumerate(rest)]


def _is_raised_letter(word: Word) -> bool:
    """A letter and its sign drawn as one, which then stand at the height of the sign."""
    return 1 < len(word.text) < 5 and word.text[-1] in _SIGNS and bool(word.glyphs)


def _lowered(words: Sequence[Word], at: int) -> Word:
    """The word on the baseline of the line that goes on beside it."""
    word = words[at]
    beside = [
        (max(other.left - word.right, word.left - other.right), other.baseline - word.baseline)
        for other in words
        if 0.2 * word.size < other.baseline - word.baseline <= _FAR * word.size
        and other.turn == word.turn
    ]
    distance, lower = min(beside, default=(word.size, 0.0))
    if distance >= word.size:
        return word
    return replace(
        word, baseline=word.baseline + lower, top=word.top + lower, bottom=word.bottom + lower
    )


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
