"""What an archive keeps to be read: documents, their paragraphs, collections of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from importers.parsed import Box, Kind, Role
from viewer.domain.ids import CollectionId, DocumentId, ParagraphId


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
class Collection:
    """Documents that a person keeps together."""

    id: CollectionId
    uuid: str
    name: str
    documents: frozenset[DocumentId]
