"""Which document mentions which: found once for each reading, resolved whenever it is asked.

What was found is kept with what it was found from (reading, body, symbol, finder); where one of these
has changed since, the document is `pending` and found anew by `viewer.finding.citations`. Which
document a mention means is never kept: a symbol is corrected, a document imported, removed or brought
back, and the next answer is right.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from viewer.archive.connection import Connection, Row
from viewer.archive.editing import Editor
from viewer.domain import (
    Citation,
    CitedDocument,
    Document,
    DocumentId,
    Paragraph,
    ParagraphId,
    Reference,
)


@lru_cache(maxsize=1 << 16)
def keys(symbol: str) -> tuple[str, ...]:
    """Of one symbol, told once: every question compares the symbols of all documents."""
    from importers.structure import symbols  # what structure needs is not needed at the start

    return symbols.keys(symbol)


@dataclass(frozen=True, slots=True)
class Found:
    """What one document mentions, and what it was found from."""

    document: DocumentId
    reading: int
    body: str | None
    symbol: str | None
    references: tuple[Reference, ...]

    @classmethod
    def of(cls, document: Document, references: Iterable[Reference]) -> Found:
        return cls(document.id, document.reading, document.body, document.symbol, tuple(references))


_PENDING = """
    SELECT documents.id FROM documents
        LEFT JOIN mentions_found AS found ON found.document_id = documents.id
    WHERE documents.removed_at IS NULL AND (found.document_id IS NULL
        OR found.version_id <> documents.version_id OR found.body IS NOT documents.body
        OR found.symbol IS NOT documents.symbol OR found.finder <> ?)
    ORDER BY documents.id
"""
_MENTIONS = """
    SELECT mentions.*, blocks.position, blocks.label FROM mentions
        JOIN blocks ON blocks.id = mentions.block_id
        JOIN documents ON documents.id = mentions.document_id AND documents.removed_at IS NULL
            AND documents.version_id = blocks.version_id
"""
_CITING = (
    _MENTIONS
    + """
        JOIN mention_keys ON mention_keys.mention_id = mentions.id
    WHERE mention_keys.key IN (SELECT value FROM json_each(?)) AND mentions.document_id <> ?
    GROUP BY mentions.id ORDER BY documents.date, documents.id, blocks.position, mentions.start
"""
)
_CITED = """
    SELECT mention_keys.key, max(mentions.symbol) AS symbol, max(mentions.date) AS date,
        count(*) AS mentions, count(DISTINCT mentions.document_id) AS documents
    FROM mention_keys JOIN mentions ON mentions.id = mention_keys.mention_id
        JOIN documents ON documents.id = mentions.document_id AND documents.removed_at IS NULL
    GROUP BY mention_keys.key ORDER BY documents DESC, mentions DESC, mention_keys.key
"""


class References:
    """Keeping what was found is no edit: no person did it, and it can be found again."""

    def __init__(self, connection: Connection, editor: Editor) -> None:
        self._connection = connection
        self._editor = editor

    def pending(self, finder: int) -> list[DocumentId]:
        """Documents whose mentions were not found yet, or from another reading, body or symbol."""
        return [DocumentId(each) for each in self._connection.values(_PENDING, (finder,))]

    def keep(self, found: Sequence[Found], finder: int) -> None:
        """In one short transaction, in place of what was kept of these documents."""
        with self._editor.derived():
            for each in found:
                self._keep(each, finder)

    def of(self, document: DocumentId) -> list[Citation]:
        """What it mentions, in reading order, each with the documents of the archive that it means."""
        rows = self._connection.rows(
            _MENTIONS + " WHERE mentions.document_id = ? ORDER BY blocks.position, mentions.start",
            (document,),
        )
        by_key = self.documents_by_key() if rows else {}
        return [_citation(row, by_key) for row in rows]

    def resolved(
        self, document: DocumentId, paragraphs: Iterable[Paragraph], found: Iterable[Reference]
    ) -> list[Citation]:
        """As `of`, for mentions that are not kept: those of `paragraphs`, its blocks."""
        by_key, by_index = self.documents_by_key(), {each.index: each for each in paragraphs}
        return [
            Citation(
                document,
                by_index[each.block].id,
                by_index[each.block].label,
                each,
                _meant(each.symbol, document, by_key),
            )
            for each in found
        ]

    def cited_by(self, document: DocumentId) -> list[Citation]:
        """Mentions of it in others, by their date; each means this document."""
        symbol = self._connection.value(
            "SELECT symbol FROM documents WHERE id = ? AND removed_at IS NULL", (document,)
        )
        if not symbol:
            return []
        rows = self._connection.rows(_CITING, (json.dumps(keys(symbol)), document))
        by_key = dict.fromkeys(keys(symbol), (document,))
        return [_citation(row, by_key) for row in rows]

    def missing(self) -> list[CitedDocument]:
        """Cited, not in the archive; what most documents cite comes first."""
        there = self.documents_by_key()
        found: dict[str, CitedDocument] = {}
        for row in self._connection.rows(_CITED):
            if row["key"] in there or there.keys() & set(keys(row["symbol"])):
                continue
            # A joint symbol has a key for each of its parts, and is one document.
            found.setdefault(
                row["symbol"],
                CitedDocument(row["symbol"], row["date"], row["mentions"], row["documents"]),
            )
        return list(found.values())

    def links(self) -> list[tuple[DocumentId, DocumentId, int]]:
        """Which document of the archive cites which, and how often."""
        by_key = self.documents_by_key()
        counts: dict[tuple[DocumentId, DocumentId], set[int]] = defaultdict(set)
        rows = self._connection.rows(
            "SELECT mention_keys.key, mentions.document_id, mentions.id FROM mention_keys"
            " JOIN mentions ON mentions.id = mention_keys.mention_id JOIN documents"
            " ON documents.id = mentions.document_id AND documents.removed_at IS NULL"
        )
        for key, document, mention in rows:
            for cited in by_key.get(key, ()):
                if cited != document:
                    counts[document, cited].add(mention)
        return sorted((a, b, len(mentions)) for (a, b), mentions in counts.items())

    def documents_by_key(self) -> dict[str, tuple[DocumentId, ...]]:
        """The documents of the archive by all that a mention may find them by."""
        found: dict[str, tuple[DocumentId, ...]] = {}
        for document, symbol in self._connection.rows(
            "SELECT id, symbol FROM documents WHERE removed_at IS NULL AND symbol IS NOT NULL"
            " ORDER BY id"
        ):
            for key in keys(symbol):
                found[key] = (*found.get(key, ()), DocumentId(document))
        return found

    def _keep(self, found: Found, finder: int) -> None:
        self._connection.run("DELETE FROM mentions WHERE document_id = ?", (found.document,))
        blocks = {
            row["position"]: row["id"]
            for row in self._connection.rows(
                "SELECT id, position FROM blocks WHERE version_id = ? AND position IN"
                " (SELECT value FROM json_each(?))",
                (found.reading, json.dumps([each.block for each in found.references])),
            )
        }
        for each in found.references:
            mention = self._connection.insert(
                "INSERT INTO mentions (document_id, block_id, start, stop, mention, symbol, kind,"
                " date, pinpoint) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (found.document, blocks[each.block], each.start, each.end, each.mention,
                 each.symbol, each.kind, each.date, each.pinpoint),
            )  # fmt: skip
            for key in set(keys(each.symbol)):
                self._connection.run("INSERT INTO mention_keys VALUES (?, ?)", (key, mention))
        self._connection.run(
            "INSERT OR REPLACE INTO mentions_found VALUES (?, ?, ?, ?, ?)",
            (found.document, found.reading, found.body, found.symbol, finder),
        )


def _citation(row: Row, by_key: Mapping[str, tuple[DocumentId, ...]]) -> Citation:
    return Citation(
        document=DocumentId(row["document_id"]),
        paragraph=ParagraphId(row["block_id"]),
        label=row["label"],
        reference=Reference(
            block=row["position"],
            start=row["start"],
            end=row["stop"],
            mention=row["mention"],
            symbol=row["symbol"],
            kind=row["kind"],
            date=row["date"],
            pinpoint=row["pinpoint"],
        ),
        means=_meant(row["symbol"], row["document_id"], by_key),
    )


def _meant(
    symbol: str, document: int, by_key: Mapping[str, tuple[DocumentId, ...]]
) -> tuple[DocumentId, ...]:
    found = dict.fromkeys(each for key in keys(symbol) for each in by_key.get(key, ()))
    return tuple(each for each in found if each != document)
