"""Which notes are listed, in what order, and what a list says of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from viewer.domain.annotations import Annotation
from viewer.domain.ids import CollectionId, DocumentId, ParagraphId, PersonId, ThemeId
from viewer.domain.notes import LinkKind, NoteLink

NoteOn = Literal["words", "paragraph", "document", "theme", "tag"]
"""What a note is on; one on a tag counts as that, whatever the tag is on."""

NOTES_ON: tuple[NoteOn, ...] = ("words", "paragraph", "document", "theme", "tag")

NoteOrder = Literal["newest", "document", "theme"]
"""Last changed first; by documents and places in them; by themes as in the codebook."""


@dataclass(frozen=True, slots=True)
class NoteFilter:
    """Which notes; empty fields do not filter.

    Attributes:
        themes: the note is on one of them, on a tag of it, or on what is tagged with it.
        linked: whether the note leads anywhere.
        links: it leads somewhere in one of these ways.
        changed_from, changed_to: ISO prefixes, both ends inclusive.
        words: as for a search, each the beginning of a word in the note or in what it is on.
    """

    documents: tuple[DocumentId, ...] = ()
    collection: CollectionId | None = None
    themes: tuple[ThemeId, ...] = ()
    people: tuple[PersonId, ...] = ()
    on: tuple[NoteOn, ...] = ()
    linked: Literal["", "linked", "unlinked"] = ""
    links: tuple[LinkKind, ...] = ()
    changed_from: str | None = None
    changed_to: str | None = None
    words: str = ""

    def __bool__(self) -> bool:
        return self != NoteFilter()


@dataclass(frozen=True, slots=True)
class ListedNote:
    """A note with where it stands.

    Attributes:
        document: None of a note on a theme, whose name is `theme`; of a note on a tag, both.
        title: empty without a document.
        paragraph: None where it is on none, or where its words are not in the shown reading.
        index: of the block, from 0.
        orphan: its words are not in the shown reading.
        links: that lead from it.
        linked_from: how many lead to it.
    """

    note: Annotation
    document: DocumentId | None
    title: str
    symbol: str | None
    date: str | None
    paragraph: ParagraphId | None
    index: int | None
    label: str | None
    page: int | None
    theme: str
    orphan: bool
    links: tuple[NoteLink, ...]
    linked_from: int
