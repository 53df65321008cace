"""How excerpts are sorted and grouped, so that it can be done off the interface thread."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from viewer.domain import DocumentId, Excerpt, ThemeId
from viewer.domain.excerpts import Grouping
from viewer.ui.models.sections import Section, nest
from viewer.ui.models.wording import source

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
    """How the table runs.

    Attributes:
        column: sorted by; None: as the codebook and the documents run.
        by: what stands under headings of its own, the outermost first; empty for one plain list.
    """

    column: Column | None = None
    descending: bool = False
    by: tuple[Grouping, ...] = ("theme",)

    @property
    def grouped(self) -> bool:
        return bool(self.by)


@dataclass(frozen=True, slots=True)
class Group:
    """What the excerpts of a section have in common.

    Attributes:
        theme: in a section of a theme.
        document: in a section of a document.
    """

    by: Grouping
    title: str
    theme: ThemeId | None = None
    document: DocumentId | None = None


Rank = Mapping[ThemeId, int]
NO_DATE = "No date"


def arrange(rows: Iterable[Excerpt], order: Order, rank: Rank) -> list[Section[Excerpt]]:
    """Sort rows and put them into sections, nested as the order says; a key is a path of `Group`."""
    in_order = sort_gently(rows, _key(order.column, rank), descending=order.descending)
    if not order.grouped:
        return [Section((), "", in_order)] if in_order else []
    # By the group first, innermost last: a stable sort leaves the rows of each as they are sorted.
    for by in reversed(order.by):
        in_order = sort_gently(in_order, _group_key(by, rank))
    return nest(in_order, [_grouping(by) for by in order.by], lambda group: group.title)


def _grouping(by: Grouping) -> Callable[[Excerpt], Hashable]:
    match by:
        case "theme":
            return lambda row: Group(
                by, " › ".join((*row.theme_path, row.theme_name)), theme=row.theme
            )
        case "document":
            return lambda row: Group(by, source(row.title, row.symbol), document=row.document)
        case "date":
            return lambda row: Group(by, (row.date or NO_DATE)[: 4 if row.date else None])
        case "person":
            return lambda row: Group(by, row.tagged_by)
        case "heading":
            return lambda row: Group(by, row.heading)


def _group_key(by: Grouping, rank: Rank) -> Callable[[Excerpt], Any]:
    match by:
        case "theme":
            return lambda row: (rank.get(row.theme, len(rank)), row.theme)
        case "document":
            return lambda row: (row.date is None, row.date or "", row.document)
        case "date":
            return lambda row: (row.date is None, (row.date or "")[:4])
        case "person":
            return lambda row: row.tagged_by.casefold()
        case "heading":  # stands where a person put it
            return lambda _row: 0


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
