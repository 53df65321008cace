"""Places to come back to."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.domain.ids import BookmarkId, DocumentId, ParagraphId


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A place that a person wants to come back to.

    Attributes:
        name: empty where none was given; then the words of the paragraph stand for it.
        words: the paragraph's.
    """

    id: BookmarkId
    uuid: str
    document: DocumentId
    paragraph: ParagraphId
    index: int
    label: str | None
    name: str
    words: str
    created_by: str
    created_at: str
