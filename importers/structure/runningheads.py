"""Running headers and footers of texts that do not say where their pages end.

Evidence: lines that are the same but for numbers, and numbers that count the pages, or the like
stretches of text between them, or page and job numbers beside them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from importers.structure.divisions import is_numbered_division
from importers.structure.forms import starts_small
from importers.structure.labels import find_label
from importers.structure.rows import Part, Row

_LONGEST = 100
"""Characters of the longest running header that is looked for without pages."""
_FEWEST = 3
_EVEN = 0.35
"""Of the usual stretch: how far those between headers may differ."""
_PAGE_WORD = re.compile(r"\b(?:page|p\.|página|pág\.|seite|صفحة)\s?\d{1,4}\b", re.IGNORECASE)
_APART = re.compile(r"\s{3,}|\t")
_NUMBER = re.compile(r"\d+")


def mark_running_heads(rows: Sequence[Row]) -> None:
    """Set the part of rows that come again on every page, where no page is marked."""
    places: dict[str, list[int]] = defaultdict(list)
    for i, row in enumerate(rows):
        if row.part is Part.BODY and _may_run(row):
            places[_key(row.text)].append(i)
    for at in places.values():
        if len(at) >= 2 and _runs(rows, at):
            for i in at:
                rows[i].part = Part.FURNITURE


def _may_run(row: Row) -> bool:
    if row.glued or len(row.text) > _LONGEST or row.text[-1] in ".;:," or starts_small(row.text):
        return False
    if is_numbered_division(row.text) or find_label(row.text) is not None:
        return False
    return sum(map(str.isalpha, row.text)) > 2


def _key(text: str) -> str:
    return _NUMBER.sub("#", "".join(text.casefold().split()))


def _runs(rows: Sequence[Row], at: Sequence[int]) -> bool:
    texts = [rows[i].text for i in at]
    if _count_pages(texts) and (len(at) >= _FEWEST or all(map(_PAGE_WORD.search, texts))):
        return all(map(_sets_number_apart, texts)) or _come_evenly(at)
    if len(at) < _FEWEST or len({text.casefold() for text in texts}) > 1:
        return False
    return 2 * sum(_beside_furniture(rows, i) for i in at) > len(at)


def _count_pages(texts: Sequence[str]) -> bool:
    """Their last, or their first, numbers go up one by one."""
    numbers = [_NUMBER.findall(text) for text in texts]
    if not all(numbers):
        return False
    return any(
        all(int(after[end]) - int(before[end]) == 1 for before, after in pairwise(numbers))
        for end in (0, -1)
    )


def _sets_number_apart(text: str) -> bool:
    """`A/67/PV.51          Page 3`."""
    return _PAGE_WORD.search(text) is not None or _APART.search(text) is not None


def _come_evenly(at: Sequence[int]) -> bool:
    steps = [after - before for before, after in pairwise(at)]
    usual = median(steps)
    inner = steps[1:-1] or steps  # first and last pages hold less
    return usual > _FEWEST and all(abs(step - usual) <= _EVEN * usual for step in inner)


def _beside_furniture(rows: Sequence[Row], i: int) -> bool:
    near = [rows[j].part for j in (i - 1, i + 1) if 0 <= j < len(rows)]
    return Part.FURNITURE in near
