"""What all formats share: clean text, its direction, sources, notes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from viewer.citation import long_date
from viewer.domain import Excerpt
from viewer.domain.notes import ExcerptNote, NoteLink
from viewer.exporters.registry import ExportOptions

# What XML 1.0 (section 2.2) does not allow and no reader wants to see: control characters except
# tab and line feed, lone surrogates, non-characters. C1 controls are allowed there but mean nothing.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_DIRECTION_TOLD = 10_000
"""So many characters tell the direction, or none does."""


def clean(text: str) -> str:
    """Without control characters; every line end is a line feed, NEL and form feed among them."""
    if text.isprintable():  # most are, and this is told ten times as fast
        return text
    return _UNPRINTABLE.sub("", _LINE_END.sub("\n", text))


def line(text: str) -> str:
    """On one line, as headings and cells want it."""
    return " ".join(clean(text).split())


def direction(text: str) -> Literal["ltr", "rtl"]:
    """Of the first strong character, as UAX #9 (rules P2, P3) and HTML's `dir=auto` take it."""
    for character in text[:_DIRECTION_TOLD]:
        strong = unicodedata.bidirectional(character)
        if strong in ("R", "AL"):
            return "rtl"
        if strong == "L":
            return "ltr"
    return "ltr"


def label(excerpt: Excerpt) -> str:
    """The printed label of a whole paragraph; some words of it do not begin with it."""
    return line(excerpt.label) if excerpt.label and excerpt.start is None else ""


def source(excerpt: Excerpt, options: ExportOptions) -> str:
    """The citation; where wanted, with a word of doubt and with who tagged it and when."""
    cited = line(excerpt.citation)
    if options.with_certainty and excerpt.certainty != "sure":
        cited = f"{cited} [{excerpt.certainty}]"
    if options.with_people:
        cited = f"{cited}; tagged by {line(excerpt.tagged_by)}, {_day(excerpt.tagged_at[:10])}"
    return cited


def around(excerpt: Excerpt, options: ExportOptions) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What is wanted of the paragraphs before and after it."""
    before = excerpt.before[-options.before :] if options.before else ()
    return before, excerpt.after[: options.after]


def signature(note: ExcerptNote, options: ExportOptions) -> str:
    """Who wrote it, and on which day: `Amina, 20 November 2025`; empty where nobody is named."""
    if options.with_people is False:
        return ""
    return ", ".join(each for each in (line(note.created_by), _day(note.created_at[:10])) if each)


LINKED_CHARACTERS = 240
"""As much of what a link leads to is printed: it can be read in its own place."""


def linked(link: NoteLink) -> str:
    """A link on one line: `Compare: A/RES/67/264, para. 4: “Affirms …”`."""
    words = line(link.quote)
    if len(words) > LINKED_CHARACTERS:
        words = f"{words[: LINKED_CHARACTERS - 1].rstrip()}…"
    parts = (link.kind.label, line(link.citation), f"“{words}”" if words else "")
    return ": ".join(part for part in parts if part)


def plain(note: ExcerptNote, options: ExportOptions) -> str:
    """The note with who wrote it and what it leads to, for a cell of a table."""
    signed = signature(note, options)
    written = [clean(note.body).strip(), f"({signed})" if signed else ""]
    return "\n".join(row for row in (*written, *map(linked, note.links)) if row)


_day = lru_cache(1024)(long_date)


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
