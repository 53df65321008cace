"""JSON Lines: one object an excerpt with every field, for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import fields
from typing import BinaryIO

from viewer.domain import Excerpt
from viewer.exporters.registry import ExportOptions, exporter


@exporter("jsonl", title="JSON Lines", suffix=".jsonl", media_type="application/x-ndjson")
def write(excerpts: Iterable[Excerpt], file: BinaryIO, options: ExportOptions) -> None:
    """Text stays as it is: JSON escapes what others must strip."""
    names = [each.name for each in fields(Excerpt) if options.with_notes or each.name != "notes"]
    for excerpt in excerpts:
        row = {name: getattr(excerpt, name) for name in names}
        # A lone surrogate has no UTF-8, but its backslash form is exactly JSON's escape for it.
        file.write(json.dumps(row, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n")
