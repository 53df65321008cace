"""Tags of one theme on one place belong together: several people's are one excerpt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Self

from viewer.archive.connection import Row

BATCH = 200


@dataclass(frozen=True, slots=True)
class TaggedPlaces:
    """Ids of tags in the order in which their excerpts come.

    Attributes:
        joined: those that stand with the one before them, with the same theme on the same words.
    """

    tags: list[int]
    joined: set[int]

    @classmethod
    def of(cls, rows: Iterable[Row], *, apart: bool = False) -> Self:
        """From rows in which the tags of a place follow each other; `apart`: each is an excerpt."""
        tags: list[int] = []
        joined: set[int] = set()
        before: tuple[object, ...] = ()
        for row in rows:
            place = (row["block_id"], row["theme_id"], row["start"], row["stop"])
            if place == before and not apart:
                joined.add(row["id"])
            tags.append(row["id"])
            before = place
        return cls(tags, joined)

    def count(self) -> int:
        """How many excerpts they are."""
        return len(self.tags) - len(self.joined)

    def batches(self) -> Iterator[list[int]]:
        """Some tags at a time, those of a place together."""
        start = 0
        while start < len(self.tags):
            end = start + BATCH
            while end < len(self.tags) and self.tags[end] in self.joined:
                end += 1
            yield self.tags[start:end]
            start = end

    def places(self, rows: Iterable[Row]) -> Iterator[list[Row]]:
        """The rows of a batch, those of a place together; some may be gone meanwhile."""
        place: list[Row] = []
        for row in rows:
            if place and (row["id"] not in self.joined or not _same(row, place[0])):
                yield place
                place = []
            place.append(row)
        if place:
            yield place


def _same(row: Row, other: Row) -> bool:
    return all(row[each] == other[each] for each in ("block_id", "theme_id", "start", "stop"))
