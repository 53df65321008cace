"""Synopses out: two documents side by side, one format a file."""

from __future__ import annotations

from viewer.exporters.synopses.registry import (
    SynopsisExporter,
    SynopsisOptions,
    export_synopsis,
    synopsis_exporters,
    write_synopsis,
)

__all__ = [
    "SynopsisExporter",
    "SynopsisOptions",
    "export_synopsis",
    "synopsis_exporters",
    "write_synopsis",
]
