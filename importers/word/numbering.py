"""Labels as Word prints them, counted from `numbering.xml` (ECMA-376 Part 1, 17.9)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from importers.containers.xml import attribute, child, is_on, local, value
from importers.word.numerals import printed

LEVELS = 9
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class _Level:
    start: int = 1
    number_format: str = "decimal"
    text: str = ""
    legal: bool = False
    restart: int | None = None
    hidden: bool = False
    style: str | None = None


@dataclass(frozen=True, slots=True)
class _List:
    """A `num`: an abstract list, with what this use of it changes."""

    abstract: str
    starts: dict[int, int]
    levels: dict[int, _Level]


@dataclass(frozen=True, slots=True)
class Label:
    """A counted label; `text` is empty where Word prints none."""

    text: str
    bullet: bool


class Numbering:
    """Counts the numbered paragraphs of one document, in reading order."""

    def __init__(self, root: etree._Element | None, style_lists: dict[str, str]) -> None:
        """Loads the lists.

        Args:
            root: of `numbering.xml`, None where the document has none.
            style_lists: id of a numbering style to the id of its list.
        """
        self._abstract: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._started: set[tuple[str, int]] = set()
        if root is not None:
            self._load(root, style_lists)

    def level_of_style(self, list_id: str, style: str) -> int:
        """The level that a paragraph style is tied to, 0 where none is."""
        for index, level in self._levels(list_id).items():
            if level.style == style:
                return index
        return 0

    def next(self, list_id: str, level_index: int) -> Label | None:
        """Counts one paragraph on and says its label; None where the list is not defined."""
        use = self._lists.get(list_id)
        levels = self._levels(list_id)
        if use is None or level_index not in levels:
            return None
        level = levels[level_index]
        counts = self._counts.setdefault(use.abstract, [None] * LEVELS)
        self._count(list_id, use, level_index, levels, counts)
        if level.number_format == "bullet":
            return Label("" if level.hidden else _bullet(level.text), True)
        if level.hidden:
            return Label("", False)
        return Label(
            _PLACE.sub(lambda at: self._place(at, level, levels, counts), level.text), False
        )

    def _count(
        self,
        list_id: str,
        use: _List,
        index: int,
        levels: dict[int, _Level],
        counts: list[int | None],
    ) -> None:
        current = counts[index]
        if index in use.starts and (list_id, index) not in self._started:
            self._started.add((list_id, index))
            counts[index] = use.starts[index]
        else:
            counts[index] = levels[index].start if current is None else current + 1
        for deeper in range(index + 1, LEVELS):
            restart = levels[deeper].restart if deeper in levels else None
            if restart == 0 or (restart is not None and index >= restart):
                continue
            counts[deeper] = None

    def _place(
        self,
        at: re.Match[str],
        level: _Level,
        levels: dict[int, _Level],
        counts: list[int | None],
    ) -> str:
        index = int(at[1]) - 1
        other = levels.get(index, _Level())
        count = counts[index]
        number_format = "decimal" if level.legal else other.number_format
        return printed(other.start if count is None else count, number_format)

    def _levels(self, list_id: str) -> dict[int, _Level]:
        use = self._lists.get(list_id)
        if use is None:
            return {}
        return {**self._abstract.get(use.abstract, {}), **use.levels}

    def _load(self, root: etree._Element, style_lists: dict[str, str]) -> None:
        links: dict[str, str] = {}
        for each in root:
            if local(each) == "abstractNum":
                identity = attribute(each, "abstractNumId") or ""
                self._abstract[identity] = _levels_of(each)
                if link := value(each, "numStyleLink"):
                    links[identity] = link
        for each in root:
            if local(each) == "num":
                self._lists[attribute(each, "numId") or ""] = _list_of(each)
        for identity, style in links.items():
            target = self._lists.get(style_lists.get(style, ""))
            if target is not None and not self._abstract[identity]:
                self._abstract[identity] = self._abstract.get(target.abstract, {})


def _levels_of(parent: etree._Element) -> dict[int, _Level]:
    levels = {}
    for each in parent:
        if local(each) == "lvl":
            levels[_level_index(each)] = _level(each)
    return levels


def _level_index(element: etree._Element) -> int:
    return min(max(_number(attribute(element, "ilvl"), 0), 0), LEVELS - 1)


def _level(element: etree._Element) -> _Level:
    restart = value(element, "lvlRestart")
    return _Level(
        start=_number(value(element, "start"), 1),
        number_format=value(element, "numFmt") or "decimal",
        text=value(element, "lvlText") or "",
        legal=bool(is_on(element, "isLgl")),
        restart=None if restart is None else _number(restart, 0),
        hidden=bool(is_on(child(element, "rPr"), "vanish")),
        style=value(element, "pStyle"),
    )


def _list_of(element: etree._Element) -> _List:
    starts: dict[int, int] = {}
    levels: dict[int, _Level] = {}
    for each in element:
        if local(each) != "lvlOverride":
            continue
        index = _level_index(each)
        start = value(each, "startOverride")
        if start is not None:
            starts[index] = _number(start, 1)
        replaced = child(each, "lvl")
        if replaced is not None:
            levels[index] = _level(replaced)
    return _List(value(element, "abstractNumId") or "", starts, levels)


def _number(text: str | None, otherwise: int) -> int:
    try:
        return int(text) if text is not None else otherwise
    except ValueError:
        return otherwise


def _bullet(text: str) -> str:
    """Symbol fonts keep their bullets in the private area, where they mean nothing alone."""
    return "".join("•" if "\ue000" <= each <= "\uf8ff" else each for each in text).strip() or "•"
