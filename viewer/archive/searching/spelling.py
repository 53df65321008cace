"""Spellings of the same words: with a hyphen, without one, apart."""

from __future__ import annotations

import itertools
import re

from viewer.archive.folding import bare, raw_words

_HYPHENS = re.compile("[-\u2010\u2011\u2012\u2013\u2212]")
_JOINED = re.compile(rf"[^\W\d_]{{2,}}(?:{_HYPHENS.pattern}[^\W\d_]{{2,}})+")
_PREFIXES = tuple(
    "anti co counter inter macro micro mid multi non post pre re socio sub".split()  # noqa: SIM905
)
_REST = 4
"""Letters that must follow for a word to be one with a prefix."""
MOST = 4


def spellings(text: str) -> list[tuple[str, ...]]:
    """The words of a text, and the other ways in which they are written: the plain one first.

    `co-operation` and `cooperation` find each other; of other words than those with a prefix, only the
    one with a hyphen finds both: `follow-up` finds `followup`.
    """
    plain = tuple(raw_words(text))
    ways = [_ways(piece) for piece in text.split()]
    if all(len(each) == 1 for each in ways):
        return [plain]
    found = {plain: None}
    for chosen in itertools.islice(itertools.product(*ways), MOST):
        found[tuple(word for each in chosen for word in each)] = None
    return [words for words in found if words]


def _ways(piece: str) -> list[tuple[str, ...]]:
    plain = tuple(raw_words(piece))
    stripped = piece.strip(".,;:")
    if _JOINED.fullmatch(stripped):
        return [plain, tuple(raw_words(_HYPHENS.sub("", stripped)))]
    if len(plain) == 1:
        word = bare(plain[0])
        for prefix in _PREFIXES:
            if word.startswith(prefix) and len(word) >= len(prefix) + _REST:
                return [plain, (prefix, word.removeprefix(prefix))]
    return [plain]
