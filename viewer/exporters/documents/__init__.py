"""Whole documents out, one format a file: to add one, write a module with `@document_exporter(...)`."""

from __future__ import annotations

from viewer.exporters.documents.registry import (
    DocumentExporter,
    DocumentOptions,
    Unfit,
    document_exporters,
    export_document,
    write_document,
)

__all__ = [
    "DocumentExporter",
    "DocumentOptions",
    "Unfit",
    "document_exporters",
    "export_document",
    "write_document",
]
