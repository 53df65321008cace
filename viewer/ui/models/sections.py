"""Rows in groups that can be folded and nested: which table row is which, in logarithmic time."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

R = TypeVar("R")


@dataclass(slots=True)
class Section(Generic[R]):
    """A group of rows under a heading; `key` stays the same when the rows are read again.

    Attributes:
        level: 0 for the outermost. A section is in the one before it that has a lower level.
        within: how many rows are in the sections inside this one; its own are in `rows`.
    """

    key: Any
    title: str
    rows: list[R] = field(default_factory=list)
    folded: bool = False
    level: int = 0
    within: int = 0

    @property
    def size(self) -> int:
        """How many rows it has, those of the sections inside it too."""
        return len(self.rows) + self.within


class Sections(Generic[R]):
    """Sections laid out as table rows: a heading each, then its rows unless it is folded.

    What is inside a folded section is not laid out at all. With `headings` off there is one section
    at most, and its rows stand alone.
    """

    def __init__(self, sections: Sequence[Section[R]] = (), *, headings: bool = True) -> None:
        self.sections = list(sections)
        self.headings = headings
        self._laid_out: list[Section[R]] = []
        self._starts: list[int] = []
        self._total = 0
        self.lay_out()

    def lay_out(self) -> None:
        """Count again after sections or their rows have changed."""
        self._laid_out, self._starts = [], []
        total = 0
        folded: int | None = None  # the level of the folded section that we are in
        for section in self.sections:
            if self.headings and folded is not None and section.level > folded:
                continue
            folded = section.level if section.folded else None
            self._laid_out.append(section)
            self._starts.append(total)
            total += self._height(section)
        self._total = total

    def __len__(self) -> int:
        return self._total

    def at(self, row: int) -> tuple[Section[R], R | None]:
        """The section of a table row, and its value; None for the heading."""
        number = bisect_right(self._starts, row) - 1
        section = self._laid_out[number]
        inside = row - self._starts[number] - (1 if self.headings else 0)
        return section, (section.rows[inside] if inside >= 0 else None)

    def heading_row(self, section: Section[R]) -> int:
        """Where the heading of a section stands; the section must be laid out."""
        return self._starts[self._number(section)]

    def heading_rows(self) -> list[int]:
        """Where all headings stand."""
        return list(self._starts) if self.headings else []

    def inside(self, section: Section[R]) -> list[R]:
        """All rows of a section, those of the sections inside it and folded ones too."""
        rows: list[R] = []
        start = next(n for n, each in enumerate(self.sections) if each is section)
        for number in range(start, len(self.sections)):
            each = self.sections[number]
            if number > start and each.level <= section.level:
                break
            rows.extend(each.rows)
        return rows

    def hides(self, section: Section[R]) -> int:
        """How many table rows stand below a section's heading: what folding it would hide."""
        number = self._number(section)
        for after in range(number + 1, len(self._laid_out)):
            if self._laid_out[after].level <= section.level:
                return self._starts[after] - self._starts[number] - 1
        return self._total - self._starts[number] - 1

    def would_show(self, section: Section[R]) -> int:
        """How many table rows unfolding a section would bring."""
        number = next(n for n, each in enumerate(self.sections) if each is section)
        inside = []
        for each in self.sections[number + 1 :]:
            if each.level <= section.level:
                break
            inside.append(each)
        return len(section.rows) + len(Sections(inside, headings=self.headings))

    def values(self) -> Iterator[R]:
        """All rows in the order shown, those of folded sections too."""
        for section in self.sections:
            yield from section.rows

    def count(self) -> int:
        """How many rows there are, folded ones too, headings not."""
        return sum(len(section.rows) for section in self.sections)

    def find(self, matches: Callable[[R], bool]) -> int | None:
        """The table row of the first visible row that matches."""
        for section, start in zip(self._laid_out, self._starts, strict=True):
            if section.folded and self.headings:
                continue
            for number, row in enumerate(section.rows):
                if matches(row):
                    return start + number + (1 if self.headings else 0)
        return None

    def _number(self, section: Section[R]) -> int:
        return next(n for n, each in enumerate(self._laid_out) if each is section)

    def _height(self, section: Section[R]) -> int:
        if not self.headings:
            return len(section.rows)
        return 1 + (0 if section.folded else len(section.rows))


def nest(
    rows: Sequence[R], groupings: Sequence[Callable[[R], Hashable]], title: Callable[[Any], str]
) -> list[Section[R]]:
    """Sections inside sections, a level a grouping; groups come as their first rows do.

    Args:
        rows: in the order in which they are to stand in each group.
        groupings: the outermost first; each gives the key of a row's group.
        title: of a group, by its key.
    """
    sections: list[Section[R]] = []
    _nest(rows, groupings, title, (), sections)
    return sections


def _nest(
    rows: Sequence[R],
    groupings: Sequence[Callable[[R], Hashable]],
    title: Callable[[Any], str],
    above: tuple[Hashable, ...],
    sections: list[Section[R]],
) -> None:
    first, *others = groupings
    groups: dict[Hashable, list[R]] = {}
    for row in rows:
        groups.setdefault(first(row), []).append(row)
    for key, inside in groups.items():
        path = (*above, key)
        section: Section[R] = Section(path, title(key), level=len(above))
        sections.append(section)
        if others:
            section.within = len(inside)
            _nest(inside, others, title, path, sections)
        else:
            section.rows = inside
