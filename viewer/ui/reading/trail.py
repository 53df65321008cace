"""Where one has been, to go back and forth: a jump leaves a mark, reading on from there moves it."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.domain import DocumentId, ParagraphId

MOST = 200
NEAR = 4
"""Paragraphs that reading on goes at once; farther is a jump."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A paragraph that was read; `index` is its place in the document."""

    document: DocumentId
    paragraph: ParagraphId
    index: int

    def near(self, other: Visit) -> bool:
        return self.document == other.document and abs(self.index - other.index) <= NEAR


class Trail:
    """Visits in their order, and where among them one is."""

    def __init__(self) -> None:
        self._visits: list[Visit] = []
        self._at = -1

    @property
    def may_go_back(self) -> bool:
        return self._at > 0

    @property
    def may_go_on(self) -> bool:
        return self._at < len(self._visits) - 1

    def visit(self, here: Visit) -> None:
        """One is here now: what was ahead is forgotten, unless it is where one came back to."""
        if self._at >= 0 and self._visits[self._at].near(here):
            self._visits[self._at] = here
            return
        del self._visits[self._at + 1 :]
        self._visits.append(here)
        del self._visits[:-MOST]
        self._at = len(self._visits) - 1

    def step(self, *, back: bool) -> Visit | None:
        """The visit before or after this one; None where there is none."""
        if not (self.may_go_back if back else self.may_go_on):
            return None
        self._at += -1 if back else 1
        return self._visits[self._at]

    def drop(self, *, back: bool) -> None:
        """Take out what is no longer there, on the way back or forth; the next step passes it."""
        if self._at >= 0:
            del self._visits[self._at]
            self._at -= 0 if back else 1

    def clear(self) -> None:
        self._visits.clear()
        self._at = -1
