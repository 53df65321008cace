"""Charts: the figures and names strewn over a drawing are one thing, between its caption and source.

Evidence: a caption (`Figure 2. Regional breakdown`), below it lines that are no running text, many of
them figures, and an end: the source, a paragraph, the next caption, or the foot of the page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from importers.pdfpages.segments import Segment, row_text, rows, segments
from importers.pdfpages.sheet import Word
from importers.pdfpages.tables import Table
from importers.structure.captions import mentions_figure, names_figure, names_table, tells_source
from importers.structure.directions import has_right_to_left

_FIGURE = re.compile(r"[-–−+<>]?[$€£]?\d[\d.,]*\s?(?:%|[KMB])?")
_LEAST_FIGURES = 0.15
"""Of the words of a chart: the others name its bars. Boxes with text have fewer."""
_FEWEST_WORDS = 6
_RUNNING = 45
"""Letters of a line without a wide gap that make it one of running text."""
_NUMBERED = re.compile(r"(?:\d{1,3}|[A-Z]|[IVX]{1,5})\.\s")
_FOOT = 0.9
"""Of a page's height: what stands lower is its footer, where nothing else ends a chart."""
_MARGIN = 3.0

Row = list[Segment]


@dataclass(frozen=True, slots=True)
class _Band:
    """A stretch of the page's height."""

    top: float
    bottom: float

    def holds(self, word: Word) -> bool:
        return self.top <= (word.top + word.bottom) / 2 < self.bottom


def charts(words: Sequence[Word], height: float) -> list[Table]:
    """The charts of a page; `words` may run upwards beside their axes."""
    text = "".join([word.text for word in words])
    # Most pages name no figure. Words that run to the left may not be in their order yet.
    if not mentions_figure(text) and not has_right_to_left(text):
        return []
    level = [word for word in words if not word.turn]
    lines = rows(segments(level))
    texts = [row_text(line) for line in lines]
    found = []
    at = 0
    while at < len(lines):
        if names_figure(texts[at]):
            first = _after_title(lines, at)
            last = _end(lines, texts, first)
            chart = _chart(lines[first:last], _band(lines, first, last, height), words)
            if chart is not None:
                found.append(chart)
            at = max(last, at + 1)
        else:
            at += 1
    return found


def _after_title(lines: Sequence[Row], at: int) -> int:
    """The first line below the caption and the title that goes on from it."""
    caption = lines[at][0]
    end = at + 1
    while end < len(lines):
        before, part = lines[end - 1][0], lines[end][0]
        near = part.top - before.bottom < 0.7 * part.size
        lettered = all(word.bold for word in part.words)
        if not (near and lettered and abs(part.left - caption.left) < _MARGIN):
            break
        end += 1
    return end


def _end(lines: Sequence[Row], texts: Sequence[str], first: int) -> int:
    for at in range(first, len(lines)):
        text = texts[at]
        if tells_source(text) or names_figure(text) or names_table(text) or _is_text(lines[at]):
            return at
        if _NUMBERED.match(text) and len(text) > _RUNNING // 3:
            return at
        if set(text) == {"_"}:
            return at
    return len(lines)


def _is_text(line: Row) -> bool:
    return max(part.letters for part in line) >= _RUNNING


def _band(lines: Sequence[Row], first: int, last: int, height: float) -> _Band:
    above = max(part.bottom for part in lines[first - 1])
    if last == len(lines):
        return _Band(above, _FOOT * height)
    return _Band(above, min(part.top for part in lines[last]))


def _chart(lines: Sequence[Row], band: _Band, words: Sequence[Word]) -> Table | None:
    held = [word for word in words if band.holds(word)]
    inside = [line for line in lines if all(band.holds(word) for word in line[0].words)]
    figures = sum(_FIGURE.fullmatch(word.text) is not None for word in held)
    if len(held) < _FEWEST_WORDS or figures < _LEAST_FIGURES * len(held):
        return None
    cells = [tuple(row_text([part]) for part in line) for line in inside]
    cells += [(text,) for text in _upright(held)]
    widest = max(map(len, cells), default=0)
    return Table(
        tuple((*row, *[""] * (widest - len(row))) for row in cells),
        min(word.left for word in held),
        min(word.top for word in held),
        max(word.right for word in held),
        max(word.bottom for word in held),
        held,
    )


def _upright(words: Sequence[Word]) -> list[str]:
    """What runs upwards or downwards: names of axes, figures on bars; from left to right."""
    columns: list[list[Word]] = []
    for word in sorted((word for word in words if word.turn), key=lambda word: word.left):
        if columns and word.turn == columns[-1][0].turn and word.left - columns[-1][0].left < 2:
            columns[-1].append(word)
        else:
            columns.append([word])
    names: list[str] = []
    figures: list[str] = []
    for column in columns:
        column.sort(key=lambda word: word.top, reverse=column[0].turn == 3)
        text = " ".join(word.text for word in column)
        (figures if len(column) == 1 or text[:1].isdigit() else names).append(text)
    return [*names, " ".join(figures)] if figures else names
