"""What documents cite and abbreviate."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.domain.ids import DocumentId, ParagraphId


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
