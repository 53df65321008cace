"""What an edit changed, told after it is safely stored: ids only, listeners read what they show.

Tags and notes go with their document and their theme, so removing (or bringing back) one of these
also announces the tags and notes that hang on it. Counts follow: `Document.tags` and `Theme.tags`
change with every `TagsChanged`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from viewer.domain import (
    AnnotationId,
    BookmarkId,
    CollectionId,
    DocumentId,
    PairingId,
    PersonId,
    RejectionId,
    TagId,
    ThemeId,
)
from viewer.domain.ids import GlossaryId, ReportId, SavedSearchId

__all__ = [
    "AnnotationsChanged",
    "BookmarksChanged",
    "Change",
    "CollectionsChanged",
    "DocumentsChanged",
    "GlossaryChanged",
    "Listener",
    "PairsChanged",
    "PeopleChanged",
    "RejectionsChanged",
    "ReportsChanged",
    "SavedSearchesChanged",
    "TagsChanged",
    "ThemesChanged",
    "Touched",
]


@dataclass(frozen=True, slots=True)
class DocumentsChanged:
    """Documents were added, corrected, removed or brought back."""

    ids: frozenset[DocumentId]


@dataclass(frozen=True, slots=True)
class CollectionsChanged:
    """Collections were made, renamed, filled, emptied, removed or brought back."""

    ids: frozenset[CollectionId]


@dataclass(frozen=True, slots=True)
class ThemesChanged:
    """Themes were made, changed, removed or brought back."""

    ids: frozenset[ThemeId]


@dataclass(frozen=True, slots=True)
class TagsChanged:
    """Tags were put on or taken off, in these documents."""

    ids: frozenset[TagId]
    documents: frozenset[DocumentId]


@dataclass(frozen=True, slots=True)
class AnnotationsChanged:
    """Notes were written, changed, removed or brought back, or links from or to them were.

    Notes on themes have no document; of a link, the document that it leads into is told too.
    """

    ids: frozenset[AnnotationId]
    documents: frozenset[DocumentId]


@dataclass(frozen=True, slots=True)
class PairsChanged:
    """Hand-made pairs were made, parted or forgotten, of paragraphs of these documents."""

    ids: frozenset[PairingId]
    documents: frozenset[DocumentId]


@dataclass(frozen=True, slots=True)
class BookmarksChanged:
    """Bookmarks were set, renamed or taken away in these documents."""

    ids: frozenset[BookmarkId]
    documents: frozenset[DocumentId]


@dataclass(frozen=True, slots=True)
class RejectionsChanged:
    """Suggestions were rejected, or are offered again, in these documents."""

    ids: frozenset[RejectionId]
    documents: frozenset[DocumentId]


@dataclass(frozen=True, slots=True)
class SavedSearchesChanged:
    """Searches were saved, renamed, changed, removed or brought back."""

    ids: frozenset[SavedSearchId]


@dataclass(frozen=True, slots=True)
class GlossaryChanged:
    """Somebody said what acronyms stand for, or took it back."""

    ids: frozenset[GlossaryId]


@dataclass(frozen=True, slots=True)
class ReportsChanged:
    """Reports were begun, renamed, arranged, removed or brought back."""

    ids: frozenset[ReportId]


@dataclass(frozen=True, slots=True)
class PeopleChanged:
    """People have other names; what they made is told under these now."""

    ids: frozenset[PersonId]


Change = (
    DocumentsChanged
    | CollectionsChanged
    | ThemesChanged
    | TagsChanged
    | AnnotationsChanged
    | PairsChanged
    | BookmarksChanged
    | RejectionsChanged
    | ReportsChanged
    | PeopleChanged
    | SavedSearchesChanged
    | GlossaryChanged
)
Listener = Callable[[tuple[Change, ...]], None]


class Touched:
    """Collects the rows that an edit writes, until they can be announced."""

    def __init__(self) -> None:
        self._rows: dict[str, set[int]] = defaultdict(set)
        self._documents: dict[str, set[int]] = defaultdict(set)

    def __bool__(self) -> bool:
        return bool(self._rows)

    def add(self, noun: str, ids: Iterable[int], documents: Iterable[int] = ()) -> None:
        self._rows[noun].update(ids)
        self._documents[noun].update(documents)

    def merge(self, other: Touched) -> None:
        for noun, ids in other._rows.items():
            self.add(noun, ids, other._documents[noun])

    def changes(self) -> tuple[Change, ...]:
        return tuple(
            make(frozenset(self._rows[noun]), frozenset(self._documents[noun]))
            for noun, make in _CHANGES.items()
            if self._rows.get(noun)
        )


_CHANGES: dict[str, Callable[[frozenset[int], frozenset[int]], Change]] = {
    "documents": lambda ids, _: DocumentsChanged(frozenset(map(DocumentId, ids))),
    "collections": lambda ids, _: CollectionsChanged(frozenset(map(CollectionId, ids))),
    "themes": lambda ids, _: ThemesChanged(frozenset(map(ThemeId, ids))),
    "tags": lambda ids, documents: TagsChanged(
        frozenset(map(TagId, ids)), frozenset(map(DocumentId, documents))
    ),
    "annotations": lambda ids, documents: AnnotationsChanged(
        frozenset(map(AnnotationId, ids)), frozenset(map(DocumentId, documents))
    ),
    "pairs": lambda ids, documents: PairsChanged(
        frozenset(map(PairingId, ids)), frozenset(map(DocumentId, documents))
    ),
    "bookmarks": lambda ids, documents: BookmarksChanged(
        frozenset(map(BookmarkId, ids)), frozenset(map(DocumentId, documents))
    ),
    "rejections": lambda ids, documents: RejectionsChanged(
        frozenset(map(RejectionId, ids)), frozenset(map(DocumentId, documents))
    ),
    "reports": lambda ids, _: ReportsChanged(frozenset(map(ReportId, ids))),
    "people": lambda ids, _: PeopleChanged(frozenset(map(PersonId, ids))),
    "saved_searches": lambda ids, _: SavedSearchesChanged(frozenset(map(SavedSearchId, ids))),
    "glossary": lambda ids, _: GlossaryChanged(frozenset(map(GlossaryId, ids))),
}
