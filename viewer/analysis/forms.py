"""Words as themes and suggestions compare them: without case, accents, articles and clitics.

French elisions (`l'aide`) come apart, Arabic loses vowel signs, its forms of alef become one, and the
article goes, with what is written before it (`وبالسلام` is `سلام`). A hyphen parts words, so that
`peace-keeping` and `peace keeping` are the same.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from importers.structure.wordlists import words

_WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f\u0640\u064b-\u065f\u0670])+")
_ARABIC = re.compile("[\u0621-\u064a]")
_ARABIC_MARKS = re.compile("[\u0640\u064b-\u065f\u0670]")
_ARABIC_LETTERS = str.maketrans(
    {"\u0622": "\u0627", "\u0623": "\u0627", "\u0625": "\u0627", "\u0671": "\u0627",
     "\u0629": "\u0647", "\u0649": "\u064a"}
)  # fmt: skip
_ARTICLE = re.compile(r"^(?:[وف]?[بك]?ال|[وف]?لل(?!ا))(?=\w{2})")
_TWO_LAMS = re.compile(r"^[وف]?لل(?=ا)")
"""`للاجئين` is of `لاجئين`, `للأمهات` of `أمهات`: one lam stays, and `readings` has both."""
_CONJUNCTIONS = "وفبلك"

FUNCTION_WORDS = words(
    "the and for with from that this these those which who whom whose what when where while are "
    "was were been being has have had having its their his her our your them they him she you "
    "all any both each few more most other others some such than too very can could may might "
    "must shall should will would not nor but also only own same into onto upon over under "
    "between among through during before after above below about against within without "
    "including include regarding towards toward per inter alia there here then once again further "
    "les des une dans que qui pour sur par aux avec est sont ont ses leur leurs cette ces ainsi "
    "entre comme plus dont elle elles ils nous vous mais tout tous toute toutes etre avoir son "
    "من في على الى عن مع هذا هذه التي الذي الذين ذلك كل بين بعد قبل كما لكن ان او ما لا قد كان هو هي"
)
"""English, French and Arabic words (as `form_of` gives them) that are in every text."""


@dataclass(frozen=True, slots=True)
class Form:
    """A word of a text and the place `[start, end)` where it is printed."""

    form: str
    start: int
    end: int


def forms(text: str) -> list[Form]:
    """The words of a text in their order."""
    return [Form(form_of(each.group()), each.start(), each.end()) for each in _WORD.finditer(text)]


def form_of(word: str) -> str:
    """One word as it is compared."""
    if word.isascii():
        return word.lower()
    if _ARABIC.search(word):
        bare = _ARABIC_MARKS.sub("", word).translate(_ARABIC_LETTERS)
        return _TWO_LAMS.sub("ل", _ARTICLE.sub("", bare))
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def readings(form: str) -> tuple[str, ...]:
    """A word as it stands, and without a particle that Arabic writes together with it."""
    if len(form) > 4 and form[0] in _CONJUNCTIONS:
        return form, form[1:]
    return (form,)


def stem(form: str) -> str:
    """A word without the ending of a plural, for learning: English and French alike."""
    if len(form) < 5 or not form.isascii() or form[-1] not in "sx":
        return form
    if form.endswith("ies"):
        return form[:-3] + "y"
    if form.endswith(("ss", "us", "is", "ous")):
        return form
    return form[:-1]
