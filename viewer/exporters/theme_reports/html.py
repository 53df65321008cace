"""HTML: one file that needs nothing beside it, in light, dark and on paper."""

from __future__ import annotations

from html import escape
from typing import BinaryIO

from viewer.domain.theme_reports import ThemeReport
from viewer.exporters.passages import line
from viewer.exporters.theme_reports.markup import look_of, markup
from viewer.exporters.theme_reports.registry import ThemeReportOptions, theme_report_exporter

_STYLE = """
:root { color-scheme: light dark; }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; line-height: 1.5;
  font-family: Charter, "Source Serif 4", Georgia, "DejaVu Serif", serif; }
h1 { font-size: 1.7rem; margin-bottom: 0.2rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
table.bars { border-collapse: collapse; font-size: 0.92rem; }
table.bars td { vertical-align: top; overflow-wrap: anywhere; }
table.bars table { margin-top: 0.35rem; } table.bars table td { height: 0.7rem; line-height: 0; padding: 0; }
table.quote { width: 100%; margin: 1.4rem 0 0.3rem; overflow-wrap: anywhere; }
.source { margin: 0 0 0 15px; } .quiet { opacity: 0.75; } .note { margin: 0 0 0.8rem 1.6rem; }
@media print { body { margin: 0; max-width: none; }
  table.bars td { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  table.quote, tr { break-inside: avoid; } }
"""


@theme_report_exporter("html", title="HTML", suffix=".html")
def write(report: ThemeReport, file: BinaryIO, options: ThemeReportOptions) -> None:
    """No scripts, and nothing is fetched when it is opened."""
    look = look_of(report)
    title = escape(line(report.name))
    head = (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
    )
    file.write(head.encode())
    for piece in markup(report, options, look):
        file.write(piece.encode())
    file.write(b"</body>\n</html>\n")
