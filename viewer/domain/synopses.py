"""Two documents side by side, to be written out."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.domain.pairs import Relation


@dataclass(frozen=True, slots=True)
class SynopsisCell:
    """A paragraph in a synopsis.

    Attributes:
        spans: words `[start, end)` of the text that the other side does not have.
        themes: names of those it is tagged as.
    """

    index: int
    label: str | None
    text: str
    spans: tuple[tuple[int, int], ...] = ()
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SynopsisRow:
    """A pair of paragraphs beside each other; None on one side for what was added or removed."""

    a: SynopsisCell | None
    b: SynopsisCell | None
    relation: Relation
    score: float
    reason: str
    held: bool = False


@dataclass(frozen=True, slots=True)
class Synopsis:
    """Two documents side by side, to be read and exported.

    Attributes:
        titles: of both documents, with symbol and date where they are known.
    """

    titles: tuple[str, str]
    rows: tuple[SynopsisRow, ...]
