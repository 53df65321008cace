"""CSV: one row a theme, for spreadsheets; lists one entry a line in their cell."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import TextIOWrapper
from typing import BinaryIO

from viewer.domain import CodebookEntry
from viewer.exporters.cells import cell

COLUMNS = (
    "name",
    "under",
    "key",
    "colour",
    "icon",
    "pattern",
    "retired",
    "description",
    "words",
    "examples",
    "id",
    "under_id",
)
"""`under` is the name of the theme above, for people; `under_id` says which of that name."""


def write(entries: Sequence[CodebookEntry], file: BinaryIO) -> None:
    """As RFC 4180, with the signature that Excel needs to take it for UTF-8."""
    names = {each.uuid: each.name for each in entries}
    text = TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
    try:
        table = csv.writer(text)
        table.writerow(COLUMNS)
        for each in entries:
            row = (
                each.name,
                names.get(each.parent or "", ""),
                each.key,
                each.colour,
                each.icon,
                each.pattern,
                "yes" if each.retired else "",
                each.description,
                "\n".join(each.words or ()),
                "\n".join(" ".join(example.split()) for example in each.examples or ()),
                each.uuid,
                each.parent,
            )
            table.writerow([cell(value) for value in row])
        text.flush()
    finally:
        text.detach()
