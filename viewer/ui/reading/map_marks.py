"""What the map shows, as runs of rows: found once, and drawn again whenever heights have changed.

In a document of 50,000 paragraphs heights change all the time while one scrolls; marks do not.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from viewer.domain import ParagraphId, ThemeId
from viewer.ui.reading.content import Content, Marks
from viewer.ui.reading.differences import Differences

Run = tuple[int, int]
"""First and last row."""


@dataclass(frozen=True)
class MapMarks:
    """Rows of one document with something on them, in reading order.

    Attributes:
        themes: runs of rows by theme.
        changed, whole: what differs from the document beside; whole: it has no counterpart there.
    """

    themes: Mapping[ThemeId, Sequence[Run]] = field(default_factory=dict)
    notes: Sequence[int] = ()
    bookmarks: Sequence[int] = ()
    changed: Sequence[Run] = ()
    whole: Sequence[Run] = ()


def map_marks(
    content: Content, marks: Marks, themes: Iterable[ThemeId], differences: Differences | None
) -> MapMarks:
    """Find the marks; `themes` are those that the map has lanes for."""
    tagged: dict[ThemeId, list[int]] = {theme: [] for theme in themes}
    tags = marks.tags.items()
    for row, (_, each) in zip(content.rows_at(marks.tags), tags, strict=True):
        if row is not None:
            for theme in {tag.theme for tag in each} & tagged.keys():
                tagged[theme].append(row)
    changed: list[int] = []
    whole: list[int] = []
    if differences is not None:
        differing = differences.differing
        for row, all_of_it in zip(content.rows_at(differing), differing.values(), strict=True):
            if row is not None:
                (whole if all_of_it else changed).append(row)
    return MapMarks(
        {theme: _runs(content, rows) for theme, rows in tagged.items()},
        _rows(content, marks.notes),
        _rows(content, marks.bookmarks),
        _runs(content, changed),
        _runs(content, whole),
    )


def within(runs: Sequence[Run], first: int, last: int) -> int:
    """How many of the runs, which are in order, have rows from `first` to `last`."""
    at = bisect_left(runs, first, key=lambda run: run[1])
    end = bisect_left(runs, last + 1, key=lambda run: run[0])
    return max(0, end - at)


def _rows(content: Content, paragraphs: Iterable[ParagraphId]) -> list[int]:
    return sorted(row for row in content.rows_at(paragraphs) if row is not None)


def _runs(content: Content, starts: list[int]) -> list[Run]:
    """Rows at which paragraphs begin, as runs of rows that follow one another."""
    found: list[Run] = []
    for row in sorted(starts):
        end = row if content.is_last(row) else content.rows_of(row).stop - 1
        if found and found[-1][1] == row - 1:
            found[-1] = (found[-1][0], end)
        else:
            found.append((row, end))
    return found
