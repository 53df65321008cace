"""Excerpts out: each format is one file here, found by itself.

To add a format, write a file with one function `write(excerpts, file, options)` under
`@exporter(...)`; the parametrised test in `tests/viewer/exporters/test_exporters.py` takes it up.
Exporters take excerpts in the order given, write them as they come and know neither archive nor
screen; equal excerpts and options give equal bytes.
"""

from viewer.exporters.registry import (
    Exporter,
    ExportOptions,
    exporter,
    exporter_named,
    exporters,
)
from viewer.exporters.saving import ExportError, export, export_by

__all__ = [
    "ExportError",
    "ExportOptions",
    "Exporter",
    "export",
    "export_by",
    "exporter",
    "exporter_named",
    "exporters",
]
