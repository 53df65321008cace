"""What the search index tells of words and paragraphs, for finding paragraphs like one."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from viewer.archive.connection import Connection
from viewer.archive.folding import raw_words
from viewer.archive.hits import details, found_paragraph
from viewer.domain import ParagraphId
from viewer.domain.searching import Found

COUNTED = 20_000
"""A word that so many paragraphs have tells too little to be counted further."""
RANKED = 20_000
"""Of more paragraphs with one of the words than these, the first are ranked."""
_READABLE = "('paragraph', 'list_item', 'footnote')"


class Similar:
    """Reads only; `Archive.interrupt` ends it from another thread."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def total(self) -> int:
        """Paragraphs of all documents."""
        return int(
            self._connection.value(
                "SELECT coalesce(sum(versions.paragraphs), 0) FROM documents"
                " JOIN versions ON versions.id = documents.version_id"
                " WHERE documents.removed_at IS NULL"
            )
        )

    def spread(self, word: str) -> int:
        """In how many paragraphs a word occurs, up to `COUNTED`."""
        wanted = _match([word])
        if not wanted:
            return COUNTED
        return int(
            self._connection.value(
                "SELECT count(*) FROM (SELECT 1 FROM blocks_index WHERE blocks_index MATCH ?"
                " LIMIT ?)",
                (wanted, COUNTED),
            )
        )

    def candidates(
        self, words: Sequence[str], *, besides: ParagraphId, most: int = 300
    ) -> list[tuple[ParagraphId, str]]:
        """Paragraphs with any of the words and their texts, those with the rarest first."""
        wanted = _match(words)
        if not wanted:
            return []
        ranked = self._connection.rows(
            "SELECT rowid FROM (SELECT rowid, bm25(blocks_index) AS score FROM blocks_index"
            " WHERE blocks_index MATCH ? LIMIT ?) ORDER BY score, rowid LIMIT ?",
            (wanted, RANKED, 2 * most),
        )
        rows = self._connection.rows(
            "SELECT blocks.id, blocks.text FROM json_each(?) AS ranked"
            " JOIN blocks ON blocks.id = ranked.value"
            " JOIN documents ON documents.version_id = blocks.version_id"
            f" WHERE documents.removed_at IS NULL AND blocks.id <> ? AND blocks.kind IN {_READABLE}"
            " ORDER BY ranked.key LIMIT ?",
            (json.dumps([row[0] for row in ranked]), besides, most),
        )
        return [(ParagraphId(block), text) for block, text in rows]

    def described(self, paragraphs: Sequence[ParagraphId]) -> dict[ParagraphId, Found]:
        """Those that are there, as a search hands them over, without matches."""
        rows = details(self._connection, paragraphs)
        return {ParagraphId(row["id"]): found_paragraph(row, (), 0.0) for row in rows}

    def texts(self) -> Iterator[tuple[ParagraphId, str]]:
        """Every paragraph, list item and footnote of all documents, as they came in."""
        for document in self._connection.values(
            "SELECT id FROM documents WHERE removed_at IS NULL ORDER BY id"
        ):
            for block, text in self._connection.rows(
                "SELECT blocks.id, blocks.text FROM documents"
                " JOIN blocks ON blocks.version_id = documents.version_id"
                f" WHERE documents.id = ? AND blocks.kind IN {_READABLE} ORDER BY position",
                (document,),
            ):
                yield ParagraphId(block), text


def _match(words: Sequence[str]) -> str:
    """Any of the words, as FTS5 reads it: letters and digits only, so nothing needs escaping."""
    phrases = dict.fromkeys(" ".join(raw_words(word)) for word in words)
    return " OR ".join(f'"{phrase}"' for phrase in phrases if phrase)
