"""How excerpts are sorted and grouped, so that it can be done off the interface thread."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import groupby
from typing import Any

from viewer.domain import Excerpt, ThemeId
from viewer.ui.models.sections import Section

SLICE = 4_000
"""Rows sorted at one go: one call of `list.sort` keeps the interpreter, and so the interface,
to itself; 100,000 rows at once would be felt."""


class Column(IntEnum):
    """Columns of the table of excerpts."""

    WORDS = 0
    DOCUMENT = 1
    PLACE = 2
    DATE = 3
    THEME = 4
    BY = 5
    TAGGED = 6


TITLES: Mapping[Column, str] = {
    Column.WORDS: "Words",
    Column.DOCUMENT: "Document",
    Column.PLACE: "Place",
    Column.DATE: "Date",
    Column.THEME: "Theme",
    Column.BY: "Tagged by",
    Column.TAGGED: "Tagged",
}


@dataclass(frozen=True, slots=True)
class Order:
    """The column sorted by (None: as the codebook and the documents run) and the grouping."""

    column: Column | None = None
    descending: bool = False
    grouped: bool = True


Rank = Mapping[ThemeId, int]


def arrange(rows: Iterable[Excerpt], order: Order, rank: Rank) -> list[Section[Excerpt]]:
    """Sort rows and put them into sections, by theme where the order is grouped."""
    in_order = sort_gently(rows, _key(order.column, rank), descending=order.descending)
    if not order.grouped:
        return [Section(0, "", in_order)] if in_order else []
    by_theme: dict[ThemeId, list[Excerpt]] = {}
    for theme, run in groupby(in_order, key=lambda row: row.theme):
        by_theme.setdefault(theme, []).extend(run)
    themes = sorted(by_theme, key=lambda theme: rank.get(theme, len(rank)))
    return [Section(int(theme), by_theme[theme][0].theme_name, by_theme[theme]) for theme in themes]


def sort_gently(
    rows: Iterable[Excerpt], key: Callable[[Excerpt], Any], *, descending: bool = False
) -> list[Excerpt]:
    """Sort in slices and merge them, so that other threads get their turn; stable."""
    whole = list(rows)
    slices: Sequence[list[Excerpt]] = [
        sorted(whole[start : start + SLICE], key=key, reverse=descending)
        for start in range(0, len(whole), SLICE)
    ]
    if len(slices) == 1:
        return slices[0]
    return list(heapq.merge(*slices, key=key, reverse=descending))


def _key(column: Column | None, rank: Rank) -> Callable[[Excerpt], Any]:
    def inside(row: Excerpt) -> int:
        return -1 if row.start is None else row.start

    # As `Excerpts.where` orders them: what has no date comes last.
    def natural(row: Excerpt) -> tuple[Any, ...]:
        return (row.date is None, row.date or "", row.document, row.index, inside(row), row.tag)

    match column:
        case None | Column.THEME:
            return lambda row: (rank.get(row.theme, len(rank)), *natural(row))
        case Column.WORDS:
            return lambda row: row.text.casefold()
        case Column.DOCUMENT:
            return lambda row: ((row.symbol or row.title).casefold(), row.document, row.index)
        case Column.PLACE:
            return lambda row: (row.page or 0, row.index, inside(row))
        case Column.DATE:
            return natural
        case Column.BY:
            return lambda row: (row.tagged_by.casefold(), row.tagged_at)
        case Column.TAGGED:
            return lambda row: row.tagged_at
