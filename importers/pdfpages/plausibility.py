"""Text that looks like letters and says nothing: fonts that name the wrong letters.

A font may claim that its glyphs are other letters than they show. Each letter is then a good one;
only the words betray it. What is asked here holds for every language of a script, so that no
dictionary is needed; measured on Arabic reports and on such files.
"""

from __future__ import annotations

import re
import unicodedata

_ARABIC_WORD = re.compile("[\u0620-\u063f\u0641-\u0652\u0670-\u06d3]+")
_TATWEEL = "\u0640"
_WAW = "و"
_FEWEST_WORDS = 50
_LONE_LETTERS = (0.06, 0.12)
"""Share of words of one letter (but `and`, which many write apart) from which Arabic is doubtful,
and is none: 0.00 to 0.02 in sound text, 0.14 to 0.37 in unsound."""
_LATIN_WORD = re.compile(r"[^\W\d_]{4,}")
_VOWELS = frozenset("aeiouyæœøаеёиоуыэюяіїєαεηιουωőű")
_WITHOUT_VOWELS = 0.4


def implausible_share(text: str) -> float:
    """How much of a text, 0 to 1, cannot be meant as it stands, by the look of its words."""
    return max(_arabic(text), _alphabetic(text))


def _arabic(text: str) -> float:
    if text.isascii() or max(text) < "\u0600":
        return 0.0
    words = _ARABIC_WORD.findall(text.replace(_TATWEEL, ""))
    if len(words) < _FEWEST_WORDS:
        return 0.0
    lone = sum(len(word) == 1 and word != _WAW for word in words) / len(words)
    doubtful, unsound = _LONE_LETTERS
    if lone >= unsound:
        return 1.0
    return lone if lone >= doubtful else 0.0


def _alphabetic(text: str) -> float:
    """Words without vowels: what `The General Assembly` becomes where each letter is another."""
    words = [word for word in _LATIN_WORD.findall(text) if word[0] < "\u0530"]
    if len(words) < _FEWEST_WORDS:
        return 0.0
    bare = sum(not _has_vowel(word) for word in words) / len(words)
    return bare if bare >= _WITHOUT_VOWELS else 0.0


def _has_vowel(word: str) -> bool:
    lower = word.lower()
    if not _VOWELS.isdisjoint(lower):
        return True
    return not lower.isascii() and not _VOWELS.isdisjoint(unicodedata.normalize("NFD", lower))
