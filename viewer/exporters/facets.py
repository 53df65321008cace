"""By what a page of excerpts can be narrowed: theme, document, year, person."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from viewer.domain import Excerpt
from viewer.exporters.passages import line


@dataclass(slots=True)
class Choice:
    """One of the values of a facet; `key` stands at the excerpts that have it."""

    key: int
    text: str
    count: int = 0


@dataclass(frozen=True, slots=True)
class Facet:
    """What the reader can choose from."""

    name: str
    label: str
    choices: tuple[Choice, ...]


class Facets:
    """Takes note of what excerpts have while they go by."""

    def __init__(self, *, with_people: bool) -> None:
        self._with_people = with_people
        self._themes: dict[object, Choice] = {}
        self._documents: dict[object, Choice] = {}
        self._years: dict[object, Choice] = {}
        self._people: dict[object, Choice] = {}

    def of(self, excerpt: Excerpt) -> tuple[int, int, int | None, tuple[int, ...]]:
        """Keys of its theme, its document, its year if it has one, and its people."""
        theme = _taken(self._themes, excerpt.theme, lambda: _theme(excerpt))
        document = _taken(self._documents, excerpt.document, lambda: _document(excerpt))
        year = excerpt.date[:4] if excerpt.date else ""
        return (
            theme,
            document,
            _taken(self._years, year, lambda: line(year)) if year else None,
            tuple(self._persons(excerpt.tagged_by)) if self._with_people else (),
        )

    def _persons(self, names: str) -> Iterable[int]:
        """Several people of one excerpt stand as `Ann, Ben`."""
        return [_taken(self._people, name, partial(line, name)) for name in names.split(", ")]

    def told(self) -> list[Facet]:
        """Those that leave a choice."""
        found = (
            Facet("t", "Theme", tuple(self._themes.values())),
            Facet("d", "Document", _sorted(self._documents.values())),
            Facet("y", "Year", _sorted(self._years.values())),
            Facet("p", "Person", _sorted(self._people.values())),
        )
        return [facet for facet in found if len(facet.choices) > 1]


def _taken(choices: dict[object, Choice], value: object, text: Callable[[], str]) -> int:
    choice = choices.get(value)
    if choice is None:
        choice = choices[value] = Choice(len(choices), text())
    choice.count += 1
    return choice.key


def _theme(excerpt: Excerpt) -> str:
    return " › ".join(line(each) for each in (*excerpt.theme_path, excerpt.theme_name))


def _document(excerpt: Excerpt) -> str:
    return ", ".join(each for each in (line(excerpt.symbol or ""), line(excerpt.title)) if each)


def _sorted(choices: Iterable[Choice]) -> tuple[Choice, ...]:
    return tuple(sorted(choices, key=lambda each: each.text.casefold()))
