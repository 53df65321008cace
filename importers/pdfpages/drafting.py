"""Sheets of a document → drafts of its blocks: paragraphs joined across pages, tables in their place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from importers.parsed import Box
from importers.pdfpages.brackets import facing_over_lines
from importers.pdfpages.reading import Printed, read_sheet
from importers.pdfpages.seams import mend
from importers.pdfpages.sheet import Sheet
from importers.structure import Draft, assemble
from importers.structure.directions import has_right_to_left


def drafts_of(sheets: Sequence[Sheet], known: Mapping[int, Printed] | None = None) -> list[Draft]:
    """Lines as whole paragraphs, and each table after the paragraph that is read before it.

    Args:
        sheets: in order.
        known: by page number, what was read of a sheet before; it is used up.
    """
    known = known or {}
    printed = [known.get(sheet.number) or read_sheet(sheet) for sheet in sheets]
    lines = [line for page in printed for line in page.lines]
    mend(lines)
    drafts = assemble(lines) if lines else []
    for draft in drafts:
        if has_right_to_left(draft.text):
            draft.text = facing_over_lines(draft.text)
    place = {id(box): at for at, draft in enumerate(drafts) for box in draft.boxes}
    following: dict[int, list[Draft]] = defaultdict(list)
    before = -1
    for page in printed:
        for table in page.tables:
            if table.after is not None:
                before = place.get(id(table.after), before)
            following[before].append(table.draft)
        if page.lines:
            before = place.get(id(page.lines[-1].box), before)
    result = list(following[-1])
    for at, draft in enumerate(drafts):
        result += [draft, *following[at]]
    _keep_on_pages(result, sheets)
    return result


def _keep_on_pages(drafts: Sequence[Draft], sheets: Sequence[Sheet]) -> None:
    """End boxes at the edges of their pages: letters may be printed across them."""
    sizes = {sheet.number: (sheet.width, sheet.height) for sheet in sheets}
    for draft in drafts:
        draft.boxes = [_within(box, *sizes[box.page]) for box in draft.boxes]


def _within(box: Box, width: float, height: float) -> Box:
    if box.left >= 0 and box.top >= 0 and box.right <= width and box.bottom <= height:
        return box
    return Box(
        box.page,
        min(max(box.left, 0.0), width),
        min(max(box.top, 0.0), height),
        min(max(box.right, 0.0), width),
        min(max(box.bottom, 0.0), height),
    )
