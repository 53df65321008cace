"""Headings over excerpts: themes that nest, documents, years, people."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, groupby

from viewer.citation import long_date
from viewer.domain import Excerpt
from viewer.domain.excerpts import Grouping
from viewer.exporters.passages import line
from viewer.exporters.registry import ExportOptions


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the file; `level` from 1 for the outermost, `key` unique and fit for an anchor."""

    level: int
    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Group:
    """Excerpts that stand under one heading.

    Attributes:
        headings: those that begin with it, the outermost first; none when nothing is grouped.
        excerpts: to be used up before the next group is asked for.
    """

    headings: tuple[Heading, ...]
    excerpts: Iterator[Excerpt]


def groups(excerpts: Iterable[Excerpt], options: ExportOptions) -> Iterator[Group]:
    """The excerpts as they come, a group for each run of one theme, document, year or person."""
    by = options.grouped_by
    marks = [_MARKS[each] for each in by]
    mark = marks[0] if len(marks) == 1 else lambda row: tuple(each(row) for each in marks)
    keys = _Keys()
    before: list[str] = []
    for _, run in groupby(excerpts, mark):
        first = next(run)
        texts = [text for each in by for text in _headings(each, first)]
        same = 0
        while same < min(len(texts), len(before)) and texts[same] == before[same]:
            same += 1
        if same == len(texts):  # another theme or document of the same name
            same = max(0, same - 1)
        headings = tuple(
            Heading(level, keys.of(level, len(texts), by[-1], first), text)
            for level, text in enumerate(texts[same:], start=same + 1)
        )
        before = texts
        yield Group(headings, chain((first,), run))  # noqa: B031 what is left of the same run


_MARKS: dict[Grouping, Callable[[Excerpt], object]] = {
    "theme": lambda excerpt: excerpt.theme,
    "document": lambda excerpt: excerpt.document,
    "date": lambda excerpt: (excerpt.date or "")[:4],
    "person": lambda excerpt: excerpt.tagged_by,
    "heading": lambda excerpt: excerpt.heading,
}


def _headings(by: Grouping, excerpt: Excerpt) -> list[str]:
    """A theme stands below those that it is under."""
    match by:
        case "theme":
            return [line(each) for each in (*excerpt.theme_path, excerpt.theme_name)]
        case "document":
            told = (line(excerpt.title), line(excerpt.symbol or long_date(excerpt.date)))
            return [", ".join(each for each in told if each)]
        case "date":
            return [line(excerpt.date or "")[:4] or "Without a date"]
        case "person":
            return [line(excerpt.tagged_by)]
        case "heading":
            return [line(excerpt.heading)] if excerpt.heading else []


class _Keys:
    """Anchors that no other heading has; ids tell most of what there is."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def of(self, level: int, levels: int, by: Grouping, excerpt: Excerpt) -> str:
        key = f"group-{level}"
        if level == levels and by in ("theme", "document"):
            key = f"{by}-{excerpt.theme if by == 'theme' else excerpt.document}"
        self._seen[key] = count = self._seen.get(key, 0) + 1
        return key if count == 1 else f"{key}-{count}"
