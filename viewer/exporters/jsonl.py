"""JSON Lines: one object an excerpt with every field but its trace, for programs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import asdict
from operator import attrgetter
from typing import Any, BinaryIO

from viewer.domain import Excerpt
from viewer.domain.notes import ExcerptNote
from viewer.exporters.columns import columns
from viewer.exporters.passages import around
from viewer.exporters.registry import ExportOptions, exporter

# JSON lets these stand, but many readers split lines at them (`str.splitlines` among others).
_LINE_BREAKERS = re.compile("[\x7f-\x9f\u2028\u2029]")
_WROTE = ("created_by", "created_at")


@exporter("jsonl", title="JSON Lines", suffix=".jsonl", media_type="application/x-ndjson")
def write(excerpts: Iterable[Excerpt], file: BinaryIO, options: ExportOptions) -> None:
    """Text stays as it is: JSON escapes what other formats must strip."""
    names = columns(options)
    values = attrgetter(*names)

    def inner(value: Any) -> dict[str, Any]:
        return _note(value, with_people=options.with_people is not False)

    encode = json.JSONEncoder(ensure_ascii=False, default=inner).encode
    for excerpt in excerpts:
        row = dict(zip(names, values(excerpt), strict=True))
        before, after = around(excerpt, options)
        if before:
            row["before"] = before
        if after:
            row["after"] = after
        text = encode(row)
        if not text.isprintable():
            text = _LINE_BREAKERS.sub(lambda match: f"\\u{ord(match.group()):04x}", text)
        # A lone surrogate has no UTF-8, but its backslash form is exactly JSON's escape for it.
        file.write(text.encode("utf-8", "backslashreplace") + b"\n")


def _note(note: ExcerptNote, *, with_people: bool) -> dict[str, Any]:
    """Notes are values too."""
    row = asdict(note)
    if not with_people:
        for each in (row, *row["links"]):
            for name in _WROTE:
                del each[name]
    return row
