"""Comments that a file brings with it become notes, by their authors, each once.

The identity of such a note is made of the original and the comment, so that another reading of the
original, or another archive, knows it for the same. What a person made of it since, or that they
deleted it, holds.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from importers.parsed import Remark
from viewer.archive.anchors import words_columns
from viewer.archive.connection import Connection
from viewer.archive.editing import Editor
from viewer.archive.storable import storable

_NAMESPACE = uuid.UUID("5f0c7ad2-6a0e-5a5e-9d4b-3c1f0b7e2a61")
NO_NAME = "(author not named)"

# Taken back with the edit that brought it in, unlike one that a person deleted.
_UNDONE = """
    SELECT edits.undone FROM history JOIN edits ON edits.id = history.edit_id
    WHERE history.noun = 'annotations' AND history.row_uuid = ? AND history.action = 'create'
    ORDER BY history.id LIMIT 1
"""


def identity(sha256: str, remark: Remark) -> str:
    """The UUID of the note that a comment of this original becomes."""
    return str(uuid.uuid5(_NAMESPACE, storable(f"{sha256} {remark.key}")))


def untaken(connection: Connection, sha256: str, remarks: Sequence[Remark]) -> list[Remark]:
    """Those that are not among the notes yet, nor were deleted from them by a person."""
    return [each for each in remarks if _is_untaken(connection, identity(sha256, each))]


def take(
    connection: Connection,
    editor: Editor,
    document: int,
    version: int,
    remarks: Sequence[Remark],
) -> None:
    """Write the notes of a reading's comments that are new to the archive.

    Args:
        connection: with a transaction open.
        editor: of the same connection.
        document: that the comments are in.
        version: the reading of it whose blocks they name.
        remarks: all that the reading has.
    """
    sha256 = str(connection.value("SELECT sha256 FROM documents WHERE id = ?", (document,)))
    for remark in untaken(connection, sha256, remarks):
        block = connection.row(
            "SELECT id, text FROM blocks WHERE version_id = ? AND position = ?",
            (version, remark.block),
        )
        if block is None:
            raise LookupError(f"no block {remark.block} for the comment {remark.key}")
        place = {
            "document_id": document,
            "block_id": block["id"],
            **words_columns(block["text"], remark.start, remark.end),
        }
        _write(connection, editor, identity(sha256, remark), remark, place)


def _write(
    connection: Connection,
    editor: Editor,
    identifier: str,
    remark: Remark,
    place: dict[str, object],
) -> None:
    known = connection.value("SELECT id FROM annotations WHERE uuid = ?", (identifier,))
    if known is not None:
        editor.change("annotations", known, place)
        editor.restore("annotations", known)
        return
    written = {"created_at": remark.date} if remark.date is not None else {}
    editor.create(
        "annotations",
        {
            **place,
            **written,
            "uuid": identifier,
            "body": remark.text,
            "created_by_id": editor.person_id(remark.author or NO_NAME),
        },
    )


def _is_untaken(connection: Connection, identifier: str) -> bool:
    row = connection.row("SELECT removed_at FROM annotations WHERE uuid = ?", (identifier,))
    if row is None:
        return True
    return row["removed_at"] is not None and bool(connection.value(_UNDONE, (identifier,)))
