"""Where in a text a selection of another program stands: by its place, or by the words it is called by."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from viewer.importing.projects.foreign import Selection
from viewer.importing.projects.plain import Counted, named_words, squeezed

MOVED = "stood elsewhere and was found by its words"
EMPTY = "stood on no words and was put on its line"
CUT = "went beyond the end of the text and was cut"


@dataclass(frozen=True, slots=True)
class Located:
    """`[start, end)` in code points, and a clause for the report where that is not what was said."""

    start: int
    end: int
    why: str = ""


def locate(selection: Selection, way: Counted) -> Located | None:
    """Its place in the text; None where there is none."""
    text, name = way.text, named_words(selection.name)
    start, end = way.at(selection.start), way.at(selection.end)
    if selection.start < 0:
        start = end = -1
    inside = 0 <= start < end <= len(text) and bool(text[start:end].strip())
    if inside and (not name or squeezed(text[start:end]).startswith(name)):
        return Located(start, end)
    if inside and squeezed(text[start : end + 1]) == name:
        return Located(start, end + 1)  # a program that counts the last character in
    found = _by_words(text, name, start)
    if found is not None:
        first, last = found
        cut = inside and squeezed(selection.name) != name
        return Located(
            first, min(len(text), max(last, first + end - start)) if cut else last, MOVED
        )
    if inside:
        return Located(start, end)  # it is called by something else than its words
    if 0 <= start < len(text) < end:
        return Located(start, len(text), CUT)
    if 0 <= start <= len(text) and start >= end:
        return _line(text, start)
    return None


def by_quote(quote: str, text: str) -> Located | None:
    """Where words stand that came without a place."""
    found = _by_words(text, named_words(quote), 0)
    return None if found is None else Located(*found)


def _by_words(text: str, words: str, near: int) -> tuple[int, int] | None:
    """Where they stand, the nearest if several times; `words` with single blanks."""
    if not words:
        return None
    whole, places = _with_single_blanks(text)
    about = bisect_left(places, near)
    found = [whole.rfind(words, 0, about + len(words)), whole.find(words, about)]
    spots = [(places[at], places[at + len(words) - 1] + 1) for at in found if at >= 0]
    return min(spots, key=lambda spot: abs(spot[0] - near), default=None)


@lru_cache(maxsize=2)
def _with_single_blanks(text: str) -> tuple[str, array[int]]:
    """The text so, and where each of its characters was: it is searched for many selections."""
    pieces: list[str] = []
    places = array("q")
    for found in re.finditer(r"\S+", text):
        if pieces:
            pieces.append(" ")
            places.append(found.start() - 1)
        pieces.append(found.group())
        places.extend(range(found.start(), found.end()))
    return "".join(pieces), places


def _line(text: str, at: int) -> Located | None:
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    return Located(start, end, EMPTY) if text[start:end].strip() else None
