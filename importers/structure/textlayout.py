"""The layout of a text without positions, judged from the file itself.

Evidence: how often a line starts small after each size of blank run (that run lies inside
paragraphs), how long the continued lines are (the width), which lines are indented and what stands
before them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from importers.structure.emphasis import strip_marks
from importers.structure.evidence import continues, judge_indents, with_text_evidence
from importers.structure.lines import Line
from importers.structure.rows import Gap, Layout, Row
from importers.structure.runon import with_line_ends

_CONTINUED_SHARE = 0.22
"""Of the lines after a blank run of some size, the share that must start small for the run to lie
inside paragraphs. Running English wrapped at 80 columns has 0.6 to 0.8, paragraphs have 0 to 0.05,
page breaks in the middle of sentences 0.1 to 0.5 but there are few of them."""
_ADDRESS = 60
"""Characters: lines of an address between blank lines are shorter."""
_SLACK = 0.12
"""Of the width: what counted letters are wrong by, because printed letters differ in width."""

_EXACT_SLACK = -0.5
"""Of text wrapped by counting: a word fits where as many letters are left, and a space before it."""
_EXACT_SHARE = 0.95
_FEWEST_EXACT = 10
"""Lines that go on, of which so many must lack the room for the next word."""


def judge(lines: Sequence[Line]) -> tuple[list[Row], Layout]:
    """Rows with their evidence, and the layout of the whole."""
    rows, blanks = _rows(with_line_ends(lines))
    if not rows:
        return [], Layout(wrapped=False)
    continued = [False, *(continues(rows[i - 1].text, rows[i].text) for i in range(1, len(rows)))]
    usual = _inside_paragraphs(blanks, continued)
    wrapped = bool(usual)
    double_spaced = wrapped and min(usual) >= 1
    between = _between_paragraphs(blanks, usual)
    for i in range(1, len(rows)):
        rows[i].gap = _gap(rows[i - 1], rows[i], blanks[i], usual, between)
    strip_marks(rows)
    width = _measure_width(rows, continued) if wrapped else 0.0
    exact = wrapped and _measure_exactly(rows, continued)
    tight = sum(
        after.gap is Gap.TIGHT and max(len(before.text), len(after.text)) > _ADDRESS
        for before, after in pairwise(rows)
    )
    layout = Layout(
        wrapped=wrapped,
        measured=exact,
        slack=_EXACT_SLACK if exact else _SLACK * width,
        lines_are_paragraphs=not wrapped and tight > 0.5 * (len(rows) - 1),
        spaced=sum(each.gap is Gap.WIDE for each in rows) >= max(2, 0.05 * len(rows)),
        double_spaced=double_spaced,
    )
    layout = replace(layout, indents_open=wrapped and judge_indents(rows, layout, step=1))
    return rows, with_text_evidence(rows, layout)


def _rows(lines: Sequence[Line]) -> tuple[list[Row], list[int]]:
    """Rows, and the number of blank lines before each."""
    rows: list[Row] = []
    blanks: list[int] = []
    blank = 0
    for line in lines:
        text = line.text.strip()
        if text:
            rows.append(Row(text, line, left=len(line.text) - len(line.text.lstrip())))
            blanks.append(blank)
            blank = 0
        else:
            blank += 1
    return rows, blanks


def _inside_paragraphs(blanks: Sequence[int], continued: Sequence[bool]) -> set[int]:
    """The blank runs (0 = none) that occur inside paragraphs as a rule."""
    total: Counter[int] = Counter(blanks[1:])
    going_on: Counter[int] = Counter(b for b, c in zip(blanks, continued, strict=True) if c)
    share = {run: going_on[run] / count for run, count in total.items()}
    usual = {
        run
        for run, count in total.items()
        if run <= 2
        and going_on[run] >= _fewest(run, total.total())
        and share[run] >= _CONTINUED_SHARE
        # a rare run must not decide about the layout: page joints are rare
        and count >= 0.15 * total.total()
    }
    if 0 in usual:  # then blank lines mean something, unless sentences go on over them as often
        usual -= {run for run in usual if share[run] < 0.6 * share[0]}
    return usual


def _fewest(run: int, total: int) -> int:
    """Lines that must go on for a run to count: fewer in short texts without blank lines."""
    if run:
        return 3
    return 2 if total >= 15 else 1


def _between_paragraphs(blanks: Sequence[int], usual: set[int]) -> int:
    """The usual blank run between paragraphs: the smallest that is not rare."""
    others = Counter(run for run in blanks[1:] if run not in usual and run > max(usual, default=-1))
    if not others:
        return max(usual, default=0)
    most = others.most_common(1)[0][1]
    return min(run for run, count in others.items() if count >= 0.3 * most)


def _gap(before: Row, after: Row, blank: int, usual: set[int], between: int) -> Gap:
    if before.line.page != after.line.page:
        return Gap.BREAK
    if blank in usual:
        return Gap.TIGHT
    if usual and blank < min(usual):
        return Gap.BREAK  # lines closer than in a paragraph: where a page's end was cut out
    if blank == 0:
        return Gap.TIGHT
    return Gap.BREAK if blank > max(between, 1) else Gap.WIDE


def _measure_width(rows: Sequence[Row], continued: Sequence[bool]) -> float:
    """Set the room of rows; the usual length of lines that go on."""
    lengths = sorted(
        len(rows[i - 1].text) for i in range(1, len(rows)) if continued[i] and not rows[i].gap
    )
    if not lengths:
        return 0.0
    width = lengths[int(0.75 * (len(lengths) - 1))]
    for row in rows:
        row.room = width - len(row.text)
        word = row.text.find(" ")
        row.word = word if word > 0 else len(row.text)
        row.centred = row.left > 8 and abs(row.left - (row.room - row.left)) < 0.2 * width
    return width


def _measure_exactly(rows: Sequence[Row], continued: Sequence[bool]) -> bool:
    """Whether a program wrapped the text at a number of letters; sets the room of rows if so.

    Then no line that goes on had room for the next word within the longest such line. Lines that
    were set in type and extracted do not keep this: printed letters differ in width.
    """
    going_on = [
        (_reach(rows[i - 1]), rows[i].word)
        for i in range(1, len(rows))
        if continued[i] and rows[i].gap is Gap.TIGHT and not rows[i - 1].text.endswith("-")
    ]
    if len(going_on) < _FEWEST_EXACT:
        return False
    width = max(reach for reach, _ in going_on)
    had_no_room = sum(reach + 1 + word > width for reach, word in going_on)
    if had_no_room < _EXACT_SHARE * len(going_on):
        return False
    for row in rows:
        row.room = width - _reach(row)
    return True


def _reach(row: Row) -> int:
    """Where the row ends, in letters from the margin."""
    return len(row.line.text.rstrip())
