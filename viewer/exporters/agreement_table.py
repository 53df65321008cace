"""Who tagged which paragraph how, as CSV: one row a paragraph, for spreadsheets."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO

from viewer.domain.agreement import ComparedParagraph
from viewer.exporters.cells import cell
from viewer.exporters.saving import save


def export_agreement(path: Path, rows: Iterable[ComparedParagraph], people: Sequence[str]) -> None:
    """Write the table to a file; `people` are names in the order in which they were compared.

    Raises:
        ExportError: with one sentence that says what happened and what to do.
    """
    save(path, lambda file: write_agreement(file, rows, people))


def write_agreement(
    file: BinaryIO, rows: Iterable[ComparedParagraph], people: Sequence[str]
) -> None:
    """As RFC 4180; themes in one cell are parted by semicolons."""
    text = TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
    heads = (
        "document",
        "title",
        "block",
        "label",
        "page",
        "agree",
        "both" if len(people) == 2 else "all",
    )
    try:
        table = csv.writer(text)
        table.writerow([*heads, *(cell(f"only {name}") for name in people), "text"])
        for row in rows:
            table.writerow([cell(each) for each in _cells(row)])
        text.flush()
    finally:
        text.detach()


def _cells(row: ComparedParagraph) -> tuple[object, ...]:
    return (
        row.symbol,
        row.title,
        row.index,
        row.label,
        row.page,
        "no" if row.differs else "yes",
        "; ".join(row.same),
        *("; ".join(themes) for themes in row.only),
        row.text,
    )
