"""The bookmarks of the archive, for a list: by document, in reading order."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.archive import Archive
from viewer.domain import Bookmark
from viewer.ui.models.rows_model import RowsModel
from viewer.ui.models.wording import source

HEADINGS = ("Bookmark", "Document")


@dataclass(frozen=True, slots=True)
class BookmarkRow:
    """A bookmark with the name of its document."""

    bookmark: Bookmark
    source: str

    @property
    def cells(self) -> tuple[str, ...]:
        return (self.name, self.source)

    @property
    def name(self) -> str:
        """Its own, else the label and the words of its paragraph."""
        words = f"{self.bookmark.label or ''} {self.bookmark.words}".strip()
        return self.bookmark.name or words


def read_bookmarks(archive: Archive) -> list[BookmarkRow]:
    found = archive.bookmarks.all()
    documents = {
        each.id: each for each in archive.documents.some({each.document for each in found})
    }
    return [
        BookmarkRow(each, source(documents[each.document].title, documents[each.document].symbol))
        for each in found
        if each.document in documents
    ]


class BookmarksModel(RowsModel[BookmarkRow]):
    """A row is a `BookmarkRow` (`ItemRole.VALUE`)."""

    headings = HEADINGS
