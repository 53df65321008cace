"""The words of a theme: how a person writes them down, and where they stand in a text.

One line each: `refugee*` is the beginning of a word, `peace process*` are words in a row, `?crisis`
speaks for the theme only together with others, `-debt relief` never speaks for it. A hyphen may be
left out or stand for a space: `peace-keeping` is found as `peacekeeping` too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from importers.structure.wordlists import words
from viewer.analysis.forms import Form, forms, readings, stem

_HYPHEN = re.compile(r"(?<=\w)-(?=\w)")
_MOST_KEPT = 50_000
_NAME_LEAST = 3
"""Capitalised words in a row that are a name: `Department of Peacekeeping Operations`."""
_LINKS = words("of the and for on in to de la le les des du et pour l d")


@dataclass(frozen=True, slots=True)
class Term:
    """Forms in a row; `open_end` where the last may go on."""

    forms: tuple[str, ...]
    open_end: bool
    weak: bool


@dataclass(frozen=True, slots=True)
class Match:
    """A term in a text: words `[first, last]` of it.

    Attributes:
        named: within a name, which says who and not what.
    """

    term: Term
    first: int
    last: int
    named: bool


class Text:
    """A text prepared for looking the terms of many themes up in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.forms: list[Form] = forms(text)
        self.stems = [stem(each.form) for each in self.forms]
        self.readings = [readings(each.form) for each in self.forms]

    @cached_property
    def named(self) -> list[bool]:
        """Which words are part of a name."""
        return _names(self.text, self.forms)

    def printed(self, first: int, last: int) -> str:
        """The words as they stand there, on one line."""
        return " ".join(self.text[self.forms[first].start : self.forms[last].end].split())


class Terms:
    """The words of one theme."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._whole: dict[str, list[Term]] = {}
        self._open: dict[str, list[Term]] = {}
        self._never: dict[str, list[Term]] = {}
        self._heads: set[str] = set()
        self._lengths: set[int] = set()
        self._begins: dict[str, bool] = {}
        for line in lines:
            self._take(line.strip())

    def matches(self, text: Text) -> list[Match]:
        """The longest at each place, none within another, in the order of the text."""
        found: list[Match] = []
        free = 0
        for place in self._beginnings(text):
            if place < free:
                continue
            never = self._longest(text, place, never=True)
            match = self._longest(text, place, never=False)
            if never is not None and (match is None or never.last >= match.last):
                free = never.last + 1
            elif match is not None:
                found.append(match)
                free = match.last + 1
        return found

    def _beginnings(self, text: Text) -> list[int]:
        """Where a term may begin: asked of each word for each theme, so that answers are kept."""
        known, places = self._begins, []
        for place, each in enumerate(text.forms):
            begins = known.get(each.form)
            if begins is None:
                if len(known) >= _MOST_KEPT:
                    known.clear()
                begins = known[each.form] = self._may_begin(text.readings[place])
            if begins:
                places.append(place)
        return places

    def _may_begin(self, here: Sequence[str]) -> bool:
        for reading in here:
            if reading in self._heads:
                return True
            for length in self._lengths:
                if reading[:length] in self._open:
                    return True
        return False

    def _take(self, line: str) -> None:
        never, weak = line.startswith("-"), line.startswith("?")
        line = line[1:] if never or weak else line
        open_end = line.endswith("*")
        for spelling in dict.fromkeys((line, _HYPHEN.sub("", line))):
            row = tuple(each.form for each in forms(spelling))
            if not row:
                continue
            term = Term(row, open_end, weak)
            if never:
                self._heads.add(row[0])
                self._never.setdefault(row[0], []).append(term)
            elif open_end and len(row) == 1:
                self._open.setdefault(row[0], []).append(term)
                self._lengths.add(len(row[0]))
            else:
                self._heads.add(row[0])
                self._whole.setdefault(row[0], []).append(term)

    def _longest(self, text: Text, place: int, *, never: bool) -> Match | None:
        best: Match | None = None
        for reading in text.readings[place]:
            for term in self._beginning(reading, never=never):
                last = _reaches(term, text.readings, place)
                if last is not None and (best is None or (last, not term.weak) > _rank(best)):
                    best = Match(term, place, last, all(text.named[place : last + 1]))
        return best

    def _beginning(self, form: str, *, never: bool) -> list[Term]:
        if never:
            return self._never.get(form, [])
        found = list(self._whole.get(form, ()))
        for length in self._lengths:
            if length <= len(form):
                found.extend(self._open.get(form[:length], ()))
        return found


def _rank(match: Match) -> tuple[int, bool]:
    return match.last, not match.term.weak


def _reaches(term: Term, found: Sequence[Sequence[str]], place: int) -> int | None:
    """The last word of a term whose first stands at a place; None where it does not go on so."""
    last = place + len(term.forms) - 1
    if last >= len(found):
        return None
    for number in range(1, len(term.forms)):
        wanted = term.forms[number]
        goes_on = term.open_end and number == len(term.forms) - 1
        if not any(
            each.startswith(wanted) if goes_on else each == wanted for each in found[place + number]
        ):
            return None
    return last


def _names(text: str, found: Sequence[Form]) -> list[bool]:
    """Which words are part of a name: several capitalised ones in a row, with `of` and `the`."""
    named = [False] * len(found)
    begin, last, capitals = 0, -1, 0

    def close() -> None:
        if capitals >= _NAME_LEAST:
            named[begin : last + 1] = [True] * (last + 1 - begin)

    for number, each in enumerate(found):
        parted = number > 0 and any(
            sign in text[found[number - 1].end : each.start] for sign in ".,;:()\n"
        )
        if parted:
            close()
            capitals, last = 0, -1
        if text[each.start].isupper():
            begin = number if capitals == 0 else begin
            capitals, last = capitals + 1, number
        elif each.form not in _LINKS:
            close()
            capitals, last = 0, -1
    close()
    for number, each in enumerate(found):
        if text[each.start : each.end].isupper() and text[each.start - 1 : each.start] == "(":
            named[number] = True  # what the name before it is called for short
    return named
