"""Languages of recognition: how people and the engine name them, and which suit a page."""

from __future__ import annotations

from collections.abc import Sequence

NAMES = {
    "ara": "Arabic",
    "chi_sim": "Chinese (simplified)",
    "chi_tra": "Chinese (traditional)",
    "deu": "German",
    "ell": "Greek",
    "eng": "English",
    "fas": "Persian",
    "fra": "French",
    "heb": "Hebrew",
    "hin": "Hindi",
    "ita": "Italian",
    "jpn": "Japanese",
    "kor": "Korean",
    "nld": "Dutch",
    "por": "Portuguese",
    "rus": "Russian",
    "spa": "Spanish",
    "tur": "Turkish",
    "ukr": "Ukrainian",
    "urd": "Urdu",
    "vie": "Vietnamese",
}
"""Packs of the engine that people are shown by name; others are shown as the engine calls them."""

FIRST = ("eng", "fra", "ara")
"""What is tried where nobody has said more: the languages that most documents here are in."""

_SHORT = {
    "ar": "ara",
    "de": "deu",
    "el": "ell",
    "en": "eng",
    "es": "spa",
    "fa": "fas",
    "fr": "fra",
    "he": "heb",
    "hi": "hin",
    "it": "ita",
    "ja": "jpn",
    "ko": "kor",
    "nl": "nld",
    "pt": "por",
    "ru": "rus",
    "tr": "tur",
    "uk": "ukr",
    "ur": "urd",
    "vi": "vie",
    "zh": "chi_sim",
}

_SCRIPTS = {
    "Arabic": ("ara", "fas", "urd"),
    "Cyrillic": ("rus", "ukr"),
    "Devanagari": ("hin",),
    "Greek": ("ell",),
    "Han": ("chi_sim", "chi_tra", "jpn"),
    "Hangul": ("kor",),
    "Hebrew": ("heb",),
    "Japanese": ("jpn",),
}
_NOT_LATIN = frozenset(code for codes in _SCRIPTS.values() for code in codes)


def code_of(named: str) -> str:
    """The engine's name for a language that a person calls `fr`, `fra` or `French`."""
    wanted = named.strip().casefold()
    by_name = {name.casefold(): code for code, name in NAMES.items()}
    return _SHORT.get(wanted) or by_name.get(wanted) or wanted


def codes_of(named: str) -> tuple[str, ...]:
    """Several, parted by commas, pluses or spaces, each once."""
    parts = named.replace("+", " ").replace(",", " ").split()
    return tuple(dict.fromkeys(code_of(part) for part in parts))


def name_of(code: str) -> str:
    return NAMES.get(code, code)


def usual(installed: Sequence[str], language: str | None = None) -> tuple[str, ...]:
    """What to try: the language of the document first, then what most documents here are in.

    Args:
        installed: codes of the packs that are there.
        language: ISO 639-1, of the document as far as it could be read.
    """
    first = [_SHORT[language]] if language in _SHORT else []
    wanted = [code for code in dict.fromkeys([*first, *FIRST]) if code in installed]
    return tuple(wanted) or tuple(installed[:1])


def fitting(languages: Sequence[str], script: str) -> tuple[str, ...]:
    """Those of the languages that are written in this script; all where none is."""
    if script == "Latin":
        found = [code for code in languages if code not in _NOT_LATIN]
    else:
        found = [code for code in languages if code in _SCRIPTS.get(script, ())]
    return tuple(found) or tuple(languages)
