"""What all formats share: clean text, its direction, groups and sources of excerpts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, groupby
from typing import Literal

from viewer.citation import long_date
from viewer.domain import Excerpt
from viewer.domain.excerpts import Grouping
from viewer.domain.notes import ExcerptNote, NoteLink
from viewer.exporters.registry import ExportOptions

# What XML 1.0 (section 2.2) does not allow and no reader wants to see: control characters except
# tab and line feed, lone surrogates, non-characters. C1 controls are allowed there but mean nothing.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """Without control characters; every line end is a line feed, NEL and form feed among them."""
    lines = re.sub("\r\n|[\r\x0b\x0c\x85\u2028\u2029]", "\n", text)
    return _UNPRINTABLE.sub("", lines)


def line(text: str) -> str:
    """On one line, as headings and cells want it."""
    return " ".join(clean(text).split())


def direction(text: str) -> Literal["ltr", "rtl"]:
    """Of the first strong character, as UAX #9 (rules P2, P3) and HTML's `dir=auto` take it."""
    for character in text:
        strong = unicodedata.bidirectional(character)
        if strong in ("R", "AL"):
            return "rtl"
        if strong == "L":
            return "ltr"
    return "ltr"


def label(excerpt: Excerpt) -> str:
    """The printed label of a whole paragraph; some words of it do not begin with it."""
    return line(excerpt.label) if excerpt.label and excerpt.start is None else ""


def source(excerpt: Excerpt) -> str:
    """The citation, with a word where whoever tagged the words was in doubt."""
    cited = line(excerpt.citation)
    return cited if excerpt.certainty == "sure" else f"{cited} [{excerpt.certainty}]"


def signature(note: ExcerptNote) -> str:
    """Who wrote it, and on which day: `Amina, 20 November 2025`."""
    return ", ".join(
        each for each in (line(note.created_by), long_date(note.created_at[:10])) if each
    )


LINKED_CHARACTERS = 240
"""As much of what a link leads to is printed: it can be read in its own place."""


def linked(link: NoteLink) -> str:
    """A link on one line: `Compare: A/RES/67/264, para. 4: “Affirms …”`."""
    words = line(link.quote)
    if len(words) > LINKED_CHARACTERS:
        words = f"{words[: LINKED_CHARACTERS - 1].rstrip()}…"
    parts = (link.kind.label, line(link.citation), f"“{words}”" if words else "")
    return ": ".join(part for part in parts if part)


def plain(note: ExcerptNote) -> str:
    """The note with who wrote it and what it leads to, for a cell of a table."""
    written = [clean(note.body).strip(), f"({signature(note)})", *map(linked, note.links)]
    return "\n".join(row for row in written if row and row != "()")


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


@dataclass(slots=True)
class Cited:
    """A document that excerpts come from."""

    title: str
    symbol: str
    date: str
    sort_date: str
    excerpts: int = 0


class Sources:
    """The documents met on the way, for a list at the end."""

    def __init__(self) -> None:
        self._cited: dict[int, Cited] = {}

    def watch(self, excerpts: Iterable[Excerpt]) -> Iterator[Excerpt]:
        """The same excerpts, with their documents noted."""
        for excerpt in excerpts:
            if excerpt.document not in self._cited:
                self._cited[excerpt.document] = Cited(
                    line(excerpt.title),
                    line(excerpt.symbol or ""),
                    line(long_date(excerpt.date)),
                    excerpt.date or "",
                )
            self._cited[excerpt.document].excerpts += 1
            yield excerpt

    def listed(self) -> list[Cited]:
        """By date, then title; undated ones last."""
        return sorted(
            self._cited.values(), key=lambda each: (not each.sort_date, each.sort_date, each.title)
        )


def exported_on(options: ExportOptions) -> str:
    """The day of the export, as it is printed."""
    return long_date(options.exported_at[:10])


def counted(number: int) -> str:
    """`1 excerpt`, `2,000 excerpts`."""
    return f"{number:,} excerpt{'' if number == 1 else 's'}"
