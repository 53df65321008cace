"""Which documents cite which, placed by date: for a picture of arcs over a line of years."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

MOST = 60
"""Documents that a picture can name; of more, those with the most links are drawn."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A document: `key` names it to the caller, `date` is ISO 8601, perhaps only a year."""

    key: int
    name: str
    date: str


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a document stands: `at` in years (2013.38), `links` in and out."""

    key: int
    name: str
    date: str
    at: float
    links: int


@dataclass(frozen=True, slots=True)
class Arc:
    """One document cites another so many times; `citing` and `cited` count the spots."""

    citing: int
    cited: int
    mentions: int


@dataclass(frozen=True, slots=True)
class CitationMap:
    """Spots by date, arcs between them.

    Attributes:
        left_out: linked documents that are not drawn, for want of a date or of room.
    """

    spots: tuple[Spot, ...]
    arcs: tuple[Arc, ...]
    left_out: int

    @property
    def years(self) -> tuple[int, int]:
        """The first and the one after the last."""
        if not self.spots:
            return (0, 1)
        return int(self.spots[0].at), int(self.spots[-1].at) + 1


def citation_map(
    documents: Sequence[Dated], links: Iterable[tuple[int, int, int]], *, centre: int | None = None
) -> CitationMap:
    """Place what is linked.

    Args:
        documents: those with a date.
        links: key of the citing document, of the cited one, mentions.
        centre: drawn in any case, with what it cites and what cites it first.
    """
    known = {each.key: each for each in documents if years_of(each.date) is not None}
    listed = list(links)
    linked = {end for citing, cited, _ in listed for end in (citing, cited)}
    drawable = [each for each in listed if each[0] in known and each[1] in known]
    degree = Counter(end for citing, cited, _ in drawable for end in (citing, cited))
    near = {end for link in drawable if centre in link[:2] for end in link[:2]}
    ranked = sorted(degree, key=lambda key: (key != centre, key not in near, -degree[key], key))
    spots = sorted((_spot(known[key], degree[key]) for key in ranked[:MOST]), key=_order)
    place = {each.key: number for number, each in enumerate(spots)}
    arcs = [
        Arc(place[citing], place[cited], mentions)
        for citing, cited, mentions in drawable
        if citing in place and cited in place
    ]
    return CitationMap(tuple(spots), tuple(arcs), len(linked) - len(spots))


def years_of(iso: str) -> float | None:
    """`2013-07-02` as 2013.5; the middle of a year or month where no more is known."""
    parts = iso.split("-")
    try:
        year = int(parts[0])
        if len(parts) < 2:
            return year + 0.5
        day = int(parts[2]) if len(parts) > 2 else 15
        return year + (date(year, int(parts[1]), day).timetuple().tm_yday - 1) / 366
    except ValueError:
        return None


def _spot(document: Dated, links: int) -> Spot:
    at = years_of(document.date)
    assert at is not None  # only such are known
    return Spot(document.key, document.name, document.date, at, links)


def _order(spot: Spot) -> tuple[float, str, int]:
    return spot.at, spot.name, spot.key
