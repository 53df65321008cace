"""What a note leads to, and notes as they go with excerpts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from viewer.domain.anchors import Anchor
from viewer.domain.ids import AnnotationId, DocumentId, NoteLinkId


class LinkKind(StrEnum):
    """What a note says of that to which it leads."""

    COMPARE = "compare"
    CONTRADICTS = "contradicts"
    FOLLOWS_UP = "follows-up"
    SOURCE = "source"

    @property
    def label(self) -> str:
        """As people read it: `Follows up`."""
        return self.value.replace("-", " ").capitalize()


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """What a link leads to: words or a whole paragraph (`anchor`), a document, or another note."""

    anchor: Anchor | None = None
    document: DocumentId | None = None
    note: AnnotationId | None = None


@dataclass(frozen=True, slots=True)
class NoteLink:
    """A link from a note to a passage, a document or another note.

    Attributes:
        document: that it leads into; of another note, the one on which that stands, None where it
            is on a theme.
        anchor: that it leads to; of another note, that on which it stands. Of an orphan, in a
            reading that is not shown.
        index: of the block that is meant, in its reading.
        to_note: the other note, where it leads to one.
        quote: the words it leads to; of another note, what it says; empty for a document.
        citation: names the place; of a note on a theme, the theme.
        doubt: why a person should look whether it leads right, in words; empty where no one need.
        orphan: its words were not found when the document was read again: it is kept with them.
    """

    id: NoteLinkId
    uuid: str
    note: AnnotationId
    kind: LinkKind
    document: DocumentId | None
    anchor: Anchor | None
    index: int | None
    to_note: AnnotationId | None
    quote: str
    citation: str
    created_by: str
    created_at: str
    doubt: str = ""
    orphan: bool = False


@dataclass(frozen=True, slots=True)
class Backlink:
    """A link as it is seen from where it leads to.

    Attributes:
        citation: names the place on which the note stands that leads here.
        body: of that note, Markdown.
    """

    link: NoteLink
    citation: str
    body: str


@dataclass(frozen=True, slots=True)
class ExcerptNote:
    """A note that goes with an excerpt.

    Attributes:
        body: Markdown.
    """

    id: AnnotationId
    body: str
    created_by: str
    created_at: str
    links: tuple[NoteLink, ...] = ()
