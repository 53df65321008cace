"""Where footnotes stand and where each begins.

Evidence: a rule above them (`________`), a mark that starts them (`3 A/67/280.`, `* On behalf`),
marks that count up and are pointed to in the text (`organizations,3`), smaller letters at the
bottom of a page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from importers.structure.clauses import opens_clause
from importers.structure.forms import End, end_of, starts_large, starts_small
from importers.structure.labels import find_label
from importers.structure.rows import Gap, Layout, Part, Row, is_short

MARK = re.compile(
    r"(?:\((\d{1,3}|[a-z]|\*{1,3})\)|(\d{1,3}|\*{1,4}|[†‡§¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3}|[a-z]/))(?:\s+|(?=[^\s\d/.,-]))"
)
"""The mark of a footnote, at its start."""

_SMALL_START = re.compile(r"(?:see|ibid|idem|id\.|cf|as|https?:|www\.|e\.g|i\.e|for|in|the)\b")
"""How notes begin that begin small."""
_FARTHEST = 5
"""How many notes of a page may be missing between two that follow each other."""
_RULE = re.compile(r"_{5,}$|[-–—]{5,}$|[─━]{3,}$")
_NUMBERED = re.compile(r"(\d{1,3})\s+(?=[A-Z“\"«À-ÝА-Я\u0621-\u064a(])")

_LISTED = re.compile(r"\d{1,3}(?:[–-]\d{1,3})?\s{3}\S")
_MOST_UNCOUNTED = 3
"""So many lines that begin with a number and start no note: a list in two columns, no notes."""

_LEADER = "...."
"""Dots lead to a page: `2 General ........ 2` is an entry of a table of contents."""
_NOTES = re.compile(r"(?:Notes?|Remarques?|Notas?|ملاحظات)\s?:$")
"""What stands below it in brackets, `(1)`, is a list of the text."""
_HANGING = 1.2
_COLUMN = 100
"""Points: farther away begins another column, with notes of its own."""

_DAY = re.compile(r"[0-3]?\d\s[^\W\d_]{3,10}\.?,?\s[12]\d{3}\b")
"""`28 February 2013, the Institute`: a line of text that begins with a date."""


def mark_footnotes(rows: Sequence[Row], layout: Layout) -> None:
    """Set part and start of the rows that are footnotes."""
    _below_rules(rows, layout)
    _small_at_the_bottom(rows)
    _counting_up(rows, layout)


def split_mark(text: str, raised: str = "") -> tuple[str | None, str]:
    """The mark that opens a footnote (a raised letter, or what reads as one), and the footnote."""
    if raised and text.startswith(raised):
        return raised, text[len(raised) :].lstrip()
    match = MARK.match(text)
    if match is None:
        return None, text
    mark = (match.group(1) or match.group(2)).rstrip("/")
    return mark, text[match.end() :]


def _below_rules(rows: Sequence[Row], layout: Layout) -> None:
    """From a rule to the end of its page, or to where the text plainly goes on."""
    inside = False
    before = ""
    rule = rows[0] if rows else None
    for i, row in enumerate(rows):
        if _RULE.match(row.text):
            inside = i + 1 < len(rows) and _starts(rows[i + 1])
            before = ""
            rule = rows[i + 1] if inside else row
            continue
        if not inside:
            continue
        if row.part is Part.FURNITURE:
            continue
        if rule is not None and _is_text_of_another_page(rule, row):
            inside = False
            continue
        first = _RULE.match(rows[i - 1].text) is not None
        starts = _starts(row) and not (not first and _counts_wrong(before, row.text))
        before = row.text if starts else before
        goes_on = not starts and _text_goes_on(rows[i - 1], row, layout)
        inside = first or not (row.gap is Gap.BREAK or goes_on)
        if inside:
            row.part = Part.NOTE
            row.new_note = starts


def _counts_wrong(before: str, text: str) -> bool:
    """`13 June 2022.` below note 120: the number goes on with that note and starts none."""
    numbers = [MARK.match(each) for each in (before, text)]
    marks = [match.group(2) or "" if match else "" for match in numbers]
    if not all(mark.isdecimal() for mark in marks):
        return False
    return not int(marks[0]) < int(marks[1]) <= int(marks[0]) + _FARTHEST


def _starts(row: Row) -> bool:
    return bool(row.line.raised) or starts_note(row.text)


def starts_note(text: str) -> bool:
    """A mark and what may follow it."""
    match = MARK.match(text)
    if match is None or (find_label(text) is not None and text[:1] not in "*("):
        return False
    if _LEADER in text:
        return False
    rest = text[match.end() :]
    first = rest[:1]
    if match.group(2) and match.group(2).isdecimal() and first.islower():
        return _SMALL_START.match(rest) is not None  # `10 degrees` is a quantity
    if match.group(2) and first in "–—-":
        return False  # `3 – 14 June` goes on with a date
    return match.end() > len(match.group().rstrip()) or not first.isalnum() or first.isupper()


def _text_goes_on(before: Row, row: Row, layout: Layout) -> bool:
    if end_of(before.text) is not End.SENTENCE:
        return False
    if find_label(row.text) is not None or (row.opens and opens_clause(row.text)):
        return True
    return row.gap is Gap.WIDE and layout.wrapped and starts_large(row.text)


def _is_text_of_another_page(note: Row, row: Row) -> bool:
    """On the next page the text goes on, above its notes, and in its own size."""
    if note.line.box is None or note.line.page == row.line.page:
        return False
    return row.line.size > note.line.size + 0.5


def _small_at_the_bottom(rows: Sequence[Row]) -> None:
    """Smaller letters, from a line with a mark to the bottom of the page, or of a box within it.

    In a box a raised letter marks the notes, and space parts them from what follows.
    """
    sizes: dict[float, int] = {}
    for row in rows:
        if row.line.size and row.part is Part.BODY:
            size = round(row.line.size * 2) / 2
            sizes[size] = sizes.get(size, 0) + len(row.text)
    if len(sizes) < 2:
        return
    usual = max(sizes, key=lambda each: sizes[each])
    inside = boxed = lettered = listed = False
    before = ""
    edge: float | None = None
    for i, row in enumerate(rows):
        if i and row.line.page != rows[i - 1].line.page:
            inside = inside and end_of(rows[i - 1].text) is End.OPEN
            edge, listed = None, False
        listed = listed or _NOTES.match(row.text) is not None
        if row.part is not Part.BODY:
            continue
        small = 0 < row.line.size <= usual - 0.8
        starts = (
            small
            and _starts(row)
            and not (row.text[0] == "(" and row.text[1].isalpha())  # an item in smaller letters
            and not (inside and lettered and not row.line.raised)
            and not (inside and _counts_wrong(before, row.text))
            and not (inside and _is_indented(row, edge))
            and not (listed and row.text[0] == "(")
        )
        starts = starts or (small and not inside and i > 0 and _interrupts(rows, i, usual))
        if starts and not inside:
            boxed = not _small_to_the_end(rows, i, usual)
            starts = not boxed or bool(row.line.raised)
        ends = boxed and row.gap is Gap.WIDE and not starts
        inside = small and (starts or (inside and not ends))
        if inside:
            row.part = Part.NOTE
            row.new_note = starts
            lettered = bool(row.line.raised) if starts else lettered
            before = row.text if starts else before
            edge = row.box.left if starts and edge is None and row.box is not None else edge


def _is_indented(row: Row, edge: float | None) -> bool:
    """`14, paragraphs 43-45.` where the numbers of notes hang at the side: a note goes on."""
    if edge is None or row.box is None:
        return False
    return _HANGING * row.line.size < row.box.left - edge < _COLUMN


def _interrupts(rows: Sequence[Row], i: int, usual: float) -> bool:
    """A note without a mark: the sentence above it goes on at the top of the next page."""
    before, row = rows[i - 1], rows[i]
    if row.gap is not Gap.WIDE or before.line.size < usual - 0.8:
        return False
    after = next(
        (
            each
            for each in rows[i + 1 :]
            if each.part is Part.BODY
            and each.line.page != row.line.page
            and each.line.size >= usual - 0.8
        ),
        None,
    )
    return (
        after is not None
        and end_of(before.text) is End.OPEN
        and starts_small(after.text)
        and starts_large(row.text)
    )


def _small_to_the_end(rows: Sequence[Row], start: int, usual: float) -> bool:
    """No line of usual size follows on the page, nor in the column, which may have its notes."""
    page = rows[start].line.page
    for before, row in pairwise([rows[start], *rows[start:]]):
        if row.line.page != page or _is_next_column(before, row):
            break
        if row.part is Part.BODY and row.line.size > usual - 0.8:
            return False
    return True


def _is_next_column(before: Row, row: Row) -> bool:
    a, b = before.line.box, row.line.box
    return a is not None and b is not None and b.left > a.left and b.bottom < a.top


def _counting_up(rows: Sequence[Row], layout: Layout) -> None:
    """A run of lines `16 See ...`, `17 Ibid.` whose numbers the text before points to."""
    candidates = [
        i
        for i, row in enumerate(rows)
        if row.part is Part.BODY
        and _NUMBERED.match(row.text)
        and not _DAY.match(row.text)
        and _LEADER not in row.text
        and (i == 0 or _may_start(rows, i))
    ]
    if not candidates:
        return
    pointed = _pointed("\n".join(row.text for row in rows if row.part is Part.BODY))
    candidate_set = set(candidates)
    done = -1
    for i in candidates:
        if i <= done:
            continue
        number = _number(rows[i])
        if number in layout.missing_numbers or not {number, number + 1} & pointed:
            continue
        done = _take_run(rows, i, number, candidate_set, layout)


_POINTER = re.compile(r"\d\d?\d?(?=[\s.,;:)]|$)")


def _pointed(text: str) -> set[int]:
    """Numbers that stand, perhaps after a space, behind a letter or a mark, as notes do.

    The digits are looked for first: an expression that begins with what stands before them tries
    itself at every letter.
    """
    found = set[int]()
    for match in _POINTER.finditer(text):
        before = text[max(0, match.start() - 2) : match.start()]
        if before.endswith("\n"):
            continue  # the number itself starts a line
        last = before.rstrip()[-1:] if len(before) == 2 else before.strip()
        if last.isalpha() or (last and last in '.,;:)”"’'):
            found.add(int(match.group()))
    return found


def _number(row: Row) -> int:
    match = _NUMBERED.match(row.text)
    return int(match.group(1)) if match else 0


def _may_start(rows: Sequence[Row], i: int) -> bool:
    """What stands before is finished, or in space."""
    before, row = rows[i - 1], rows[i]
    return bool(row.gap) or before.part is not Part.BODY or end_of(before.text) is not End.OPEN


def _take_run(
    rows: Sequence[Row], start: int, number: int, candidates: set[int], layout: Layout
) -> int:
    """Mark the notes that count up from `start` to the end of a page or of the document.

    A run that ends in the middle of a page is none, and neither are entries of a list (`16   Scale
    factor`) that ends with its page. The index of the last row looked at.
    """
    run: list[tuple[Row, bool]] = []
    i = start
    expected = number
    uncounted = 0
    while i < len(rows):
        row = rows[i]
        if row.part is Part.BODY:
            if i in candidates and expected <= _number(row) <= expected + 3:
                run.append((row, True))
                expected = _number(row) + 1
            elif row.gap is Gap.TIGHT and layout.wrapped:
                uncounted += _LISTED.match(row.text) is not None
                run.append((row, False))
            else:
                break
        elif row.part is Part.NOTE:
            break
        i += 1
    at_the_end = i == len(rows) or rows[i].gap is Gap.BREAK or rows[i - 1].part is Part.FURNITURE
    if at_the_end and uncounted < _MOST_UNCOUNTED:
        for row, starts in run[: _end_of_run(run, layout)]:
            row.part, row.new_note = Part.NOTE, starts
    return i - 1


def _end_of_run(run: Sequence[tuple[Row, bool]], layout: Layout) -> int:
    """How many rows are notes: text without blank lines goes on where the last one ends short."""
    if not layout.measured or run[0][0].line.box is not None:
        return len(run)
    last = max(i for i, (_, starts) in enumerate(run) if starts)
    for i in range(last + 1, len(run)):
        before, row = run[i - 1][0], run[i][0]
        closed = end_of(before.text) is End.SENTENCE and is_short(before, row, layout)
        if closed and starts_large(row.text):
            return i
    return len(run)
