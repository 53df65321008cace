"""Tagged passages as they are read and exported."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from importers.parsed import Kind, Role
from viewer.domain.ids import DocumentId, ParagraphId, PersonId, TagId, ThemeId

if TYPE_CHECKING:
    # For whoever reads the types: a filter of excerpts is wanted at the start, these are not.
    from viewer.domain.notes import ExcerptNote
    from viewer.domain.traces import Trace


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
        heading: what a report puts it under.
        certainty: `doubtful` where all of them were in doubt.
        theme_path: names of the themes that its own is under, the outermost first.
        before: paragraphs that stand before it, in reading order, each with its label; of a
            paragraph of which only words are tagged, what stands before them comes last.
        after: likewise; both are empty unless they were asked for.
        trace: None unless it was asked for.
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
    theme_path: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    others: tuple[TagId, ...] = ()
    trace: Trace | None = None
    heading: str = ""


Grouping = Literal["theme", "document", "date", "person", "heading"]
"""What excerpts are put together by; `date` is the year of the document, `person` who tagged,
`heading` what a report says above them."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """In what order excerpts come, and with what around them.

    Attributes:
        by: the first is the outermost; themes come as in the codebook, documents by their dates,
            people by their names. Within all of them, by date and place in the document.
        before: how many paragraphs before each excerpt come with it; `after` likewise. Furniture
            and footnotes are passed over.
        traced: with what finds them again in other programs.
        citation_style: a style of `viewer.citation` by its name, or a template; None as the
            archive is set.
    """

    by: tuple[Grouping, ...] = ("theme",)
    before: int = 0
    after: int = 0
    traced: bool = False
    citation_style: str | None = None


@dataclass(frozen=True, slots=True)
class ExcerptFilter:
    """Which excerpts; empty fields do not filter. Dates are ISO prefixes, both ends inclusive.

    Attributes:
        together: only from paragraphs that have all of the themes.
    """

    themes: tuple[ThemeId, ...] = ()
    documents: tuple[DocumentId, ...] = ()
    date_from: str | None = None
    date_to: str | None = None
    words: str = ""
    people: tuple[PersonId, ...] = ()
    together: bool = False
