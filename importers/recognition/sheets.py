"""A recognised page as a sheet of words like any other, and the confidence of what is made of it."""

from __future__ import annotations

import statistics
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from importers.parsed import Block, Box
from importers.pdfpages.fonts import ASCENT
from importers.pdfpages.sheet import Glyph, Sheet, Word
from importers.recognised import RecognisedPage, RecognisedWord
from importers.structure.directions import has_right_to_left

_NEAR, _NEAR_BELOW = 0.18, 0.23
"""Sizes are measured on ink: those so near to the commonest are meant to be it."""
_GAP = 0.2
"""Between words that are put apart, in sizes of their letters."""
_LEAST = 1.0
"""Points that a word keeps of its width."""
_SPECK = 0.45
"""Below this confidence a mark without letters, or a letter or two alone, is dirt."""
_HOPELESS = 0.2
_POOR, _POOR_SHORT = 0.35, 0.6
"""Of whole lines, and of those of four letters or fewer. A long word in a better line stays, however
unsure: a gap that nobody sees would be worse than a word that says it is in doubt."""
_TOO_TALL = 1.9
"""Words so much taller than their line are pieces of emblems."""


def sheet_of(page: RecognisedPage) -> Sheet:
    """Its words where they stand on the page as it is shown."""
    found = [word for line in _lines(clean(page.words)) for word in _apart(_sized(line))]
    usual = _usual_size(found)
    words = [_word(word, _size(word.size, usual)) for word in found]
    if page.turn:
        words = [_back(word, page) for word in words]
    return Sheet(page.page, page.width, page.height, words)


def clean(words: Sequence[RecognisedWord]) -> list[RecognisedWord]:
    """Without the specks, rules and pieces of pictures that the engine takes for letters."""
    kept = [word for word in words if not _is_dirt(word)]
    return [word for line in _lines(kept) if not _is_dirty(line) for word in line]


def _lines(words: Iterable[RecognisedWord]) -> list[list[RecognisedWord]]:
    lines: dict[int, list[RecognisedWord]] = defaultdict(list)
    for word in words:
        lines[word.line].append(word)
    return list(lines.values())


def _sized(line: list[RecognisedWord]) -> list[RecognisedWord]:
    """No smaller than the ink: of a few words the engine guesses the size badly."""
    ink = statistics.median(word.bottom - word.top for word in line)
    if ink <= line[0].size:
        return line
    return [replace(word, size=ink) for word in line]


def _apart(line: list[RecognisedWord]) -> list[RecognisedWord]:
    """Words that do not cover each other: the engine draws the boxes of some over their neighbours.

    The narrower of two is taken to be right.
    """
    order = sorted(range(len(line)), key=lambda at: line[at].left + line[at].right)
    words = list(line)
    for one, other in pairwise(order):
        left, right = words[one], words[other]
        if left.right <= right.left:
            continue
        gap = _GAP * left.size
        if left.right - left.left > right.right - right.left:
            edge = max(right.left - gap, left.left + _LEAST)
            words[one] = replace(left, right=edge)
        else:
            edge = min(left.right + gap, right.right - _LEAST)
            words[other] = replace(right, left=edge)
    return words


def _is_dirt(word: RecognisedWord) -> bool:
    letters = sum(map(str.isalnum, word.text))
    if word.confidence < _HOPELESS and letters < 4:
        return True
    if word.bottom - word.top > _TOO_TALL * word.size and letters < 4:
        return True
    return word.confidence < _SPECK and letters < 3


def _is_dirty(line: Sequence[RecognisedWord]) -> bool:
    """Nothing but marks, or a few letters that are hardly sure."""
    letters = sum(character.isalnum() for word in line for character in word.text)
    if not letters:
        return True
    sure = sum(word.confidence * len(word.text) for word in line)
    total = sum(len(word.text) for word in line)
    return sure < (_POOR if letters > 4 else _POOR_SHORT) * total


def _usual_size(words: Iterable[RecognisedWord]) -> float:
    """Of most letters, in steps of a quarter of a point: the middle of the fullest stretch."""
    weights = Counter[float]()
    for word in words:
        weights[round(word.size * 4) / 4] += len(word.text)
    if not weights:
        return 0.0

    def around(size: float) -> int:
        return sum(n for each, n in weights.items() if abs(each - size) <= _NEAR / 2 * size)

    return max(weights, key=lambda size: (around(size), weights[size]))


def _size(size: float, usual: float) -> float:
    if -_NEAR_BELOW * usual <= size - usual <= _NEAR * usual:
        return usual
    return max(1.0, round(size * 2) / 2)


def _word(word: RecognisedWord, size: float) -> Word:
    top = word.baseline - ASCENT * size
    return Word(
        word.text,
        word.left,
        top,
        word.right,
        top + size,
        word.baseline,
        size,
        glyphs=_glyphs(word),
    )


def _glyphs(word: RecognisedWord) -> tuple[Glyph, ...]:
    """Of two Arabic letters each by itself: as one they could be taken for a ligature read backwards."""
    if len(word.text) != 2 or not all(map(has_right_to_left, word.text)):
        return ()
    middle = (word.left + word.right) / 2
    return (
        Glyph(word.text[0], middle, word.right),
        Glyph(word.text[1], word.left, middle),
    )


def _back(word: Word, page: RecognisedPage) -> Word:
    """From the page turned upright to the page as it is shown; see `pdfpages.reading`."""
    width, height = page.width, page.height
    if page.turn == 1:
        left, top, right, bottom = width - word.bottom, word.left, width - word.top, word.right
        baseline = width - word.baseline
    elif page.turn == 2:
        left, right = width - word.right, width - word.left
        top, bottom = height - word.bottom, height - word.top
        baseline = height - word.baseline
    else:
        left, top, right, bottom = word.top, height - word.right, word.bottom, height - word.left
        baseline = word.baseline
    return replace(
        word,
        left=left,
        top=top,
        right=right,
        bottom=bottom,
        baseline=baseline,
        turn=page.turn,
        glyphs=(),
    )


def with_confidence(
    blocks: Sequence[Block], pages: Mapping[int, RecognisedPage]
) -> tuple[Block, ...]:
    """The blocks, those from recognised pages with the mean confidence of their letters."""
    if not pages:
        return tuple(blocks)
    weights = {number: list(_weights(page)) for number, page in pages.items()}
    return tuple(_sure(block, weights) for block in blocks)


_Weight = tuple[float, float, int, float]
"""The middle of a word on its page, its letters and its confidence."""


def _weights(page: RecognisedPage) -> Iterator[_Weight]:
    words = clean(page.words)
    # Both go line by line, in the order of the engine.
    for word, placed in zip(words, sheet_of(page).words, strict=True):
        middle = ((placed.left + placed.right) / 2, (placed.top + placed.bottom) / 2)
        yield (*middle, len(word.text), word.confidence)


def _sure(block: Block, weights: Mapping[int, list[_Weight]]) -> Block:
    letters, sure = 0, 0.0
    for box in block.boxes:
        for x, y, count, confidence in weights.get(box.page, ()):
            if _holds(box, x, y):
                letters += count
                sure += count * confidence
    return replace(block, confidence=round(sure / letters, 3)) if letters else block


def _holds(box: Box, x: float, y: float) -> bool:
    return box.left <= x <= box.right and box.top <= y <= box.bottom
