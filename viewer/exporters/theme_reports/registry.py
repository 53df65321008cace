"""Which formats of pages on a theme there are."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.domain.theme_reports import ThemeReport
from viewer.exporters.families import Family, FamilyExporter


@dataclass(frozen=True, slots=True)
class ThemeReportOptions:
    """What the user may choose.

    Attributes:
        exported_at: UTC, ISO 8601; handed in, so that equal input gives equal bytes.
    """

    exported_at: str
    with_notes: bool = True


ThemeReportExporter = FamilyExporter[ThemeReport, ThemeReportOptions]

_family: Family[ThemeReport, ThemeReportOptions] = Family("viewer.exporters.theme_reports")

theme_report_exporter = _family.exporter
theme_report_exporters = _family.exporters
write_theme_report = _family.write
export_theme_report = _family.export
