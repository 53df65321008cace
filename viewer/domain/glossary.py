"""What acronyms stand for."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.domain.ids import DocumentId, GlossaryId, ParagraphId


@dataclass(frozen=True, slots=True)
class Entry:
    """One expansion of one acronym.

    Attributes:
        documents: in which it was found; 0 where only a person says so.
        first: a place where it is defined, to go there.
        said: the person's word on it: added, corrected or taken for wrong; None as found.
        found_as: the expansion found that a person corrected; empty where it stands as found.
        wrong: a person says that it does not stand for this; shown struck out, used nowhere.
        by: who said so.
    """

    acronym: str
    expansion: str
    documents: int = 0
    first: tuple[DocumentId, ParagraphId] | None = None
    said: GlossaryId | None = None
    found_as: str = ""
    wrong: bool = False
    by: str = ""
