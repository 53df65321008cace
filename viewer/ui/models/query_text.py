"""A query edited by buttons: what they do is seen in the text, and typing goes on from there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from viewer.archive.searching.fields import Field, named
from viewer.archive.searching.parser import UNFINISHED, parse
from viewer.archive.searching.tokens import Sign, Token, tokens
from viewer.archive.searching.tree import Or
from viewer.domain.searching import QueryError

_WORDS = (Sign.WORD, Sign.PHRASE)


def has_filter(query: str, narrows: str) -> bool:
    """Whether `theme:Health` stands in the query as it is, on its own."""
    return _place(query, narrows) is not None


def with_filter(query: str, narrows: str) -> str:
    """The query narrowed by `theme:Health`; alternatives are bracketed, so that it holds for all."""
    query = query.strip()
    if has_filter(query, narrows):
        return query
    if _has_alternatives(query):
        query = f"({query})"
    return f"{query} {narrows}".strip()


def without_filter(query: str, narrows: str) -> str:
    """The query without it."""
    place = _place(query, narrows)
    if place is None:
        return query
    start, end = place
    return " ".join(part for part in (query[:start].strip(), query[end:].strip()) if part)


def turn_filter(query: str, narrows: str) -> str:
    """Narrow the query, or no longer where it was narrowed so."""
    turn = without_filter if has_filter(query, narrows) else with_filter
    return turn(query, narrows)


def asks_for_tags(query: str) -> bool:
    """Whether putting a theme on a paragraph may change what is found."""
    fields = {named(each.text) for each in tokens(query) if each.sign is Sign.FIELD}
    return bool(fields & {Field.THEME, Field.IS, Field.BY})


def finished(query: str) -> str:
    """What a query that is being typed is taken for: its last word as the beginning of one."""
    found = list(tokens(query))
    last = found[-1] if found else None
    if last is None or last.sign is not Sign.WORD or last.at[1] != len(query):
        return query
    if len(found) > 1 and found[-2].sign is Sign.FIELD:
        return query
    begun = last.text.isalnum() and len(last.text) >= UNFINISHED
    return f"{query}*" if begun and not last.exact and not last.prefix else query


def is_exact(query: str) -> bool:
    """Whether every word is looked for letter for letter."""
    found = list(_sought(query))
    return bool(found) and all(each.exact for each in found)


def turn_exact(query: str) -> str:
    """Every word with an equals sign before it, or none where all had one."""
    exact = is_exact(query)
    for token in reversed(list(_sought(query))):
        start = token.at[0]
        if exact:
            query = query[:start] + query[start + 1 :]
        elif not token.exact:
            query = f"{query[:start]}={query[start:]}"
    return query


def _place(query: str, narrows: str) -> tuple[int, int] | None:
    match = re.search(rf"(?<!\S){re.escape(narrows)}(?!\S)", query, re.IGNORECASE)
    return None if match is None else match.span()


def _has_alternatives(query: str) -> bool:
    try:
        return isinstance(parse(query), Or)
    except QueryError:
        return False


def _sought(query: str) -> Iterator[Token]:
    """Words and phrases that are looked for: no values of fields, and none that are near others."""
    depth, before = 0, None
    for token in tokens(query):
        named = before is Sign.FIELD
        before = token.sign
        if depth:
            depth += (token.sign is Sign.OPEN) - (token.sign is Sign.CLOSE)
        elif (token.sign is Sign.OPEN and named) or token.opens:
            depth = 1
        elif token.sign in _WORDS and not named and any(map(str.isalnum, token.text)):
            yield token
