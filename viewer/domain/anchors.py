"""Places in paragraphs."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.domain.ids import ParagraphId


@dataclass(frozen=True, slots=True)
class Anchor:
    """A block, or the words `[start, end)` of it."""

    paragraph: ParagraphId
    start: int | None = None
    end: int | None = None

    @property
    def whole(self) -> bool:
        return self.start is None
