"""What is searched for and found."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.domain.ids import DocumentId, ParagraphId, ThemeId


@dataclass(frozen=True, slots=True)
class SearchFilter:
    """Where to search; empty fields do not filter."""

    themes: tuple[ThemeId, ...] = ()
    documents: tuple[DocumentId, ...] = ()
    date_from: str | None = None
    date_to: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A paragraph that matches a query.

    Attributes:
        snippet: words around the matches, each match between U+0002 and U+0003.
        score: higher is better.
    """

    document: DocumentId
    title: str
    symbol: str | None
    date: str | None
    paragraph: ParagraphId
    index: int
    label: str | None
    page: int | None
    text: str
    snippet: str
    score: float
