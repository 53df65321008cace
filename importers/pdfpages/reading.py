"""A sheet of words → printed lines in reading order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from importers.parsed import Box
from importers.pdfpages.columns import reading_order
from importers.pdfpages.direction import is_right_to_left
from importers.pdfpages.segments import Segment, row_text, segments
from importers.pdfpages.sheet import Sheet, Word
from importers.structure.lines import Line


def lines(sheet: Sheet) -> list[Line]:
    """All lines of a page; those that run across it (a stamp in the margin) come last."""
    turns = Counter(word.turn for word in sheet.words)
    result: list[Line] = []
    for turn, _ in turns.most_common():
        words = [word for word in sheet.words if word.turn == turn]
        result += _lines(sheet, words, turn)
    return result


def _lines(sheet: Sheet, words: Sequence[Word], turn: int) -> list[Line]:
    upright = [_turned(word, sheet, turn) for word in words] if turn else words
    letters = "".join(word.text for word in upright)
    right_to_left = 2 * sum(map(is_right_to_left, letters)) > sum(map(str.isalpha, letters))
    return [
        _line(sheet, row, turn)
        for region in reading_order(segments(upright), right_to_left=right_to_left)
        for row in region
    ]


def _line(sheet: Sheet, row: Sequence[Segment], turn: int) -> Line:
    words = [word for part in row for word in part.words]
    weights: Counter[tuple[float, bool, bool]] = Counter()
    for word in words:
        weights[word.size, word.bold, word.italic] += len(word.text)
    size = Counter[float]()
    bold = italic = total = 0
    for (each, is_bold, is_italic), count in weights.items():
        size[each] += count
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
        row_text(row),
        sheet.number,
        _back(box, sheet, turn) if turn else box,
        size.most_common(1)[0][0],
        2 * bold > total,
        2 * italic > total,
    )


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
