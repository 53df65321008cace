"""`reread`: documents read again by the present importers, with their tags and notes."""

from __future__ import annotations

import click

from importers.encodings import ENCODINGS, canonical
from viewer.archive import Archive
from viewer.cli.interrupting import INTERRUPTED, stopped_by_ctrl_c
from viewer.cli.output import ProgressLine, emit, emit_json, emit_table, say, shortened
from viewer.cli.place import to_edit, to_read
from viewer.domain import DocumentId
from viewer.importing import Workers
from viewer.importing.reread_report import Reread, RereadReport, Resettled
from viewer.importing.rereading import reread_documents

WORDS = 70
"""Characters shown of the words of a tag or note."""


@click.command
@click.argument("documents", nargs=-1, metavar="[DOCUMENT]...")
@click.option("--all", "everything", is_flag=True, help="Every document of the archive.")
@click.option("--dry-run", is_flag=True, help="Only say what would be; change nothing.")
@click.option("--password", help="Of the encrypted originals among them.")
@click.option(
    "--encoding",
    metavar="NAME",
    help="Of the text files among them, from now on; “auto” has Concord tell it again.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a document, one a line.")
@click.pass_context
def command(
    context: click.Context,
    documents: tuple[str, ...],
    everything: bool,
    dry_run: bool,
    password: str | None,
    encoding: str | None,
    as_json: bool,
) -> None:
    """Read documents again from their originals, as one edit, and move tags and notes to them.

    DOCUMENT is a number, symbol, file name or part of a title. A document that is read as before is
    left alone. What is moved in doubt and what is not found any more is listed; nothing is deleted.
    The exit code is 1 if a document could not be read.
    """
    if everything == bool(documents):
        raise click.UsageError("Name documents, or say --all.")
    with to_read(context) if dry_run else to_edit(context) as archive:
        ids = _ids(archive, documents)
        report, stopped = _reread(
            archive, ids, dry_run=dry_run, password=password, encoding=_encoding(encoding)
        )
        _print(report, as_json)
    if stopped:
        context.exit(INTERRUPTED)
    if report.failed:
        context.exit(1)


def _encoding(named: str | None) -> str | None:
    """As the archive keeps it; empty for “auto”."""
    if named is None or named.lower() == "auto":
        return None if named is None else ""
    known = canonical(named)
    if known is None:
        raise click.BadParameter(
            f"“{named}” is not an encoding that Concord knows. Such as: "
            + ", ".join(each.title for each in ENCODINGS)
            + ".",
            param_hint="--encoding",
        )
    return known


def _ids(archive: Archive, named: tuple[str, ...]) -> list[DocumentId]:
    if named:
        return [archive.documents.find(each).id for each in named]
    return [each.id for each in archive.documents.all()]


def _reread(
    archive: Archive,
    ids: list[DocumentId],
    *,
    dry_run: bool,
    password: str | None,
    encoding: str | None,
) -> tuple[RereadReport, bool]:
    line = ProgressLine()
    with Workers(1 if len(ids) == 1 else None) as workers, stopped_by_ctrl_c() as stopped:
        report = reread_documents(
            archive,
            ids,
            workers=workers,
            dry_run=dry_run,
            progress=lambda progress: line.show(
                f"{progress.done} of {progress.total}  {', '.join(progress.current)}"
            ),
            cancelled=lambda: bool(stopped),
            passwords=dict.fromkeys(ids, password) if password else {},
            encodings={} if encoding is None else dict.fromkeys(ids, encoding),
        )
    line.end()
    return report, bool(stopped)


def _print(report: RereadReport, as_json: bool) -> None:
    if as_json:
        for each in report.documents:
            emit_json(_json(each))
        return
    emit_table(
        ("document", "name", "blocks before", "now", "moved", "doubt", "orphaned", "joined"),
        [
            (
                each.document,
                each.name,
                each.before,
                each.after,
                len(each.moved),
                len(each.doubtful),
                len(each.orphaned),
                len(each.joined),
            )
            for each in report.of("new")
        ],
    )
    for document in report.of("new"):
        for passage in document.to_look_at:
            emit(_line(document, passage))
    for document in report.failed:
        say(f"{document.name}: {document.sentence}")
    emit(report.sentence())


def _line(document: Reread, each: Resettled) -> str:
    """What a person should look at: what it is, why, and the words before and now."""
    what = _named(each)
    now = f" → “{shortened(each.now, WORDS)}”" if each.now else ""
    return f"{document.name}: {what}: {each.why}: “{shortened(each.was, WORDS)}”{now}"


def _named(each: Resettled) -> str:
    if each.theme is None:
        return f"note {each.row}"
    return f"tag {each.row} {each.theme_name}"


def _json(document: Reread) -> dict[str, object]:
    return {
        "document": document.document,
        "name": document.name,
        "result": document.result,
        "sentence": document.sentence,
        "blocks_before": document.before,
        "blocks_now": document.after,
        "moved": len(document.moved),
        "doubt": len(document.doubtful),
        "orphaned": len(document.orphaned),
        "joined": len(document.joined),
        "look_at": [
            {
                "noun": "note" if each.theme is None else "tag",
                "id": each.row,
                "theme": each.theme_name or None,
                "note": each.body or None,
                "verdict": each.verdict,
                "why": each.why,
                "was": each.was,
                "now": each.now or None,
                "block": each.index,
                "score": round(each.score, 3),
            }
            for each in document.to_look_at
        ],
    }
