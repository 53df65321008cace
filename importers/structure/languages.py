"""The language of a text by its script and its commonest words.

No library: a model of several megabytes takes a second to load in every worker, and the documents
here are long enough for the words that stand in every sentence. Short or mixed texts give None.
"""

from __future__ import annotations

import re
from collections import Counter

from importers.structure.wordlists import words
from importers.structure.words import runs_of_letters

_SAMPLE = 6_000
_FEWEST_LETTERS = 20
_COMMON = {
    "en": words("the of and to in that is for on with as by its at from this which be are was"),
    "fr": words(
        "le la les de des et du en dans que pour sur au par est une qui aux avec ce sont se à"
    ),
    "es": words("el la los las de y del en que por con una para se al es su como más sus"),
    "de": words("der die das und den von zu des im mit dem für auf ist eine nicht auch als sich"),
    "it": words("il di che e la per un del in della con i le gli dei delle alla non sono nel"),
    "pt": words("o a os as de e do da dos das em que para com uma no na ao por não"),
    "nl": words("de het een van en in dat op te voor met zijn aan door is die niet bij"),
}
_SCRIPTS = (
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
)
_OTHER_SCRIPT = re.compile("[\u0400-\u04ff\u0600-\u06ff\u4e00-\u9fff]")


def language_of(text: str) -> str | None:
    """ISO 639-1 code, or None where the text gives too little evidence."""
    sample = text[:_SAMPLE]
    found = runs_of_letters(sample.lower())
    letters = sum(map(len, found))
    if letters < _FEWEST_LETTERS:
        return None
    if not sample.isascii() and _OTHER_SCRIPT.search(sample):
        for code, script in _SCRIPTS:
            if len(script.findall(sample)) > 0.4 * letters:
                return code
    shares = _shares(found)
    best = max(shares, key=lambda code: shares[code])
    second = max(share for code, share in shares.items() if code != best)
    clear = shares[best] >= 0.08 and shares[best] > 1.15 * second
    # Letters that number the items of a list are words of Portuguese.
    several = sum(len(word) > 1 for word in _COMMON[best].intersection(found)) > 1
    return best if clear and several else None


_ITS_OWN = {
    code: common - frozenset().union(*(each for other, each in _COMMON.items() if other != code))
    for code, common in _COMMON.items()
}
_PARAGRAPH = 600
_FEWEST_WORDS = 8
"""Fewer are a name or a title, which are quoted in other languages everywhere."""


def own_language(text: str, document: str | None) -> str | None:
    """The language of a paragraph, where it clearly is another than the document's; else None.

    A name or a title in another language does not make a paragraph one of that language.
    """
    sample = text[:_PARAGRAPH]
    if len(sample) < _FEWEST_LETTERS:
        return None
    # Two words that only the document's language has: nearly all paragraphs are done with here.
    if len(_ITS_OWN.get(document or "", frozenset()).intersection(sample.lower().split())) > 1:
        return None
    found = runs_of_letters(sample.lower())
    letters = sum(map(len, found))
    if letters < _FEWEST_LETTERS:
        return None
    for code, script in _SCRIPTS:
        count = len(script.findall(sample)) if not sample.isascii() else 0
        if count > 0.7 * letters:
            return None if code == document else code
        if count > 0.1 * letters:  # mixed
            return None
    if len(found) < _FEWEST_WORDS:
        return None
    shares = _shares(found)
    best = max(shares, key=lambda code: shares[code])
    others = [share for code, share in shares.items() if code != best]
    clear = shares[best] >= 0.15 and shares[best] > 1.5 * max(others)
    return best if clear and best != document and _several(found, best) else None


def _several(found: list[str], code: str) -> bool:
    """Different words of the language, two of which no other has: not one name again and again."""
    there = set(found)
    return len(_COMMON[code] & there) > 2 and len(_ITS_OWN[code] & there) > 1


def _shares(found: list[str]) -> dict[str, float]:
    """How much of the words are the commonest of each language."""
    counts = Counter(found)
    return {
        code: sum(map(counts.__getitem__, common & counts.keys())) / len(found)
        for code, common in _COMMON.items()
    }
