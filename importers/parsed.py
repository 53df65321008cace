"""What a file holds, before anything has an id: frozen values that travel between processes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What a block is to a reader."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    FOOTNOTE = "footnote"
    TABLE = "table"
    CAPTION = "caption"
    FURNITURE = "furniture"
    """Running headers, page numbers, separators: kept, hidden, never exported."""


class Role(StrEnum):
    """What a clause does in a resolution."""

    PREAMBULAR = "preambular"
    OPERATIVE = "operative"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points from the page's top left corner; `page` counts from 1."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a document in reading order.

    Attributes:
        index: position in the document, from 0.
        label: as printed before the text (`14.`, `(a)`, `IV.`), not repeated in `text`.
        level: nesting: 1 for a title or top heading, 0 for running text, 1.. for list items.
        page: where the block begins, from 1; None where the format has no pages.
        text: on one line, whole words, without label; cells of a table separated by tabs and
            rows by line feeds.
        extracted: the text as extraction left it, where repair changed more than line ends.
        cells: rows of a table.
        mark: of a footnote, the mark that points to it (`1`, `*`).
        confidence: 0 to 1, how sure text recognition was of its letters; None where they were read.
        language: ISO 639-1, where it clearly is another than that of the document.
    """

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
class Metadata:
    """What a document says of itself; None where it says nothing.

    Attributes:
        date: ISO 8601 (`2013-05-17`, or `2013-05`, `2013` where no more is printed).
        language: ISO 639-1.
        kind: `resolution`, `final document`, `report`, `agreement`, `press release`, `letter` ...:
            see `importers.structure.genres`; `document` where nothing says more.
        sources: field name to the words it was read from.
    """

    title: str | None = None
    symbol: str | None = None
    date: str | None = None
    body: str | None = None
    place: str | None = None
    language: str | None = None
    kind: str | None = None
    sources: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Remark:
    """What someone wrote in the margin of the file: a comment of Word or LibreOffice.

    Attributes:
        key: names it within the file, in every reading of it.
        block: index of the block that it is on; `start` and `end` of the words in the block's
            text, None where it is on the whole of it.
        author: as the file names them; empty where it does not.
        date: ISO 8601 with the time, None where none is kept.
    """

    key: str
    block: int
    start: int | None
    end: int | None
    author: str
    date: str | None
    text: str


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """One reading of one file.

    Attributes:
        importer: name of the importer (`text`, `pdf`, ...); `importer_version` grows whenever its
            results change, so that a better reading can be offered.
        encoding: of text formats, the one that was used.
        warnings: sentences for the user about what could not be read well.
        unread: numbers of pages whose text only recognition can tell, and `recognised`: of those
            where it did.
        remarks: comments that the file holds, in reading order.
    """

    importer: str
    importer_version: int
    media_type: str
    metadata: Metadata
    blocks: tuple[Block, ...]
    encoding: str | None = None
    pages: int | None = None
    warnings: tuple[str, ...] = ()
    unread: tuple[int, ...] = ()
    recognised: tuple[int, ...] = ()
    remarks: tuple[Remark, ...] = ()


class UnreadableFile(Exception):
    """The world's fault: this file cannot be read; the message is a sentence for the user.

    Exception tree::

        UnreadableFile
            PasswordNeeded      encrypted, and no or a wrong password was given
            RecognitionNeeded   pictures of pages: text recognition can read them
            NoMemory            reading it needs more memory than there is
            Unforeseen          a parser failed in a way that nobody has made a sentence for
    """


class PasswordNeeded(UnreadableFile):
    """The file is encrypted and the password is missing or wrong."""


class RecognitionNeeded(UnreadableFile):
    """Pictures of pages without text: recognition can read those of these numbers."""

    def __init__(self, message: str, pages: tuple[int, ...]) -> None:
        super().__init__(message)
        self.pages = pages


class NoMemory(UnreadableFile):
    """Reading the file needs more memory than there is, or than a reader may have."""


class Unforeseen(UnreadableFile):
    """A parser raised what nobody foresaw; its traceback is in `__cause__`.

    Attributes:
        where: the innermost of our own lines that it came from (`TypeError at importers/odt.py:40`).
    """

    def __init__(self, sentence: str, where: str = "") -> None:
        super().__init__(sentence)
        self.where = where
