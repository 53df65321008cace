"""Finding paragraphs by their words, the best first."""

from __future__ import annotations

import json

from viewer.archive.conditions import Conditions
from viewer.archive.connection import Connection, Row
from viewer.archive.query import Query, parse
from viewer.archive.shown import Shown, within
from viewer.archive.snippets import snippet
from viewer.domain import DocumentId, Hit, ParagraphId, SearchFilter

EVERYWHERE = SearchFilter()
RANKED = 10_000
"""Of more matches than these, the first in the archive are ranked: a word that so many paragraphs
have tells little about any of them, and ranking them all would take over a second."""

_LIVE = (
    "EXISTS (SELECT 1 FROM blocks JOIN documents ON documents.version_id = blocks.version_id"
    " WHERE blocks.id = blocks_index.rowid AND documents.removed_at IS NULL AND {})"
)
_TAGGED = (
    "EXISTS (SELECT 1 FROM tags WHERE tags.block_id = blocks.id AND tags.removed_at IS NULL"
    " AND tags.theme_id IN (SELECT id FROM themes WHERE removed_at IS NULL)"
    " AND tags.theme_id IN (SELECT value FROM json_each(?)))"
)
_DETAILS = """
    SELECT wanted.key, blocks.id, blocks.position, blocks.label, blocks.page, blocks.text,
        documents.id AS document_id, documents.title, documents.symbol, documents.date
    FROM json_each(?) AS wanted JOIN blocks ON blocks.id = wanted.value
        JOIN documents ON documents.version_id = blocks.version_id
    WHERE documents.removed_at IS NULL ORDER BY wanted.key
"""


class Search:
    """Reads only; `Archive.interrupt` ends it from another thread."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._shown = Shown(connection)

    def find(
        self,
        query: str,
        filter: SearchFilter = EVERYWHERE,  # noqa: A002
        *,
        limit: int = 50,
    ) -> list[Hit]:
        """The best matches; see `viewer.archive.query` for what may be asked."""
        parsed = parse(query)
        conditions = self._conditions(parsed, filter)
        if conditions is None:
            return []
        rows = self._connection.rows(
            "SELECT rowid, bm25(blocks_index) AS score FROM blocks_index"
            f" WHERE {conditions.sql()} LIMIT ?",
            [*conditions.parameters, RANKED],
        )
        best = sorted((score, block) for block, score in rows)[:limit]
        details = self._connection.rows(_DETAILS, (json.dumps([block for _, block in best]),))
        return [_hit(row, parsed, -best[row["key"]][0]) for row in details]

    def count(self, query: str, filter: SearchFilter = EVERYWHERE) -> int:  # noqa: A002
        """How many paragraphs match."""
        conditions = self._conditions(parse(query), filter)
        if conditions is None:
            return 0
        return int(
            self._connection.value(
                f"SELECT count(*) FROM blocks_index WHERE {conditions.sql()}",
                conditions.parameters,
            )
        )

    def _conditions(self, query: Query, only: SearchFilter) -> Conditions | None:
        """None where nothing can match."""
        if not query:
            return None
        conditions = Conditions()
        conditions.add("blocks_index MATCH ?", query.fts())
        wanted = Conditions()
        wanted.one_of("documents.id", only.documents)
        wanted.dates("documents.date", only.date_from, only.date_to)
        if only.themes:
            wanted.add(_TAGGED, json.dumps(only.themes))
        if not wanted and self._some_are_hidden():
            stretches = self._shown.stretches()
            if stretches is None:
                conditions.add(_LIVE.format("1"))
            elif stretches:
                conditions.add("rowid BETWEEN ? AND ?", stretches[0][0], stretches[-1][1])
                if len(stretches) > 1:
                    conditions.add(within(stretches))
            else:
                return None
        elif wanted:
            if only.documents or only.themes:
                first, last = self._span(only)
                if first is None:
                    return None
                # The index skips to these rows instead of trying all that match.
                conditions.add("rowid BETWEEN ? AND ?", first, last)
            conditions.add(_LIVE.format(wanted.sql()), *wanted.parameters)
        return conditions

    def _some_are_hidden(self) -> bool:
        """Whether the index holds blocks of removed documents, old readings or cut-off imports."""
        # A document has one version that is shown; counting is quicker than looking for others.
        return bool(
            self._connection.value(
                "SELECT EXISTS (SELECT 1 FROM documents WHERE removed_at IS NOT NULL)"
                " OR (SELECT count(*) FROM versions) <> (SELECT count(*) FROM documents)"
            )
        )

    def _span(self, only: SearchFilter) -> tuple[int | None, int | None]:
        """Between which rows the blocks of the wanted documents, or with the wanted themes, are."""
        if only.documents:
            row = self._connection.row(
                "SELECT min(blocks.id), max(blocks.id) FROM blocks WHERE version_id IN"
                " (SELECT version_id FROM documents WHERE id IN (SELECT value FROM json_each(?)))",
                (json.dumps(only.documents),),
            )
        else:
            row = self._connection.row(
                "SELECT min(block_id), max(block_id) FROM tags WHERE removed_at IS NULL"
                " AND theme_id IN (SELECT value FROM json_each(?))",
                (json.dumps(only.themes),),
            )
        return (row[0], row[1]) if row else (None, None)


def _hit(row: Row, query: Query, score: float) -> Hit:
    return Hit(
        document=DocumentId(row["document_id"]),
        title=row["title"],
        symbol=row["symbol"],
        date=row["date"],
        paragraph=ParagraphId(row["id"]),
        index=row["position"],
        label=row["label"],
        page=row["page"],
        text=row["text"],
        snippet=snippet(row["text"], query),
        score=score,
    )
