"""How synopses are worded, the same in every format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from viewer.domain import Synopsis, SynopsisCell, SynopsisRow

LEGEND = "Struck: only in the first document. Underlined: only in the second."


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text; `marked`: the other side does not have it."""

    text: str
    marked: bool = False


def pieces(cell: SynopsisCell) -> Iterator[Piece]:
    """The text in runs, by its spans."""
    at = 0
    for start, end in cell.spans:
        if at < start:
            yield Piece(cell.text[at:start])
        yield Piece(cell.text[start:end], marked=True)
        at = end
    if at < len(cell.text):
        yield Piece(cell.text[at:])


def relation(row: SynopsisRow) -> str:
    """`changed`, or `changed, by hand`."""
    return f"{row.relation.value}, by hand" if row.held else row.relation.value


def counted(synopsis: Synopsis) -> str:
    """`34 same, 17 changed`; what is most comes first."""
    counts = Counter(row.relation.value for row in synopsis.rows)
    words = ", ".join(f"{number} {each}" for each, number in counts.most_common())
    return words or "nothing to compare"
