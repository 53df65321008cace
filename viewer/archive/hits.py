"""Paragraphs as a search hands them over."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from viewer.archive.connection import Connection, Row
from viewer.archive.searching.tree import Span
from viewer.archive.snippets import snippet
from viewer.domain import DocumentId, ParagraphId
from viewer.domain.searching import Found, What

_DETAILS = """
    SELECT wanted.key, blocks.id, blocks.position, blocks.label, blocks.page, blocks.text,
        documents.id AS document_id, documents.title, documents.symbol, documents.date
    FROM json_each(?) AS wanted JOIN blocks ON blocks.id = wanted.value
        JOIN documents ON documents.version_id = blocks.version_id
    WHERE documents.removed_at IS NULL ORDER BY wanted.key
"""


def details(connection: Connection, blocks: Iterable[int]) -> list[Row]:
    """Rows of those that are there; `key` is the place of each in `blocks`, counted from 0."""
    return connection.rows(_DETAILS, (json.dumps(list(blocks)),))


def found_paragraph(row: Row, matches: Sequence[Span], score: float) -> Found:
    """Of one of the rows of `details`."""
    return Found(
        what=What.PARAGRAPH,
        document=DocumentId(row["document_id"]),
        title=row["title"],
        symbol=row["symbol"],
        date=row["date"],
        paragraph=ParagraphId(row["id"]),
        index=row["position"],
        label=row["label"],
        page=row["page"],
        annotation=None,
        theme=None,
        text=row["text"],
        matches=tuple(matches),
        snippet=snippet(row["text"], matches),
        score=score,
    )
