"""`export`: excerpts with their sources, as a file."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import click

from viewer.archive import Archive
from viewer.cli.dates import known_date
from viewer.cli.exporting import document_format, write_documents
from viewer.cli.output import say
from viewer.cli.picture import print_excerpts_pdf
from viewer.cli.place import to_read
from viewer.cli.projecting import export_project_to, is_project
from viewer.cli.styles import known_style
from viewer.domain import Excerpt, ExcerptFilter
from viewer.domain.excerpts import Grouping
from viewer.exporters import Exporter, ExportOptions, export_by, exporters
from viewer.exporters.documents import DocumentOptions, document_exporters

PROJECT = "qdpx"


def _known_format(
    _context: click.Context, _option: click.Parameter, value: str | None
) -> str | None:
    if value is not None and value not in (names := _names()):
        raise click.BadParameter(f"{value!r} is not one of {', '.join(names)}.")
    return value


def _exporters() -> list[Exporter]:
    """PDF is drawn by Qt, and so is none of `viewer.exporters`."""
    pdf = Exporter("pdf", "PDF", ".pdf", "application/pdf", print_excerpts_pdf)
    return [*exporters(), pdf]


def _names() -> list[str]:
    return sorted(
        [each.name for each in _exporters()]
        + [each.name for each in document_exporters()]
        + [PROJECT]
    )


@click.command
@click.option(
    "--format",
    "format_name",
    metavar="FORMAT",
    callback=_known_format,
    help="One of the formats of the manual; without it, what the name of the file says.",
)
@click.option("--theme", "themes", multiple=True, help="Only this theme; may be repeated.")
@click.option("--document", "documents", multiple=True, help="Only from this; may be repeated.")
@click.option(
    "--from",
    "date_from",
    metavar="DATE",
    callback=known_date,
    help="Of this date or later: 2013 or 2013-05.",
)
@click.option(
    "--to", "date_to", metavar="DATE", callback=known_date, help="Of this date or earlier."
)
@click.option("--words", default="", help="Only excerpts with these words.")
@click.option(
    "--person", "persons", multiple=True, help="Only what this person tagged; repeatable."
)
@click.option("--title", default="Excerpts", show_default=True, help="At the head of the file.")
@click.option(
    "--group",
    "grouped_by",
    multiple=True,
    type=click.Choice(["theme", "document", "date", "person", "none"]),
    help="Headings by these, the first the outermost; may be repeated. Without it: theme.",
)
@click.option("--before", type=click.IntRange(0, 20), default=0, help="Paragraphs before each.")
@click.option("--after", type=click.IntRange(0, 20), default=0, help="Paragraphs after each.")
@click.option("--notes/--no-notes", default=True, show_default=True, help="With their notes.")
@click.option(
    "--certainty/--no-certainty", default=True, show_default=True, help="Say what is in doubt."
)
@click.option(
    "--people/--no-people",
    default=None,
    help="Say who tagged, and when; without either, tables and JSON do and reports do not.",
)
@click.option(
    "--footnotes", is_flag=True, help="Sources in footnotes, not in a line below each excerpt."
)
@click.option(
    "--citation-style",
    metavar="STYLE",
    callback=known_style,
    help="un, oscola, bluebook, or a template in quotation marks; without it as the archive is set.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file to write.")
@click.pass_context
def command(
    context: click.Context,
    format_name: str | None,
    themes: tuple[str, ...],
    documents: tuple[str, ...],
    date_from: str | None,
    date_to: str | None,
    words: str,
    persons: tuple[str, ...],
    title: str,
    grouped_by: tuple[Grouping | Literal["none"], ...],
    before: int,
    after: int,
    notes: bool,
    certainty: bool,
    people: bool | None,
    footnotes: bool,
    citation_style: str | None,
    output: Path | None,
) -> None:
    """Write the excerpts, with their citations, to a file or to standard output.

    The formats csl, ris and bibtex list the documents that the excerpts come from; akn writes whole
    resolutions, each to a file of its own; qdpx is the whole archive, for other programs.
    """
    if format_name == PROJECT or (format_name is None and is_project(output)):
        if output is None:
            raise click.UsageError("A project is no text for a terminal: name a file with -o.")
        export_project_to(context, output)
        return
    of_documents = document_format(format_name, output)
    if of_documents is not None:
        with to_read(context) as archive:
            wanted = [archive.documents.find(each) for each in documents]
            made = DocumentOptions(_now(), with_notes=notes)
            write_documents(archive, wanted or archive.documents.all(), of_documents, output, made)
        return
    chosen = _chosen(format_name, output)
    options = ExportOptions(
        title=title,
        exported_at=_now(),
        with_notes=notes,
        with_certainty=certainty,
        with_people=people,
        grouped_by=_grouped_by(grouped_by),
        before=before,
        after=after,
        sources="footnote" if footnotes else "line",
        citation_style=citation_style,
    )
    with to_read(context) as archive:
        only = ExcerptFilter(
            themes=tuple(archive.themes.find(each).id for each in themes),
            documents=tuple(archive.documents.find(each).id for each in documents),
            date_from=date_from,
            date_to=date_to,
            words=words,
            people=tuple(archive.people.find(each).id for each in persons),
        )
        _write(archive, only, chosen, output, options)


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _grouped_by(wanted: tuple[Grouping | Literal["none"], ...]) -> tuple[Grouping, ...]:
    if not wanted:
        return ("theme",)
    if len(set(wanted)) < len(wanted) or ("none" in wanted and len(wanted) > 1):
        raise click.UsageError("Name each --group once, and “none” alone.")
    return tuple(each for each in wanted if each != "none")


def _chosen(name: str | None, output: Path | None) -> Exporter:
    for each in _exporters():
        if each.name == name or (name is None and output and output.suffix == each.suffix):
            return each
    raise click.UsageError(
        "Name the format with --format, or a file with -o whose name ends in "
        + ", ".join(each.suffix for each in _exporters())
        + "."
    )


def _write(
    archive: Archive,
    wanted: ExcerptFilter,
    chosen: Exporter,
    output: Path | None,
    options: ExportOptions,
) -> None:
    arrangement = replace(options.arrangement, traced=chosen.traced)
    excerpts: Iterator[Excerpt] = archive.excerpts.where(wanted, arrangement)
    if output is None:
        if sys.stdout.isatty() and not chosen.media_type.startswith(("text/", "application/json")):
            raise click.UsageError(
                f"{chosen.title} is no text for a terminal: name a file with -o."
            )
        sys.stdout.flush()
        chosen.write(excerpts, sys.stdout.buffer, options)
        return
    count = export_by(chosen.write, excerpts, output, options)
    if chosen.of == "sources":
        say(f"The sources of {_counted(count)} written to {output}.")
    else:
        say(f"{_counted(count)} written to {output}.")


def _counted(excerpts: int) -> str:
    return "1 excerpt" if excerpts == 1 else f"{excerpts} excerpts"
