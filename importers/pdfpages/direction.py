"""Right-to-left text: from the order on the page to the order in which it is read.

A PDF knows only where each character stands. Readers guess the order: pdfminer.six leaves Arabic as
it is seen from left to right, PDFium turns whole lines and with them the ligatures in it. Both are
asked for positions alone, and the order is found here, by the Unicode bidirectional algorithm run
backwards (https://www.unicode.org/reports/tr9/) as far as printed lines need it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from importers.pdfpages.brackets import facing
from importers.pdfpages.sheet import Glyph

_AFTER_LAM = "\u0622\u0623\u0625\u0627\u0671\u0645\u062c\u062d\u062e\u064a\u0649\u0647"
"""What fonts join to a lam before it in one glyph: the alefs, meem, jeem, hah, khah, yeh, heh."""
_LAM = "\u0644"
_TURNED_LATIN = frozenset(("if", "lf", "iff", "lff"))
"""Latin ligatures of an address in a line that was read backwards."""
_NUMBER_JOINERS = ".,:/-\u066b\u066c"
_YEARS = re.compile(r"(\d{4})-(\d{4})")


def logical(glyphs: Sequence[Glyph], *, right_to_left: bool) -> str:
    """The text of one printed line in reading order.

    Args:
        glyphs: of the line, in any order; spaces between words are glyphs too.
        right_to_left: the direction of the paragraph, which decides where numbers and Latin words
            in it belong.
    """
    units = [_unit(group) for group in _stacked(sorted(glyphs, key=_middle))]
    classes = _resolve([_class_of(unit) for unit in units], units, right_to_left)
    return facing("".join(_reorder(units, classes, right_to_left)))


def _middle(glyph: Glyph) -> float:
    return (glyph.left + glyph.right) / 2


def _stacked(glyphs: list[Glyph]) -> list[list[Glyph]]:
    """Glyphs at one place together: the letters of a ligature, a vowel sign on its letter."""
    groups: list[list[Glyph]] = []
    marks: list[Glyph] = []
    for glyph in glyphs:
        if unicodedata.combining(glyph.text[0]):
            marks.append(glyph)
        elif groups and _same_place(groups[-1][-1], glyph):
            groups[-1].append(glyph)
        else:
            groups.append([glyph])
    letters = [group for group in groups if group[0].text[0].isalpha()]
    if marks and not letters:
        return [*groups, *([mark] for mark in marks)]
    shares = [(group[0].left, group[0].right, group) for group in letters]
    for mark in marks:
        # Signs are set a little to one side: they belong where most of them is. What is drawn as
        # one with its letter begins where that does.
        _, _, group = max(
            shares,
            key=lambda each: (
                abs(each[0] - mark.left) < 0.01,
                min(each[1], mark.right) - max(each[0], mark.left),
            ),
        )
        group.append(mark)
    return groups


def _same_place(one: Glyph, other: Glyph) -> bool:
    return abs(one.left - other.left) < 0.01 and abs(one.right - other.right) < 0.01


def _unit(group: list[Glyph]) -> str:
    if len(group) == 1 and len(group[0].text) == 1:  # as nearly all are
        return group[0].text
    text = "".join(glyph.text for glyph in group)
    base = "".join(each for each in text if not unicodedata.combining(each))
    marks = "".join(each for each in text if unicodedata.combining(each))
    # A lam-alef ligature is one glyph; read backwards its letters come apart the wrong way.
    lam_second = len(base) == 2 and base[0] in _AFTER_LAM and base[1] == _LAM
    if lam_second or base in _TURNED_LATIN:
        base = base[::-1]
    return base + marks


def _class_of(unit: str) -> str:
    """R, L, N (a digit) or O (anything that takes the direction of its surroundings)."""
    for character in unit:
        name = unicodedata.bidirectional(character)
        if name in ("R", "AL"):
            return "R"
        if name == "L":
            return "L"
        if name in ("EN", "AN"):
            return "N"
    return "O"


def _resolve(classes: list[str], units: list[str], right_to_left: bool) -> list[str]:
    base = "R" if right_to_left else "L"
    strong = _strong_before(classes[::-1])[::-1] if _is_arabic(units) else ["L"] * len(classes)
    resolved = [
        "N" if _joins_digits(classes, units, at, strong[at], right_to_left) else name
        for at, name in enumerate(classes)
    ]
    if not right_to_left:
        resolved = _numbers_of_left_to_right(resolved)
    index = 0
    while index < len(resolved):
        if resolved[index] != "O":
            index += 1
            continue
        end = index
        while end < len(resolved) and resolved[end] == "O":
            end += 1
        before = resolved[index - 1] if index else base
        after = resolved[end] if end < len(resolved) else base
        resolved[index:end] = [_neutral(before, after, base)] * (end - index)
        index = end
    return resolved


def _is_arabic(units: list[str]) -> bool:
    """Hebrew letters leave the digits after them as they are."""
    return any(unicodedata.bidirectional(unit[0]) == "AL" for unit in units)


def _joins_digits(
    classes: list[str], units: list[str], at: int, strong: str, right_to_left: bool
) -> bool:
    """Whether digits on both sides are one number: rules W2 and W4.

    After Arabic letters a hyphen joins none: the years `2011-2017` stand there as `2017-2011`.
    Where the letters stood in the line above, or the author turned the years, their order tells.
    """
    if (
        classes[at] != "O"
        or units[at] not in _NUMBER_JOINERS
        or not 0 < at < len(classes) - 1
        or not classes[at - 1] == classes[at + 1] == "N"
    ):
        return False
    if units[at] != "-" or not (right_to_left or strong == "R"):
        return True
    years = _YEARS.fullmatch("".join(units[max(0, at - 4) : at + 5]))
    return years[1] <= years[2] if years else strong != "R"


def _numbers_of_left_to_right(classes: list[str]) -> list[str]:
    """Numbers in a left-to-right line are part of it, but between two right-to-left words."""
    before, after = _strong_before(classes), _strong_before(classes[::-1])[::-1]
    return [
        "L" if name == "N" and (before[at], after[at]) != ("R", "R") else name
        for at, name in enumerate(classes)
    ]


def _strong_before(classes: list[str]) -> list[str]:
    """For each place the last R or L before it, L where there is none."""
    result = []
    strong = "L"
    for name in classes:
        result.append(strong)
        if name in "RL":
            strong = name
    return result


def _neutral(before: str, after: str, base: str) -> str:
    if "L" in (before, after) and before in "LN" and after in "LN":
        return "L"
    before, after = ("R" if each == "N" else each for each in (before, after))
    return before if before == after else base


def _reorder(units: list[str], classes: list[str], right_to_left: bool) -> list[str]:
    ordered: list[str] = []
    if right_to_left:
        for name, run in _runs(units, ["R" if each == "R" else "L" for each in classes]):
            ordered[:0] = run[::-1] if name == "R" else run
        return ordered
    for name, run in _runs(units, ["L" if each == "L" else "R" for each in classes]):
        if name == "R":
            inner = [_class_of(unit) for unit in run]
            ordered += _reorder(run, _resolve(inner, run, True), True)
        else:
            ordered += run
    return ordered


def _runs(units: list[str], names: list[str]) -> list[tuple[str, list[str]]]:
    runs: list[tuple[str, list[str]]] = []
    for unit, name in zip(units, names, strict=True):
        if runs and runs[-1][0] == name:
            runs[-1][1].append(unit)
        else:
            runs.append((name, [unit]))
    return runs
