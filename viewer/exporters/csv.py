"""CSV: one row an excerpt, for spreadsheets."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from functools import lru_cache
from io import TextIOWrapper
from operator import attrgetter
from typing import Any, BinaryIO

from viewer.domain import Excerpt
from viewer.domain.notes import ExcerptNote
from viewer.exporters.cells import cell
from viewer.exporters.columns import columns
from viewer.exporters.passages import plain
from viewer.exporters.registry import ExportOptions, exporter

_FIRST = ("theme_name", "citation", "text", "notes", "title", "symbol", "date", "label", "page")
"""What people read stands in front of all others."""
_OURS = {
    *("tag", "theme", "document", "paragraph", "index", "start", "end", "page"),
    *("kind", "role", "certainty", "tagged_at"),
}
"""Numbers and words of the archive's own, which need no looking at."""
_REPEATED = {"theme_name", "title", "symbol", "date", "body", "language", "tagged_by", "heading"}
_REMEMBERED = 64


@exporter("csv", title="CSV", suffix=".csv", media_type="text/csv")
def write(excerpts: Iterable[Excerpt], file: BinaryIO, options: ExportOptions) -> None:
    """As RFC 4180."""
    wanted = columns(options)
    names = [name for name in _FIRST if name in wanted]
    names += [name for name in wanted if name not in _FIRST]
    values = attrgetter(*names)
    written = [_writers(options).get(name, cell) for name in names]
    # Excel takes a CSV file without the UTF-8 signature for the system's old code page and shows
    # wrong letters; other programs skip the signature.
    text = TextIOWrapper(file, encoding="utf-8-sig", newline="")
    try:
        table = csv.writer(text)
        table.writerow(names)
        for excerpt in excerpts:
            row = values(excerpt)
            table.writerow(
                [
                    value if make is None else make(value)
                    for make, value in zip(written, row, strict=True)
                ]
            )
        text.flush()
    finally:
        text.detach()


def _writers(options: ExportOptions) -> dict[str, Callable[[Any], str] | None]:
    """How the cells of a column are made; None where the value is the cell. Others by `cell`."""
    remembered = lru_cache(_REMEMBERED)(cell)  # the same ones come again and again

    def notes(written: tuple[ExcerptNote, ...]) -> str:
        return cell("\n\n".join(plain(each, options) for each in written)) if written else ""

    return {
        **dict.fromkeys(_OURS),
        **dict.fromkeys(_REPEATED, remembered),
        "theme_path": lambda path: cell(" › ".join(path)) if path else "",
        "before": lambda texts: cell(texts[-options.before :]),
        "after": lambda texts: cell(texts[: options.after]),
        "others": lambda tags: " ".join(map(str, tags)) if tags else "",
        "notes": notes,
    }
