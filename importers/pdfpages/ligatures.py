"""Arabic fonts of the press: ligatures whose letters come turned round, letters in two pieces.

Each page is its own evidence: in ligatures a lam is the first letter (`لا`, `لم`, `لج`), and where it
comes second, the letters of all ligatures are turned round; and a piece that nearly always stands before a seen or a sad belongs to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from importers.pdfpages.letters import UNKNOWN
from importers.pdfpages.sheet import Glyph, Word

_LAM = "ل"
_TOOTHED = "سشصض"
"""Letters that some fonts draw in two pieces, the first without a meaning of its own."""
_FEWEST = 3
_NEARLY_ALL = 0.9


def mended(words: Sequence[Word]) -> list[Word]:
    """The words of a page with their ligatures in order and their letters in one piece."""
    turned = _are_turned(words)
    pieces = _are_pieces(words)
    if not turned and not pieces:
        return list(words)
    return [_mended(word, turned, pieces) if word.glyphs else word for word in words]


def _are_turned(words: Sequence[Word]) -> bool:
    straight = turned = 0
    for word in words:
        for cluster in _clusters(word.glyphs):
            letters = "".join(glyph.text for glyph in cluster)
            straight += len(letters) == 2 and letters[0] == _LAM != letters[1]
            turned += len(letters) == 2 and letters[1] == _LAM != letters[0]
    return turned >= _FEWEST and turned > 4 * straight


def _are_pieces(words: Sequence[Word]) -> bool:
    following = [
        word.text[at + 1 : at + 2]
        for word in words
        if word.glyphs and UNKNOWN in word.text
        for at, sign in enumerate(word.text)
        if sign == UNKNOWN
    ]
    before = sum(sign != "" and sign in _TOOTHED for sign in following)
    return len(following) >= _FEWEST and before >= _NEARLY_ALL * len(following)


def _mended(word: Word, turned: bool, pieces: bool) -> Word:
    glyphs = list(word.glyphs)
    if pieces and UNKNOWN in word.text:
        texts = [glyph.text for glyph in glyphs]
        glyphs = [
            glyph
            for glyph, after in zip(glyphs, [*texts[1:], ""], strict=True)
            if not (glyph.text == UNKNOWN and after and after in _TOOTHED)
        ]
    if turned:
        glyphs = [
            glyph
            for cluster in _clusters(glyphs)
            for glyph in (
                cluster[::-1] if all(each.text.isalpha() for each in cluster) else cluster
            )
        ]
    if not glyphs or glyphs == list(word.glyphs):
        return word
    return replace(word, text="".join(glyph.text for glyph in glyphs), glyphs=tuple(glyphs))


def _clusters(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Glyphs at one place together."""
    cluster: list[Glyph] = []
    for glyph in glyphs:
        if cluster and not _at_one_place(cluster[0], glyph):
            yield cluster
            cluster = []
        cluster.append(glyph)
    if cluster:
        yield cluster


def _at_one_place(one: Glyph, other: Glyph) -> bool:
    return abs(one.left - other.left) < 0.01 and abs(one.right - other.right) < 0.01
