"""Where a mention of a document stands, before its date and place are looked for."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """Code points `[start, end)` that mean the document with this symbol."""

    start: int
    end: int
    symbol: str
    kind: str
