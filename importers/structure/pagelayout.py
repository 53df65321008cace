"""The layout of lines with positions, judged from the pages themselves.

Evidence: the distance between lines at which sentences go on (the leading), the edges of the
columns, indents, and how far lines reach to the right.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, repeat

from importers.parsed import Box
from importers.structure.directions import right_to_left_letters
from importers.structure.evidence import continues, judge_indents, with_text_evidence
from importers.structure.lines import Line
from importers.structure.rows import Gap, Layout, Part, Row

_SAME_LINE = 0.35
"""Of the letters' size: lines whose tops differ less stand beside each other."""
_LEADING_SLACK = 1.13
_NARROWEST = 140
"""Points between the left edges of two columns; edges closer than that are indents."""
_FEWEST_IN_BLOCK = 3
_FLUSH = 2.0
"""Points by which lines of justified text miss the margin."""
_INDENT = 1.2
_SLIGHT_INDENT = 0.35
"""Half letters' sizes; a slight indent counts if nearly all such lines follow a sentence's end."""
_SLACK = 0.8
"""Letters by which the width of a word is estimated wrongly."""
_FEW = 8
"""Lines of a column on a page that tell its edges."""

_SPACE = 0.55
_WIDTHS = {
    **dict.fromkeys("ijltf.,;:'|I’!", 0.62),
    **dict.fromkeys('()[]-r /“”"', 0.75),
    **dict.fromkeys("mwMW—%@", 1.75),
    **dict.fromkeys("ABCDEFGHKLNOPQRSTUVXYZ&", 1.42),
    " ": _SPACE,
}


def place(lines: Sequence[Line]) -> list[Row]:
    """Rows with the space before each."""
    rows = [Row(line.text.strip(), line) for line in lines if line.text.strip() and _on_page(line)]
    for row in rows:
        if row.line.aside:
            row.part = Part.ASIDE
    _mirror(rows)
    leading = _leading(rows)
    for before, after in pairwise(rows):
        after.gap = _gap(before, after, leading)
        after.beside = _is_beside(before, after)
    return rows


def judge(rows: Sequence[Row]) -> Layout:
    """The layout of the whole; sets what rows tell of margins and indents.

    Rows that are known as furniture say nothing about the columns: running headers are wider.
    """
    body = [row for row in rows if row.part is Part.BODY] or list(rows)
    if not body:
        return Layout(wrapped=False)
    _measure(body, _columns(body))
    layout = Layout(
        wrapped=True,  # room is measured, so that lines which are paragraphs show as such
        measured=True,
        slack=_SLACK,
        spaced=sum(each.gap is Gap.WIDE for each in body) >= max(2, 0.05 * len(body)),
    )
    indents_open = judge_indents(body, layout, step=_INDENT) or (
        judge_indents(body, layout, step=_SLIGHT_INDENT, sure=0.9)
    )
    layout = replace(layout, indents_open=indents_open)
    return with_text_evidence(body, layout)


def _mirror(rows: Sequence[Row]) -> None:
    """Set the boxes of rows; pages that read to the left are seen in a mirror.

    So the rules need to know lines that begin at the left and have room at the right alone.
    """
    by_page: dict[int | None, list[Row]] = defaultdict(list)
    for row in rows:
        row.box = row.line.box
        if not row.text.isascii():
            by_page[row.line.page].append(row)
    for page, some in by_page.items():
        letters = sum(right_to_left_letters(row.text) for row in some)
        if not letters:
            continue
        mine = [row for row in rows if row.line.page == page]
        if 2 * letters > sum(sum(map(str.isalpha, row.text)) for row in mine):
            edge = max(_box(row).right for row in mine)
            first = min(_box(row).left for row in mine)
            for row in mine:
                box = _box(row)
                if right_to_left_letters(row.text) or not any(map(str.isalpha, row.text)):
                    row.box = replace(box, left=edge - box.right, right=edge - box.left)
                else:  # a reference in Latin letters begins at the other side
                    row.box = replace(box, left=box.left - first, right=box.right - first)


def _on_page(line: Line) -> bool:
    """Printers leave lines above the page that were cut off there; nobody sees them."""
    return line.box is None or line.box.bottom > 0


def _box(row: Row) -> Box:
    """The box of a row; a line without one counts as at the origin of its page."""
    return row.box or Box(row.line.page or 1, 0.0, 0.0, 0.0, 0.0)


def _size(row: Row) -> float:
    box = _box(row)
    return row.line.size or max(box.bottom - box.top, 1.0)


def _step(before: Row, after: Row) -> float | None:
    """From line to line downwards, in sizes of the letters; None over columns and pages."""
    a, b = _box(before), _box(after)
    if a.page != b.page or b.bottom < a.bottom - _SAME_LINE * _size(before):
        return None
    if b.left > a.right + 2 * _size(before) and b.top < a.bottom - 3 * _size(before):
        return None
    return (b.bottom - a.bottom) / _size(before)


def _is_beside(before: Row, after: Row) -> bool:
    step = _step(before, after)
    return (
        step is not None and abs(step) < _SAME_LINE and _box(after).left >= _box(before).right - 1
    )


def _leading(rows: Sequence[Row]) -> float:
    """The largest step at which sentences usually go on."""
    total: Counter[int] = Counter()
    going_on: Counter[int] = Counter()
    for before, after in pairwise(rows):
        step = _step(before, after)
        if step is None or step < _SAME_LINE or step > 5:
            continue
        bucket = round(step * 10)
        total[bucket] += 1
        going_on[bucket] += continues(before.text, after.text)
    if not total:
        return 1.2
    usual = [
        bucket
        for bucket, count in total.items()
        if going_on[bucket] >= 2 and going_on[bucket] / count >= 0.2
    ]
    if not usual:
        return min(total.most_common(1)[0][0] / 10, 1.5)
    # The commonest of these, and its neighbours: rare wide steps inside sentences are pages'
    # doing (a footnote, a picture between), not the leading.
    most = max(usual, key=lambda each: going_on[each])
    near = [each for each in usual if each <= most * 1.2]
    return max(near) / 10


def _gap(before: Row, after: Row, leading: float) -> Gap:
    step = _step(before, after)
    if step is None:
        return Gap.BREAK
    return Gap.TIGHT if step <= leading * _LEADING_SLACK + 0.05 else Gap.WIDE


@dataclass(frozen=True, slots=True)
class _Column:
    """The edges that the lines of one column share; justified text reaches both.

    Attributes:
        indents: left edges of several lines; what starts there is not centred.
    """

    left: float
    right: float
    justified: bool
    indents: frozenset[int]


def _columns(rows: Sequence[Row]) -> list[_Column]:
    """For each row its column.

    Lines of a page belong to the rightmost strong left edge before them; edges closer than
    `_NARROWEST` are indents of one column. Where a page has few lines of a column, the lines of
    all pages that start there tell its edges.
    """
    starts = _starts(rows)
    by_page: dict[tuple[int, int], list[Row]] = defaultdict(list)
    everywhere: dict[int, list[Row]] = defaultdict(list)
    keys: list[tuple[int, int]] = []
    for row in rows:
        left = _box(row).left
        band = max((s for s in starts if s <= left + 8), default=starts[0])
        key = (_box(row).page, band)
        keys.append(key)
        by_page[key].append(row)
        everywhere[band].append(row)
    whole = {band: _edges(members) for band, members in everywhere.items()}
    edges = {
        key: _edges(members) if len(members) >= _FEW else whole[key[1]]
        for key, members in by_page.items()
    }
    own = _edges_of_sizes(keys, rows)
    return _with_blocks(
        rows,
        [own.get((*key, _type(row)), edges[key]) for key, row in zip(keys, rows, strict=True)],
    )


def _edges_of_sizes(
    keys: Sequence[tuple[int, int]], rows: Sequence[Row]
) -> dict[tuple[int, int, int], _Column]:
    """The edges of each size of type where there are two: notes and sources may be set wider."""
    members: dict[tuple[int, int, int], list[Row]] = defaultdict(list)
    for key, row in zip(keys, rows, strict=True):
        members[(*key, _type(row))].append(row)
    several = Counter((page, band) for page, band, _ in members)
    return {
        key: _edges(some)
        for key, some in members.items()
        if len(some) >= _FEW and several[key[0], key[1]] > 1
    }


def _type(row: Row) -> int:
    """The size of type in half points."""
    return round(2 * row.line.size)


def _with_blocks(rows: Sequence[Row], columns: list[_Column]) -> list[_Column]:
    """Indented blocks (quotations, lists of names) wrap at a margin of their own.

    A block is a run of lines that start at one indent and stay clear of the column's right edge.
    """
    start = 0
    for i in range(1, len(rows) + 1):
        if i < len(rows) and _same_block(rows[start], rows[i], columns[start]):
            continue
        column = columns[start]
        inset = _box(rows[start]).left - column.left
        if i - start >= _FEWEST_IN_BLOCK and inset > _size(rows[start]):
            right = max(_box(row).right for row in rows[start:i])
            if right < column.right - _size(rows[start]):
                columns[start:i] = [replace(column, right=right, justified=False)] * (i - start)
        start = i
    return columns


def _same_block(first: Row, row: Row, column: _Column) -> bool:
    a, b = _box(first), _box(row)
    return a.page == b.page and abs(a.left - b.left) < 1.5 and a.left > column.left + 1.5


def _starts(rows: Sequence[Row]) -> list[int]:
    """Left edges of columns, in points."""
    lefts = Counter(round(_box(row).left / 4) for row in rows)
    strong = sorted(each for each, count in lefts.items() if count >= max(3, 0.06 * len(rows)))
    starts: list[int] = []
    for each in strong or [min(lefts)]:
        if not starts or each * 4 - starts[-1] > _NARROWEST:
            starts.append(each * 4)
    return starts


def _edges(rows: Sequence[Row]) -> _Column:
    lefts = Counter(round(_box(row).left) for row in rows)
    most = lefts.most_common(1)[0][1]
    left = min(each for each, count in lefts.items() if count >= 0.5 * most)
    indents = frozenset(each for each, count in lefts.items() if count > 2)
    rights = sorted((_box(row).right for row in rows), reverse=True)
    common, _ = Counter(map(round, rights)).most_common(1)[0]
    flush = sum(abs(right - common) <= _FLUSH for right in rights)
    if len(rows) >= 4 and flush >= 0.45 * len(rows) and common >= rights[len(rights) // 4] - 2:
        return _Column(left, common, justified=True, indents=indents)
    # Ragged lines wrap at the farthest right that more than a stray line reaches.
    fellows = max(2, round(0.08 * len(rights)))
    right = next(
        (
            each
            for i, each in enumerate(rights)
            if i + fellows <= len(rights) and rights[i + fellows - 1] >= each - 8
        ),
        rights[0],
    )
    return _Column(left, right, justified=False, indents=indents)


def _measure(rows: Sequence[Row], columns: Sequence[_Column]) -> None:
    """Set indent, room and centring of rows."""
    for row, column in zip(rows, columns, strict=True):
        box = _box(row)
        letter = (box.right - box.left) / max(_units(row.text), 1) or 1.0
        space = column.right - box.right
        row.left = (box.left - column.left) / (0.5 * _size(row))
        row.room = space / letter
        row.word = _units(row.text.partition(" ")[0])
        row.stops = column.justified and space > _FLUSH
        inset = box.left - column.left
        row.centred = (
            inset > 3 * letter
            and space > 3 * letter
            and abs(inset - space) < max(0.06 * (column.right - column.left), 2 * letter)
            and round(box.left) not in column.indents
        )


def _units(text: str) -> float:
    """The width of a text in those of an average letter, in a usual proportional face."""
    return sum(map(_WIDTHS.get, text, repeat(1.0)))
