"""What a query calls by name, looked up in the archive: themes, documents, people, bodies, languages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import NoReturn, TypeVar

from importers.parsed import Kind, Role
from viewer.archive.connection import Connection
from viewer.archive.folding import words
from viewer.archive.searching.catalogue import Catalogue, Entry
from viewer.archive.searching.fields import nearest
from viewer.archive.searching.rows import KINDS, TITLES, as_json
from viewer.archive.searching.tree import Dates, Filter
from viewer.domain.searching import QueryError

K = TypeVar("K")

MOST_COMPARED = 500
"""Titles that a wrong one is compared with, to say which may be meant."""
LANGUAGES = {
    "ar": "Arabic",
    "bn": "Bengali",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fa": "Persian",
    "fr": "French",
    "hi": "Hindi",
    "id": "Indonesian",
    "it": "Italian",
    "ms": "Malay",
    "nl": "Dutch",
    "pt": "Portuguese",
    "ru": "Russian",
    "sw": "Swahili",
    "tr": "Turkish",
    "ur": "Urdu",
    "zh": "Chinese",
}
"""English names of languages that documents are told to be in, by ISO 639-1."""


class Names:
    """Answers for one query, or several of one moment."""

    def __init__(self, connection: Connection, catalogue: Callable[[], Catalogue], me: str) -> None:
        self._connection = connection
        self._read = catalogue
        self._me = me

    @cached_property
    def catalogue(self) -> Catalogue:
        return self._read()

    @cached_property
    def _themes(self) -> list[tuple[int, int | None, str, str | None]]:
        return [
            tuple(row)
            for row in self._connection.rows(
                "SELECT id, parent_id, name, key FROM themes WHERE removed_at IS NULL"
                " ORDER BY position, id"
            )
        ]

    def theme_names(self) -> dict[int, str]:
        """In the order of the codebook."""
        return {theme: name for theme, _, name, _ in self._themes}

    def tag_counts(self) -> dict[int, int]:
        """How many tags each theme has, those of removed documents among them."""
        return {
            int(theme): int(count)
            for theme, count in self._connection.rows(
                "SELECT theme_id, sum(tags) FROM tag_counts GROUP BY theme_id"
            )
        }

    def people_names(self) -> list[str]:
        rows = self._connection.values("SELECT DISTINCT name FROM people ORDER BY name")
        return [str(each) for each in rows]

    @cached_property
    def block_languages(self) -> list[str]:
        """Those that some paragraphs have other than their documents."""
        return [
            str(each)
            for each in self._connection.values(
                "SELECT DISTINCT language FROM blocks WHERE language IS NOT NULL"
            )
        ]

    def themes(self, wanted: Filter) -> tuple[int, ...]:
        """Those of the name, and all below them."""
        value = wanted.value
        found = [theme for theme, _, _, key in self._themes if key == value.casefold()]
        if not found:
            named = _alike(value, ((theme, name) for theme, _, name, _ in self._themes))
            found = named or self._unknown(
                "theme", wanted, (name for _, _, name, _ in self._themes)
            )
        return self.with_those_below(found)

    def live_themes(self, themes: Iterable[int]) -> tuple[int, ...]:
        """Those of them that were not removed."""
        there = {theme for theme, *_ in self._themes}
        return tuple(theme for theme in themes if theme in there)

    def with_those_below(self, themes: Iterable[int]) -> tuple[int, ...]:
        found = dict.fromkeys(themes)
        before = -1
        while len(found) > before:
            before = len(found)
            found.update((each, None) for each, parent, *_ in self._themes if parent in found)
        return tuple(found)

    def tags(self, themes: Iterable[int]) -> int:
        """How many the themes have, or had in documents that were removed."""
        return int(
            self._connection.value(
                "SELECT coalesce(sum(tags), 0) FROM tag_counts"
                " WHERE theme_id IN (SELECT value FROM json_each(?))",
                (as_json(themes),),
            )
        )

    def documents(self, wanted: Filter) -> frozenset[int]:
        """By number, UUID, symbol or file name, else all with a title like it."""
        value = wanted.value.casefold()
        tests: tuple[Callable[[Entry], bool], ...] = (
            lambda each: str(each.id) == value or each.uuid == value,
            lambda each: (each.symbol or "").casefold() == value,
            lambda each: (each.symbol or "").casefold().endswith(f"/{value}"),
            lambda each: value in (each.name.casefold(), each.name.rpartition(".")[0].casefold()),
        )
        entries = self.catalogue.entries.values()
        for answers in tests:
            found = frozenset(each.id for each in entries if answers(each))
            if found:
                return found
        titles = self.with_title(wanted.value)
        sought = words(wanted.value)
        exact = [each.id for each in titles if words(each.title) == sought]
        found = frozenset(exact or (each.id for each in titles))
        known = [each.title for each in entries] if len(entries) <= MOST_COMPARED else []
        return found or self._unknown("document", wanted, known)

    def with_title(self, value: str) -> list[Entry]:
        """Those in whose titles words begin as these do: asked of the index, there may be many."""
        sought = words(value)
        if not sought:
            return []
        rows = self._connection.values(
            f"SELECT rowid / {KINDS} FROM others_index WHERE others_index MATCH ?"
            f" AND rowid % {KINDS} = {TITLES}",
            (" AND ".join(f'"{word}"*' for word in sought),),
        )
        entries = (self.catalogue.entries.get(int(row)) for row in rows)
        return [each for each in entries if each is not None and _begin(words(each.title), sought)]

    def titled(self, wanted: Filter) -> frozenset[int]:
        """Those with the words in their titles, the last as the beginning of one; none is none."""
        sought = words(wanted.value)
        return frozenset(
            each.id
            for each in self.with_title(wanted.value)
            if set(sought[:-1]) <= set(words(each.title))
        )

    def with_symbol(self, wanted: Filter) -> frozenset[int]:
        """Those whose symbol begins so: `A/RES/67` is no beginning of `A/RES/671`."""
        begin = "".join(wanted.value.casefold().split())
        found = set()
        for each in self.catalogue.entries.values():
            symbol = "".join((each.symbol or "").casefold().split())
            rest = symbol[len(begin) :]
            if symbol.startswith(begin) and not (rest[:1].isalnum() and begin[-1:].isalnum()):
                found.add(each.id)
        return frozenset(found)

    def of_body(self, wanted: Filter) -> frozenset[int]:
        known = {each.body for each in self.catalogue.entries.values() if each.body}
        bodies = set(_alike(wanted.value, ((body, body) for body in known)))
        if not bodies:
            self._unknown("body", wanted, known)
        return frozenset(each.id for each in self.catalogue.entries.values() if each.body in bodies)

    def kind(self, wanted: Filter) -> Kind | Role | frozenset[int]:
        """Of a paragraph or of a clause; else the documents of the kind."""
        value = "_".join(words(wanted.value))
        singular = value.removesuffix("s")
        kinds_and_roles: tuple[Kind | Role, ...] = (*Kind, *Role)
        for each in kinds_and_roles:
            if each is not Kind.FURNITURE and each.value in (value, singular):
                return each
        if "list_item".startswith(value) and value in ("item", "list"):
            return Kind.LIST_ITEM
        known = {each.kind for each in self.catalogue.entries.values() if each.kind}
        kinds = set(_alike(wanted.value, ((kind, kind) for kind in known)))
        if not kinds:
            shown = (each.value.replace("_", " ") for each in (*Kind, *Role))
            self._unknown("kind", wanted, {*known, *shown} - {Kind.FURNITURE.value})
        return frozenset(each.id for each in self.catalogue.entries.values() if each.kind in kinds)

    def language(self, wanted: Filter) -> str:
        """Its code; one that nothing is in is an error."""
        known = {each.language for each in self.catalogue.entries.values() if each.language}
        known.update(self.block_languages)
        value = wanted.value.casefold()
        for code in sorted(known):
            if value == code or LANGUAGES.get(code, "").casefold().startswith(value):
                return code
        names = [LANGUAGES.get(code, code) for code in sorted(known)]
        return self._unknown("language", wanted, [*names, *known])

    def people(self, wanted: Filter) -> tuple[int, ...]:
        rows = [
            (int(row[0]), str(row[1]))
            for row in self._connection.rows("SELECT id, name FROM people")
        ]
        if wanted.value.casefold() == "me":
            return tuple(person for person, name in rows if name == self._me)
        found = _alike(wanted.value, rows)
        return tuple(found or self._unknown("person", wanted, (name for _, name in rows)))

    def dated(self, wanted: Dates) -> frozenset[int]:
        """Those of the dates.

        As many characters are compared as both have: a document of which only the year is known is
        neither before nor after a day in it.
        """
        first, last = wanted.first, wanted.last
        return frozenset(
            each.id
            for each in self.catalogue.entries.values()
            if (date := each.date)
            and (not first or date[: len(first)] >= first[: len(date)])
            and (not last or date[: len(last)] <= last[: len(date)])
        )

    def _unknown(self, noun: str, wanted: Filter, known: Iterable[str]) -> NoReturn:
        meant = nearest(wanted.value, known)
        hint = f"; perhaps “{meant}” is meant" if meant else ""
        raise QueryError(f"There is no {noun} “{wanted.value}” in the archive{hint}.", *wanted.at)


def _alike(value: str, named: Iterable[tuple[K, str]]) -> list[K]:
    """Those that are called so; else those whose names have these beginnings of words."""
    sought = words(value)
    plain = [(key, words(name)) for key, name in named]
    exact = [key for key, name in plain if name == sought]
    return exact or [key for key, name in plain if sought and _begin(name, sought)]


def _begin(name: list[str], sought: list[str]) -> bool:
    """Whether each of these is the beginning of one of the words of a name."""
    return all(any(word.startswith(each) for word in name) for each in sought)
