"""What a page on one theme says, computed from its excerpts and the counts of all themes."""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from dataclasses import dataclass, field

from viewer.analysis.overview import by_document, by_year, together
from viewer.analysis.terms import Terms, Text
from viewer.citation import long_date
from viewer.domain import Excerpt, Theme
from viewer.domain.charts import Table
from viewer.domain.overviews import Counts
from viewer.domain.theme_reports import Bar, Strong, ThemeReport

STRONGEST = 10
LISTED = 40
"""Documents: the rest are counted."""
WEIGHED = 1_000
"""Excerpts whose words are looked at, of those that are equally sure and noted."""
RULE = (
    "Sure before doubtful; then those with notes; then those in which the most different words of "
    "the theme stand; then by date and place."
)


@dataclass(slots=True)
class _Person:
    excerpts: int = 0
    days: list[str] = field(default_factory=list)


def theme_report(
    theme: Theme, counts: Counts, excerpts: Iterable[Excerpt], *, strongest: int = STRONGEST
) -> ThemeReport:
    """The page of a theme.

    Args:
        theme: one of those that were counted.
        counts: of all themes, so that others beside it are known.
        excerpts: of this theme alone, by date, with their traces; each is looked at once.
        strongest: how many to choose.
    """
    people: dict[str, _Person] = {}
    doubtful = noted = total = 0
    weighed: list[tuple[tuple[bool, bool], int, Excerpt]] = []
    for number, excerpt in enumerate(excerpts):
        total += 1
        doubtful += excerpt.certainty != "sure"
        noted += bool(excerpt.notes)
        for name in excerpt.trace.people if excerpt.trace else (excerpt.tagged_by,):
            known = people.setdefault(name, _Person())
            known.excerpts += 1
            known.days = [
                min([*known.days, excerpt.tagged_at]),
                max([*known.days, excerpt.tagged_at]),
            ]
        entry = ((excerpt.certainty == "sure", bool(excerpt.notes)), -number, excerpt)
        if len(weighed) < WEIGHED:
            heapq.heappush(weighed, entry)
        else:
            heapq.heappushpop(weighed, entry)
    where, more = _where(theme, counts)
    return ThemeReport(
        name=theme.name,
        path=next((each.path for each in counts.themes if each.id == theme.id), ()),
        colour=theme.colour,
        description=theme.description,
        facts=_facts(theme, counts, total, doubtful, noted),
        where=where,
        when=_when(theme, counts),
        who=_who(people),
        beside=_beside(theme, counts),
        strongest=_strongest(theme, weighed, strongest),
        rule=RULE,
        more=more,
    )


def _facts(
    theme: Theme, counts: Counts, excerpts: int, doubtful: int, noted: int
) -> tuple[str, ...]:
    mine = [each for each in counts.counts if each.theme == theme.id]
    paragraphs, words = sum(each.paragraphs for each in mine), sum(each.words for each in mine)
    known = {each.id: each.paragraphs for each in counts.documents}
    of = sum(known.get(each.document, 0) for each in mine)
    facts = [
        f"{_many(excerpts, 'excerpt')} in {_many(len(mine), 'document')}, of "
        f"{_many(len(counts.documents), 'document')} in which anything is tagged."
    ]
    if of:
        share = min(1.0, paragraphs / of)
        facts.append(
            f"{_many(paragraphs, 'paragraph')}, {share:.1%} of those of its documents, and "
            f"{_many(words, 'word')}."
        )
    if doubtful:
        facts.append(f"{_many(doubtful, 'excerpt')} tagged in doubt.")
    if noted:
        facts.append(f"{_many(noted, 'excerpt')} with notes.")
    return tuple(facts)


def _where(theme: Theme, counts: Counts) -> tuple[tuple[Bar, ...], int]:
    mine = {each.document: each for each in counts.counts if each.theme == theme.id}
    table = by_document(counts)
    bars = []
    for head, document in zip(table.rows, counts.documents, strict=True):
        count = mine.get(document.id)
        if count is None:
            continue
        share = min(1.0, count.paragraphs / document.paragraphs) if document.paragraphs else 0.0
        said = f"{_many(count.excerpts, 'excerpt')}, {share:.0%} of the paragraphs"
        bars.append(Bar(head.name, count.excerpts, said))
    bars.sort(key=lambda each: -each.value)
    return tuple(bars[:LISTED]), max(0, len(bars) - LISTED)


def _when(theme: Theme, counts: Counts) -> tuple[Bar, ...]:
    table = by_year(counts)
    bars = []
    for head, value in zip(table.columns, _row(table, theme), strict=True):
        if value is None:
            bars.append(Bar(head.name, 0, "no document"))
        else:
            bars.append(Bar(head.name, value, f"{_many(int(value), 'excerpt')}, {head.detail}"))
    return tuple(bars)


def _beside(theme: Theme, counts: Counts) -> tuple[Bar, ...]:
    table = together(counts)
    bars = [
        Bar(head.name, value, _many(int(value), "paragraph"))
        for head, value in zip(table.columns, _row(table, theme), strict=True)
        if value
    ]
    return tuple(sorted(bars, key=lambda each: (-each.value, each.name)))


def _row(table: Table, theme: Theme) -> tuple[float | None, ...]:
    return next(
        (
            values
            for head, values in zip(table.rows, table.values, strict=True)
            if theme.id in head.themes
        ),
        (None,) * len(table.columns),
    )


def _who(people: dict[str, _Person]) -> tuple[Bar, ...]:
    ranked = sorted(people.items(), key=lambda each: (-each[1].excerpts, each[0]))
    return tuple(
        Bar(name, each.excerpts, f"{_many(each.excerpts, 'excerpt')}, {_days(each.days)}")
        for name, each in ranked
    )


def _days(days: list[str]) -> str:
    first, last = long_date(days[0][:10]), long_date(days[-1][:10])
    return first if first == last else f"{first} to {last}"


def _strongest(
    theme: Theme, weighed: list[tuple[tuple[bool, bool], int, Excerpt]], most: int
) -> tuple[Strong, ...]:
    terms = Terms(theme.words)
    ranked = sorted(
        ((grade, _said(terms, excerpt), order, excerpt) for grade, order, excerpt in weighed),
        key=lambda each: (each[0], len(each[1]), each[2]),
        reverse=True,
    )
    return tuple(Strong(excerpt, _why(excerpt, words)) for _, words, _, excerpt in ranked[:most])


def _said(terms: Terms, excerpt: Excerpt) -> list[str]:
    """The words of the theme that stand in it, each once, as printed."""
    text = Text(excerpt.text)
    found: dict[tuple[str, ...], str] = {}
    for match in terms.matches(text):
        found.setdefault(match.term.forms, text.printed(match.first, match.last))
    return list(found.values())


def _why(excerpt: Excerpt, words: list[str]) -> str:
    said = ["sure" if excerpt.certainty == "sure" else "doubtful"]
    if excerpt.notes:
        said.append(_many(len(excerpt.notes), "note"))
    if words:
        quoted = ", ".join(f"“{each}”" for each in words[:4])
        said.append(
            f"{_many(len(words), 'word')} of the theme: {quoted}" + ("…" * (len(words) > 4))
        )
    return "; ".join(said)


def _many(number: int, noun: str) -> str:
    return f"1 {noun}" if number == 1 else f"{number:,} {noun}s"
