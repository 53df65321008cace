"""What of a paragraph can be found again in a translation of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from importers.parsed import Kind
from viewer.analysis.translation.scripts import numbers, ordinals, plain, script_of
from viewer.analysis.units import Unit

GRAM = 4
"""Letters of a piece of a word by which cognates are known: `govern` in `gouvernement`."""

_WORD = re.compile(r"[^\W_]+")
_SYMBOL = re.compile(r"[a-z0-9][\w.()-]*(?:/[\w.()-]+)+")
_STOPS = {
    **dict.fromkeys(".。۔", "."),
    **dict.fromkeys(";؛；", ";"),
    **dict.fromkeys(":：", ":"),
    **dict.fromkeys(",،，、", ","),
    **dict.fromkeys("?؟？", "?"),
}


@dataclass(frozen=True, slots=True)
class Profile:
    """One unit, or some that follow each other, as seen from another language.

    Attributes:
        length: in letters and digits.
        numbers: and symbols, as they are in every language.
        names: words that may stand unchanged in the other document.
        grams: pieces of words.
        words: by which `companions` learns which words go together.
        labels: what the label of the first may count.
        ending: the stop at the end of the last.
    """

    length: int
    numbers: frozenset[str]
    names: frozenset[str]
    grams: frozenset[str]
    words: frozenset[str]
    labels: frozenset[tuple[str, int]]
    labelled: bool
    headline: bool
    table: bool
    ending: str


def profile(unit: Unit) -> Profile:
    text = plain(unit.text)
    found = _WORD.findall(text)
    latin = [each for each in found if script_of(each[0]) == "latin" and len(each) > 1]
    return Profile(
        length=sum(map(len, found)),
        numbers=frozenset(numbers(text)) | frozenset(_SYMBOL.findall(text)),
        names=frozenset(each for each in latin if len(each) > 2),
        grams=frozenset(_grams(found)),
        words=frozenset(_stems(found)),
        labels=ordinals(unit.label or ""),
        labelled=unit.label is not None,
        headline=unit.headline,
        table=unit.kind is Kind.TABLE,
        ending=_ending(unit.text),
    )


def joined(profiles: Sequence[Profile]) -> Profile:
    """Of units that follow each other."""
    first, last = profiles[0], profiles[-1]
    return Profile(
        length=sum(each.length for each in profiles),
        numbers=frozenset[str]().union(*(each.numbers for each in profiles)),
        names=frozenset[str]().union(*(each.names for each in profiles)),
        grams=frozenset[str]().union(*(each.grams for each in profiles)),
        words=frozenset[str]().union(*(each.words for each in profiles)),
        labels=first.labels,
        labelled=first.labelled,
        headline=first.headline,
        table=first.table,
        ending=last.ending,
    )


def _grams(words: Iterable[str]) -> set[str]:
    """Pieces of the longer words; of Chinese, which has no spaces, pairs of characters."""
    grams: set[str] = set()
    for word in words:
        size = 2 if script_of(word[0]) == "han" else GRAM
        if len(word) >= size and not word[0].isdigit():
            grams.update(word[at : at + size] for at in range(len(word) - size + 1))
    return grams


def _stems(words: Iterable[str]) -> set[str]:
    """Beginnings of words, which languages that bend them change least."""
    stems: set[str] = set()
    for word in words:
        if word[0].isdigit():
            continue
        if script_of(word[0]) == "han":
            stems.update(word[at : at + 2] for at in range(len(word) - 1))
        elif script_of(word[0]) == "arabic":
            stems.add(word.removeprefix("و").removeprefix("ب").removeprefix("ال")[:4])
        elif len(word) > 2:
            stems.add(word[:5])
    return stems


def _ending(text: str) -> str:
    """The stop at the end, the same for all scripts; empty where there is none."""
    for sign in reversed(text):
        if sign in _STOPS:
            return _STOPS[sign]
        if sign.isalpha() or unicodedata.category(sign) in ("Lo", "Ll", "Lu"):
            break
    return ""
