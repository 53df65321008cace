"""The parts of a resolution: what stands above it, preamble, operative part, end, annexes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from viewer.citation.labels import is_subordinate
from viewer.citation.organs import resolution_number
from viewer.domain import Document, Kind, Paragraph, Role
from viewer.domain.notemarks import marks_in
from viewer.domain.wholes import Whole

_ANNEX = re.compile(
    r"(?:annex|appendix|annexe|appendice|anexo|apéndice|приложение|добавление|مرفق|المرفق|ملحق)\b",
    re.IGNORECASE,
)
_GENRES = ("resolution", "decision")


@dataclass(slots=True)
class Parts:
    """Blocks by the part they are in.

    Attributes:
        body: from the first operative paragraph to the last, with what stands between.
        footnotes: by the index of the block and the place in it after which each is called.
        loose: footnotes that no mark calls.
        annexes: each begins with its heading.
    """

    preface: list[Paragraph] = field(default_factory=list)
    preamble: list[Paragraph] = field(default_factory=list)
    body: list[Paragraph] = field(default_factory=list)
    conclusions: list[Paragraph] = field(default_factory=list)
    annexes: list[list[Paragraph]] = field(default_factory=list)
    footnotes: dict[int, list[tuple[int, int, list[Paragraph]]]] = field(default_factory=dict)
    loose: list[Paragraph] = field(default_factory=list)


def is_resolution(document: Document, parts: Parts) -> bool:
    """By what it is called, by its symbol, or by its clauses."""
    named = document.kind in _GENRES or bool(resolution_number(document.symbol))
    return named or bool(parts.preamble and parts.body)


def divided(whole: Whole) -> Parts:
    """Every paragraph in exactly one part."""
    parts = Parts()
    notes, rows = _footnotes(whole.paragraphs)
    _call_notes(parts, notes, rows)
    resolution, parts.annexes = _annexes(rows)
    clauses = [number for number, row in enumerate(resolution) if row.role is not None]
    operative = [n for n in clauses if resolution[n].role is Role.OPERATIVE]
    if not clauses:
        parts.preface = [row for row in resolution if row.kind is Kind.TITLE]
        parts.body = [row for row in resolution if row.kind is not Kind.TITLE]
        return parts
    begin = clauses[0]
    body = operative[0] if operative else _after(resolution, clauses[-1])
    if body > begin:
        # A heading directly above the first operative paragraph is its.
        while body - 1 > begin and resolution[body - 1].kind is Kind.HEADING:
            body -= 1
    end = _after(resolution, operative[-1] if operative else clauses[-1])
    parts.preface = resolution[:begin]
    parts.preamble = resolution[begin:body]
    parts.body = resolution[body:end]
    parts.conclusions = resolution[end:]
    return parts


def _after(rows: Sequence[Paragraph], last: int) -> int:
    """Behind a clause and the subparagraphs, tables and list items that go on with it."""
    number = last + 1
    while number < len(rows) and (
        rows[number].kind in (Kind.LIST_ITEM, Kind.TABLE)
        or is_subordinate(rows[number].label or "")
    ):
        number += 1
    return number


def _annexes(rows: list[Paragraph]) -> tuple[list[Paragraph], list[list[Paragraph]]]:
    """What stands before the first annex, and the annexes; one must come after a clause."""
    resolution: list[Paragraph] = []
    annexes: list[list[Paragraph]] = []
    clause = False
    for row in rows:
        heads = row.kind in (Kind.HEADING, Kind.TITLE) or len(row.text) < 40
        begins = heads and _ANNEX.match(f"{row.label or ''} {row.text}".strip())
        if clause and begins and row.role is None:
            annexes.append([])
        clause = clause or row.role is not None
        (annexes[-1] if annexes else resolution).append(row)
    return resolution, annexes


def _footnotes(rows: Sequence[Paragraph]) -> tuple[list[list[Paragraph]], list[Paragraph]]:
    """Footnotes with the paragraphs that go on with them, and all other blocks."""
    notes: list[list[Paragraph]] = []
    others: list[Paragraph] = []
    for row in rows:
        if row.kind is not Kind.FOOTNOTE:
            others.append(row)
        elif notes and not mark_of(row):
            notes[-1].append(row)
        else:
            notes.append([row])
    return notes, others


def mark_of(footnote: Paragraph) -> str:
    """The mark that calls it, without brackets and stops."""
    return (footnote.mark or footnote.label or "").strip().strip(".()[]")


def _call_notes(parts: Parts, notes: list[list[Paragraph]], rows: Sequence[Paragraph]) -> None:
    """Each footnote goes where its mark stands: in the nearest block before it, else after it."""
    taken: set[tuple[int, int]] = set()
    for note in notes:
        mark, at = mark_of(note[0]), note[0].index
        before = sorted((row for row in rows if row.index < at), key=lambda row: -row.index)
        after = (row for row in rows if row.index > at)
        found = next(
            (
                (row.index, each.start, each.end)
                for row in (*before, *after)
                for each in marks_in(row.text, (mark,) if mark else ())
                if (row.index, each.start) not in taken
            ),
            None,
        )
        if found is None:
            parts.loose.extend(note)
        else:
            index, start, end = found
            taken.add((index, start))
            parts.footnotes.setdefault(index, []).append((start, end, note))
