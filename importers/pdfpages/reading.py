"""A sheet of words → printed lines and tables in reading order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from importers.parsed import Box, Kind
from importers.pdfpages.charts import charts
from importers.pdfpages.columns import reading_order
from importers.pdfpages.segments import (
    Segment,
    are_labelled_at_the_right,
    row_text,
    segments,
)
from importers.pdfpages.sheet import Rule, Sheet, Word
from importers.pdfpages.slabs import slab_tables
from importers.pdfpages.tables import Table, ruled_tables
from importers.pdfpages.whitespace import split_tables
from importers.structure.directions import has_right_to_left, right_to_left_letters
from importers.structure.lines import Draft, Line

_MARK_RISE = 1.0
"""Points by which a mark is raised at least."""
_WIDE = 0.7
"""A drawn line over so much of the width parts what is above from what is below."""


@dataclass(frozen=True, slots=True)
class PlacedTable:
    """A table as a draft, and the box of the line that is read before it; None at a page's top."""

    draft: Draft
    after: Box | None


@dataclass(slots=True)
class Printed:
    """What a page says: lines in reading order, and the tables between them."""

    lines: list[Line] = field(default_factory=list)
    tables: list[PlacedTable] = field(default_factory=list)


def read_sheet(sheet: Sheet) -> Printed:
    """All lines and tables of a page; what runs across it (a stamp in the margin) comes last."""
    printed = Printed()
    width, height = sheet.width, sheet.height
    # Printers leave words beyond the edges that were cut off there; nobody sees them.
    inside = [
        word
        for word in sheet.words
        if word.right > 0 and word.left < width and word.bottom > 0 and word.top < height
    ]
    drawn = charts(inside, height)
    seen = _without(inside, drawn)
    turns = Counter([word.turn for word in seen]) or Counter([0] * len(drawn[:1]))
    for rank, (turn, _) in enumerate(turns.most_common()):
        words = [word for word in seen if word.turn == turn] if len(turns) > 1 else seen
        if turn:
            words = [_turned(word, sheet, turn) for word in words]
        leftward = _runs_right_to_left(words)
        rules, pictured = ([], []) if turn else (sheet.rules, drawn)
        items = list(_items(words, rules, pictured, right_to_left=leftward))
        leftward = leftward or _is_labelled_at_the_right(words, items)
        for item in items:
            if isinstance(item, Table):
                _put_table(printed, sheet, _from_the_right(item) if leftward else item, turn)
            else:
                text = row_text(item, right_to_left=leftward)
                printed.lines.append(_line(sheet, item, text, turn, aside=rank > 0))
    return printed


def _items(
    words: Sequence[Word], rules: list[Rule], drawn: Sequence[Table], *, right_to_left: bool
) -> Iterator[list[Segment] | Table]:
    """Rows and tables, those of charts among them, of what runs in one direction, in order."""
    tables = [*drawn, *ruled_tables(rules, words)]
    parts = segments(_without(words, tables))
    if slabs := slab_tables(rules, parts):
        tables += slabs
        parts = segments(_without(words, tables))
    stand_ins = [_stand_in(table) for table in tables]
    table_of = {id(part): table for part, table in zip(stand_ins, tables, strict=True)}
    for band in _bands([*parts, *stand_ins], rules):
        for region in reading_order(band, right_to_left=right_to_left):
            for item in split_tables(region):
                if isinstance(item, Table):
                    yield item
                    continue
                yield from (table_of[id(part)] for part in item if id(part) in table_of)
                if rest := [part for part in item if id(part) not in table_of]:
                    yield rest


def _without(words: Sequence[Word], tables: Sequence[Table]) -> Sequence[Word]:
    held = {id(word) for table in tables for word in table.words}
    return [word for word in words if id(word) not in held] if held else words


def _stand_in(table: Table) -> Segment:
    """A segment that holds the place of a table while the reading order is found."""
    size = min(10.0, table.bottom - table.top)
    word = Word("\ufffc", table.left, table.top, table.right, table.bottom, table.top + size, size)
    return Segment.of([word])


def _bands(parts: list[Segment], rules: list[Rule]) -> Iterator[list[Segment]]:
    """The page from top to bottom, cut where a line is drawn across all of its text."""
    if not parts:
        return
    width = max(part.right for part in parts) - min(part.left for part in parts)
    cuts = sorted(
        rule.top for rule in rules if rule.horizontal and rule.right - rule.left >= _WIDE * width
    )
    left = sorted(parts, key=lambda part: part.baseline)
    for cut in cuts:
        above = [part for part in left if part.baseline <= cut]
        if above:
            yield above
            left = left[len(above) :]
    if left:
        yield left


def _runs_right_to_left(words: Sequence[Word]) -> bool:
    letters = "".join(word.text for word in words)
    to_the_left = right_to_left_letters(letters)
    return to_the_left > 0 and 2 * to_the_left > sum(map(str.isalpha, letters))


def _is_labelled_at_the_right(
    words: Sequence[Word], items: Sequence[list[Segment] | Table]
) -> bool:
    if not any(has_right_to_left(word.text) for word in words):
        return False
    return are_labelled_at_the_right([item for item in items if not isinstance(item, Table)])


def _from_the_right(table: Table) -> Table:
    """The first column of a table in right-to-left text stands at the right."""
    return replace(table, cells=tuple(row[::-1] for row in table.cells))


def _put_table(printed: Printed, sheet: Sheet, table: Table, turn: int) -> None:
    box = Box(
        sheet.number,
        round(table.left, 2),
        round(table.top, 2),
        round(table.right, 2),
        round(table.bottom, 2),
    )
    draft = Draft(
        "\n".join("\t".join(row) for row in table.cells),
        kind=Kind.TABLE,
        page=sheet.number,
        boxes=[_back(box, sheet, turn) if turn else box],
        cells=table.cells,
    )
    after = printed.lines[-1].box if printed.lines else None
    printed.tables.append(PlacedTable(draft, after))


def _line(sheet: Sheet, row: Sequence[Segment], text: str, turn: int, *, aside: bool) -> Line:
    words = [word for part in row for word in part.words]
    weights: dict[tuple[float, bool, bool], int] = {}
    for word in _without_leaders(words):
        style = (word.size, word.bold, word.italic)
        weights[style] = weights.get(style, 0) + len(word.text)
    sizes: dict[float, int] = {}
    bold = italic = total = 0
    for (each, is_bold, is_italic), count in weights.items():
        sizes[each] = sizes.get(each, 0) + count
        bold += count * is_bold
        italic += count * is_italic
        total += count
    box = Box(
        sheet.number,
        round(min(word.left for word in words), 2),
        round(min(part.top for part in row), 2),
        round(max(word.right for word in words), 2),
        round(max(part.bottom for part in row), 2),
    )
    return Line(
        text,
        sheet.number,
        _back(box, sheet, turn) if turn else box,
        max(sizes, key=lambda each: sizes[each]),
        2 * bold > total,
        2 * italic > total,
        aside,
        _raised_letter(row),
    )


def _without_leaders(words: list[Word]) -> list[Word]:
    """The dots that lead to a page number are set smaller than the words, and are more."""
    return [word for word in words if word.text.strip(".·…_")] or words


def _raised_letter(row: Sequence[Segment]) -> str:
    """The `a` that opens a note in letters too small for a word of the line, and above it."""
    first = row[0].words[0]
    is_raised = first.size < 0.8 * row[0].size and first.baseline < row[0].baseline - _MARK_RISE
    letter = len(first.text) == 1 and "a" <= first.text <= "z"
    return first.text if is_raised and letter and len(row[0].words) > 1 else ""


def _turned(word: Word, sheet: Sheet, turn: int) -> Word:
    """The word on a page so turned that it runs to the right."""
    width, height = sheet.width, sheet.height
    if turn == 1:
        left, top, right, bottom = word.top, width - word.right, word.bottom, width - word.left
        baseline = width - word.baseline
    elif turn == 2:
        left, top, right, bottom = (
            width - word.right,
            height - word.bottom,
            width - word.left,
            height - word.top,
        )
        baseline = height - word.baseline
    else:
        left, top, right, bottom = height - word.bottom, word.left, height - word.top, word.right
        baseline = word.baseline
    return replace(
        word, left=left, top=top, right=right, bottom=bottom, baseline=baseline, glyphs=()
    )


def _back(box: Box, sheet: Sheet, turn: int) -> Box:
    width, height = sheet.width, sheet.height
    if turn == 1:
        return Box(box.page, width - box.bottom, box.left, width - box.top, box.right)
    if turn == 2:
        return Box(
            box.page, width - box.right, height - box.bottom, width - box.left, height - box.top
        )
    return Box(box.page, box.top, height - box.right, box.bottom, height - box.left)
