"""`import`: files and folders into the archive."""

from __future__ import annotations

from pathlib import Path

import click

from viewer.archive import Archive
from viewer.cli.interrupting import INTERRUPTED, stopped_by_ctrl_c
from viewer.cli.output import ProgressLine, emit, emit_json, say
from viewer.cli.place import to_edit
from viewer.cli.projecting import import_projects, is_project
from viewer.cli.recognising import ocr_option, print_report, shown
from viewer.importing import Progress, Report, Workers, files_in, import_files
from viewer.importing.recognition import NoRecognition, Scan, recognise
from viewer.importing.recognition_report import RecognitionReport


@click.command
@click.argument(
    "paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH..."
)
@click.option("--password", help="Of the encrypted files among them.")
@ocr_option
@click.option(
    "--again", is_flag=True, help="Also files in folders that made a reader crash or hang before."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a file, one a line.")
@click.pass_context
def command(
    context: click.Context,
    paths: tuple[Path, ...],
    password: str | None,
    ocr: tuple[str, ...] | None,
    again: bool,
    as_json: bool,
) -> None:
    """Import files, and all files in folders, as one edit.

    A file that cannot be read is named and does not stop the rest; the exit code is 1 then. Ctrl+C
    stops, and what has come in stays. A project of another program (.qdpx) comes in as `qdpx import`
    brings it. A file in a folder that made its reader crash or hang before, and
    has not changed since, is left out; name it, or say --again, to try it once more.
    """
    for path in paths:
        if path.suffix.lower() == ".concordwork":
            raise click.UsageError(f"“{path.name}” is shared work: `bundle import` takes it in.")
    projects = [path for path in paths if is_project(path)]
    if projects:
        import_projects(context, projects, as_json=as_json)
        paths = tuple(path for path in paths if not is_project(path))
        if not paths:
            return
    files = files_in(paths)
    line = ProgressLine()
    with (
        to_edit(context, create=True) as archive,
        Workers(_useful(len(files))) as workers,
        stopped_by_ctrl_c() as stopped,
    ):
        report = import_files(
            archive,
            paths,
            workers=workers,
            progress=lambda progress: line.show(_shown(progress)),
            cancelled=lambda: bool(stopped),
            passwords=dict.fromkeys(files, password) if password else {},
            again=again,
        )
        line.end()
        seen = None
        if ocr is not None:
            seen = _recognise(archive, workers, report, ocr, password, stopped)
    report = report if seen is None else seen.completed(report)
    _print(report, as_json)
    if seen is not None:
        print_report(seen, as_json=as_json)
    if stopped:
        context.exit(INTERRUPTED)
    if report.failed or not report.files or (seen is not None and seen.failed):
        context.exit(1)


def _recognise(
    archive: Archive,
    workers: Workers,
    report: Report,
    languages: tuple[str, ...],
    password: str | None,
    stopped: list[int],
) -> RecognitionReport | None:
    """The pictures among what was imported; None where there are none, or nothing to do it with."""
    scans = [Scan(each.pages, path=each.path, password=password) for each in report.pictures]
    for each in report.added:
        if each.document is not None:
            unread = archive.documents.get(each.document).unread
            scans += [Scan(unread, document=each.document, password=password)] if unread else []
    if not scans or stopped:
        return None
    line = ProgressLine()
    try:
        return recognise(
            archive,
            scans,
            workers=workers,
            languages=languages,
            progress=lambda progress: line.show(shown(progress)),
            cancelled=lambda: bool(stopped),
        )
    except NoRecognition as error:  # what could be imported is, and is reported
        say(str(error))
        return None
    finally:
        line.end()


def _useful(files: int) -> int | None:
    """One process is enough for one file; as many as there are cores for more."""
    return 1 if files <= 1 else None


def _shown(progress: Progress) -> str:
    return f"{progress.done} of {progress.total}  {', '.join(progress.current)}"


def _print(report: Report, as_json: bool) -> None:
    if as_json:
        for each in report.files:
            emit_json(
                {
                    "file": str(each.path),
                    "outcome": each.outcome,
                    "document": each.document,
                    "sentence": each.sentence,
                }
            )
        return
    for each in (*report.failed, *report.held):
        say(f"{each.path}: {each.sentence}")
    emit(report.sentence())
