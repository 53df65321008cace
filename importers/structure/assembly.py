"""Lines → whole drafts: judge the layout, set furniture and footnotes aside, join what is left."""

from __future__ import annotations

import re
from collections.abc import Sequence

from importers.parsed import Kind
from importers.structure import pagelayout, textlayout
from importers.structure.footnotes import mark_footnotes, split_mark
from importers.structure.furniture import mark_furniture, mark_links
from importers.structure.joining import joins
from importers.structure.junction import Junction
from importers.structure.lines import Draft, Line
from importers.structure.rows import Gap, Layout, Part, Row
from importers.structure.words import Vocabulary, join_lines

_LONE_MARK = re.compile(r"\d{1,2}$|\*{1,3}$")


def assemble(lines: Sequence[Line]) -> list[Draft]:
    """Printed lines as drafts of whole blocks, in reading order.

    Running headers, page numbers and the like stay in their place as drafts of kind FURNITURE.
    """
    positioned = any(line.box is not None for line in lines)
    if positioned:
        rows = pagelayout.place(lines)
        mark_furniture(rows)
        layout = pagelayout.judge(rows)
    else:
        rows, layout = textlayout.judge(lines)
        _glue_lone_marks(rows, layout)
        mark_furniture(rows)
    if not rows:
        return []
    mark_footnotes(rows, layout)
    mark_links(rows)
    groups = _groups(rows, layout)
    vocabulary = Vocabulary(row.text for row in rows)
    return [_draft(group, vocabulary) for group in groups]


def _glue_lone_marks(rows: Sequence[Row], layout: Layout) -> None:
    """`Secretary-General;` and below it, closer than any line, `3`: a raised mark, not a page."""
    for i in range(1, len(rows)):
        row = rows[i]
        closer = row.gap is Gap.BREAK and layout.double_spaced
        if closer and row.line.page == rows[i - 1].line.page and _LONE_MARK.match(row.text):
            row.glued = True


def _groups(rows: Sequence[Row], layout: Layout) -> list[list[Row]]:
    """Rows by block; all but the body stands between rows of a paragraph without ending it."""
    groups: list[list[Row]] = []
    paragraph: list[Row] | None = None
    note: list[Row] | None = None
    gap = Gap.TIGHT
    for i, row in enumerate(rows):
        if row.line.whole is not None:
            groups.append([row])
            paragraph = note = None
            gap = Gap.TIGHT
            continue
        if row.part is Part.FURNITURE:
            groups.append([row])
            gap = Gap.BREAK if row.line.page is None else max(gap, row.gap)
            continue
        if row.part is Part.ASIDE:
            if i and rows[i - 1].part is Part.ASIDE:
                groups[-1].append(row)
            else:
                groups.append([row])
            gap = Gap.BREAK
            continue
        if row.part is Part.NOTE:
            if row.new_note or note is None:
                note = [row]
                groups.append(note)
            else:
                note.append(row)
            gap = Gap.BREAK
            continue
        gap = max(gap, row.gap)
        if paragraph is not None and joins(
            Junction(paragraph, paragraph[-1], row, _following(rows, i), layout, gap)
        ):
            paragraph.append(row)
        else:
            paragraph = [row]
            groups.append(paragraph)
        note = None
        gap = Gap.TIGHT
    return groups


def _following(rows: Sequence[Row], i: int) -> Row | None:
    return rows[i + 1] if i + 1 < len(rows) else None


def _draft(rows: Sequence[Row], vocabulary: Vocabulary) -> Draft:
    first = rows[0]
    if first.line.whole is not None:
        return first.line.whole
    text = join_lines(rows, vocabulary)
    draft = Draft(
        text,
        page=first.line.page,
        boxes=[row.line.box for row in rows if row.line.box is not None],
        size=max(row.line.size for row in rows),
        bold=all(row.line.bold or row.strong for row in rows),
        centred=first.centred,
    )
    if any(len(row.text) != len(row.line.text.strip()) for row in rows):
        draft.extracted = " ".join(row.line.text.strip() for row in rows)
    if first.part is Part.FURNITURE:
        draft.kind = Kind.FURNITURE
    elif first.part is Part.ASIDE:
        draft.kind = Kind.PARAGRAPH
    elif first.part is Part.NOTE:
        draft.kind = Kind.FOOTNOTE
        if first.new_note:
            draft.mark, draft.text = split_mark(text, first.line.raised)
    return draft
