"""Marks of footnotes in running text: where they stand.

Extraction leaves a mark as a plain figure behind a word (`organizations,3`). It is one where the
document has a footnote of that mark and the figure cannot be read otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

_BEHIND_WORD = re.compile(
    r"(?<=[^\W\d_A-Z]|[,;:.)\]”’\"»،؛؟])(?P<mark>\d{1,3}|\*{1,3}|[†‡§])"
    r"(?=$|[\s,;:.)\]”’\"»،؛؟])"
)
_ABBREVIATED = re.compile(
    r"\b(?:No|Nos|no|nos|art|para|paras|p|pp|vol|Vol|sect|fig"
    # What modifies the symbol of a document: `A/67/L.29 and Add.1`.
    r"|Add|Amend|Corr|Rev|L)\.$"
)
_TAIL = 12
_SYMBOL = re.compile(r"/\d+[.,:]$")
"""Behind a symbol (`resolution 67/264,1`), which has no thousands and no decimals."""
_AMOUNT = re.compile(r"\d[.,:]?$|\s[.,:]$|^[.,:]?$")


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark at `[start, end)` of a text."""

    start: int
    end: int
    mark: str


def marks_in(text: str, known: Collection[str]) -> list[Mark]:
    """The marks of known footnotes in a text."""
    if not known:
        return []
    return [
        Mark(found.start(), found.end(), found["mark"])
        for found in _BEHIND_WORD.finditer(text)
        if found["mark"] in known
        and not _is_number(text[max(0, found.start() - _TAIL) : found.start()])
    ]


def _is_number(before: str) -> bool:
    """Whether a figure after these words belongs to them: `No.2`, `1,000,3`."""
    if _SYMBOL.search(before):
        return False
    return bool(_ABBREVIATED.search(before) or _AMOUNT.search(before))
