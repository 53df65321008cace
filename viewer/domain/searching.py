"""What is searched for and found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from viewer.domain.errors import WorldError
from viewer.domain.ids import AnnotationId, DocumentId, ParagraphId, ThemeId


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


class QueryError(WorldError):
    """A query that cannot be understood: one sentence, and where in the query it goes wrong.

    Attributes:
        start: the place is `[start, end)` in code points of the query; never empty, unless what is
            missing is missing at the end.
    """

    def __init__(self, sentence: str, start: int, end: int) -> None:
        super().__init__(sentence)
        self.start = start
        self.end = end


class What(StrEnum):
    """What was found."""

    PARAGRAPH = "paragraph"
    NOTE = "note"
    TITLE = "title"
    """Of a document, with its symbol."""
    THEME = "theme"
    """Its name and description."""


class Order(StrEnum):
    """How hits follow one another."""

    RELEVANCE = "relevance"
    DOCUMENT = "document"
    """By document as they came in, then as they stand in it."""
    DATE = "date"
    """The oldest document first; those without a date at the end."""
    NEWEST = "newest"
    """The newest document first; those without a date at the end."""


@dataclass(frozen=True, slots=True)
class Question:
    """A query with everything that changes its answer.

    Attributes:
        text: in the language of `docs/manual/searching.md`.
        filter: holds beside what the text says.
        typing: the last word may still be unfinished, and stands for the beginning of one.
        expansions: what else a word stands for, by the word as printed: `{"OCHA": ["Office for the
            Coordination of Humanitarian Affairs"]}`. A word is looked up without regard to case.
        only_paragraphs: nothing else is found, unless the text says where with `in:`.
    """

    text: str
    filter: SearchFilter = SearchFilter()
    order: Order = Order.RELEVANCE
    typing: bool = False
    expansions: Mapping[str, Sequence[str]] = field(default_factory=dict, hash=False)
    only_paragraphs: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """One hit.

    Attributes:
        document: of a paragraph, of a title, of what a note is on; None for a theme and for a note
            on one.
        title: of the document; for a theme, and a note on one, its name.
        paragraph: with `index`, `label` and `page`, of a paragraph and of what a note is on.
        annotation: the note.
        theme: the theme, or the one that the note is on.
        text: the whole text: the paragraph, the body of the note, the title, or the name of the
            theme and, on a line of its own, its description.
        matches: words `[start, end)` of the text, in code points, in order; words that stand
            together (of a phrase) are one match.
        snippet: words around the matches, each match between U+0002 and U+0003.
        score: higher is better; compares only within one answer.
        by: who wrote the note.
    """

    what: What
    document: DocumentId | None
    title: str
    symbol: str | None
    date: str | None
    paragraph: ParagraphId | None
    index: int | None
    label: str | None
    page: int | None
    annotation: AnnotationId | None
    theme: ThemeId | None
    text: str
    matches: tuple[tuple[int, int], ...]
    snippet: str
    score: float
    by: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many; `more` where counting was ended there, and there are at least one more."""

    count: int
    more: bool = False

    def __str__(self) -> str:
        return f"over {self.count:,}" if self.more else f"{self.count:,}"


@dataclass(frozen=True, slots=True)
class Page:
    """Hits from `offset` on, counted from 0.

    Attributes:
        further: there are hits after these.
        ranked: None where all matches were compared with one another; else so many of them were,
            spread evenly over the archive, because there were more (by relevance only). 0: none
            were, and they stand in the order of the archive.
    """

    found: tuple[Found, ...]
    offset: int
    further: bool
    ranked: int | None = None


class FacetName(StrEnum):
    """What hits are counted by."""

    THEME = "theme"
    DOCUMENT = "document"
    YEAR = "year"
    BODY = "body"
    KIND = "kind"
    LANGUAGE = "language"


@dataclass(frozen=True, slots=True)
class FacetValue:
    """So many of the hits are of this value.

    Attributes:
        said: for people.
        narrows: what to add to the query to have only these: `theme:"Public health"`.
    """

    said: str
    count: int
    narrows: str


@dataclass(frozen=True, slots=True)
class Facet:
    """The values of one kind, the most frequent first (years in their order).

    Attributes:
        others: how many further values there are.
        of: None where all paragraphs were counted; else so many of them, and there are more.
    """

    name: FacetName
    values: tuple[FacetValue, ...]
    others: int = 0
    of: Tally | None = None


@dataclass(frozen=True, slots=True)
class Facets:
    """Counts of paragraphs by all that they can be narrowed by.

    Attributes:
        of: the paragraphs that were counted; with `more`, the counts are of the first so many of
            them and must be shown as such.
    """

    by: tuple[Facet, ...]
    of: Tally


@dataclass(frozen=True, slots=True)
class Completion:
    """What may be typed next.

    Attributes:
        text: takes the place of `[start, end)` of the query, in code points.
        said: how it is shown.
        group: `field`, `theme`, `document`, `body`, `language`, `kind`, `label`, `person`,
            `symbol`, `scope`, `state`, `year`, `operator` or `word`.
        count: what it has in the archive: tags, documents or paragraphs; None where nothing is
            counted.
        detail: a few words about it, such as what a field is for.
    """

    text: str
    start: int
    end: int
    said: str
    group: str
    count: int | None = None
    detail: str = ""
