"""Keyword in context: what was found, with the words before and after it, sorted by these.

*Before* and *after* are meant as the text is read. Where it runs from right to left, what comes
before stands on the right of the screen: `Line.sides` says what stands where.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

REACH = 5
"""Words to each side that lines can be sorted by."""
CONTEXT = 160
"""Characters kept to each side, the cut one word short of it at most: more than a screen is wide."""

_LAST = "\U0010ffff"
"""Sorts after every word: no letter stands beyond it."""
_WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f\u0640\u064b-\u065f\u0670])+")

Fold = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Passage:
    """A text and where in it something was found: `[start, end)` in code points, in order."""

    text: str
    spans: Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Line:
    """One occurrence.

    Attributes:
        passage: the place of its passage among those given.
        start, end: of the words that were found, in the text of the passage.
        before, found, after: on one line each, as they are read.
        keys_before, keys_after: folded words to each side, the nearest first.
        right_to_left: whether its passage is written so.
    """

    passage: int
    start: int
    end: int
    before: str
    found: str
    after: str
    keys_before: tuple[str, ...]
    keys_after: tuple[str, ...]
    right_to_left: bool

    @property
    def sides(self) -> tuple[str, str]:
        """What stands on the left of the screen, and on the right."""
        return (self.after, self.before) if self.right_to_left else (self.before, self.after)

    def key(self, place: int) -> str:
        """The folded word `place` words after (or, negative, before) what was found; "" past the end."""
        keys = self.keys_before if place < 0 else self.keys_after
        number = abs(place) - 1
        return keys[number] if number < len(keys) else ""


def concordance(passages: Iterable[Passage], fold: Fold = str.casefold) -> Iterator[Line]:
    """A line for every occurrence, in the order of the passages.

    Args:
        passages: what was found where.
        fold: makes of a word what it is compared by, as the search does.
    """
    for number, passage in enumerate(passages):
        turned = runs_to_the_left(passage.text)
        for start, end in passage.spans:
            yield _line(number, passage.text, start, end, turned, fold)


def arranged(lines: Iterable[Line], places: Sequence[int]) -> list[Line]:
    """The lines by the words at these places, the first place weighing most.

    Args:
        lines: in the order that decides between equals.
        places: `1` is the next word after what was found, `-1` the one before; `0` the found words
            themselves. Where the text ends earlier, the line comes after those that go on.
    """

    def keys(line: Line) -> list[str]:
        return [(line.key(each) if each else line.found.casefold()) or _LAST for each in places]

    return sorted(lines, key=keys)


def runs_to_the_left(text: str) -> bool:
    """Whether the first letter that has a direction runs to the left (Arabic, Hebrew)."""
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction == "L":
            return False
        if direction in ("R", "AL"):
            return True
    return False


def word_at(context: str, place: int) -> tuple[int, int] | None:
    """Where in a context its word `place` after (or, negative, before) what was found stands."""
    words = [match.span() for match in _WORD.finditer(context)]
    if not 0 < abs(place) <= len(words):
        return None
    return words[place] if place < 0 else words[place - 1]


def _line(number: int, text: str, start: int, end: int, turned: bool, fold: Fold) -> Line:
    before = text[max(0, start - CONTEXT) : start]
    after = text[end : end + CONTEXT]
    cut_before, cut_after = start > CONTEXT, end + CONTEXT < len(text)
    if cut_before:
        before = before[_first_gap(before) :]
    if cut_after:
        after = after[: len(after) - _first_gap(after[::-1])]
    return Line(
        passage=number,
        start=start,
        end=end,
        before=("…" if cut_before else "") + _flat(before),
        found=" ".join(text[start:end].split()),
        after=_flat(after) + ("…" if cut_after else ""),
        keys_before=_keys(reversed(_WORD.findall(before)), fold),
        keys_after=_keys(_WORD.findall(after), fold),
        right_to_left=turned,
    )


def _first_gap(text: str) -> int:
    """Where the first space stands; 0 where a word has no end in it."""
    return next((at for at, letter in enumerate(text) if letter.isspace()), 0)


def _flat(text: str) -> str:
    """On one line; spaces at its ends stay, since they part it from what was found."""
    return re.sub(r"\s+", " ", text)


def _keys(words: Iterable[str], fold: Fold) -> tuple[str, ...]:
    found = []
    for word in words:
        found.append(fold(word))
        if len(found) == REACH:
            break
    return tuple(found)
