"""Paragraphs counted by all that they can be narrowed by."""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TypeVar

from viewer.archive.connection import Connection
from viewer.archive.searching.catalogue import Catalogue, Entry
from viewer.archive.searching.names import LANGUAGES, Names
from viewer.archive.searching.paragraphs import Paragraphs
from viewer.archive.searching.tree import quoted
from viewer.domain.searching import Facet, FacetName, Facets, FacetValue, Tally

K = TypeVar("K")

COUNTED = 1_000_000
"""Of more paragraphs than these, the first are counted."""
BY_BLOCK = 50_000
"""Of so many paragraphs the tags are looked up one by one."""
BY_THEME = 1_000_000
"""So many tags are read whole, where there are more paragraphs; of more, the first are counted."""


def facets(connection: Connection, names: Names, paragraphs: Paragraphs, most: int) -> Facets:
    """With at most so many values of each kind."""
    blocks = paragraphs.all(COUNTED + 1)
    more = len(blocks) > COUNTED
    blocks = blocks[:COUNTED]
    documents = _by_document(names.catalogue, paragraphs, blocks)
    entries = names.catalogue.entries
    years: Counter[str] = Counter()
    bodies: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for document, count in documents.items():
        entry = entries[document]
        if entry.date:
            years[entry.date[:4]] += count
        if entry.body:
            bodies[entry.body] += count
        if entry.kind:
            kinds[entry.kind] += count
    themes, of = _by_theme(connection, names, blocks)
    languages = _by_language(connection, names, documents, blocks)
    return Facets(
        (
            _facet(FacetName.THEME, themes, names.theme_names(), "theme", most, of),
            _documents(documents, entries, most),
            _facet(FacetName.YEAR, years, {}, "date", most),
            _facet(FacetName.BODY, bodies, {}, "body", most),
            _facet(FacetName.KIND, kinds, {}, "kind", most),
            _facet(FacetName.LANGUAGE, languages, LANGUAGES, "lang", most),
        ),
        Tally(len(blocks), more),
    )


def _by_document(catalogue: Catalogue, paragraphs: Paragraphs, blocks: list[int]) -> Counter[int]:
    """The blocks in ascending order."""
    if not catalogue.gapless:
        return Counter(paragraphs.documents_of(blocks).values())
    found: Counter[int] = Counter()
    for entry in catalogue.by_place:
        count = bisect_right(blocks, entry.last) - bisect_left(blocks, entry.first)
        if count:
            found[entry.id] = count
    return found


def _by_theme(
    connection: Connection, names: Names, blocks: list[int]
) -> tuple[Counter[int], Tally | None]:
    """A theme has what those below it have; how many were counted, where not all were."""
    themes = names.theme_names()
    wanted = blocks
    if len(blocks) > BY_BLOCK and names.tags(themes) <= BY_THEME:
        rows = connection.rows(
            "SELECT theme_id, json_group_array(block_id) FROM tags INDEXED BY tags_theme_block"
            " WHERE removed_at IS NULL GROUP BY theme_id"
        )
    else:
        wanted = blocks[:BY_BLOCK]
        rows = connection.rows(
            "SELECT theme_id, json_group_array(block_id) FROM json_each(?) AS wanted"
            " CROSS JOIN tags ON block_id = wanted.value WHERE removed_at IS NULL"
            " GROUP BY theme_id",
            (json.dumps(wanted),),
        )
    there = set(wanted)
    tagged = {int(theme): there.intersection(json.loads(listed)) for theme, listed in rows}
    nothing: set[int] = set()
    counts = Counter(
        {
            theme: len(
                nothing.union(
                    *(tagged.get(each, nothing) for each in names.with_those_below([theme]))
                )
            )
            for theme in themes
        }
    )
    whole = len(wanted) == len(blocks)
    return +counts, None if whole else Tally(len(wanted), more=True)


def _by_language(
    connection: Connection, names: Names, documents: Mapping[int, int], blocks: Sequence[int]
) -> Counter[str]:
    """By document, but for paragraphs that have another language."""
    counts: Counter[str] = Counter()
    entries = names.catalogue.entries
    for document, count in documents.items():
        if language := entries[document].language:
            counts[language] += count
    if names.block_languages:
        there = set(blocks)
        for block, language, usual in connection.rows(
            "SELECT blocks.id, blocks.language, documents.language FROM blocks"
            " JOIN documents ON documents.version_id = blocks.version_id"
            " WHERE blocks.language IS NOT NULL"
        ):
            if block in there:
                counts[language] += 1
                if usual:
                    counts[usual] -= 1
    return +counts


def _facet(
    name: FacetName,
    counts: Counter[K],
    said: Mapping[K, str],
    field: str,
    most: int,
    of: Tally | None = None,
) -> Facet:
    found = counts.most_common()
    found.sort(key=lambda each: (-each[1], str(said.get(each[0], each[0])).casefold()))
    shown = found[:most]
    if name is FacetName.YEAR:
        shown.sort(key=lambda each: str(each[0]))
    values = [
        FacetValue(
            said=said.get(key, str(key)),
            count=count,
            narrows=f"{field}:{quoted(said.get(key, str(key)) if field == 'theme' else str(key))}",
        )
        for key, count in shown
    ]
    return Facet(name, tuple(values), len(found) - len(shown), of)


def _documents(counts: Counter[int], entries: Mapping[int, Entry], most: int) -> Facet:
    found = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    symbols = Counter(_plain(entry.symbol) for entry in entries.values())
    values = [
        FacetValue(_said(entries[document]), count, f"doc:{handle(entries[document], symbols)}")
        for document, count in found[:most]
    ]
    return Facet(FacetName.DOCUMENT, tuple(values), max(0, len(found) - most))


def _said(entry: Entry) -> str:
    return f"{entry.symbol} {entry.title}" if entry.symbol else entry.title


def handle(entry: Entry, symbols: Mapping[str, int]) -> str:
    """How a query names a document: by the symbol where only one has it, else by the number."""
    if entry.symbol and symbols[_plain(entry.symbol)] == 1:
        return quoted(entry.symbol)
    return str(entry.id)


def _plain(symbol: str | None) -> str:
    return (symbol or "").casefold()
