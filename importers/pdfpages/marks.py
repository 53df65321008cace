"""Vowel signs that the file draws apart from their letters."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from importers.pdfpages.sheet import Glyph, Word

_SIGNS = "".join(map(chr, range(0x64B, 0x653)))
_FAR = 0.6
"""Of the letters' size: how far a sign's baseline may lie from that of its word."""
_LETTER = 0.3
_LIGATURE = 0.7
"""Of the letters' size: the room of an alef, and of a lam with it, where the file tells none."""
_TWICE = 0.2
"""Of the letters' size: the same letter so close to itself is printed once."""


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
    lowered = [
        _lowered(rest, at) if _is_raised_letter(word) else word for at, word in enumerate(rest)
    ]
    return _once([_with_room(word) if _has_sign(word) else word for word in lowered])


def _has_sign(word: Word) -> bool:
    return bool(word.glyphs) and any(map(unicodedata.combining, word.text))


def _is_raised_letter(word: Word) -> bool:
    """A letter and its sign drawn as one, which then stand at the height of the sign."""
    return 1 < len(word.text) < 5 and _has_sign(word)


def _with_room(word: Word) -> Word:
    """The word as wide as its letters: one drawn together with its sign has no width of its own.

    The file, too, puts spaces around it that are not meant.
    """
    places: dict[float, list[Glyph]] = defaultdict(list)
    for glyph in word.glyphs:
        places[round(glyph.left, 1)].append(glyph)
    right = word.right
    for left, glyphs in places.items():
        letters = sum(glyph.text.isalpha() for glyph in glyphs)
        if letters and letters < len(glyphs):
            room = _LETTER if letters == 1 else _LIGATURE
            right = max(right, left + room * word.size)
    return word if right == word.right else replace(word, right=right, apart=False)


def _once(words: list[Word]) -> list[Word]:
    """Words without the letters that the file gives twice at one place.

    It may say of a letter and of the sign over it that each is both: `أُ`, `أُ`.
    """
    signed = [at for at, word in enumerate(words) if _has_sign(word)]
    gone: set[int] = set()
    for at in signed:
        for other in signed:
            if other == at or other in gone:
                continue
            left = _not_repeated(words[at], words[other])
            if left is None:
                continue
            if not left:
                gone.add(at)
                break
            words[at] = replace(words[at], text="".join(each.text for each in left), glyphs=left)
    return [word for at, word in enumerate(words) if at not in gone]


def _not_repeated(word: Word, other: Word) -> tuple[Glyph, ...] | None:
    """What of a word does not stand in the other at the same place; None if all counts.

    A letter has to stand there twice together with a sign.
    """
    near = _TWICE * word.size
    if abs(word.baseline - other.baseline) > 0.1 * word.size or word.turn != other.turn:
        return None
    if word.left > other.right + near or other.left > word.right + near:
        return None
    twice = {
        index
        for index, glyph in enumerate(word.glyphs)
        for each in other.glyphs
        if each.text == glyph.text and abs(each.left - glyph.left) < near
    }
    texts = [word.glyphs[index].text for index in twice]
    signs = sum(text in _SIGNS for text in texts)
    if not signs or signs == len(texts) or len(word.glyphs) > len(other.glyphs) + 2:
        return None
    return tuple(glyph for index, glyph in enumerate(word.glyphs) if index not in twice)


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
        word,
        baseline=word.baseline + lower,
        top=word.top + lower,
        bottom=word.bottom + lower,
        apart=False,
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
