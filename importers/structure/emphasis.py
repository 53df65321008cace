"""Marks of Markdown that stand in plain text: `**encourage**`, a title between two `**`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from importers.structure.rows import Gap, Row

_STRONG = "**"
_RUN = re.compile(r"\*{3,}")
_LONGEST_SPAN = 8
"""Rows after which a mark that was never closed is taken for a plain one."""


def strip_marks(rows: Sequence[Row]) -> None:
    """Take paired `**` off the rows' texts; rows wholly between them become strong."""
    opened: int | None = None
    for i, row in enumerate(rows):
        if _STRONG not in row.text or _RUN.search(row.text):
            continue
        if opened is not None and (i - opened > _LONGEST_SPAN or _gap_between(rows, opened, i)):
            opened = None
        count = row.text.count(_STRONG)
        closes = opened is not None and count % 2 == 1
        if count % 2 == 0:
            row.strong = row.text.startswith(_STRONG) and row.text.endswith(_STRONG) and count == 2
            row.text = row.text.replace(_STRONG, "")
        elif closes and opened is not None:
            _close(rows[opened : i + 1])
            opened = None
        else:
            opened = i


def _gap_between(rows: Sequence[Row], first: int, last: int) -> bool:
    return any(row.gap is not Gap.TIGHT for row in rows[first + 1 : last + 1])


def _close(span: Sequence[Row]) -> None:
    whole = span[0].text.startswith(_STRONG) and span[-1].text.endswith(_STRONG)
    for row in span:
        row.text = row.text.replace(_STRONG, "")
        row.strong = whole
