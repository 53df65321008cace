"""The words of a paragraph as alignment sees them: without what printing and extraction add."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

DASHES = "-\u00ad\u2010\u2011\u2012\u2013\u2014\u2015\u2212"

_BROKEN_AT_DASH = re.compile(rf"(?<=\w)\s*[{DASHES}]\s*(?=\w)")
"""`self- determination` and `self -determination` are `self-determination` at a line's end."""

_APOSTROPHE = re.compile("(?<=\\w)['\u2018\u2019\u02bc\u2032](?=\\w)")

_MARK_AFTER_WORD = re.compile(r"(?<=[^\W\d_])\d{1,3}(?![\w./])")
"""A footnote mark glued to its word: `Conference1`; not `A1/2`."""

_MARK_AFTER_STOP = re.compile(r"(?<=[^\W\d_][,;:)\u201d\"])\s?\d{1,3}(?=\s*$|\s+[^\W\d_])")
"""A footnote mark after a stop that ends a clause: `organizations,3` and `Secretary-General;3`."""

_SIGN = re.compile(f"[{DASHES}'\u2018\u2019\u02bc\u2032]")
_DIGIT = re.compile(r"\d")

_WORD = re.compile(r"\w+(?:[./]\w+)*")
"""Symbols (`A/67/280`) and figures (`3.5`) are one word each."""


def words(text: str, *, fold_case: bool = True) -> list[str]:
    """Words folded in typography and hyphenation, and as a rule in case, without footnote marks."""
    text = unicodedata.normalize("NFKC", text)
    # Looking for a sign is many times quicker than asking at each letter what stands around it.
    if _SIGN.search(text):
        text = _BROKEN_AT_DASH.sub("", _APOSTROPHE.sub("", text))
    if _DIGIT.search(text):
        text = _MARK_AFTER_STOP.sub(" ", _MARK_AFTER_WORD.sub("", text))
    return _WORD.findall(text.casefold() if fold_case else text)


class Lexicon:
    """Words as single characters, so that one string comparison compares whole words.

    rapidfuzz compares strings with bit-parallel code; a character a word makes its ratio the share
    of words. Characters start above the surrogates, which no string should hold.
    """

    _FIRST = 0xE000
    _LAST = 0x10FFFF

    def __init__(self) -> None:
        self._codes: dict[str, str] = {}

    def encode(self, of_text: Iterable[str]) -> str:
        return "".join(self._code(word) for word in of_text)

    def _code(self, word: str) -> str:
        code = self._codes.get(word)
        if code is None:
            # Past a million different words the last code stands for all others.
            code = chr(min(self._FIRST + len(self._codes), self._LAST))
            self._codes[word] = code
        return code


def spread(texts: Iterable[Sequence[str]]) -> Counter[str]:
    """In how many texts each word occurs."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(set(text))
    return counts
