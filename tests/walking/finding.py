"""What there is in an archive to do something with, chosen at random."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from tests.walking.walk import Walk
from viewer.domain import (
    Anchor,
    Annotation,
    DocumentId,
    NotFound,
    Paragraph,
    Tag,
    ThemeId,
)

T = TypeVar("T")


def one(walk: Walk, among: Sequence[T]) -> T:
    """Any of these.

    Raises:
        NotFound: there is none.
    """
    if not among:
        raise NotFound("There is nothing to choose from.")
    return walk.random.choice(among)


def some(walk: Walk, among: Sequence[T], most: int = 4) -> list[T]:
    """One or several of these."""
    one(walk, among)
    return walk.random.sample(among, walk.random.randint(1, min(most, len(among))))


def document(walk: Walk) -> DocumentId:
    return one(walk, walk.archive.documents.all()).id


def theme(walk: Walk) -> ThemeId:
    return one(walk, walk.archive.themes.all()).id


def paragraph(walk: Walk) -> Paragraph:
    return one(walk, walk.archive.documents.paragraphs(document(walk)))


def anchor(walk: Walk) -> Anchor:
    """A paragraph, or some words of one."""
    found = paragraph(walk)
    if walk.random.random() < 0.5 or len(found.text) < 2:
        return Anchor(found.id)
    start = walk.random.randrange(len(found.text) - 1)
    return Anchor(found.id, start, walk.random.randint(start + 1, len(found.text)))


def tags(walk: Walk) -> list[Tag]:
    return some(walk, walk.archive.tags.of_document(document(walk)))


def note(walk: Walk) -> Annotation:
    # In an order that no clock has a part in.
    return walk.archive.annotations.get(one(walk, walk.archive.note_lists.find(order="document")))
