"""The glossary: what Concord speaks of, as frozen values that know neither screen nor storage.

Times are UTC, ISO 8601 with seconds and `Z`. Offsets count Unicode code points from 0, ends exclusive
(as REFI-QDA 1.5 section 10.2 and the W3C Web Annotation selectors do); Qt's UTF-16 units are converted
in `viewer/ui/offsets.py` and nowhere else. `index` counts the blocks of a document from 0.

Each subject has a module, loaded when one of its names is first asked for: the window needs few of
them to be shown. New values go in a module of their own and need not be named here.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importers.parsed import Box as Box
    from importers.parsed import Kind as Kind
    from importers.parsed import Metadata as Metadata
    from importers.parsed import Role as Role
    from viewer.domain.anchors import Anchor as Anchor
    from viewer.domain.annotations import Annotation as Annotation
    from viewer.domain.annotations import Target as Target
    from viewer.domain.bookmarks import Bookmark as Bookmark
    from viewer.domain.documents import Collection as Collection
    from viewer.domain.documents import Document as Document
    from viewer.domain.documents import Paragraph as Paragraph
    from viewer.domain.errors import Cancelled as Cancelled
    from viewer.domain.errors import NotFound as NotFound
    from viewer.domain.errors import WorldError as WorldError
    from viewer.domain.excerpts import Excerpt as Excerpt
    from viewer.domain.excerpts import ExcerptFilter as ExcerptFilter
    from viewer.domain.ids import AnnotationId as AnnotationId
    from viewer.domain.ids import BookmarkId as BookmarkId
    from viewer.domain.ids import CollectionId as CollectionId
    from viewer.domain.ids import DocumentId as DocumentId
    from viewer.domain.ids import EditId as EditId
    from viewer.domain.ids import PairingId as PairingId
    from viewer.domain.ids import ParagraphId as ParagraphId
    from viewer.domain.ids import PersonId as PersonId
    from viewer.domain.ids import QuarantinedId as QuarantinedId
    from viewer.domain.ids import RejectionId as RejectionId
    from viewer.domain.ids import TagId as TagId
    from viewer.domain.ids import ThemeId as ThemeId
    from viewer.domain.lineages import Lineage as Lineage
    from viewer.domain.lineages import LineageRow as LineageRow
    from viewer.domain.lineages import Marked as Marked
    from viewer.domain.pairs import HandPair as HandPair
    from viewer.domain.pairs import Pair as Pair
    from viewer.domain.pairs import Pairing as Pairing
    from viewer.domain.pairs import Relation as Relation
    from viewer.domain.people import Edit as Edit
    from viewer.domain.people import HistoryFilter as HistoryFilter
    from viewer.domain.people import Person as Person
    from viewer.domain.quarantine import Quarantined as Quarantined
    from viewer.domain.reanchoring import Doubt as Doubt
    from viewer.domain.reanchoring import Landing as Landing
    from viewer.domain.reanchoring import Passage as Passage
    from viewer.domain.reanchoring import Verdict as Verdict
    from viewer.domain.references import Abbreviation as Abbreviation
    from viewer.domain.references import Citation as Citation
    from viewer.domain.references import CitedDocument as CitedDocument
    from viewer.domain.references import Reference as Reference
    from viewer.domain.searching import Hit as Hit
    from viewer.domain.searching import SearchFilter as SearchFilter
    from viewer.domain.suggestions import Rejection as Rejection
    from viewer.domain.suggestions import Suggested as Suggested
    from viewer.domain.suggestions import SuggestionRecord as SuggestionRecord
    from viewer.domain.synopses import Synopsis as Synopsis
    from viewer.domain.synopses import SynopsisCell as SynopsisCell
    from viewer.domain.synopses import SynopsisRow as SynopsisRow
    from viewer.domain.tags import Tag as Tag
    from viewer.domain.tags import TagFilter as TagFilter
    from viewer.domain.themes import Adopted as Adopted
    from viewer.domain.themes import CodebookEntry as CodebookEntry
    from viewer.domain.themes import Theme as Theme

_HOMES = {
    "importers.parsed": "Box Kind Metadata Role",
    "viewer.domain.anchors": "Anchor",
    "viewer.domain.annotations": "Annotation Target",
    "viewer.domain.bookmarks": "Bookmark",
    "viewer.domain.documents": "Collection Document Paragraph",
    "viewer.domain.errors": "Cancelled NotFound WorldError",
    "viewer.domain.excerpts": "Excerpt ExcerptFilter",
    "viewer.domain.ids": "AnnotationId BookmarkId CollectionId DocumentId EditId PairingId ParagraphId PersonId QuarantinedId RejectionId TagId ThemeId",
    "viewer.domain.lineages": "Lineage LineageRow Marked",
    "viewer.domain.pairs": "HandPair Pair Pairing Relation",
    "viewer.domain.people": "Edit HistoryFilter Person",
    "viewer.domain.quarantine": "Quarantined",
    "viewer.domain.reanchoring": "Doubt Landing Passage Verdict",
    "viewer.domain.references": "Abbreviation Citation CitedDocument Reference",
    "viewer.domain.searching": "Hit SearchFilter",
    "viewer.domain.suggestions": "Rejection Suggested SuggestionRecord",
    "viewer.domain.synopses": "Synopsis SynopsisCell SynopsisRow",
    "viewer.domain.tags": "Tag TagFilter",
    "viewer.domain.themes": "Adopted CodebookEntry Theme",
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names.split()}

__all__ = tuple(_HOME_OF)

if not TYPE_CHECKING:  # else any name would pass for one of ours

    def __getattr__(name: str) -> object:
        if name not in _HOME_OF:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(importlib.import_module(_HOME_OF[name]), name)
        globals()[name] = value
        return value
