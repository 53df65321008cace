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
    "fr": words("le la les des et du en dans que pour sur au par est une qui aux avec ce sont"),
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
    counts = Counter(found)
    total = len(found)
    shares = {
        code: sum(map(counts.__getitem__, common & counts.keys())) / total
        for code, common in _COMMON.items()
    }
    best = max(shares, key=lambda code: shares[code])
    second = max(share for code, share in shares.items() if code != best)
    return best if shares[best] >= 0.08 and shares[best] > 1.15 * second else None
