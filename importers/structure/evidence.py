"""Evidence about the whole document that both kinds of layout use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from importers.parsed import Role
from importers.structure.clauses import role_of_opening
from importers.structure.forms import End, end_of, leads_on, starts_large, starts_small
from importers.structure.headings import looks_like_heading
from importers.structure.labels import Style, find_label, opens_with_label, value_of
from importers.structure.rows import Gap, Layout, Row, is_full, is_short

_NUMBERED_DOCUMENT = 4
"""Numbered paragraphs that make a numbered document."""


def continues(before: str, after: str) -> bool:
    """`after` goes on in the middle of a sentence of `before`, as far as one can see."""
    if starts_small(after):
        return end_of(before) is not End.SENTENCE
    if leads_on(before):
        return not opens_with_label(after)
    first = after[0]
    if first.isalpha() and not first.isupper():  # a script without case
        return before[-1].isalpha() and not opens_with_label(after) and len(before) > 30
    return False


def judge_indents(rows: Sequence[Row], layout: Layout, *, step: float, sure: float = 0.7) -> bool:
    """Set `opens` on rows where indents of at least `step` mark the starts of paragraphs.

    At least the share `sure` of the indented lines must follow a finished sentence or clause.
    """
    unit = min(step, 1.0)
    inner = Counter(round(row.left / unit) * unit for row in rows if row.gap is Gap.TIGHT)
    if not inner:
        return False
    most = inner.most_common(1)[0][1]
    base = min(left for left, count in inner.items() if count >= 0.6 * most)
    deeper = [
        i
        for i in range(1, len(rows))
        if rows[i].left >= base + step
        and rows[i].gap is not Gap.BREAK
        and not rows[i].centred
        and not _same_block(rows[i - 1], rows[i], layout)
    ]
    # What stands below a heading opens without an indent: it tells nothing of indents.
    close = [i for i in deeper if not _below_heading(rows[i - 1], rows[i], layout)] or deeper
    after_an_end = sum(end_of(rows[i - 1].text) is not End.OPEN for i in close)
    enough = len(deeper) >= (3 if len(rows) > 20 else 2) and 0.03 <= len(deeper) / len(rows) <= 0.5
    if not enough or after_an_end < sure * len(close):
        return False
    first_line = min(rows[i].left for i in deeper)
    for before, row in pairwise([rows[0], *rows]):
        indented = row.left >= base + step
        # At the top of a page converters leave a space of their own: one step says nothing there.
        converted = row.gap is Gap.BREAK and row.left == first_line == base + 1
        says_nothing = indented and (row.centred or _same_block(before, row, layout))
        row.opens = None if converted or says_nothing else indented
    return True


def _below_heading(before: Row, row: Row, layout: Layout) -> bool:
    stands_out = row.gap is Gap.WIDE or is_short(before, row, layout)
    return stands_out and looks_like_heading(before.text)


def _same_block(before: Row, row: Row, layout: Layout) -> bool:
    """Both stand at one indent, and the first had no room for more: an indented block."""
    if before is row or row.gap is not Gap.TIGHT or abs(before.left - row.left) > 0.3:
        return False
    return not is_short(before, row, layout)


def with_text_evidence(rows: Sequence[Row], layout: Layout) -> Layout:
    """The layout with what only the words tell."""
    return replace(
        layout,
        commas_close=_commas_close(rows, layout),
        missing_numbers=_missing_numbers(rows),
        numbers_open_text=_numbers_open_text(rows, layout),
    )


def _commas_close(rows: Sequence[Row], layout: Layout) -> bool:
    """Whole paragraphs end in a comma here: the preamble of a resolution."""
    closed = paragraphs = 0
    for before, after in pairwise(rows):
        apart = after.gap is Gap.WIDE or after.opens or not layout.wrapped
        if (apart or is_short(before, after, layout)) and starts_large(after.text):
            end = end_of(before.text)
            if end is not End.OPEN:
                paragraphs += 1
                opening = role_of_opening(after.text) if end is End.COMMA else None
                closed += opening is Role.PREAMBULAR
    return closed >= 3 and closed >= 0.12 * paragraphs


def _numbers_open_text(rows: Sequence[Row], layout: Layout) -> bool:
    """Lines that start with a number start paragraphs here, not headings."""
    text = headings = 0
    for row, after in pairwise([*rows, rows[-1]]):
        if row.text[0].isdigit():
            label = find_label(row.text)
            if label is not None and label.style is Style.NUMBER:
                is_heading = looks_like_heading(row.text) and not is_full(row, after, layout)
                headings += is_heading
                text += not is_heading
    return text >= 3 and text > 2 * headings


def _missing_numbers(rows: Sequence[Row]) -> frozenset[int]:
    """Numbers that the numbered paragraphs leave out: `11 DPA considered` fills one."""
    numbers = set[int]()
    for row in rows:
        if row.text[0].isdigit():
            label = find_label(row.text)
            if label is not None and label.style is Style.NUMBER:
                numbers.add(value_of(label.printed) or 0)
    if len(numbers) < _NUMBERED_DOCUMENT:
        return frozenset()
    return frozenset(range(min(numbers), max(numbers))) - numbers
