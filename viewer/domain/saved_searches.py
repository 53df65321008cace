"""Searches that a person keeps."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.domain.ids import DocumentId, SavedSearchId
from viewer.domain.searching import Order


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked when a saved search is run.

    Attributes:
        query: in the language of `docs/manual/searching.md`.
        full_names: whether an acronym stands for its full names too.
    """

    query: str
    order: Order = Order.RELEVANCE
    full_names: bool = False


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search with a name.

    Attributes:
        live: whether it stands in the library as a collection of the documents it finds.
    """

    id: SavedSearchId
    uuid: str
    name: str
    wanted: Wanted
    live: bool
    created_by: str
    created_at: str
    changed_at: str


@dataclass(frozen=True, slots=True)
class LiveCollection:
    """The documents that a saved search finds now.

    Attributes:
        problem: why it cannot be asked any more, in a sentence; empty where it can.
    """

    search: SavedSearchId
    name: str
    documents: frozenset[DocumentId]
    problem: str = ""
