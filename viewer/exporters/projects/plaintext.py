"""A reading as one plain text: a paragraph a line, its label before it; offsets in code points."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from importers.parsed import Block, Kind
from viewer.domain.reanchoring import Passage
from viewer.exporters.projects.vocabulary import writable


@dataclass(frozen=True, slots=True)
class PlainText:
    """The text, and where each block's own text begins in it.

    Attributes:
        starts: by index of the block; furniture has none, but where something stands on it.
    """

    text: str
    starts: dict[int, int]
    lengths: dict[int, int]

    def span(self, passage: Passage) -> tuple[int, int]:
        """`[start, end)` of a passage; of a whole paragraph, without its label."""
        begin = self.starts[passage.index]
        if passage.start is None or passage.end is None:
            return begin, begin + self.lengths[passage.index]
        return begin + passage.start, begin + passage.end


def plain_text(blocks: Collection[Block], marked: Collection[int] = ()) -> PlainText:
    """The text of a reading; furniture only at the indexes where something is marked."""
    pieces: list[str] = []
    starts: dict[int, int] = {}
    lengths: dict[int, int] = {}
    at = 0
    for block in blocks:
        if block.kind is Kind.FURNITURE and block.index not in marked:
            continue
        label = f"{block.label} " if block.label else ""
        starts[block.index] = at + len(label)
        lengths[block.index] = len(block.text)
        piece = writable(f"{label}{block.text}\n")
        pieces.append(piece)
        at += len(piece)
    return PlainText("".join(pieces), starts, lengths)
