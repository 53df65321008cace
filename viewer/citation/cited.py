"""What is known of a passage and its document when it is cited."""

from __future__ import annotations

from dataclasses import dataclass

from importers.parsed import Kind, Role


@dataclass(frozen=True, slots=True)
class Cited:
    """A document, and where no place in it is told, only that.

    Attributes:
        date: ISO 8601, possibly only a year or a month.
        body: that issued the document.
        genre: what sort of document it is, as `importers.parsed.Metadata.kind` has it.
        city: where it was issued.
        page: from 1.
        index: of the block, from 0.
        ordinal: place among its like from 1, and `within`, the label of the paragraph that a
            subparagraph belongs to, as `numbering` tells them.
        kind: of the block.
    """

    title: str | None
    symbol: str | None = None
    date: str | None = None
    label: str | None = None
    role: Role | None = None
    page: int | None = None
    index: int | None = None
    body: str | None = None
    ordinal: int | None = None
    within: str | None = None
    kind: Kind | None = None
    genre: str | None = None
    city: str | None = None


def tidy(text: str | None) -> str:
    """On one line; empty for None."""
    return " ".join(text.split()) if text else ""
