"""Who makes things, and the edits that they make."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.domain.ids import DocumentId, EditId, ParagraphId, PersonId, ThemeId


@dataclass(frozen=True, slots=True)
class Person:
    """Who made something."""

    id: PersonId
    uuid: str
    name: str

    @property
    def initials(self) -> str:
        """Of the first and the last word of the name, for where there is little room: `AM`."""
        words = self.name.split()
        return "".join(word[0].upper() for word in dict.fromkeys((*words[:1], *words[-1:])))


@dataclass(frozen=True, slots=True)
class Edit:
    """One thing a person did, as undo and the history name it.

    Attributes:
        label: in the user's words (`Tag paragraph 14 as Health`).
        undone: taken back, and not done again since.
    """

    id: EditId
    uuid: str
    label: str
    by: str
    at: str
    undone: bool


@dataclass(frozen=True, slots=True)
class HistoryFilter:
    """Which edits; empty fields do not filter.

    Attributes:
        person: by name.
        day: an ISO prefix: `2026-11-21`, or `2026-11`, `2026`.
    """

    document: DocumentId | None = None
    paragraph: ParagraphId | None = None
    themes: tuple[ThemeId, ...] = ()
    person: str = ""
    day: str = ""
