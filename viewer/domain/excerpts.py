"""Tagged passages as they are read and exported."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from importers.parsed import Kind, Role
from viewer.domain.ids import DocumentId, ParagraphId, TagId, ThemeId
from viewer.domain.notes import ExcerptNote


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A tagged anchor with its source, as read and exported.

    Attributes:
        text: the tagged words, or the whole paragraph.
        notes: on the tag, on the paragraph, or on words that overlap the excerpt.
        citation: see `viewer.citation.cite`.
        certainty: of whoever tagged it.
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


@dataclass(frozen=True, slots=True)
class ExcerptFilter:
    """Which excerpts; empty fields do not filter. Dates are ISO prefixes, both ends inclusive."""

    themes: tuple[ThemeId, ...] = ()
    documents: tuple[DocumentId, ...] = ()
    date_from: str | None = None
    date_to: str | None = None
    words: str = ""
