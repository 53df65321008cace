"""Labels as printed, counted from list styles (ODF 1.3 Part 3, 16.30 and 19.880)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from importers.containers.xml import attribute, local
from importers.opendocument.styles import held
from importers.word.numerals import printed

LEVELS = 10
_MOST_DIGITS = 9
_FORMATS = {
    "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
    "١, ٢, ٣, ...": "arabicIndic", "أ, ب, ت, ...": "arabicAlpha", "أ, ب, ج, ...": "arabicAbjad",
    "А, Б, .., Аа, Аб, ... (ru)": "russianUpper", "а, б, .., аа, аб, ... (ru)": "russianLower",
    "01, 02, 03, ...": "decimalZero", "1st": "ordinal",
}  # fmt: skip
"""`style:num-format` to the names that Word has for the same; LibreOffice writes the longer ones."""
_PLACE = re.compile(r"%(\d{1,2})%")


@dataclass(frozen=True, slots=True)
class Label:
    """A counted label; `text` is empty where none is printed."""

    text: str
    bullet: bool


@dataclass(frozen=True, slots=True)
class _Level:
    number_format: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int = 1
    display: int = 1
    bullet: str | None = None
    pattern: str | None = None


@dataclass(slots=True)
class Counter:
    """Where one list stands; an entry is None until its level has been counted."""

    style: str
    counts: list[int | None] = field(default_factory=lambda: [None] * (LEVELS + 1))


class ListStyles:
    """The list styles of one document, and that of its headings."""

    def __init__(self, *roots: etree._Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self.outline = "\x00outline"
        for element in held(roots):
            if local(element) == "list-style":
                self._levels[attribute(element, "name") or ""] = _levels(element)
            elif local(element) == "outline-style":
                self._levels[self.outline] = _levels(element)

    def next(self, counter: Counter, depth: int, start: int | None = None) -> Label | None:
        """Count one item on; None where the style says nothing of this depth.

        Args:
            counter: of the list.
            depth: from 1.
            start: the number that the item itself asks for.
        """
        levels = self._levels.get(counter.style, {})
        level = levels.get(depth)
        if level is None or not 1 <= depth <= LEVELS:
            return None
        if level.bullet is not None:
            return Label(level.bullet, True)
        before = counter.counts[depth]
        if start is None:
            start = level.start if before is None else before + 1
        counter.counts[depth] = start
        counter.counts[depth + 1 :] = [None] * (LEVELS - depth)
        return Label(_text(level, depth, levels, counter.counts), False)


def _text(level: _Level, depth: int, levels: dict[int, _Level], counts: list[int | None]) -> str:
    if level.pattern is not None:
        return _PLACE.sub(lambda at: _place(int(at[1]), levels, counts), level.pattern).strip()
    if not level.number_format:
        return f"{level.prefix}{level.suffix}".strip()
    shown = range(max(1, depth - level.display + 1), depth + 1)
    places = [_place(each, levels, counts) for each in shown]
    return f"{level.prefix}{'.'.join(filter(None, places))}{level.suffix}".strip()


def _place(depth: int, levels: dict[int, _Level], counts: list[int | None]) -> str:
    level = levels.get(depth)
    if level is None or not level.number_format or depth > LEVELS:
        return ""
    count = counts[depth]
    return printed(
        level.start if count is None else count, _FORMATS.get(level.number_format, "decimal")
    )


def _levels(style: etree._Element) -> dict[int, _Level]:
    levels = {}
    for element in style:
        depth = number(attribute(element, "level"), 0)
        if depth:
            levels[depth] = _level(element)
    return levels


def _level(element: etree._Element) -> _Level:
    if local(element) == "list-level-style-bullet":
        return _Level(bullet=_bullet(attribute(element, "bullet-char") or ""))
    if local(element) == "list-level-style-image":
        return _Level(bullet="•")
    return _Level(
        number_format=attribute(element, "num-format") or "",
        prefix=attribute(element, "num-prefix") or "",
        suffix=attribute(element, "num-suffix") or "",
        start=number(attribute(element, "start-value"), 1),
        display=number(attribute(element, "display-levels"), 1),
        pattern=attribute(element, "num-list-format"),
    )


def _bullet(text: str) -> str:
    """Symbol fonts keep their bullets in the private area, where they mean nothing alone."""
    shown = "".join("•" if "\ue000" <= each <= "\uf8ff" else each for each in text)
    return shown if shown.isprintable() else ""


def number(text: str | None, otherwise: int) -> int:
    if text is None or not text.isdecimal() or len(text) > _MOST_DIGITS:
        return otherwise
    return int(text)
