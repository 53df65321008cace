"""A block in the making: what the rules about kinds, levels and roles read and set."""

from __future__ import annotations

from dataclasses import dataclass

from importers.parsed import Kind, Role
from importers.structure.labels import Style
from importers.structure.lines import Draft


@dataclass(slots=True)
class Piece:
    """A draft with its words whole and its label apart.

    Attributes:
        text: without label.
        said: the format itself said what kind this is.
    """

    draft: Draft
    text: str
    kind: Kind | None = None
    label: str | None = None
    style: Style | None = None
    level: int = 0
    role: Role | None = None
    mark: str | None = None

    @property
    def said(self) -> bool:
        return self.draft.kind is not None

    @property
    def is_text(self) -> bool:
        """Neither furniture nor a footnote: part of the running text."""
        return self.kind not in (Kind.FURNITURE, Kind.FOOTNOTE)
