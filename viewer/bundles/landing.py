"""Where the places of a bundle are in this archive's readings of the same documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from importers.parsed import Block, Kind
from viewer.analysis.reanchor import reanchor
from viewer.archive import Archive
from viewer.domain.errors import Cancelled
from viewer.domain.merging import BundleReading
from viewer.domain.reanchoring import Landing, Passage

Key = tuple[str, str]
"""The SHA-256 of an original and the digest of a reading."""


def landings(
    archive: Archive,
    readings: Mapping[Key, BundleReading],
    passages: Mapping[Key, Iterable[Passage]],
    cancelled: Callable[[], bool],
) -> dict[Key, dict[Passage, Landing]]:
    """For each passage of a reading that is not the one shown here, its place in that.

    The bundle has only blocks that something stands on and those beside them; they are laid beside
    the whole reading here, as an earlier reading of the document would be.

    Raises:
        Cancelled: it was asked for.
    """
    found: dict[Key, dict[Passage, Landing]] = {}
    for key, wanted in passages.items():
        if cancelled():
            raise Cancelled
        reading, shown = readings.get(key), archive.bundles.shown(key[0])
        if reading is None or shown is None or shown.digest == key[1]:
            continue
        numbers = {block.index: number for number, block in enumerate(reading.blocks)}
        old = [
            Block(number, Kind(block.kind), block.text, label=block.label, mark=block.mark)
            for number, block in enumerate(reading.blocks)
        ]
        sought = [each for each in wanted if each.index in numbers]
        moved = [Passage(numbers[each.index], each.start, each.end) for each in sought]
        found[key] = dict(zip(sought, reanchor(old, shown.blocks, moved), strict=True))
    return found
