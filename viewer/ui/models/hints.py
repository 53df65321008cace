"""What stands behind the words of a document that is read: links to others, and acronyms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from viewer.domain import DocumentId, ParagraphId


@dataclass(frozen=True, slots=True)
class Link:
    """Words `[start, end)` of a paragraph that mean another document.

    Attributes:
        said: what the tool tip says.
        documents: of the archive; none where it is not there.
    """

    start: int
    end: int
    said: str
    documents: tuple[DocumentId, ...]


@dataclass(frozen=True)
class Hints:
    """The links and acronyms of one document.

    Attributes:
        links: by paragraph, in reading order.
        glossary: what each acronym stands for in this document, each expansion once.
    """

    links: Mapping[ParagraphId, Sequence[Link]] = field(default_factory=dict)
    glossary: Mapping[str, Sequence[str]] = field(default_factory=dict)
