"""`recognise`: the text of pages that are pictures, for a document of the archive."""

from __future__ import annotations

import click

from importers.pdfpages.numbers import pages_in
from importers.recognition.languages import codes_of
from viewer.cli.interrupting import INTERRUPTED, stopped_by_ctrl_c
from viewer.cli.output import ProgressLine, emit
from viewer.cli.place import to_edit
from viewer.cli.recognising import print_report, shown
from viewer.domain import Document
from viewer.importing import Workers
from viewer.importing.recognition import Scan, recognise


@click.command
@click.argument("documents", nargs=-1, required=True, metavar="DOCUMENT...")
@click.option(
    "--pages",
    metavar="PAGES",
    help="Such as 3-5,8, also where they have a text layer; without it, those that need it.",
)
@click.option("--language", metavar="LANGUAGES", help="Such as ara, or eng+fra.")
@click.option("--password", help="Of the encrypted originals among them.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a document, one a line.")
@click.pass_context
def command(
    context: click.Context,
    documents: tuple[str, ...],
    pages: str | None,
    language: str | None,
    password: str | None,
    as_json: bool,
) -> None:
    """Recognise the text of pages that are pictures, as one edit; tags and notes stay.

    DOCUMENT is a number, symbol, file name or part of a title. It is read anew with what was
    recognised; each page that is done is kept, so that it can be stopped and gone on with.
    The exit code is 1 if a page could not be recognised.
    """
    with to_edit(context) as archive:
        scans = [_scan(archive.documents.find(each), pages, password) for each in documents]
        scans = [each for each in scans if each.pages]
        if not scans:
            emit("No page needs text recognition; name pages with --pages to have them recognised.")
            return
        line = ProgressLine()
        with Workers(1) as workers, stopped_by_ctrl_c() as stopped:
            report = recognise(
                archive,
                scans,
                workers=workers,
                languages=codes_of(language or ""),
                progress=lambda progress: line.show(shown(progress)),
                cancelled=lambda: bool(stopped),
            )
        line.end()
        print_report(report, as_json=as_json)
    if stopped:
        context.exit(INTERRUPTED)
    if report.failed:
        context.exit(1)


def _scan(document: Document, pages: str | None, password: str | None) -> Scan:
    numbers = document.unread if pages is None else numbers_in(pages)
    return Scan(numbers, document=document.id, password=password)


def numbers_in(pages: str) -> tuple[int, ...]:
    """`3-5,8` → 3, 4, 5, 8; anything else is wrong usage."""
    try:
        return pages_in(pages)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--pages") from error
