"""The operative part: sections, numbered paragraphs, subparagraphs within them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from viewer.citation.labels import is_subordinate
from viewer.domain import Kind, Paragraph, Role
from viewer.exporters.documents.akomantoso.inline import Inline
from viewer.exporters.documents.akomantoso.names import Element, Identifiers, make, say, slug

_PLAIN = re.compile(r"[0-9A-Za-z]+(?:\.[0-9A-Za-z]+)*")


@dataclass(slots=True)
class _Clause:
    """A paragraph with what goes on with it.

    Attributes:
        own: its first block, then blocks without a label that follow before a subparagraph.
        behind: blocks that follow its subparagraphs.
    """

    own: list[Paragraph]
    below: list[_Clause] = field(default_factory=list)
    behind: list[Paragraph] = field(default_factory=list)


@dataclass(slots=True)
class _Section:
    """A heading, None before the first, with the clauses under it."""

    heading: Paragraph | None
    clauses: list[_Clause] = field(default_factory=list)


def write_body(
    parent: Element, rows: Sequence[Paragraph], inline: Inline, ids: Identifiers
) -> None:
    """The `mainBody`; the schema wants something in it, so that an empty one has an empty paragraph."""
    body = make(parent, "mainBody")
    if not rows:
        make(body, "p")
    writer = _Writer(inline, ids)
    for number, section in enumerate(_sections(rows), start=1):
        writer.section(body, section, number)


class _Writer:
    def __init__(self, inline: Inline, ids: Identifiers) -> None:
        self._inline = inline
        self._ids = ids

    def section(self, body: Element, section: _Section, number: int) -> None:
        """Paragraphs without a heading stand in the body itself."""
        prefix, holder = "", body
        if section.heading is not None:
            heading = section.heading
            if not section.clauses:
                attributes = {"eId": self._ids.new(f"cnt_heading_{number}"), "name": "heading"}
                lone = make(body, "container", {**attributes, **self._inline.themes(heading)})
                self._inline.block(lone, heading)
                return
            name = self._ids.new(f"sec_{_named(heading.label) or number}")
            prefix = f"{name}__"
            holder = make(body, "section", {"eId": name, **self._inline.themes(heading)})
            if heading.label:
                say(make(holder, "num"), heading.label)
            self._inline.fill(make(holder, "heading"), heading)
        for count, clause in enumerate(section.clauses, start=1):
            self._clause(holder, clause, prefix, "para", count)

    def _clause(self, parent: Element, clause: _Clause, prefix: str, sort: str, count: int) -> None:
        first = clause.own[0]
        name = self._ids.new(f"{prefix}{sort}_{_named(first.label) or count}")
        attributes = {"eId": name, **self._inline.themes(first)}
        if first.role is Role.PREAMBULAR:  # a preamble within the operative part
            element = make(parent, "hcontainer", {**attributes, "name": first_word(first.text)})
        else:
            element = make(parent, "paragraph" if sort == "para" else "subparagraph", attributes)
        if first.label:
            say(make(element, "num"), first.label)
        if not clause.below:
            self._blocks(make(element, "content"), [*clause.own, *clause.behind])
            return
        self._blocks(make(element, "intro"), clause.own)
        for number, each in enumerate(clause.below, start=1):
            self._clause(element, each, f"{name}__", "subpara", number)
        if clause.behind:
            self._blocks(make(element, "wrapUp"), clause.behind)

    def _blocks(self, parent: Element, blocks: Sequence[Paragraph]) -> None:
        for block in blocks:
            self._inline.block(parent, block)


def _sections(rows: Sequence[Paragraph]) -> list[_Section]:
    sections = [_Section(None)]
    open_clauses: list[_Clause] = []
    for row in rows:
        if row.kind in (Kind.HEADING, Kind.TITLE):
            sections.append(_Section(row))
            open_clauses = []
            continue
        depth = _depth(row, open_clauses)
        if depth is None:
            outermost = open_clauses[0]
            (outermost.behind if outermost.below else open_clauses[-1].own).append(row)
            continue
        clause = _Clause([row])
        del open_clauses[depth:]
        (open_clauses[-1].below if open_clauses else sections[-1].clauses).append(clause)
        open_clauses.append(clause)
    return [each for each in sections if each.heading is not None or each.clauses]


def _depth(row: Paragraph, open_clauses: Sequence[_Clause]) -> int | None:
    """How deep a clause it begins, from 0; None where it goes on with the last one."""
    label, now = row.label or "", len(open_clauses)
    if is_subordinate(label) or (row.kind is Kind.LIST_ITEM and now):
        return min(max(1, row.level), now)
    if not open_clauses or label or row.role is not None:
        return 0
    above = open_clauses[0].own[0]
    # In a text without clauses every paragraph is one of its own.
    return None if above.label or above.role is not None else 0


def _named(label: str | None) -> str:
    """`14.` as `14`, `(a)` as `a`; empty where it is no name: a bullet, other scripts."""
    bare = (label or "").strip().strip("().:").strip()
    return bare if _PLAIN.fullmatch(bare) else ""


def first_word(text: str) -> str:
    """The verb that a recital begins with, as its name: `recalling`."""
    return (
        slug(text.split(maxsplit=1)[0])
        if text.split() and slug(text.split(maxsplit=1)[0])
        else "recital"
    )
