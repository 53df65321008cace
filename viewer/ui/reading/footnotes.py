"""Marks of footnotes in running text: where they stand, and what they point to.

Extraction leaves a mark as a plain figure behind a word (`organizations,3`). It is raised again where
the document has a footnote of that mark and the figure cannot be read otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from viewer.domain import Kind, Paragraph

_BEHIND_WORD = re.compile(
    r"(?<=[^\W\d_A-Z]|[,;:.)\]”’\"»])(?P<mark>\d{1,3}|\*{1,3}|[†‡§])(?=$|[\s,;:.)\]”’\"»])"
)
_ABBREVIATED = re.compile(
    r"\b(?:No|Nos|no|nos|art|para|paras|p|pp|vol|Vol|sect|fig"
    # What modifies the symbol of a document: `A/67/L.29 and Add.1`.
    r"|Add|Amend|Corr|Rev|L)\.$"
)
_TAIL = 12
_AMOUNT = re.compile(r"\d[.,:]?$|\s[.,:]$|^[.,:]?$")


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark at `[start, end)` of a text."""

    start: int
    end: int
    mark: str


def marks_in(text: str, known: Collection[str]) -> list[Mark]:
    """The marks of known footnotes in a text."""
    if not known:
        return []
    return [
        Mark(found.start(), found.end(), found["mark"])
        for found in _BEHIND_WORD.finditer(text)
        if found["mark"] in known
        and not _is_number(text[max(0, found.start() - _TAIL) : found.start()])
    ]


def mark_of(paragraph: Paragraph) -> str | None:
    """The mark of a footnote as the text points to it."""
    if paragraph.kind is not Kind.FOOTNOTE:
        return None
    mark = paragraph.mark or paragraph.label or ""
    return mark.strip().strip(".()[]") or None


def footnote_for(rows: Sequence[Paragraph], row: int, mark: str) -> Paragraph | None:
    """The footnote that a mark in `row` points to: the next one so marked, else the last before."""
    after = (each for each in rows[row + 1 :] if mark_of(each) == mark)
    before = (each for each in reversed(rows[:row]) if mark_of(each) == mark)
    return next(after, None) or next(before, None)


def _is_number(before: str) -> bool:
    """Whether a figure after these words belongs to them: `No.2`, `1,000,3`."""
    return bool(_ABBREVIATED.search(before) or _AMOUNT.search(before))
