"""What the search pane keeps for the next start, with the archive."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace

from viewer.domain.searching import Order

RECENT = 12


@dataclass(frozen=True, slots=True)
class SearchMemory:
    """How it was asked; `recent` queries, the last first."""

    words: str = ""
    order: Order = Order.RELEVANCE
    context: bool = False
    facets: bool = True
    full_names: bool = False
    recent: tuple[str, ...] = ()

    @classmethod
    def read(cls, value: object) -> SearchMemory:
        """From JSON; what is not as it should be is as at first."""
        if not isinstance(value, Mapping):
            return cls()
        recent = value.get("recent")
        queries = recent if isinstance(recent, list | tuple) else ()
        words = value.get("words")
        return cls(
            words=words if isinstance(words, str) else "",
            order=Order(value["order"]) if value.get("order") in list(Order) else cls().order,
            context=value.get("context") is True,
            facets=value.get("facets") is not False,
            full_names=value.get("full_names") is True,
            recent=tuple(each for each in queries if isinstance(each, str))[:RECENT],
        )

    def as_json(self) -> dict[str, object]:
        return {**asdict(self), "order": self.order.value, "recent": list(self.recent)}

    def asked(self, query: str) -> SearchMemory:
        """With a query that was worth going to."""
        if not query:
            return self
        others = (each for each in self.recent if each != query)
        return replace(self, recent=(query, *others)[:RECENT])
