"""Counts of themes over documents, and of themes that meet in a paragraph."""

from __future__ import annotations

import json

from viewer.archive.conditions import LIVE_TAGS, Conditions
from viewer.archive.connection import Connection
from viewer.archive.themes import Themes
from viewer.domain import DocumentId, ExcerptFilter, Theme, ThemeId
from viewer.domain.overviews import CountedDocument, CountedTheme, Counts, ThemeCount, Together

EVERYTHING = ExcerptFilter()

# White space parts words: blanks in text, tabs and line feeds in tables.
_WORDS = (
    "length({0}) - length(replace(replace(replace({0}, ' ', ''), char(9), ''), char(10), '')) + 1"
)

# A passage that two people tagged stands once; where a whole paragraph is tagged, words of it add
# nothing, and words that overlap are never more than the paragraph has.
_COUNTS = f"""
    WITH places AS (
        SELECT DISTINCT tags.theme_id, tags.document_id, tags.block_id, tags.start, tags.stop,
            tags.quote
        FROM {LIVE_TAGS} WHERE {{wanted}}
    ), paragraphs AS (
        SELECT places.theme_id, places.document_id, count(*) AS excerpts,
            CASE WHEN count(*) > count(places.start) THEN {_WORDS.format("blocks.text")}
                ELSE min(sum({_WORDS.format("places.quote")}), {_WORDS.format("blocks.text")})
            END AS words
        FROM places JOIN blocks ON blocks.id = places.block_id
        GROUP BY places.theme_id, places.document_id, places.block_id
    )
    SELECT theme_id, document_id, sum(excerpts), count(*), sum(words) FROM paragraphs
    GROUP BY theme_id, document_id
"""
_TOGETHER = f"""
    WITH tagged AS MATERIALIZED (
        SELECT DISTINCT tags.block_id, tags.theme_id, ranked.key AS rank FROM {LIVE_TAGS}
            JOIN json_each(?) AS ranked ON ranked.value = tags.theme_id
        WHERE {{wanted}} ORDER BY tags.block_id
    )
    SELECT a.theme_id, b.theme_id, count(*) FROM tagged AS a
        JOIN tagged AS b ON b.block_id = a.block_id AND b.rank > a.rank
    GROUP BY a.theme_id, b.theme_id ORDER BY a.rank, b.rank
"""


class Overview:
    """Reads only."""

    def __init__(self, connection: Connection, themes: Themes) -> None:
        self._connection = connection
        self._themes = themes

    def counts(
        self,
        filter: ExcerptFilter = EVERYTHING,  # noqa: A002
        *,
        untagged: bool = False,
    ) -> Counts:
        """How often which theme stands where; the words of the filter are not looked at.

        With `untagged`, documents without an excerpt are there too.
        """
        themes = [each for each in self._themes.all() if _wanted(each, filter)]
        wanted = _conditions(filter)
        counts = tuple(
            ThemeCount(ThemeId(theme), DocumentId(document), excerpts, paragraphs, words)
            for theme, document, excerpts, paragraphs, words in self._connection.rows(
                _COUNTS.format(wanted=wanted.sql()), wanted.parameters
            )
        )
        together = tuple(
            Together(ThemeId(a), ThemeId(b), paragraphs)
            for a, b, paragraphs in self._connection.rows(
                _TOGETHER.format(wanted=wanted.sql()),
                [json.dumps([each.id for each in themes]), *wanted.parameters],
            )
        )
        return Counts(
            _counted(themes, counts),
            self._documents(filter, None if untagged else {each.document for each in counts}),
            counts,
            together,
        )

    def _documents(
        self, only: ExcerptFilter, tagged: set[DocumentId] | None
    ) -> tuple[CountedDocument, ...]:
        conditions = Conditions()
        conditions.add("documents.removed_at IS NULL")
        conditions.one_of("documents.id", only.documents)
        conditions.dates("documents.date", only.date_from, only.date_to)
        rows = self._connection.rows(
            "SELECT documents.id, title, symbol, date, versions.paragraphs FROM documents"
            f" JOIN versions ON versions.id = documents.version_id WHERE {conditions.sql()}"
            " ORDER BY date IS NULL, date, title, documents.id",
            conditions.parameters,
        )
        return tuple(
            CountedDocument(DocumentId(row[0]), row[1], row[2], row[3], row[4])
            for row in rows
            if tagged is None or row[0] in tagged
        )


def _wanted(theme: Theme, only: ExcerptFilter) -> bool:
    return not only.themes or theme.id in only.themes


def _conditions(only: ExcerptFilter) -> Conditions:
    conditions = Conditions()
    conditions.add("tags.removed_at IS NULL")
    conditions.one_of("tags.theme_id", only.themes)
    conditions.one_of("tags.document_id", only.documents)
    conditions.one_of("tags.created_by_id", only.people)
    conditions.dates("documents.date", only.date_from, only.date_to)
    return conditions


def _counted(themes: list[Theme], counts: tuple[ThemeCount, ...]) -> tuple[CountedTheme, ...]:
    paragraphs: dict[ThemeId, int] = {}
    for each in counts:
        paragraphs[each.theme] = paragraphs.get(each.theme, 0) + each.paragraphs
    paths: dict[ThemeId, tuple[str, ...]] = {}
    names = {theme.id: theme.name for theme in themes}
    for theme in themes:  # parents come before children
        parent = theme.parent
        above = paths.get(parent, ()) if parent is not None else ()
        paths[theme.id] = (*above, names[parent]) if parent in names else ()
    return tuple(
        CountedTheme(
            theme.id, theme.name, paths[theme.id], theme.colour, paragraphs.get(theme.id, 0)
        )
        for theme in themes
    )
