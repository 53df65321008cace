"""What is aligned: a block with its words, prepared once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from importers.parsed import Kind, Role
from viewer.analysis.words import Lexicon, words


class Alignable(Protocol):
    """A block as an importer gives it, or a paragraph of the archive."""

    @property
    def index(self) -> int: ...
    @property
    def kind(self) -> Kind: ...
    @property
    def text(self) -> str: ...
    @property
    def label(self) -> str | None: ...
    @property
    def role(self) -> Role | None: ...
    @property
    def mark(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Unit:
    """A block that is not furniture.

    Attributes:
        place: among the units of its document, from 0.
        code: its words, one character each (`Lexicon`).
        letters: its words run together: the same in spite of spaces inside words.
    """

    index: int
    place: int
    kind: Kind
    label: str | None
    role: Role | None
    words: tuple[str, ...]
    code: str
    letters: str
    text: str

    @property
    def stream(self) -> bool:
        """Footnotes are a stream of their own: where a page ends must not look like a move."""
        return self.kind is Kind.FOOTNOTE

    @property
    def headline(self) -> bool:
        return self.kind in (Kind.TITLE, Kind.HEADING)


def units(blocks: Iterable[Alignable], lexicon: Lexicon) -> list[Unit]:
    """The blocks that are aligned; furniture is left out."""
    found: list[Unit] = []
    for block in blocks:
        if block.kind is Kind.FURNITURE:
            continue
        of_text = tuple(words(block.text))
        found.append(
            Unit(
                index=block.index,
                place=len(found),
                kind=block.kind,
                label=block.label or block.mark,
                role=block.role,
                words=of_text,
                code=lexicon.encode(of_text),
                letters="".join(of_text) or "".join(block.text.split()),
                text=block.text,
            )
        )
    return found
