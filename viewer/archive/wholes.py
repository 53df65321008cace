"""A document with all that stands on it, for formats of whole documents."""

from __future__ import annotations

from viewer.archive.nouns import Nouns
from viewer.domain import DocumentId
from viewer.domain.wholes import Whole


def whole(archive: Nouns, document: DocumentId) -> Whole:
    """As it is read now; what stands on another reading of it is left out.

    Raises:
        NotFound: there is no such document.
    """
    paragraphs = archive.documents.paragraphs(document)
    shown = {each.id for each in paragraphs}
    tags = [each for each in archive.tags.of_document(document) if each.anchor.paragraph in shown]
    notes = [
        each
        for each in archive.annotations.of_document(document)
        if each.target.anchor is None or each.target.anchor.paragraph in shown
    ]
    tagged = {each.theme for each in tags}
    return Whole(
        archive.documents.get(document),
        tuple(paragraphs),
        tuple(each for each in archive.themes.all() if each.id in tagged),
        tuple(sorted(tags, key=lambda each: each.id)),
        tuple(sorted(notes, key=lambda each: each.id)),
    )
