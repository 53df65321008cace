"""How often which theme stands where, counted."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.domain.ids import DocumentId, ThemeId


@dataclass(frozen=True, slots=True)
class CountedTheme:
    """A theme as it heads a row or a column.

    Attributes:
        path: names of the themes that it is under, the outermost first.
        paragraphs: how many have it.
    """

    id: ThemeId
    name: str
    path: tuple[str, ...]
    colour: str
    paragraphs: int


@dataclass(frozen=True, slots=True)
class CountedDocument:
    """A document as it heads a row.

    Attributes:
        date: ISO 8601, possibly only a year or a month.
        paragraphs: that it has, tagged or not.
    """

    id: DocumentId
    title: str
    symbol: str | None
    date: str | None
    paragraphs: int


@dataclass(frozen=True, slots=True)
class ThemeCount:
    """A theme in a document.

    Attributes:
        excerpts: passages that have it; a passage counts once, however many people tagged it.
        paragraphs: that have it, or words in them do.
        words: tagged with it, a word counting once.
    """

    theme: ThemeId
    document: DocumentId
    excerpts: int
    paragraphs: int
    words: int


@dataclass(frozen=True, slots=True)
class Together:
    """Two themes in so many same paragraphs; `a` comes before `b` in the codebook."""

    a: ThemeId
    b: ThemeId
    paragraphs: int


@dataclass(frozen=True, slots=True)
class Counts:
    """All of it.

    Attributes:
        themes: in the order of the codebook; all that are not removed.
        documents: by date, undated ones last; those with an excerpt, or all, as was asked.
    """

    themes: tuple[CountedTheme, ...]
    documents: tuple[CountedDocument, ...]
    counts: tuple[ThemeCount, ...]
    together: tuple[Together, ...]
