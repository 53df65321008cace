"""A query as a tree of frozen nodes, and back to text.

Nodes know the place `[start, end)` of the query that they were read from, for errors; it takes no part
in comparing them. `parse(written(tree)) == tree`.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from dataclasses import dataclass

from viewer.archive.searching.fields import Field

Span = tuple[int, int]

NEAR_WORDS = 10
"""As FTS5 has it where no number is given."""
_PLAIN = re.compile(r"[^\W_](?:[^\s\"“”«»„()*=|,:\\]*[^\W_])?")
_OPERATORS = ("AND", "OR", "NOT", "NEAR")


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand together.

    Attributes:
        text: as typed, with single spaces.
        prefix: the last word may go on.
        exact: letter for letter: no folding of case, accents or forms of letters.
    """

    text: str
    prefix: bool = False
    exact: bool = False
    at: Span = dataclasses.field(default=(0, 0), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Near:
    """Terms with at most so many other words between the first and the last of them."""

    terms: tuple[Term, ...]
    words: int = NEAR_WORDS
    at: Span = dataclasses.field(default=(0, 0), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Filter:
    """`field:value`."""

    field: Field
    value: str
    at: Span = dataclasses.field(default=(0, 0), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Dates:
    """From the first to the last day of ISO prefixes; None where an end is open."""

    first: str | None
    last: str | None
    at: Span = dataclasses.field(default=(0, 0), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Not:
    """What must not hold."""

    node: Node
    at: Span = dataclasses.field(default=(0, 0), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class And:
    """All must hold: at least two, none of them an `And`."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """One must hold: at least two, none of them an `Or`."""

    nodes: tuple[Node, ...]


Node = Term | Near | Filter | Dates | Not | And | Or


def all_of(nodes: list[Node]) -> Node | None:
    """As one node; None for no node."""
    flat = [each for node in nodes for each in (node.nodes if isinstance(node, And) else (node,))]
    return And(tuple(flat)) if len(flat) > 1 else (flat[0] if flat else None)


def one_of(nodes: list[Node]) -> Node | None:
    """As one node; None for no node."""
    flat = [each for node in nodes for each in (node.nodes if isinstance(node, Or) else (node,))]
    return Or(tuple(flat)) if len(flat) > 1 else (flat[0] if flat else None)


def sought(node: Node | None) -> Iterator[Term | Near]:
    """What is to be shown as found: the words that are not excluded."""
    match node:
        case Term() | Near():
            yield node
        case And(nodes) | Or(nodes):
            for each in nodes:
                yield from sought(each)


def leaves(node: Node | None) -> Iterator[Term | Near | Filter | Dates]:
    """All that the tree ends in, excluded or not."""
    match node:
        case Not(inner):
            yield from leaves(inner)
        case And(nodes) | Or(nodes):
            for each in nodes:
                yield from leaves(each)
        case Term() | Near() | Filter() | Dates():
            yield node


def written(node: Node | None) -> str:
    """The query that the tree is read from."""
    match node:
        case None:
            return ""
        case Term():
            return _term(node)
        case Near(terms, words):
            return f"NEAR({' '.join(map(_term, terms))}, {words})"
        case Filter(field=name, value=value):
            return f"{name}:{quoted(value)}"
        case Dates(first, last):
            return f"date:{first or ''}" + ("" if first and first == last else f"..{last or ''}")
        case Not(inner):
            return f"NOT {_inner(inner)}"
        case And(nodes):
            return " ".join(map(_inner, nodes))
        case Or(nodes):
            return " OR ".join(map(_inner, nodes))


def quoted(value: str) -> str:
    """In quotes, unless it reads the same without."""
    return value if _PLAIN.fullmatch(value) and value not in _OPERATORS else f'"{value}"'


def _inner(node: Node) -> str:
    return f"({written(node)})" if isinstance(node, And | Or) else written(node)


def _term(term: Term) -> str:
    return ("=" if term.exact else "") + quoted(term.text) + ("*" if term.prefix else "")
