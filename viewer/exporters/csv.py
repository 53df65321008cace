"""CSV: one row an excerpt, for spreadsheets."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import fields
from io import TextIOWrapper
from typing import BinaryIO

from viewer.domain import Excerpt
from viewer.exporters.cells import cell
from viewer.exporters.registry import ExportOptions, exporter

_FIRST = ("theme_name", "citation", "text", "notes", "title", "symbol", "date", "label", "page")


@exporter("csv", title="CSV", suffix=".csv", media_type="text/csv")
def write(excerpts: Iterable[Excerpt], file: BinaryIO, options: ExportOptions) -> None:
    """As RFC 4180, with the columns people read first in front of all others."""
    names = columns(with_notes=options.with_notes)
    # Excel takes a CSV file without the UTF-8 signature for the system's old code page and shows
    # wrong letters; other programs skip the signature.
    text = TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
    try:
        table = csv.writer(text)
        table.writerow(names)
        for excerpt in excerpts:
            table.writerow([cell(getattr(excerpt, name)) for name in names])
        text.flush()
    finally:
        text.detach()


def columns(*, with_notes: bool = True) -> list[str]:
    """Every field of an excerpt but its trace, which the formats that point into texts have."""
    others = (each.name for each in fields(Excerpt) if each.name not in (*_FIRST, "trace"))
    names = [*_FIRST, *others]
    return names if with_notes else [name for name in names if name != "notes"]
