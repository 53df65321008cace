from __future__ import annotations

import csv
from io import StringIO

from viewer.domain.charts import Head, Table
from viewer.exporters.tables import as_csv


def test_names_are_harmless_and_values_exact() -> None:
    table = Table(
        "Themes", "of it", True, (Head("=SUM(A1)"), Head("b")), (Head("@x"), Head("y\nz")),
        ((0.125, None), (0.0, 1 / 3)),
    )  # fmt: skip
    rows = list(csv.reader(StringIO(as_csv(table))))
    assert rows == [
        ["Themes (of it)", "'@x", "y\nz"],
        ["'=SUM(A1)", "0.125", ""],
        ["b", "0", "0.333333"],
    ]
