"""How edits and messages name places: `paragraph 14`, `3 paragraphs`, `“the words”`."""

from __future__ import annotations

from collections.abc import Sequence

from viewer.archive import Archive
from viewer.domain import Anchor, Document, Kind, NotFound, Paragraph

QUOTED = 40
"""Code points of a quotation in a label; menus and the line at the foot stay on one line."""


def shorten(text: str, length: int = QUOTED) -> str:
    """Cut at a word, on one line, with an ellipsis where something is left out."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    head = line[:length].rsplit(" ", 1)[0] if " " in line[:length] else line[:length]
    return f"{head.rstrip(' ,;:.')}…"


def name_of_paragraph(paragraph: Paragraph) -> str:
    """`paragraph 14` by what is printed before it, else its first words."""
    label = (paragraph.label or "").strip().rstrip(".:")
    if any(character.isalnum() for character in label):  # a bullet names nothing
        noun = paragraph.kind if paragraph.kind in (Kind.FOOTNOTE, Kind.HEADING) else "paragraph"
        return f"{noun} {label}"
    return f"“{shorten(paragraph.text, 28)}”" if paragraph.text.strip() else "the paragraph"


def name_of_anchors(archive: Archive, anchors: Sequence[Anchor]) -> str:
    """What a selection is called in the Edit menu and at the foot of the window."""
    if len(anchors) != 1:
        kind = "paragraphs" if all(anchor.whole for anchor in anchors) else "places"
        return f"{len(anchors)} {kind}"
    try:
        paragraph = archive.documents.paragraph(anchors[0].paragraph)
    except NotFound:  # the edit that is to be named will say so
        return "a paragraph"
    if anchors[0].whole:
        return name_of_paragraph(paragraph)
    return f"“{shorten(paragraph.text[anchors[0].start : anchors[0].end])}”"


def name_of_document(document: Document) -> str:
    """Its symbol, which is how people in this trade say it; else its title."""
    return document.symbol or f"“{shorten(document.title)}”"
