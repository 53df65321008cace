"""CSV: one row a document, for spreadsheets."""

from __future__ import annotations

import csv
from io import TextIOWrapper
from typing import BinaryIO

from viewer.domain import Lineage, LineageRow
from viewer.exporters.cells import cell
from viewer.exporters.lineages.registry import LineageOptions, lineage_exporter
from viewer.exporters.lineages.wording import why

HEADINGS = (
    "date",
    "document",
    "title",
    "blocks",
    "label",
    "what happened",
    "relation",
    "score",
    "reason",
    "words",
    "text",
    "came",
    "went",
    "citation",
)


@lineage_exporter("csv", title="CSV", suffix=".csv")
def write(lineage: Lineage, file: BinaryIO, _options: LineageOptions) -> None:
    """As RFC 4180; words that came and went in columns of their own, parted by bars."""
    text = TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
    try:
        table = csv.writer(text)
        table.writerow(HEADINGS)
        for row in lineage.rows:
            table.writerow([cell(each) for each in _cells(row)])
        text.flush()
    finally:
        text.detach()


def _cells(row: LineageRow) -> tuple[object, ...]:
    come, gone = (
        " | ".join(each.text.strip() for each in row.marks if each.change == change)
        for change in ("come", "gone")
    )
    return (
        row.date,
        row.symbol,
        row.title,
        ", ".join(map(str, row.indexes)),
        row.label,
        row.said,
        row.relation.value if row.relation else "",
        "" if row.absent else f"{row.score:.2f}",
        why(row),
        row.words,
        row.text,
        come,
        gone,
        row.citation,
    )
