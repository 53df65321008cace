"""A document with all that people put on it, as it goes out whole."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.domain.annotations import Annotation
from viewer.domain.documents import Document, Paragraph
from viewer.domain.tags import Tag
from viewer.domain.themes import Theme


@dataclass(frozen=True, slots=True)
class Whole:
    """What a format of documents is given.

    Attributes:
        paragraphs: in reading order, without furniture.
        themes: those that the tags are of.
        tags: on these paragraphs, in the order of their making, and `notes` likewise; a note on the
            document has no anchor.
    """

    document: Document
    paragraphs: tuple[Paragraph, ...]
    themes: tuple[Theme, ...] = ()
    tags: tuple[Tag, ...] = ()
    notes: tuple[Annotation, ...] = ()
