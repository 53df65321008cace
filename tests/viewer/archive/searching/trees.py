"""Trees of queries, made up."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from viewer.archive.searching.fields import SCOPES, STATES, Field
from viewer.archive.searching.tree import (
    Dates,
    Filter,
    Near,
    Node,
    Not,
    Term,
    all_of,
    one_of,
)

WORDS = ("peace", "war", "health", "cooperation", "follow-up", "A/RES/1", "السلام", "Coopération")
VALUES = {
    Field.THEME: ("Peace", "Water", "Health"),
    Field.DOC: ("A/RES/1", "Report on health", "1"),
    Field.TITLE: ("report", "cooperation"),
    Field.SYMBOL: ("A/RES", "S"),
    Field.BODY: ("General Assembly", "council"),
    Field.KIND: ("heading", "paragraph", "resolution"),
    Field.LANG: ("en", "French"),
    Field.LABEL: ("1", "(a)"),
    Field.BY: ("Ada", "me"),
    Field.IN: SCOPES,
    Field.IS: STATES,
}


def terms(words: Sequence[str] = WORDS) -> st.SearchStrategy[Term]:
    phrases = st.lists(st.sampled_from(words), min_size=1, max_size=2).map(" ".join)
    return st.builds(Term, phrases, st.booleans(), st.booleans())


def nears(words: Sequence[str] = WORDS) -> st.SearchStrategy[Near]:
    plain = terms(words).map(lambda term: Term(term.text, term.prefix))
    return st.builds(Near, st.lists(plain, min_size=2, max_size=3).map(tuple), st.integers(0, 12))


def filters() -> st.SearchStrategy[Filter]:
    return st.sampled_from(
        [Filter(field, value) for field, values in VALUES.items() for value in values]
    )


def dates() -> st.SearchStrategy[Dates]:
    ends = st.sampled_from([None, "2008", "2013", "2013-05", "2013-05-17", "2020"])
    return (
        st.tuples(ends, ends)
        .filter(lambda both: both != (None, None))
        .map(lambda both: Dates(*_ascending(*both)))
    )


def _ascending(first: str | None, last: str | None) -> tuple[str | None, str | None]:
    return (last, first) if first and last and first > last else (first, last)


def trees(words: Sequence[str] = WORDS) -> st.SearchStrategy[Node]:
    leaves: st.SearchStrategy[Node] = terms(words) | nears(words) | filters() | dates()

    def joined(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
        several = st.lists(inner, min_size=2, max_size=3)
        negated = inner.filter(lambda node: not isinstance(node, Not)).map(Not)
        return several.map(_all_of) | several.map(_one_of) | negated

    return st.recursive(leaves, joined, max_leaves=6)


def _all_of(nodes: list[Node]) -> Node:
    return all_of(nodes) or nodes[0]


def _one_of(nodes: list[Node]) -> Node:
    return one_of(nodes) or nodes[0]
