"""From what a person types to the words that are meant."""

from __future__ import annotations

from viewer.archive import Archive
from viewer.domain import Anchor, Document, NotFound


def anchor_at(archive: Archive, document: Document, block: int, words: str | None) -> Anchor:
    """The block with that index, or the first place of the words in it.

    Raises:
        NotFound: there is no such block, or the words do not stand in it.
    """
    paragraph = archive.documents.at(document.id, block)
    if words is None:
        return Anchor(paragraph.id)
    start = paragraph.text.find(words) if words else -1
    if start < 0:
        raise NotFound(
            f"“{words}” does not stand in block {block} of “{document.title}”. "
            "Copy the words as they are printed there."
        )
    return Anchor(paragraph.id, start, start + len(words))
