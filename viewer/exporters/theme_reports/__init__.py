"""Pages on one theme out, one format a file."""

from __future__ import annotations

from viewer.exporters.theme_reports.registry import (
    ThemeReportExporter,
    ThemeReportOptions,
    export_theme_report,
    theme_report_exporters,
    write_theme_report,
)

__all__ = [
    "ThemeReportExporter",
    "ThemeReportOptions",
    "export_theme_report",
    "theme_report_exporters",
    "write_theme_report",
]
