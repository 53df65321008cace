"""How many excerpts each theme has in each document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from viewer.domain import Excerpt
from viewer.exporters.passages import line


@dataclass(slots=True)
class CountedTheme:
    """A theme that was met."""

    key: int
    name: str
    excerpts: int = 0


@dataclass(slots=True)
class CountedDocument:
    """A document that was met."""

    key: int
    title: str
    symbol: str
    date: str
    excerpts: int = 0


class Tally:
    """Counts excerpts as they go by; holds a number for each pair that there is."""

    def __init__(self) -> None:
        self._themes: dict[int, CountedTheme] = {}
        self._documents: dict[int, CountedDocument] = {}
        self._counts: dict[tuple[int, int], int] = {}

    def watch(self, excerpts: Iterable[Excerpt]) -> Iterator[Excerpt]:
        """The same excerpts, counted."""
        for excerpt in excerpts:
            theme, document = excerpt.theme, excerpt.document
            if theme not in self._themes:
                name = " › ".join(line(each) for each in (*excerpt.theme_path, excerpt.theme_name))
                self._themes[theme] = CountedTheme(theme, name)
            if document not in self._documents:
                self._documents[document] = CountedDocument(
                    document, line(excerpt.title), line(excerpt.symbol or ""), excerpt.date or ""
                )
            self._themes[theme].excerpts += 1
            self._documents[document].excerpts += 1
            pair = theme, document
            self._counts[pair] = self._counts.get(pair, 0) + 1
            yield excerpt

    def themes(self) -> list[CountedTheme]:
        """As they came."""
        return list(self._themes.values())

    def documents(self) -> list[CountedDocument]:
        """By date, then title; undated ones last."""
        return sorted(
            self._documents.values(), key=lambda each: (not each.date, each.date, each.title)
        )

    def count(self, theme: CountedTheme, document: CountedDocument) -> int:
        return self._counts.get((theme.key, document.key), 0)
