"""From a tree to a plan: words go to the index, what is said of documents becomes a set of them."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence

from importers.parsed import Kind, Role
from viewer.archive.searching.fields import Field
from viewer.archive.searching.matching import exact_words
from viewer.archive.searching.names import Names
from viewer.archive.searching.plan import (
    EVERYTHING,
    FALSE,
    NOTHING,
    Plan,
    Sql,
    alternatives,
    both,
    either,
)
from viewer.archive.searching.rows import LABEL, Rows
from viewer.archive.searching.spelling import spellings
from viewer.archive.searching.tree import And, Dates, Filter, Near, Node, Not, Or, Term

MOST_CLUMPS = 16
"""Ways to spell the terms of one NEAR together."""


def expanded(node: Node, expansions: Mapping[str, Sequence[str]]) -> Node:
    """With what single words also stand for, those that may go on as well: `OCHA` while it is typed.

    Exact words stand for themselves.
    """
    if not expansions:
        return node
    known = {word.casefold(): fuller for word, fuller in expansions.items()}

    def expand(node: Node) -> Node:
        match node:
            case Term(exact=False):
                more = known.get(node.text.casefold(), ())
                others = [Term(" ".join(each.replace('"', " ").split())) for each in more]
                others = [each for each in others if spellings(each.text)[0]]
                return Or((node, *others)) if others else node
            case And(nodes):
                return And(tuple(map(expand, nodes)))
            case Or(nodes):
                return Or(tuple(map(expand, nodes)))
            case Not(inner, at):
                return Not(expand(inner), at)
        return node

    return expand(node)


def fts(node: Term | Near) -> str:
    """As FTS5 reads it: the words are letters and digits only, so nothing needs escaping."""
    if isinstance(node, Term):
        return alternatives([_phrase(way, node) for way in _spelt(node)])
    clumps = itertools.islice(itertools.product(*map(_spelt, node.terms)), MOST_CLUMPS)
    return alternatives(
        [
            "NEAR("
            + " ".join(_phrase(way, term) for way, term in zip(ways, node.terms, strict=True))
            + f", {node.words})"
            for ways in clumps
        ]
    )


def _spelt(term: Term) -> list[tuple[str, ...]]:
    ways = spellings(term.text)
    return ways[:1] if term.exact else ways


def _phrase(words: Sequence[str], term: Term) -> str:
    return f'"{" ".join(words)}"' + ("*" if term.prefix else "")


class Compiler:
    """For one of the four things that are found."""

    def __init__(self, names: Names, rows: Rows) -> None:
        self._names = names
        self._rows = rows

    def plan(self, node: Node) -> Plan:
        match node:
            case Term() | Near():
                return self._words(node)
            case And(nodes):
                return both([self.plan(each) for each in nodes])
            case Or(nodes):
                return self._either([self.plan(each) for each in nodes])
            case Not(inner):
                return self._not(self.plan(inner))
            case Dates():
                return Plan(documents=self._names.dated(node))
            case Filter():
                return self._filter(node)

    def _words(self, node: Term | Near) -> Plan:
        if isinstance(node, Term) and node.exact:
            # The letters of the longest word are looked for first, which is quick.
            longest = max(exact_words(node.text), key=len)
            exactly = "instr(text, ?) > 0 AND stands_exactly(text, ?, ?)"
            parameters = (longest, node.text, int(node.prefix))
            return Plan(
                match=fts(node),
                conditions=(Sql(self._rows.text.replace("{condition}", exactly), parameters),),
            )
        return Plan(match=fts(node))

    def _either(self, plans: list[Plan]) -> Plan:
        plans = [plan for plan in plans if not plan.nothing]
        if len(plans) < 2:
            return plans[0] if plans else NOTHING
        if any(plan == EVERYTHING for plan in plans):
            return EVERYTHING
        if all(plan.only_match for plan in plans):
            return Plan(match=alternatives([plan.match or "" for plan in plans]))
        if all(plan.only_documents for plan in plans):
            return Plan(documents=frozenset().union(*(plan.documents or () for plan in plans)))
        return Plan(conditions=(either([self._sql(plan) for plan in plans]),))

    def _not(self, plan: Plan) -> Plan:
        if plan.nothing:
            return EVERYTHING
        if plan == EVERYTHING:
            return NOTHING
        if plan.only_match:
            return Plan(unwanted=(plan.match or "",))
        if plan.only_documents:
            return Plan(documents=self._names.catalogue.ids - (plan.documents or frozenset()))
        inner = self._sql(plan)
        return Plan(conditions=(Sql(f"NOT coalesce({inner.text}, 0)", inner.parameters),))

    def _sql(self, plan: Plan) -> Sql:
        """The whole plan as a condition."""
        if plan.nothing:
            return FALSE
        pieces = list(plan.conditions)
        if plan.documents is not None:
            pieces.append(self._rows.documents(plan.documents))
        if plan.match is not None:
            pieces.append(self._rows.matched(plan.match))
        for each in plan.unwanted:
            matched = self._rows.matched(each)
            pieces.append(Sql(f"NOT {matched.text}", matched.parameters))
        return Sql(
            "(" + " AND ".join(piece.text for piece in pieces) + ")",
            tuple(value for piece in pieces for value in piece.parameters),
        )

    def _filter(self, node: Filter) -> Plan:
        names, rows = self._names, self._rows
        match node.field:
            case Field.DOC:
                return Plan(documents=names.documents(node))
            case Field.TITLE:
                return Plan(documents=names.titled(node))
            case Field.SYMBOL:
                return Plan(documents=names.with_symbol(node))
            case Field.BODY:
                return Plan(documents=names.of_body(node))
            case Field.IN:
                return EVERYTHING if node.value == rows.scope else NOTHING
            case Field.THEME:
                themes = names.themes(node)
                return Plan(conditions=(rows.themes(themes, names.tags(themes)),))
            case Field.BY:
                return Plan(conditions=(rows.people(names.people(node)),))
            case Field.IS:
                return Plan(conditions=(rows.state(node.value),))
            case Field.LABEL:
                label = node.value.casefold().strip(" ().:–—-")
                return Plan(conditions=(rows.block(f"label IS NOT NULL AND {LABEL} = ?", label),))
            case Field.KIND:
                return self._kind(node)
            case Field.LANG:
                return self._language(node)
        raise AssertionError(node.field)  # dates are nodes of their own

    def _kind(self, node: Filter) -> Plan:
        kind = self._names.kind(node)
        if isinstance(kind, Role):
            return Plan(conditions=(self._rows.block("role = ?", kind.value),))
        if kind is Kind.PARAGRAPH:  # nearly all are; the index is of the others
            other = self._rows.block("kind <> 'paragraph'")
            return Plan(conditions=(Sql(f"NOT {other.text}"),))
        if isinstance(kind, Kind):
            wanted = "kind = ? AND kind <> 'paragraph'"
            return Plan(conditions=(self._rows.block(wanted, kind.value),))
        return Plan(documents=kind)

    def _language(self, node: Filter) -> Plan:
        names, rows = self._names, self._rows
        code = names.language(node)
        entries = names.catalogue.entries.values()
        documents = frozenset(each.id for each in entries if each.language == code)
        if not names.block_languages:
            return Plan(documents=documents)
        of_document = rows.documents(documents)
        own, other = rows.block("language = ?", code), rows.block("language IS NOT NULL")
        return Plan(
            conditions=(
                Sql(
                    f"({own.text} OR ({of_document.text} AND NOT {other.text}))",
                    (*own.parameters, *of_document.parameters, *other.parameters),
                ),
            )
        )
