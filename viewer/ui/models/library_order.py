"""How the library is sorted, filtered and grouped: pure functions over documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from viewer.domain import Collection, CollectionId, Document
from viewer.domain.ids import SavedSearchId
from viewer.ui.models.wording import joined

if TYPE_CHECKING:
    # Loaded when live collections are: the first library needs none.
    from viewer.domain.saved_searches import LiveCollection


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, what a cell shows and what it is sorted by.

    Attributes:
        key: None for a document that has nothing there; it stands last, whichever way is up.
    """

    name: str
    heading: str
    show: Callable[[Document], str]
    key: Callable[[Document], Any]
    number: bool = False


def _text(name: str, heading: str) -> Column:
    def show(document: Document) -> str:
        return getattr(document, name) or ""

    return Column(name, heading, show, lambda each: show(each).casefold() or None)


def _number(name: str, heading: str) -> Column:
    def show(document: Document) -> str:
        number = getattr(document, name)
        return f"{number:,}" if number else ""

    return Column(name, heading, show, lambda each: getattr(each, name), number=True)


COLUMNS = (
    _text("title", "Title"),
    _text("symbol", "Symbol"),
    _text("date", "Date"),
    _text("body", "Body"),
    _text("language", "Language"),
    _text("kind", "Kind"),
    _number("paragraphs", "Paragraphs"),
    _number("tags", "Tags"),
    _number("notes", "Notes"),
)
COLUMN_OF = {column.name: column for column in COLUMNS}


class Group(StrEnum):
    """What the rows are put together by."""

    NONE = "none"
    KIND = "kind"
    YEAR = "year"
    BODY = "body"
    LANGUAGE = "language"
    COLLECTION = "collection"


@dataclass(frozen=True, slots=True)
class Row:
    """A document with the text in which the filter looks."""

    document: Document
    text: str


@dataclass(frozen=True, slots=True)
class Heap:
    """Documents that belong together.

    Attributes:
        collection: where they are one.
        live: where a saved search finds them.
        problem: why it cannot be asked any more.
    """

    title: str
    documents: tuple[Document, ...]
    collection: CollectionId | None = None
    live: SavedSearchId | None = None
    problem: str = ""


_UNKNOWN = {
    Group.KIND: "Other kinds",
    Group.YEAR: "No date",
    Group.BODY: "No body",
    Group.LANGUAGE: "Language unknown",
    Group.COLLECTION: "In no collection",
}


def to_row(document: Document) -> Row:
    """Make a document ready to be filtered."""
    fields = (
        document.title, document.symbol, document.date, document.body, document.place,
        document.kind, document.language, document.name,
    )  # fmt: skip
    return Row(document, "\n".join(field for field in fields if field).casefold())


def ordered(rows: Iterable[Row], column: str, descending: bool) -> list[Row]:
    """Sort by a column; what has nothing there stands last."""
    key = COLUMN_OF[column].key
    known: list[tuple[Any, Row]] = []
    unknown: list[Row] = []
    for row in rows:
        value = key(row.document)
        if value is None:
            unknown.append(row)
        else:
            known.append((value, row))
    known.sort(key=lambda each: each[0], reverse=descending)
    return [*(row for _, row in known), *unknown]


def matching(rows: Iterable[Row], words: Sequence[str]) -> list[Document]:
    """The documents in which every one of the words (in lower case) stands somewhere."""
    if not words:
        return [row.document for row in rows]
    return [row.document for row in rows if all(word in row.text for word in words)]


def grouped(
    documents: Sequence[Document],
    by: Group,
    collections: Sequence[Collection],
    live: Sequence[LiveCollection] = (),
) -> list[Heap]:
    """Put documents together, each heap in the order given; `NONE` makes one heap."""
    if by is Group.NONE:
        return [Heap("", tuple(documents))]
    if by is Group.COLLECTION:
        return _by_collection(documents, collections, live)
    named: dict[str, list[Document]] = {}
    for document in documents:
        named.setdefault(_group_name(document, by), []).append(document)
    titles = sorted((name for name in named if name), key=str.casefold, reverse=by is Group.YEAR)
    heaps = [Heap(name[:1].upper() + name[1:], tuple(named[name])) for name in titles]
    if "" in named:
        heaps.append(Heap(_UNKNOWN[by], tuple(named[""])))
    return heaps


def _by_collection(
    documents: Sequence[Document],
    collections: Sequence[Collection],
    live: Sequence[LiveCollection],
) -> list[Heap]:
    """Those that people filled, those that searches fill, and what is in none of the former."""
    heaps = [
        Heap(each.name, tuple(d for d in documents if d.id in each.documents), each.id)
        for each in collections
    ]
    heaps += [
        Heap(
            f"★ {each.name}",
            tuple(d for d in documents if d.id in each.documents),
            live=each.search,
            problem=each.problem,
        )
        for each in live
    ]
    kept = {document for each in collections for document in each.documents}
    loose = tuple(each for each in documents if each.id not in kept)
    return [*heaps, Heap(_UNKNOWN[Group.COLLECTION], loose)] if loose else heaps


def _group_name(document: Document, by: Group) -> str:
    if by is Group.YEAR:
        return (document.date or "")[:4]
    return getattr(document, by.value) or ""


def facts(document: Document) -> str:
    """The line under a title: `A/RES/67/264 · 2013-05-17 · 24 paragraphs · 3 tags`."""
    known = (document.symbol or document.body or document.kind, document.date)
    counted = [_counted(document.paragraphs, "paragraph")]
    counted.extend(
        _counted(number, noun)
        for number, noun in ((document.tags, "tag"), (document.notes, "note"))
        if number
    )
    return joined([*known, *counted])


def described(document: Document) -> str:
    """All that a tool tip says of a document."""
    lines = [
        document.title,
        joined((document.symbol, document.date, document.place)),
        joined((document.body, document.kind, document.language)),
        document.name,
        *document.warnings,
    ]
    return "\n".join(line for line in lines if line)


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
