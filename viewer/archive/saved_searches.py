"""Searches kept under a name; what they find is asked anew each time."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from viewer.archive.connection import Connection, Row
from viewer.archive.editing import Editor
from viewer.archive.errors import Refused
from viewer.archive.search import Search
from viewer.domain import DocumentId, NotFound, ParagraphId
from viewer.domain.ids import SavedSearchId
from viewer.domain.saved_searches import LiveCollection, SavedSearch, Wanted
from viewer.domain.searching import Order, QueryError, Question

_MOST_BESIDE = 10_000
"""Titles and notes that are looked at."""

_SELECT = """
    SELECT saved_searches.*, people.name AS person
    FROM saved_searches JOIN people ON people.id = saved_searches.created_by_id
    WHERE saved_searches.removed_at IS NULL
"""


class SavedSearches:
    """Every call that changes something is one edit, unless one is open."""

    def __init__(self, connection: Connection, editor: Editor, search: Search) -> None:
        self._connection = connection
        self._editor = editor
        self._search = search

    def all(self) -> list[SavedSearch]:
        """By name."""
        found = [_saved(row) for row in self._connection.rows(_SELECT)]
        return sorted(found, key=lambda each: (each.name.casefold(), each.id))

    def get(self, search: SavedSearchId) -> SavedSearch:
        row = self._connection.row(_SELECT + " AND saved_searches.id = ?", (search,))
        if row is None:
            raise NotFound(f"There is no saved search {search}; it may have been removed.")
        return _saved(row)

    def find(self, name: str) -> SavedSearch:
        """By its name, whatever its case, or its number."""
        wanted = " ".join(name.split()).casefold()
        for each in self.all():
            if each.name.casefold() == wanted or str(each.id) == wanted:
                return each
        raise NotFound(f"There is no saved search “{name.strip()}”.")

    def add(self, name: str, wanted: Wanted, *, live: bool = False) -> SavedSearchId:
        """Keep a search.

        Raises:
            Refused: it has no name or no words, or another one has its name.
        """
        with self._editor.edit(f"Save search {name.strip()}"):
            values = {"name": self._free_name(name, None), "live": int(live), **_columns(wanted)}
            return SavedSearchId(self._editor.create("saved_searches", values))

    def rename(self, search: SavedSearchId, name: str) -> None:
        with self._editor.edit(f"Rename search {self.get(search).name}"):
            self._editor.change("saved_searches", search, {"name": self._free_name(name, search)})

    def ask_otherwise(self, search: SavedSearchId, wanted: Wanted) -> None:
        """Keep other words, or another order, under its name."""
        with self._editor.edit(f"Change search {self.get(search).name}"):
            self._editor.change("saved_searches", search, _columns(wanted))

    def set_live(self, search: SavedSearchId, live: bool) -> None:
        """Let it stand in the library as a collection, or no longer."""
        name = self.get(search).name
        with self._editor.edit(f"{'Show' if live else 'Do not show'} {name} in the library"):
            self._editor.change("saved_searches", search, {"live": int(live)})

    def remove(self, searches: Iterable[SavedSearchId]) -> None:
        """What they find stays as it is."""
        ids = list(dict.fromkeys(searches))
        with self._editor.edit("Remove a saved search" if len(ids) == 1 else "Remove searches"):
            for each in ids:
                self.get(each)
                self._editor.remove("saved_searches", each)

    def documents(
        self, search: SavedSearch, meanings: Mapping[str, Sequence[str]]
    ) -> LiveCollection:
        """The documents in which it finds a paragraph, a note or the title, now.

        Args:
            search: whose words may have become wrong since: a theme that it names was removed.
            meanings: what acronyms stand for, where it asks for full names.
        """
        wanted = search.wanted
        question = Question(wanted.query, expansions=meanings if wanted.full_names else {})
        try:
            found = self._documents_of(self._search.paragraphs(question))
            for scope in ("titles", "notes"):
                only = replace(question, text=f"({wanted.query}) in:{scope}")
                page = self._search.page(only, limit=_MOST_BESIDE)
                found |= {each.document for each in page.found if each.document is not None}
        except QueryError as error:
            return LiveCollection(search.id, search.name, frozenset(), str(error))
        return LiveCollection(search.id, search.name, frozenset(found))

    def _documents_of(self, paragraphs: Sequence[ParagraphId]) -> set[DocumentId]:
        return {
            DocumentId(each)
            for each in self._connection.values(
                "SELECT DISTINCT documents.id FROM json_each(?) AS found"
                " JOIN blocks ON blocks.id = found.value"
                " JOIN documents ON documents.version_id = blocks.version_id"
                " WHERE documents.removed_at IS NULL",
                (json.dumps(list(paragraphs)),),
            )
        }

    def _free_name(self, name: str, search: SavedSearchId | None) -> str:
        name = " ".join(name.split())
        if not name:
            raise Refused("A saved search needs a name.")
        for each in self.all():
            if each.id != search and each.name.casefold() == name.casefold():
                raise Refused(f"There is a search “{each.name}” already. Choose another name.")
        return name


def _columns(wanted: Wanted) -> dict[str, str | int]:
    query = " ".join(wanted.query.split())
    if not query:
        raise Refused("There is nothing to search for. Write some words first.")
    return {
        "query": query,
        "ordered_by": wanted.order.value,
        "full_names": int(wanted.full_names),
    }


def _saved(row: Row) -> SavedSearch:
    return SavedSearch(
        id=SavedSearchId(row["id"]),
        uuid=row["uuid"],
        name=row["name"],
        wanted=Wanted(row["query"], Order(row["ordered_by"]), bool(row["full_names"])),
        live=bool(row["live"]),
        created_by=row["person"],
        created_at=row["created_at"],
        changed_at=row["changed_at"],
    )
