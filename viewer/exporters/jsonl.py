"""JSON Lines: one object an excerpt with every field but its trace, for programs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import asdict, fields
from typing import BinaryIO

from viewer.domain import Excerpt
from viewer.exporters.registry import ExportOptions, exporter

# JSON lets these stand, but many readers split lines at them (`str.splitlines` among others).
_LINE_BREAKERS = re.compile("[\x7f-\x9f\u2028\u2029]")


@exporter("jsonl", title="JSON Lines", suffix=".jsonl", media_type="application/x-ndjson")
def write(excerpts: Iterable[Excerpt], file: BinaryIO, options: ExportOptions) -> None:
    """Text stays as it is: JSON escapes what other formats must strip."""
    left_out = {"trace"} if options.with_notes else {"trace", "notes"}
    names = [each.name for each in fields(Excerpt) if each.name not in left_out]
    for excerpt in excerpts:
        row = {name: getattr(excerpt, name) for name in names}
        text = json.dumps(row, ensure_ascii=False, default=asdict)  # notes are values too
        text = _LINE_BREAKERS.sub(lambda match: f"\\u{ord(match.group()):04x}", text)
        # A lone surrogate has no UTF-8, but its backslash form is exactly JSON's escape for it.
        file.write(text.encode("utf-8", "backslashreplace") + b"\n")
