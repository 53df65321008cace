"""Documents that a clause can be followed through: collections, documents of one title, all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from viewer.archive import Archive
from viewer.domain import CollectionId, Document, DocumentId, NotFound

ALIKE = 85
"""From this likeness in per cent the titles of two documents are those of one series.

"the Organization of the Islamic Conference" became "of Islamic Cooperation" in between.
"""

_NAME = re.compile(r"[^\W\d_]{2,}")
"""Dates, sessions and numbers are other ones in each document of a series."""

_UNTELLING = re.compile(
    "resolution|decision|report|statement|document|draft|session|meeting|of|the|on|at|by|to|in|and"
    "|january|february|march|april|may|june|july|august|september|october|november|december"
)
"""Resolutions of the Security Council are called by number and date, not by their matter."""

_TELLING = 2
"""Other words that a title needs, to be the title of a series."""


@dataclass(frozen=True, slots=True)
class Series:
    """Documents with a name.

    Attributes:
        key: by which it is remembered: `collection:<id>`, `title` or `all`.
        documents: not in any order.
    """

    key: str
    name: str
    documents: frozenset[DocumentId]


def series_of(archive: Archive, document: DocumentId) -> list[Series]:
    """Those that hold the document, the likeliest first.

    That is the smallest collection with another document in it; then the documents whose titles
    are alike but for numbers; then all.
    """
    known = archive.documents.all()
    here = next((each for each in known if each.id == document), None)
    if here is None:
        raise NotFound(f"There is no document {document}; it may have been removed.")
    found = [
        Series(collection_key(each.id), each.name, each.documents)
        for each in archive.collections.all()
        if document in each.documents
    ]
    found.sort(key=lambda each: (len(each.documents) < 2, len(each.documents)))
    several = [each for each in found if len(each.documents) > 1]
    alone = [each for each in found if len(each.documents) < 2]
    alike = Series("title", "Documents of the same title", _alike(here, known))
    every = Series("all", "All documents", frozenset(each.id for each in known))
    if len(alike.documents) > 1:
        return [*several, alike, every, *alone]
    return [*several, every, *alone]


def collection_key(collection: CollectionId) -> str:
    return f"collection:{collection}"


def named(series: Sequence[Series], name: str) -> Series:
    """The one of this name, as the command line asks for it.

    Raises:
        NotFound: none is called so; the sentence names those that there are.
    """
    wanted = name.strip().casefold()
    for each in series:
        if wanted in (each.name.casefold(), each.key):
            return each
    names = ", ".join(f"“{each.name}”" for each in series)
    raise NotFound(f"The document is in no collection “{name}”; there are {names}.")


def _alike(here: Document, known: Sequence[Document]) -> frozenset[DocumentId]:
    title = _name(here.title)
    return frozenset(
        each.id
        for each in known
        if each.id == here.id
        or (title and fuzz.token_sort_ratio(title, _name(each.title), score_cutoff=ALIKE))
    )


def _name(title: str) -> str:
    """The words that documents of a series have in common; empty where they tell no matter."""
    found = _NAME.findall(title.casefold())
    telling = sum(_UNTELLING.fullmatch(word) is None for word in found)
    return " ".join(found) if telling >= _TELLING else ""
