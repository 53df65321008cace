"""Tables of counts as CSV."""

from __future__ import annotations

import csv
from io import StringIO

from viewer.domain.charts import Table
from viewer.exporters.cells import cell


def as_csv(table: Table) -> str:
    """A row a row, with its name; shares as numbers from 0 to 1, empty where there cannot be one."""
    text = StringIO()
    rows = csv.writer(text)
    rows.writerow([f"{table.title} ({table.unit})", *(cell(each.name) for each in table.columns)])
    for head, values in zip(table.rows, table.values, strict=True):
        rows.writerow(
            [
                cell(head.name),
                *(
                    "" if each is None else f"{each:.6g}" if table.share else f"{each:.0f}"
                    for each in values
                ),
            ]
        )
    return text.getvalue()
