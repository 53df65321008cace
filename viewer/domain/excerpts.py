"""Tagged passages as they are read and exported."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from importers.parsed import Kind, Role
from viewer.domain.ids import DocumentId, ParagraphId, PersonId, TagId, ThemeId
from viewer.domain.notes import ExcerptNote


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A tagged anchor with its source, as read and exported.

    Attributes:
        text: the tagged words, or the whole paragraph.
        notes: on the tag, on the paragraph, or on words that overlap the excerpt.
        citation: see `viewer.citation.cite`.
        tag: the first one; where several people put the theme on the same words, `others` are
            the later ones, and the excerpt stands once for all.
        tagged_by: the names of all of them, in the order of their tags: `Ann, Ben`.
        tagged_at: when the first of them did.
        certainty: `doubtful` where all of them were in doubt.
    """

    tag: TagId
    theme: ThemeId
    theme_name: str
    document: DocumentId
    title: str
    symbol: str | None
    date: str | None
    body: str | None
    language: str | None
    paragraph: ParagraphId
    index: int
    kind: Kind
    label: str | None
    role: Role | None
    page: int | None
    start: int | None
    end: int | None
    text: str
    notes: tuple[ExcerptNote, ...]
    tagged_by: str
    tagged_at: str
    citation: str
    certainty: Literal["sure", "doubtful"] = "sure"
    others: tuple[TagId, ...] = ()


@dataclass(frozen=True, slots=True)
class ExcerptFilter:
    """Which excerpts; empty fields do not filter. Dates are ISO prefixes, both ends inclusive."""

    themes: tuple[ThemeId, ...] = ()
    documents: tuple[DocumentId, ...] = ()
    date_from: str | None = None
    date_to: str | None = None
    words: str = ""
    people: tuple[PersonId, ...] = ()
