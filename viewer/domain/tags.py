"""Themes on places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from viewer.domain.anchors import Anchor
from viewer.domain.ids import DocumentId, PersonId, TagId, ThemeId

NOBODY = PersonId(0)
"""No row has it: a tag that was not read from an archive."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A theme put on an anchor by someone at some time.

    Attributes:
        doubt: why a person should look whether it stands right, in words; empty where no one need.
        sure: whoever put it on was not in doubt.
        person: who put it on, told apart from others of the same name.
    """

    id: TagId
    uuid: str
    theme: ThemeId
    document: DocumentId
    anchor: Anchor
    quote: str
    created_by: str
    created_at: str
    doubt: str = ""
    sure: bool = True
    person: PersonId = NOBODY


@dataclass(frozen=True, slots=True)
class TagFilter:
    """Which paragraphs, or documents, by the tags on them; empty fields do not filter.

    Attributes:
        how: whether they have any, all or none of the themes.
        state: `doubtful`: a tag, of these themes if any are named, is not sure.
        people: only their tags count; with nothing else said, there must be one.
    """

    themes: tuple[ThemeId, ...] = ()
    how: Literal["any", "all", "none"] = "any"
    state: Literal["", "tagged", "untagged", "doubtful"] = ""
    people: tuple[PersonId, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.themes or self.state or self.people)
