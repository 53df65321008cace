"""Codebooks out: REFI-QDA for other programs, CSV for spreadsheets, JSON for all there is.

`viewer.importing.codebooks` reads the same three.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from viewer.domain import CodebookEntry
from viewer.exporters.codebooks import csv, json, qdc
from viewer.exporters.saving import ExportError, save

FORMATS = {"qdc": qdc, "csv": csv, "json": json}
TITLES = {"qdc": "REFI-QDA codebook", "csv": "CSV", "json": "JSON"}

__all__ = ["FORMATS", "TITLES", "export_codebook"]


def export_codebook(entries: Sequence[CodebookEntry], path: Path, format_: str = "") -> int:
    """Write a codebook and say how many themes it has; the format is that of the suffix.

    Raises:
        ExportError: with one sentence that says what happened and what to do.
    """
    wanted = format_ or path.suffix.lstrip(".").lower()
    if wanted not in FORMATS:
        raise ExportError(
            f"“{path.name}” has no ending that says what codebook it is to be; "
            f"give it one of {', '.join(f'.{each}' for each in FORMATS)}."
        )
    if not entries:
        raise ExportError("There is no theme to export yet; add one first.")
    save(path, lambda file: FORMATS[wanted].write(entries, file))
    return len(entries)
