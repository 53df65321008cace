"""Rows in groups that can be folded: which table row is which, in logarithmic time."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

R = TypeVar("R")


@dataclass(slots=True)
class Section(Generic[R]):
    """A group of rows under a heading; `key` stays the same when the rows are read again."""

    key: int
    title: str
    rows: list[R] = field(default_factory=list)
    folded: bool = False


class Sections(Generic[R]):
    """Sections laid out as table rows: a heading each, then its rows unless it is folded.

    With `headings` off there is one section at most, and its rows stand alone.
    """

    def __init__(self, sections: Sequence[Section[R]] = (), *, headings: bool = True) -> None:
        self.sections = list(sections)
        self.headings = headings
        self._starts: list[int] = []
        self._total = 0
        self.lay_out()

    def lay_out(self) -> None:
        """Count again after sections or their rows have changed."""
        self._starts = []
        total = 0
        for section in self.sections:
            self._starts.append(total)
            total += self._height(section)
        self._total = total

    def __len__(self) -> int:
        return self._total

    def at(self, row: int) -> tuple[Section[R], R | None]:
        """The section of a table row, and its value; None for the heading."""
        number = bisect_right(self._starts, row) - 1
        section = self.sections[number]
        inside = row - self._starts[number] - (1 if self.headings else 0)
        return section, (section.rows[inside] if inside >= 0 else None)

    def heading_row(self, section: Section[R]) -> int:
        """Where the heading of a section stands."""
        return self._starts[self.sections.index(section)]

    def heading_rows(self) -> list[int]:
        """Where all headings stand."""
        return list(self._starts) if self.headings else []

    def values(self) -> Iterator[R]:
        """All rows in the order shown, those of folded sections too."""
        for section in self.sections:
            yield from section.rows

    def count(self) -> int:
        """How many rows there are, folded ones too, headings not."""
        return sum(len(section.rows) for section in self.sections)

    def find(self, matches: Callable[[R], bool]) -> int | None:
        """The table row of the first visible row that matches."""
        for section, start in zip(self.sections, self._starts, strict=True):
            if section.folded and self.headings:
                continue
            for number, row in enumerate(section.rows):
                if matches(row):
                    return start + number + (1 if self.headings else 0)
        return None

    def _height(self, section: Section[R]) -> int:
        if not self.headings:
            return len(section.rows)
        return 1 + (0 if section.folded else len(section.rows))
