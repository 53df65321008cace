"""Texts as other programs keep them, and the unit in which they counted their places.

The standard counts code points of the text file. Programs were seen to count a line end of two
characters as one and one of one as two, characters beyond U+FFFF as two, and the byte order mark;
which it was is told by the words that selections are called by.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from importers.decoding import decode
from importers.registry import Source as File
from viewer.importing.projects.foreign import Selection

_CUT = ("…", "...")
_UNITS = "characters in UTF-16"
_MARK = "a byte order mark counted in"
_TELLING = 3
"""Shorter names stand in many places."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A text, and how places in it were counted.

    Attributes:
        text: with line feeds.
        way: how it was counted, in words for the report; empty where as the standard says.
        at: from a place as it was counted to the place in the text.
    """

    text: str
    way: str
    at: Callable[[int], int]


def counted(raw: str, selections: Sequence[Selection]) -> Counted:
    """The way of counting under which most selections are called by their words."""
    text = raw.replace("\r\n", "\n").replace("\r", "\n")
    standard = Counted(text, "", _without_returns(raw))
    named = [each for each in selections if len(each.name) >= _TELLING]
    if not named or sum(_fit(each, standard) for each in named) == 2 * len(named):
        return standard
    return max(_ways(raw, text), key=lambda way: sum(_fit(each, way) for each in named))


def _ways(raw: str, text: str) -> Iterator[Counted]:
    """As the standard says first: of ways that fit alike, the first holds."""
    line_ends = {raw: ""}
    line_ends.setdefault(text, "line ends counted as one character")
    line_ends.setdefault(text.replace("\n", "\r\n"), "line ends counted as two characters")
    for units in (False, True) if any(each > "\uffff" for each in raw) else (False,):
        for mark in (False, True):
            for whole, way in line_ends.items():
                said = [way, _UNITS if units else "", _MARK if mark else ""]
                at = _without_returns(whole)
                at = _after_units(whole, at) if units else at
                yield Counted(text, ", ".join(filter(None, said)), _after_mark(at) if mark else at)


def _fit(selection: Selection, way: Counted) -> int:
    """2 where it is called by its words, 1 where by the first of them: names may be cut."""
    words = squeezed(way.text[max(0, way.at(selection.start)) : max(0, way.at(selection.end))])
    name = named_words(selection.name)
    return 2 if words == name else int(bool(name) and words.startswith(name))


def named_words(name: str) -> str:
    """Without the mark of a cut, white space as in `squeezed`."""
    for cut in _CUT:
        name = name.removesuffix(cut)
    return squeezed(name)


def squeezed(text: str) -> str:
    return " ".join(text.split())


def decoded(content: bytes) -> str:
    """The letters of a text file; UTF-8 as the standard says, else what it most likely is.

    Raises:
        UnreadableFile: it is no text.
    """
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return decode(File("text.txt", content))[0]


def _without_returns(raw: str) -> Callable[[int], int]:
    """Places count two characters for a line end of two."""
    gone = [index for index, pair in enumerate(pairwise(raw)) if pair == ("\r", "\n")]
    return lambda place: place - bisect_left(gone, place)


def _after_units(whole: str, then: Callable[[int], int]) -> Callable[[int], int]:
    """Places count UTF-16 units of a text."""
    before = list(accumulate((1 + (character > "\uffff") for character in whole), initial=0))
    return lambda place: then(bisect_left(before, place) if place >= 0 else place)


def _after_mark(then: Callable[[int], int]) -> Callable[[int], int]:
    """Places count a byte order mark."""
    return lambda place: then(place - 1)
