"""Short ways to write values of the domain."""

from __future__ import annotations

from typing import Any

from viewer.domain import (
    Anchor,
    Annotation,
    AnnotationId,
    DocumentId,
    Kind,
    Paragraph,
    ParagraphId,
    Tag,
    TagId,
    Target,
    Theme,
    ThemeId,
)

DOCUMENT = DocumentId(1)
WORDS = "Recalling the resolutions on cooperation between the United Nations and others "
LONG = WORDS * 6


def paragraph(
    index: int, text: str = "Some words.", kind: Kind = Kind.PARAGRAPH, **more: Any
) -> Paragraph:
    """The block `index`, whose id is one more."""
    return Paragraph(ParagraphId(index + 1), DOCUMENT, index, kind, text, **more)


def theme(number: int, name: str, colour: str = "blue", icon: str = "peace") -> Theme:
    return Theme(
        ThemeId(number), f"t{number}", name, colour, icon, str(number), "", None, number, "Ada", ""
    )


THEMES = [
    theme(1, "Peace"),
    theme(2, "Humanitarian", "orange", "humanitarian"),
    theme(3, "Health", "green", "health"),
    *(theme(number, f"Theme {number}", "purple", "law") for number in range(4, 13)),
]


def tag(
    number: int, theme_number: int, index: int, start: int | None = None, end: int | None = None
) -> Tag:
    """A tag of a theme on the block `index`."""
    anchor = Anchor(ParagraphId(index + 1), start, end)
    return Tag(TagId(number), f"g{number}", ThemeId(theme_number), DOCUMENT, anchor, "", "Ada", "")


def note(number: int, index: int, body: str = "A note.") -> Annotation:
    target = Target(document=DOCUMENT, anchor=Anchor(ParagraphId(index + 1)))
    return Annotation(AnnotationId(number), f"n{number}", target, body, "", "Ada", "", "")
