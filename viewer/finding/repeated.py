"""Paragraphs that repeat across the archive, in groups that differ in little."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from viewer.analysis.duplicates import near_duplicates
from viewer.archive import Archive
from viewer.domain import ParagraphId

SHORTEST = 40
"""Characters: `The meeting rose at 6 p.m.` repeats, and nobody looks for it."""
MOST_GROUPS = 2_000
MOST = 250_000
"""Paragraphs that are held against one another, the first of the archive: about a gigabyte."""


@dataclass(frozen=True, slots=True)
class Repeated:
    """Paragraphs that are nearly the same; what the others share with the first, 0 to 1."""

    members: tuple[ParagraphId, ...]
    shares: tuple[float, ...]


def repeated_apart(path: Path, progress: Callable[[float], None]) -> list[Repeated]:
    """Of a whole archive, for another process; the largest groups first."""
    with Archive.open(path, create=False, read_only=True) as archive:
        return repeated(archive, progress)


def repeated(archive: Archive, progress: Callable[[float], None]) -> list[Repeated]:
    """Groups of two or more, the largest first."""
    ids: list[ParagraphId] = []
    texts: list[str] = []
    for paragraph, text in archive.similar.texts():
        if len(ids) == MOST:
            break
        if len(text) >= SHORTEST:
            ids.append(paragraph)
            texts.append(text)
    groups = near_duplicates(texts, progress=progress)
    return [
        Repeated(tuple(ids[each] for each in group.members), group.shares)
        for group in groups[:MOST_GROUPS]
    ]
