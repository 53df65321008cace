"""Themes that probably hold, and what a person said to them."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.domain.ids import DocumentId, ParagraphId, RejectionId, ThemeId


@dataclass(frozen=True, slots=True)
class Suggested:
    """A theme that probably holds of a paragraph.

    Attributes:
        score: 0 to 1, roughly how often such suggestions are right.
        because: the words of the paragraph, as printed, that speak for it, the strongest first; of
            a heading above it, in brackets.
    """

    paragraph: ParagraphId
    theme: ThemeId
    score: float
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rejection:
    """A suggestion that a person would not have."""

    id: RejectionId
    theme: ThemeId
    document: DocumentId
    paragraph: ParagraphId
    score: float
    created_by: str
    created_at: str


@dataclass(frozen=True, slots=True)
class SuggestionRecord:
    """How good the suggestions of a theme have been.

    Attributes:
        accepted: tags that came of suggestions and stand.
        rejected: suggestions that were rejected.
        taken_off: tags that came of suggestions and were taken off since: wrong as well.
    """

    theme: ThemeId
    accepted: int
    rejected: int
    taken_off: int

    @property
    def precision(self) -> float | None:
        """The share that was right; None where nothing was decided."""
        decided = self.accepted + self.rejected + self.taken_off
        return self.accepted / decided if decided else None
