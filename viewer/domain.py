"""The glossary: what Concord speaks of, as frozen values that know neither screen nor storage.

Times are UTC, ISO 8601 with seconds and `Z`. Offsets count Unicode code points from 0, ends exclusive
(as REFI-QDA 1.5 section 10.2 and the W3C Web Annotation selectors do); Qt's UTF-16 units are converted
in `viewer/ui/offsets.py` and nowhere else. `index` counts the blocks of a document from 0.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Literal, NewType

from importers.parsed import Box, Kind, Metadata, Role

__all__ = [
    "Abbreviation",
    "Adopted",
    "Anchor",
    "Annotation",
    "AnnotationId",
    "Bookmark",
    "BookmarkId",
    "Box",
    "Cancelled",
    "Citation",
    "CitedDocument",
    "CodebookEntry",
    "Collection",
    "CollectionId",
    "Document",
    "DocumentId",
    "Doubt",
    "Edit",
    "EditId",
    "Excerpt",
    "ExcerptFilter",
    "HandPair",
    "HistoryFilter",
    "Hit",
    "Kind",
    "Landing",
    "Lineage",
    "LineageRow",
    "Marked",
    "Metadata",
    "Pairing",
    "PairingId",
    "Paragraph",
    "ParagraphId",
    "Passage",
    "Person",
    "PersonId",
    "Quarantined",
    "QuarantinedId",
    "Reference",
    "Rejection",
    "RejectionId",
    "Relation",
    "Role",
    "SearchFilter",
    "Suggested",
    "SuggestionRecord",
    "Synopsis",
    "SynopsisCell",
    "SynopsisRow",
    "Tag",
    "TagFilter",
    "TagId",
    "Target",
    "Theme",
    "ThemeId",
    "Verdict",
    "WorldError",
]

DocumentId = NewType("DocumentId", int)
ParagraphId = NewType("ParagraphId", int)
ThemeId = NewType("ThemeId", int)
TagId = NewType("TagId", int)
AnnotationId = NewType("AnnotationId", int)
CollectionId = NewType("CollectionId", int)
PersonId = NewType("PersonId", int)
EditId = NewType("EditId", int)
PairingId = NewType("PairingId", int)
BookmarkId = NewType("BookmarkId", int)
QuarantinedId = NewType("QuarantinedId", int)
RejectionId = NewType("RejectionId", int)


class WorldError(Exception):
    """Not our fault and not a bug; the message is one sentence for the user: what happened, what to do.

    Exception tree::

        WorldError
            ArchiveError            viewer.archive.errors: locked, foreign, newer, damaged, full ...
            ExportError             viewer.exporters: the file cannot be written
            NotFound                a document, block or theme that was named does not exist
    """


class NotFound(WorldError):
    """What the user named is not in the archive."""


class Cancelled(Exception):
    """Work was asked to end and did; nobody is told anything more."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who made something."""

    id: PersonId
    uuid: str
    name: str


@dataclass(frozen=True, slots=True)
class Document:
    """What one file holds, as the library lists it.

    Attributes:
        date: ISO 8601, possibly only `2013` or `2013-05`.
        name: of the file it came from.
        paragraphs: number of blocks that are not furniture; `tags` and `notes` count what stands
            on them now.
        corrected: names of the fields that a person has set, which a new reading leaves alone.
        reading: another number after the file was read again; its paragraphs have other ids then.
        unread: numbers of pages whose text only recognition can tell; `recognised`: where it did.
    """

    id: DocumentId
    uuid: str
    title: str
    symbol: str | None
    date: str | None
    body: str | None
    place: str | None
    language: str | None
    kind: str | None
    name: str
    sha256: str
    importer: str
    paragraphs: int
    tags: int
    notes: int
    added_at: str
    added_by: str
    pages: int | None = None
    encoding: str | None = None
    warnings: tuple[str, ...] = ()
    corrected: frozenset[str] = frozenset()
    sources: Mapping[str, str] = field(default_factory=dict)
    reading: int = 0
    unread: tuple[int, ...] = ()
    recognised: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block as the archive keeps it; the fields are those of `importers.parsed.Block`."""

    id: ParagraphId
    document: DocumentId
    index: int
    kind: Kind
    text: str
    label: str | None = None
    role: Role | None = None
    level: int = 0
    page: int | None = None
    boxes: tuple[Box, ...] = ()
    extracted: str | None = None
    cells: tuple[tuple[str, ...], ...] = ()
    mark: str | None = None
    confidence: float | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Anchor:
    """A block, or the words `[start, end)` of it."""

    paragraph: ParagraphId
    start: int | None = None
    end: int | None = None

    @property
    def whole(self) -> bool:
        return self.start is None


@dataclass(frozen=True, slots=True)
class Theme:
    """A subject in the codebook.

    Attributes:
        colour: name of a colour in `resources.palettes`, or `#rrggbb`.
        icon: a meaning of `resources.icons`.
        key: the key that tags with it (`1` .. `9` or a letter), or None.
        tags: how many tags it has now.
        words: that speak for it, as `viewer.analysis.terms` reads them.
        examples: paragraphs as they belong to it.
        retired: kept where it is, not offered any more.
        pattern: how its stripe is filled, one of `resources.palettes.patterns`; empty for plainly.
    """

    id: ThemeId
    uuid: str
    name: str
    colour: str
    icon: str
    key: str | None
    description: str
    parent: ThemeId | None
    position: int
    created_by: str
    created_at: str
    tags: int = 0
    words: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    retired: bool = False
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class CodebookEntry:
    """A theme as codebooks carry it from one archive or program to another.

    What is None the codebook does not say; then a theme that is there keeps what it has.

    Attributes:
        colour: name of a colour in `resources.palettes`, or `#rrggbb`.
        parent: UUID of the entry that it is under, which stands before it.
    """

    uuid: str
    name: str
    parent: str | None = None
    colour: str | None = None
    icon: str | None = None
    key: str | None = None
    description: str | None = None
    pattern: str | None = None
    retired: bool | None = None
    words: tuple[str, ...] | None = None
    examples: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Adopted:
    """What a codebook did to another: how many themes are new, changed, as they were."""

    new: int
    changed: int
    same: int


@dataclass(frozen=True, slots=True)
class Tag:
    """A theme put on an anchor by someone at some time.

    Attributes:
        doubt: why a person should look whether it stands right, in words; empty where no one need.
        sure: whoever put it on was not in doubt.
    """

    id: TagId
    uuid: str
    theme: ThemeId
    document: DocumentId
    anchor: Anchor
    quote: str
    created_by: str
    created_at: str
    doubt: str = ""
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Suggested:
    """A theme that probably holds of a paragraph.

    Attributes:
        score: 0 to 1, roughly how often such suggestions are right.
        because: the words of the paragraph, as printed, that speak for it, the strongest first; of
            a heading above it, in brackets.
    """

    paragraph: ParagraphId
    theme: ThemeId
    score: float
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rejection:
    """A suggestion that a person would not have."""

    id: RejectionId
    theme: ThemeId
    document: DocumentId
    paragraph: ParagraphId
    score: float
    created_by: str
    created_at: str


@dataclass(frozen=True, slots=True)
class SuggestionRecord:
    """How good the suggestions of a theme have been.

    Attributes:
        accepted: tags that came of suggestions and stand.
        rejected: suggestions that were rejected.
        taken_off: tags that came of suggestions and were taken off since: wrong as well.
    """

    theme: ThemeId
    accepted: int
    rejected: int
    taken_off: int

    @property
    def precision(self) -> float | None:
        """The share that was right; None where nothing was decided."""
        decided = self.accepted + self.rejected + self.taken_off
        return self.accepted / decided if decided else None


@dataclass(frozen=True, slots=True)
class Target:
    """What a note is on: words or a whole paragraph (`anchor`), a document, a theme, or a tag.

    A note on a tag has the document and the anchor of the tag too.
    """

    document: DocumentId | None = None
    anchor: Anchor | None = None
    theme: ThemeId | None = None
    tag: TagId | None = None


@dataclass(frozen=True, slots=True)
class Annotation:
    """A note in Markdown.

    Attributes:
        quote: the words it stands on; empty for a document or theme.
        doubt: as of a tag.
    """

    id: AnnotationId
    uuid: str
    target: Target
    body: str
    quote: str
    created_by: str
    created_at: str
    changed_at: str
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A tag or note that a new reading moved in doubt, or whose words it does not have.

    Attributes:
        id: of the tag, or of the note; one of the two is None.
        theme: name of the theme of a tag; empty for a note, whose text is `body`.
        anchor: where it stands now; None where its words were not found.
        was: the words that a person had put it on, and `now`: those that it stands on.
        why: a clause.
    """

    tag: TagId | None
    note: AnnotationId | None
    document: DocumentId
    title: str
    symbol: str | None
    theme: str
    body: str
    anchor: Anchor | None
    was: str
    now: str
    why: str

    @property
    def orphan(self) -> bool:
        return self.anchor is None


@dataclass(frozen=True, slots=True)
class Collection:
    """Documents that a person keeps together."""

    id: CollectionId
    uuid: str
    name: str
    documents: frozenset[DocumentId]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A tagged anchor with its source, as read and exported.

    Attributes:
        text: the tagged words, or the whole paragraph.
        notes: bodies (Markdown) of the notes on the tag, on the paragraph, or on words that overlap
            the excerpt.
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
    notes: tuple[str, ...]
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


@dataclass(frozen=True, slots=True)
class TagFilter:
    """Which paragraphs, or documents, by the tags on them; empty fields do not filter.

    Attributes:
        how: whether they have any, all or none of the themes.
        state: `doubtful`: a tag, of these themes if any are named, is not sure.
    """

    themes: tuple[ThemeId, ...] = ()
    how: Literal["any", "all", "none"] = "any"
    state: Literal["", "tagged", "untagged", "doubtful"] = ""

    def __bool__(self) -> bool:
        return bool(self.themes or self.state)


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


@dataclass(frozen=True, slots=True)
class Edit:
    """One thing a person did, as undo and the history name it.

    Attributes:
        label: in the user's words (`Tag paragraph 14 as Health`).
        undone: taken back, and not done again since.
    """

    id: EditId
    uuid: str
    label: str
    by: str
    at: str
    undone: bool


@dataclass(frozen=True, slots=True)
class Pairing:
    """What a person said of two paragraphs of two documents; it wins over what is computed.

    Attributes:
        together: they are counterparts; else they are not, whatever an alignment finds.
    """

    id: PairingId
    uuid: str
    a: ParagraphId
    b: ParagraphId
    together: bool
    created_by: str
    created_at: str


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


@dataclass(frozen=True, slots=True)
class Quarantined:
    """A file that could not be imported.

    Attributes:
        sha256: where it could be loaded.
        size: in bytes, and `modified` in nanoseconds, when it was last tried.
        trouble: the kind of failure; see `viewer.importing.worker.Trouble`.
        reason: a sentence for the user.
        by: who tried it last.
    """

    id: QuarantinedId
    path: Path
    name: str
    sha256: str | None
    size: int | None
    modified: int | None
    trouble: str
    reason: str
    tries: int
    by: str
    first_at: str
    last_at: str


@dataclass(frozen=True, slots=True)
class HistoryFilter:
    """Which edits; empty fields do not filter.

    Attributes:
        person: by name.
        day: an ISO prefix: `2026-11-21`, or `2026-11`, `2026`.
    """

    document: DocumentId | None = None
    paragraph: ParagraphId | None = None
    themes: tuple[ThemeId, ...] = ()
    person: str = ""
    day: str = ""


class Relation(StrEnum):
    """How two aligned paragraphs stand to each other."""

    SAME = "same"
    CHANGED = "changed"
    MOVED = "moved"
    SPLIT = "split"
    MERGED = "merged"
    ADDED = "added"
    REMOVED = "removed"
    TRANSLATED = "translated"
    """The same in another language, in one paragraph or several: there are no words to compare."""
    TOPICAL = "topical"
    """Another text on the same matter, as in final documents years apart."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two aligned blocks by their indexes; None on one side for added and removed ones.

    Attributes:
        score: 0 to 1, the share of words in common; of translated and topical pairs, how strong
            the evidence is.
        reason: for people, such as `same label, 83 % of the words`.
        held: a person has made this pair.
    """

    a: int | None
    b: int | None
    relation: Relation
    score: float
    reason: str
    held: bool = False


@dataclass(frozen=True, slots=True)
class HandPair:
    """What a person decided about two blocks, named by their indexes.

    Attributes:
        a: None, with `paired` False, where the block `b` has no counterpart at all; and the other
            way round.
        paired: they belong together; False where they do not.
    """

    a: int | None
    b: int | None
    paired: bool = True

    def __post_init__(self) -> None:
        if (self.a is None and self.b is None) or (self.paired and None in (self.a, self.b)):
            raise ValueError("two blocks are paired; one alone can only be without a counterpart")


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of a reading by its index, or the words `[start, end)` of it: an anchor before ids."""

    index: int
    start: int | None = None
    end: int | None = None

    @property
    def whole(self) -> bool:
        return self.start is None


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """What an acronym stands for, as a document defines it.

    Attributes:
        block: index of the block that defines it.
    """

    acronym: str
    expansion: str
    block: int


@dataclass(frozen=True, slots=True)
class Reference:
    """A mention of another document.

    Attributes:
        block: index of the block whose words `[start, end)` it is.
        mention: those words, as printed.
        symbol: in one spelling without white space: `A/RES/61/49`, `S/RES/1373(2001)`.
        kind: `resolution`, `decision`, `act` (of the European Union) or `document`.
        date: of the other document, ISO 8601, where it is printed beside.
        pinpoint: the part that is meant, as printed: `annex III`, `paragraph 4`.
    """

    block: int
    start: int
    end: int
    mention: str
    symbol: str
    kind: str
    date: str | None = None
    pinpoint: str | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """A mention in a document of the archive, and what it means there.

    Attributes:
        document: that has the mention in `paragraph`, whose label is `label`.
        means: documents of the archive that the mention is of, without the document itself; none
            where it is not in the archive, several where copies or languages share a symbol.
    """

    document: DocumentId
    paragraph: ParagraphId
    label: str | None
    reference: Reference
    means: tuple[DocumentId, ...]


@dataclass(frozen=True, slots=True)
class CitedDocument:
    """A document that is mentioned and not in the archive.

    Attributes:
        date: ISO 8601, where one is printed beside a mention.
        mentions: of it, in so many `documents`.
    """

    symbol: str
    date: str | None
    mentions: int
    documents: int


class Verdict(StrEnum):
    """What became of a tag or note in a new reading."""

    MOVED = "moved"
    DOUBT = "doubt"
    """Moved, and to be looked at."""
    ORPHAN = "orphan"
    """Its words were not found: it is kept with them."""


@dataclass(frozen=True, slots=True)
class Landing:
    """Where a passage of one reading is in another.

    Attributes:
        passages: none where it was not found; several where its words now stand in several blocks.
        method: `alignment` of the two readings, or `quote`: its words were searched for.
        score: 0 to 1; the likeness of the letters, or of what was found with its surroundings.
        why: a clause for people that says why it must be looked at; empty where it need not be.
    """

    passages: tuple[Passage, ...]
    method: str
    score: float
    why: str = ""

    @property
    def verdict(self) -> Verdict:
        if not self.passages:
            return Verdict.ORPHAN
        return Verdict.DOUBT if self.why else Verdict.MOVED


@dataclass(frozen=True, slots=True)
class SynopsisCell:
    """A paragraph in a synopsis.

    Attributes:
        spans: words `[start, end)` of the text that the other side does not have.
        themes: names of those it is tagged as.
    """

    index: int
    label: str | None
    text: str
    spans: tuple[tuple[int, int], ...] = ()
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SynopsisRow:
    """A pair of paragraphs beside each other; None on one side for what was added or removed."""

    a: SynopsisCell | None
    b: SynopsisCell | None
    relation: Relation
    score: float
    reason: str
    held: bool = False


@dataclass(frozen=True, slots=True)
class Synopsis:
    """Two documents side by side, to be read and exported.

    Attributes:
        titles: of both documents, with symbol and date where they are known.
    """

    titles: tuple[str, str]
    rows: tuple[SynopsisRow, ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """A run of a text that is laid over an earlier one.

    Attributes:
        change: `come` where only the later text has it, `gone` where only the earlier had it.
    """

    text: str
    change: Literal["", "come", "gone"] = ""


@dataclass(frozen=True, slots=True)
class LineageRow:
    """A clause in one document of a series.

    Attributes:
        paragraphs: that hold it, in reading order; none where the document is without it.
        label: what is printed before the first of them.
        text: of all of them.
        marks: the same with what went since the last document that had the clause.
        said: what happened, in words: `Grew by 32 words`.
        relation: to the last document that had it; None where the clause is not there, or no more.
        chosen: the clause was chosen here.
    """

    document: DocumentId
    title: str
    symbol: str | None
    date: str | None
    paragraphs: tuple[ParagraphId, ...]
    indexes: tuple[int, ...]
    label: str | None
    text: str
    marks: tuple[Marked, ...]
    said: str
    relation: Relation | None
    score: float
    reason: str
    held: bool
    words: int
    citation: str
    chosen: bool

    @property
    def absent(self) -> bool:
        return not self.paragraphs


@dataclass(frozen=True, slots=True)
class Lineage:
    """One clause through the documents of a series, in order of their dates.

    Attributes:
        clause: how the clause is named: its citation where it was chosen.
        series: name of the series.
        rows: one a document; those without a date at the end.
    """

    clause: str
    series: str
    rows: tuple[LineageRow, ...]
