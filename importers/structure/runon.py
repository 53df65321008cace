"""Text whose line ends extraction dropped: `... of oppression.The world is now crossing ...`.

Evidence, in a line far longer than a paragraph: sentences that touch, labels that count up inside
it, and clauses of a preamble one after the other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from importers.parsed import Role
from importers.structure.clauses import is_enacting_formula, role_of_opening
from importers.structure.lines import Line

_LONG = 1500
"""Characters; lines up to this length are paragraphs."""
_FEWEST = 3
"""Joints of one sort that make a run-on text."""
_GAP = 2
"""Numbers that may be missing in a run of labels."""
_TOUCHING = re.compile(
    r"(?<=[^\W\d_][^\W\d_][.;!?])(?=[A-Z][a-z]+\s)|(?<=[a-z][.;!?][\"”])(?=[A-Z])"
)
_NUMBERED = re.compile(r"(?:(?<=[.;:,])|(?<=[.;:,]\d))\s?(?=(\d{1,3})\.\s[A-Z“\"])")
_CLAUSE = re.compile(r"(?:(?<=,)|(?<=,\d))\s(?=[A-Z][a-z]+(?:ing|ed|ful|ware|ious)\s)")
_FORMULA = re.compile(r"(?:The [A-Z][A-Za-z ]{5,60}),(?=\s[A-Z])")


def with_line_ends(lines: Sequence[Line]) -> list[Line]:
    """The lines; run-on ones cut where their paragraphs start, with a blank line between."""
    if all(len(line.text) <= _LONG for line in lines):
        return list(lines)
    result: list[Line] = []
    for line in lines:
        cuts = _cuts(line.text) if len(line.text) > _LONG else []
        start = 0
        for cut in cuts:
            result += [replace(line, text=line.text[start:cut]), Line("", page=line.page)]
            start = cut
        result.append(replace(line, text=line.text[start:]) if start else line)
    return result


def _cuts(text: str) -> list[int]:
    cuts = [match.end() for match in _TOUCHING.finditer(text)]
    if len(cuts) < _FEWEST:
        cuts = []
    counted = _counted(text)
    if counted:
        cuts += counted
        cuts += _preamble(text, counted[0])
    return sorted({cut for cut in cuts if 0 < cut < len(text)})


def _counted(text: str) -> list[int]:
    """Labels that count up from 1: the longest run, if long enough."""
    run: list[int] = []
    expected = 1
    for match in _NUMBERED.finditer(text):
        number = int(match.group(1))
        if expected <= number <= expected + _GAP:
            run.append(match.end())
            expected = number + 1
    return run if len(run) >= _FEWEST else []


def _preamble(text: str, end: int) -> list[int]:
    """The formula and the clauses between it and the first number."""
    formula = _FORMULA.search(text, 0, end)
    if formula is None or not is_enacting_formula(formula.group()):
        return []
    clauses = [match.end() for match in _CLAUSE.finditer(text, formula.end(), end)]
    opened = [cut for cut in clauses if role_of_opening(text[cut : cut + 80]) is Role.PREAMBULAR]
    return [formula.start(), formula.end(), *opened]
