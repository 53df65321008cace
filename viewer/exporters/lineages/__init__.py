"""One clause through time out: one row a document, one format a file."""

from __future__ import annotations

from viewer.exporters.lineages.registry import (
    LineageExporter,
    LineageOptions,
    export_lineage,
    lineage_exporters,
    write_lineage,
)

__all__ = [
    "LineageExporter",
    "LineageOptions",
    "export_lineage",
    "lineage_exporters",
    "write_lineage",
]
