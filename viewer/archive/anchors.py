"""Where a tag or a note stands: checked against the text, and kept with the words around it."""

from __future__ import annotations

from typing import Any

from viewer.archive.connection import Connection, Row
from viewer.archive.errors import Refused
from viewer.domain import Anchor, NotFound, ParagraphId

CONTEXT = 32
"""Characters kept to each side of the words, to find them again in another reading."""


def anchor_columns(connection: Connection, anchor: Anchor) -> dict[str, Any]:
    """What the tables keep of an anchor.

    Raises:
        NotFound: there is no such paragraph.
        Refused: the offsets are not inside its text.
    """
    block = connection.row(
        "SELECT blocks.text, documents.id AS document_id FROM blocks"
        " JOIN documents ON documents.version_id = blocks.version_id"
        " WHERE blocks.id = ? AND documents.removed_at IS NULL",
        (anchor.paragraph,),
    )
    if block is None:
        raise NotFound(f"There is no paragraph {anchor.paragraph}. Open the document again.")
    return {
        "document_id": block["document_id"],
        "block_id": anchor.paragraph,
        **words_columns(block["text"], anchor.start, anchor.end),
    }


def words_columns(text: str, start: int | None, end: int | None) -> dict[str, Any]:
    """What the tables keep of words in a text; of all of it, nothing but that.

    Raises:
        Refused: the offsets are not inside the text.
    """
    if start is None and end is None:
        return {"start": None, "stop": None, "quote": "", "prefix": "", "suffix": ""}
    if start is None or end is None or not 0 <= start < end <= len(text):
        raise Refused(
            f"The words from {start} to {end} are not in this paragraph of {len(text)} "
            "characters. Select them again."
        )
    return {
        "start": start,
        "stop": end,
        "quote": text[start:end],
        "prefix": text[max(0, start - CONTEXT) : start],
        "suffix": text[end : end + CONTEXT],
    }


def anchor_of(row: Row) -> Anchor:
    return Anchor(ParagraphId(row["block_id"]), row["start"], row["stop"])
