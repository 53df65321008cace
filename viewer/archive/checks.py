"""What can be wrong with an archive, looked at thoroughly; nothing is changed."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterator
from typing import Any

from viewer.archive.connection import Connection
from viewer.archive.editing import NOUNS, Editor
from viewer.archive.errors import DamagedArchive
from viewer.archive.theme_tree import lost_themes

_Findings = Iterator[str]


def check(connection: Connection, editor: Editor) -> list[str]:
    """Findings as sentences; damage that keeps the rest from being looked at is the last."""
    findings: list[str] = []
    for look in (
        _pages,
        _references,
        _originals,
        _blocks,
        _index,
        _others,
        _history,
        _counts,
        _tree,
    ):
        try:
            if look is not _index:
                findings.extend(look(connection))
            elif not connection.read_only:  # the command counts as a write
                with editor.aside():
                    findings.extend(look(connection))
        except DamagedArchive as damage:
            findings.append(str(damage))
            break
    return findings


def _pages(connection: Connection) -> _Findings:
    for finding in connection.values("PRAGMA integrity_check"):
        if finding != "ok":
            yield f"The file is damaged: {finding}."


def _references(connection: Connection) -> _Findings:
    for row in connection.rows("PRAGMA foreign_key_check"):
        yield f"Row {row[1]} of {row[0]} points to a row of {row[2]} that is not there."


def _originals(connection: Connection) -> _Findings:
    for document, name, sha256, original, size in connection.rows(
        "SELECT documents.id, name, documents.sha256, originals.id, size FROM documents"
        " JOIN originals ON originals.id = original_id"
    ):
        digest, length = hashlib.sha256(), 0
        try:
            for (part,) in connection.rows(
                "SELECT part FROM original_parts WHERE original_id = ? ORDER BY part", (original,)
            ):
                compression, content = _part(connection, original, part)
                piece = zlib.decompress(content) if compression == "zlib" else content
                digest.update(piece)
                length += len(piece)
        except zlib.error:
            length = -1
        if digest.hexdigest() != sha256 or length != size:
            yield f"The original of document {document} (“{name}”) is not what was imported."


def _part(connection: Connection, original: int, part: int) -> tuple[str, bytes]:
    row = connection.row(
        "SELECT compression, content FROM original_parts WHERE original_id = ? AND part = ?",
        (original, part),
    )
    return ("none", b"") if row is None else (row[0], row[1])


def _blocks(connection: Connection) -> _Findings:
    for document, title in connection.rows(
        "SELECT documents.id, title FROM documents JOIN versions ON versions.id = documents.version_id"
        " LEFT JOIN (SELECT version_id, count(*) AS blocks, max(position) AS last,"
        "     sum(kind <> 'furniture') AS paragraphs FROM blocks GROUP BY version_id"
        " ) AS found ON found.version_id = versions.id"
        " WHERE coalesce(found.blocks, 0) <> versions.blocks"
        " OR coalesce(found.last + 1, 0) <> versions.blocks"
        " OR coalesce(found.paragraphs, 0) <> versions.paragraphs"
        " OR versions.document_id <> documents.id"
    ):
        yield f"Document {document} (“{title}”) has not the blocks that were read."
    for noun in ("tags", "annotations", "note_links", "pair_ends", "bookmarks", "rejections"):
        for (row,) in connection.rows(
            f"SELECT {noun}.id FROM {noun} JOIN blocks ON blocks.id = block_id"
            " JOIN versions ON versions.id = version_id"
            f" WHERE {noun}.document_id IS NOT versions.document_id OR start IS NOT NULL"
            " AND substr(text, start + 1, stop - start) <> quote"
        ):
            yield f"Row {row} of {noun} does not stand on the words that it quotes."
        for (row,) in connection.rows(
            f"SELECT {noun}.id FROM {noun} JOIN blocks ON blocks.id = was_block_id"
            " JOIN versions ON versions.id = version_id"
            f" WHERE {noun}.document_id IS NOT versions.document_id"
            " OR coalesce(was_stop, 1) > length(text)"
        ):
            yield f"Row {row} of {noun} came from words that are not there."


def _index(connection: Connection) -> _Findings:
    """Compares every word of the index with the text: https://sqlite.org/fts5.html#the_integrity_check_command."""
    try:
        connection.run(
            "INSERT INTO blocks_index (blocks_index, rank) VALUES ('integrity-check', 1)"
        )
    except DamagedArchive:
        yield "The search index does not agree with the text; a backup has the right one."


def _others(connection: Connection) -> _Findings:
    from viewer.archive.searching.indexing import disagreements  # only a check compares

    for nouns in disagreements(connection):
        yield f"The search index of {nouns} does not agree with them; a backup has the right one."


def _history(connection: Connection) -> _Findings:
    """Every row of a noun must be what its history made of it."""
    for noun in NOUNS:
        told: dict[int, dict[str, Any]] = {}
        for row_id, after in connection.rows(
            "SELECT row_id, after FROM history WHERE noun = ? ORDER BY id", (noun,)
        ):
            told.setdefault(row_id, {}).update(json.loads(after))
        for row in connection.rows(f"SELECT * FROM {noun}"):
            expected = told.pop(row["id"], None)
            if expected is None and noun == "themes":
                continue  # planted with the archive
            if expected is None or _differs(row, expected):
                yield f"Row {row['id']} of {noun} is not what its history says."
        for missing in told:
            yield f"Row {missing} of {noun} is in the history, but not in the archive."
    for (edit,) in connection.rows(
        "SELECT id FROM edits WHERE turn <> coalesce("
        "(SELECT max(turn) FROM history WHERE edit_id = edits.id),"
        # All that such a one brought may be that somebody knows the same under another name.
        " CASE WHEN id IN (SELECT edit_id FROM merges) THEN turn ELSE -1 END)"
    ):
        yield f"Edit {edit} and its history do not agree."


def _counts(connection: Connection) -> _Findings:
    """The counts of tagged places are kept, not counted; see the migrations that made them."""
    for theme, document in connection.rows(
        "SELECT theme_id, document_id FROM ("
        " SELECT theme_id, document_id, count(*) AS tags FROM (SELECT DISTINCT theme_id,"
        "  document_id, block_id, start, stop FROM tags WHERE removed_at IS NULL)"
        " GROUP BY theme_id, document_id UNION ALL"
        " SELECT theme_id, document_id, -tags FROM tag_counts"
        ") GROUP BY theme_id, document_id HAVING sum(tags) <> 0"
    ):
        yield f"The tags of theme {theme} in document {document} are not counted rightly."


def _tree(connection: Connection) -> _Findings:
    """A theme that cannot be reached is seen nowhere, and its tags with it."""
    for name in lost_themes(connection):
        yield f"Theme “{name}” is under one that is not there."


def _differs(row: sqlite3.Row, expected: dict[str, Any]) -> bool:
    return any(row[column] != value for column, value in expected.items())
