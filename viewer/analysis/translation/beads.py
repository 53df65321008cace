"""The best way through two documents in beads: one with one, one with two, one with none ..."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from viewer.analysis.steering import Steering

SHAPES = ((1, 1, 0.0), (1, 2, -2.5), (2, 1, -2.5), (2, 2, -5.0), (1, 3, -4.5), (3, 1, -4.5))
"""Units of each side in a bead, and what its rarity speaks against it."""

FARTHEST = 150
"""Anchors so far apart, or farther, leave the way between them uncertain by a third of it."""

ALONE = -2.2
"""What speaks against a unit having no counterpart."""


@dataclass(frozen=True, slots=True)
class Bead:
    """Units `[a, a_to)` and `[b, b_to)`, one of them possibly none."""

    a: int
    a_to: int
    b: int
    b_to: int
    weight: float


Weigh = Callable[[int, int, int, int], float]
"""Evidence for units `[a, a_to)` and `[b, b_to)` being the same, or minus infinity."""


def best_beads(
    band: Sequence[tuple[int, int]], length_b: int, weigh: Weigh, steering: Steering
) -> list[Bead]:
    """The beads with the greatest sum of evidence, each unit in exactly one.

    Args:
        band: for each place before, between and after the units of the first document, the places
            `[first, last]` of the second that are looked at; the first holds 0, the last `length_b`,
            neither end goes back, and neighbours overlap.
        length_b: units of the second document.
        weigh: asked once for each possible bead.
        steering: told how far the work is.
    """
    minus = float("-inf")
    rows: list[list[float]] = [[minus] * (last - first + 1) for first, last in band]
    back: list[list[tuple[int, int] | None]] = [[None] * len(row) for row in rows]
    rows[0][0] = 0.0
    for a in steering.over(range(len(band))):
        first, last = band[a]
        row, behind = rows[a], back[a]
        for b in range(first, last + 1):
            best, way = row[b - first], behind[b - first]
            if b > first and row[b - first - 1] + ALONE > best:
                best, way = row[b - first - 1] + ALONE, (0, 1)
            if a and band[a - 1][0] <= b <= band[a - 1][1]:
                above = rows[a - 1][b - band[a - 1][0]] + ALONE
                if above > best:
                    best, way = above, (1, 0)
            for of_a, of_b, rarity in SHAPES:
                at_a, at_b = a - of_a, b - of_b
                if at_a < 0 or not band[at_a][0] <= at_b <= band[at_a][1]:
                    continue
                before = rows[at_a][at_b - band[at_a][0]]
                if before == minus:
                    continue
                weight = before + rarity + weigh(at_a, a, at_b, b)
                if weight > best:
                    best, way = weight, (of_a, of_b)
            row[b - first], behind[b - first] = best, way
    return _way_back(rows, back, band, length_b)


def _way_back(
    rows: Sequence[Sequence[float]],
    back: Sequence[Sequence[tuple[int, int] | None]],
    band: Sequence[tuple[int, int]],
    length_b: int,
) -> list[Bead]:
    beads: list[Bead] = []
    a, b = len(band) - 1, length_b
    while a or b:
        way = back[a][b - band[a][0]]
        assert way is not None, "the band is connected"
        at_a, at_b = a - way[0], b - way[1]
        weight = rows[a][b - band[a][0]] - rows[at_a][at_b - band[at_a][0]]
        beads.append(Bead(at_a, a, at_b, b, weight))
        a, b = at_a, at_b
    return beads[::-1]


def band_around(
    anchors: Sequence[tuple[int, int]], length_a: int, length_b: int, width: int
) -> list[tuple[int, int]]:
    """Places within `width` of the broken line through the anchors, from corner to corner."""
    points = [(0, 0), *anchors, (length_a, length_b)]
    band: list[tuple[int, int]] = []
    number = 0
    for a in range(length_a + 1):
        while number + 2 < len(points) and points[number + 1][0] < a:
            number += 1
        (from_a, from_b), (to_a, to_b) = points[number], points[number + 1]
        middle = from_b + (to_b - from_b) * (a - from_a) / max(1, to_a - from_a)
        # Between distant anchors nobody knows how the way runs.
        slack = width + min(to_a - from_a, FARTHEST) // 3
        band.append((max(0, int(middle) - slack), min(length_b, int(middle) + slack)))
    band[0] = (0, band[0][1])
    band[-1] = (band[-1][0], length_b)
    return _connected(band)


def _connected(band: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Neither end goes back, and every row reaches the one before it."""
    smoothed: list[tuple[int, int]] = []
    for first, last in band:
        if smoothed:
            first = max(first, smoothed[-1][0])
            last = max(last, smoothed[-1][1])
            first = min(first, smoothed[-1][1])
        smoothed.append((first, last))
    return smoothed
