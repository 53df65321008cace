"""Notes and what they are on."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.domain.anchors import Anchor
from viewer.domain.ids import AnnotationId, DocumentId, TagId, ThemeId


@dataclass(frozen=True, slots=True)
class Target:
    """What a note is on: words or a whole paragraph (`anchor`), a document, a theme, or a tag.

    A note on a tag has the document and the anchor of the tag too.
    """

    document: DocumentId | None = None
    anchor: Anchor | None = None
    theme: ThemeId | None = None
    tag: TagId | None = None


@dataclass(frozen=True, slots=True)
class Annotation:
    """A note in Markdown.

    Attributes:
        quote: the words it stands on; empty for a document or theme.
        doubt: as of a tag.
        links: how many lead from it.
    """

    id: AnnotationId
    uuid: str
    target: Target
    body: str
    quote: str
    created_by: str
    created_at: str
    changed_at: str
    doubt: str = ""
    links: int = 0
