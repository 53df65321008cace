"""`theme-report`: a page on one theme: where, when, who, the strongest excerpts."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from viewer.analysis.theme_report import STRONGEST, theme_report
from viewer.cli.output import say
from viewer.cli.place import to_read
from viewer.domain import ExcerptFilter
from viewer.domain.excerpts import Arrangement
from viewer.exporters.theme_reports import (
    ThemeReportOptions,
    export_theme_report,
    write_theme_report,
)


@click.command
@click.argument("theme")
@click.option(
    "--strongest",
    type=click.IntRange(0, 200),
    default=STRONGEST,
    show_default=True,
    help="How many of the strongest excerpts.",
)
@click.option("--notes/--no-notes", default=True, show_default=True, help="With their notes.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file to write.")
@click.pass_context
def command(
    context: click.Context, theme: str, strongest: int, notes: bool, output: Path | None
) -> None:
    """Write a page on THEME, as HTML, to a file or to standard output."""
    options = ThemeReportOptions(datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), notes)
    with to_read(context) as archive:
        found = archive.themes.find(theme)
        excerpts = archive.excerpts.where(
            ExcerptFilter(themes=(found.id,)), Arrangement(("date",), traced=True)
        )
        report = theme_report(found, archive.overview.counts(), excerpts, strongest=strongest)
    if output is None:
        sys.stdout.flush()
        write_theme_report("html", report, sys.stdout.buffer, options)
        return
    export_theme_report("html", report, output, options)
    say(f"{found.name}: written to {output}.")
