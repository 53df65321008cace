"""Excerpts as pages tell them: one paragraph after the other, whatever a format makes of each.

Word, OpenDocument and PDF are written from this; HTML and Markdown have pieces of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto

from viewer.domain import Excerpt
from viewer.domain.notes import ExcerptNote
from viewer.exporters.grouping import groups
from viewer.exporters.notes import NoteLine, Run, to_lines
from viewer.exporters.passages import (
    Cited,
    Sources,
    around,
    clean,
    counted,
    direction,
    exported_on,
    label,
    line,
    linked,
    signature,
    source,
)
from viewer.exporters.registry import ExportOptions


class Part(Enum):
    """What a paragraph is."""

    TITLE = auto()
    SUBTITLE = auto()
    HEADING = auto()
    OPENING = auto()
    """The first paragraph before an excerpt, further away from what stands above it."""
    CONTEXT = auto()
    QUOTE = auto()
    SOURCE = auto()
    NOTE = auto()
    PLAIN = auto()


@dataclass(frozen=True, slots=True)
class Said:
    """A paragraph.

    Attributes:
        level: of a heading, from 1; how deep a note's line stands in lists, from 0.
        language: of the document that it is quoted from.
        rtl: it runs from right to left.
        footnote: what stands at the foot of the page, for a mark at its end.
        keep: on one page with the next one.
    """

    part: Part
    runs: tuple[Run, ...]
    level: int = 0
    language: str | None = None
    rtl: bool = False
    footnote: str = ""
    keep: bool = False


@dataclass(frozen=True, slots=True)
class SourceTable:
    """The documents that were quoted, with the number of their excerpts."""

    rows: tuple[Cited, ...]


HEADS = ("Document", "Symbol", "Date", "Excerpts")


def report(excerpts: Iterable[Excerpt], options: ExportOptions) -> Iterator[Said | SourceTable]:
    """Title, groups of excerpts under their headings, sources at the end."""
    sources = Sources()
    yield _said(Part.TITLE, line(options.title))
    yield _said(Part.SUBTITLE, f"Exported {exported_on(options)}")
    number = 0
    for group in groups(sources.watch(excerpts), options):
        for heading in group.headings:
            yield replace(_said(Part.HEADING, heading.text), level=heading.level, keep=True)
        for excerpt in group.excerpts:
            number += 1
            yield from _excerpt(excerpt, options)
    yield replace(_said(Part.HEADING, "Sources"), level=1, keep=True)
    yield replace(_said(Part.PLAIN, f"{counted(number)}."), keep=bool(number))
    if number:
        yield SourceTable(tuple(sources.listed()))


def _excerpt(excerpt: Excerpt, options: ExportOptions) -> Iterator[Said]:
    before, after = around(excerpt, options)
    for place, each in enumerate(before):
        part = Part.CONTEXT if place else Part.OPENING
        yield replace(_context(each, excerpt.language), part=part, keep=True)
    text = clean(excerpt.text)
    printed = label(excerpt)
    runs = (Run(f"{printed} ", bold=True), Run(text)) if printed else (Run(text),)
    rtl = direction(text) == "rtl"
    cited = source(excerpt, options)
    quote = Said(Part.QUOTE, runs, 0, excerpt.language, rtl)
    if options.sources == "footnote":
        yield replace(quote, footnote=cited)
    else:
        yield replace(quote, keep=True)
        yield _said(Part.SOURCE, cited)
    for each in after:
        yield _context(each, excerpt.language)
    if options.with_notes:
        for note in excerpt.notes:
            yield from _note(note, options)


def _context(text: str, language: str | None) -> Said:
    written = clean(text)
    return Said(Part.CONTEXT, (Run(written),), 0, language, direction(written) == "rtl")


def _note(note: ExcerptNote, options: ExportOptions) -> Iterator[Said]:
    lines = to_lines(note.body) or [NoteLine(())]
    lines += [NoteLine((Run(linked(link)),), depth=1, bullet="→") for link in note.links]
    signed = signature(note, options)
    for number, each in enumerate(lines):
        runs = list(each.runs)
        rtl = direction("".join(run.text for run in runs)) == "rtl"
        if each.bullet:
            runs.insert(0, Run(f"{each.bullet} "))
        if number == 0:
            runs.insert(0, Run(f"Note by {signed}: " if signed else "Note: ", bold=True))
        yield Said(Part.NOTE, tuple(runs), each.depth, None, rtl)


def _said(part: Part, text: str) -> Said:
    return Said(part, (Run(text),), rtl=direction(text) == "rtl")
