"""Places that a person wants to come back to."""

from __future__ import annotations

from viewer.archive.anchors import anchor_columns
from viewer.archive.connection import Connection, Row
from viewer.archive.editing import Editor
from viewer.domain import Anchor, Bookmark, BookmarkId, DocumentId, NotFound, ParagraphId

_SELECT = """
    SELECT bookmarks.*, people.name AS person, blocks.position, blocks.label,
        substr(blocks.text, 1, 200) AS words
    FROM bookmarks JOIN people ON people.id = bookmarks.created_by_id
        JOIN documents ON documents.id = bookmarks.document_id AND documents.removed_at IS NULL
        JOIN blocks ON blocks.id = block_id AND blocks.version_id = documents.version_id
    WHERE bookmarks.removed_at IS NULL
"""
_ORDER = " ORDER BY documents.title, documents.id, blocks.position"


class Bookmarks:
    """Every call that changes something is one edit, unless one is open."""

    def __init__(self, connection: Connection, editor: Editor) -> None:
        self._connection = connection
        self._editor = editor

    def all(self) -> list[Bookmark]:
        """By title, then in reading order."""
        return [_bookmark(row) for row in self._connection.rows(_SELECT + _ORDER)]

    def of_document(self, document: DocumentId) -> list[Bookmark]:
        """In reading order."""
        here = " AND bookmarks.document_id = ?"
        return [
            _bookmark(row) for row in self._connection.rows(_SELECT + here + _ORDER, (document,))
        ]

    def get(self, bookmark: BookmarkId) -> Bookmark:
        row = self._connection.row(_SELECT + " AND bookmarks.id = ?", (bookmark,))
        if row is None:
            raise NotFound(f"There is no bookmark {bookmark}; it may have been taken away.")
        return _bookmark(row)

    def toggle(self, paragraph: ParagraphId, name: str = "") -> BookmarkId | None:
        """Set one, or take away the one that is there; None when it was taken away."""
        there = self._connection.value(
            "SELECT id FROM bookmarks WHERE block_id = ? AND removed_at IS NULL", (paragraph,)
        )
        if there is not None:
            with self._editor.edit("Take a bookmark away"):
                self._editor.remove("bookmarks", there)
            return None
        with self._editor.edit("Set a bookmark"):
            place = anchor_columns(self._connection, Anchor(paragraph))
            return BookmarkId(self._editor.create("bookmarks", {**place, "name": name.strip()}))

    def rename(self, bookmark: BookmarkId, name: str) -> None:
        """An empty name leaves it to the words of the paragraph."""
        with self._editor.edit("Rename a bookmark"):
            self.get(bookmark)
            self._editor.change("bookmarks", bookmark, {"name": name.strip()})


def _bookmark(row: Row) -> Bookmark:
    return Bookmark(
        id=BookmarkId(row["id"]),
        uuid=row["uuid"],
        document=DocumentId(row["document_id"]),
        paragraph=ParagraphId(row["block_id"]),
        index=row["position"],
        label=row["label"],
        name=row["name"],
        words=row["words"],
        created_by=row["person"],
        created_at=row["created_at"],
    )
