"""CSV: one row a pair, for spreadsheets."""

from __future__ import annotations

import csv
from io import TextIOWrapper
from typing import BinaryIO

from viewer.domain import Synopsis, SynopsisCell
from viewer.exporters.cells import cell
from viewer.exporters.synopses.registry import SynopsisOptions, synopsis_exporter
from viewer.exporters.synopses.wording import relation

_SIDE = ("block", "label", "text", "only here", "themes")
HEADINGS = (
    "relation",
    "score",
    "reason",
    *(f"first: {each}" for each in _SIDE),
    *(f"second: {each}" for each in _SIDE),
)


@synopsis_exporter("csv", title="CSV", suffix=".csv")
def write(synopsis: Synopsis, file: BinaryIO, options: SynopsisOptions) -> None:
    """As RFC 4180; the words that only one side has in a column of their own, parted by bars."""
    text = TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
    try:
        table = csv.writer(text)
        table.writerow([*HEADINGS[:3], *_titled(synopsis)])
        for row in synopsis.rows:
            said = [relation(row), f"{row.score:.2f}", row.reason]
            sides = [*_side(row.a, options), *_side(row.b, options)]
            table.writerow([cell(each) for each in (*said, *sides)])
        text.flush()
    finally:
        text.detach()


def _titled(synopsis: Synopsis) -> list[str]:
    return [cell(f"{title}: {each}") for title in synopsis.titles for each in _SIDE]


def _side(side: SynopsisCell | None, options: SynopsisOptions) -> list[object]:
    if side is None:
        return [""] * len(_SIDE)
    only = " | ".join(side.text[start:end] for start, end in side.spans)
    themes = ", ".join(side.themes) if options.with_themes else ""
    return [side.index, side.label or "", side.text, only, themes]
