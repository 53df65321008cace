"""`quarantine`: the files that could not be imported, tried again or forgotten."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from viewer.archive import Archive
from viewer.cli.interrupting import INTERRUPTED, stopped_by_ctrl_c
from viewer.cli.output import ProgressLine, emit, emit_json, emit_table, say
from viewer.cli.place import to_edit, to_read
from viewer.domain import NotFound, Quarantined
from viewer.importing import Report, Workers, import_files
from viewer.importing.workers import MEMORY_MB, SECONDS_PER_FILE


@click.command
@click.argument("files", nargs=-1, metavar="[FILE]...")
@click.option("--again", is_flag=True, help="Try to import them again.")
@click.option("--forget", is_flag=True, help="Take them off the list; the files are left alone.")
@click.option(
    "--seconds",
    type=click.IntRange(min=1),
    default=SECONDS_PER_FILE,
    show_default=True,
    help="With --again: how long one file may take.",
)
@click.option(
    "--memory",
    type=click.IntRange(min=128),
    default=MEMORY_MB,
    show_default=True,
    metavar="MB",
    help="With --again: how much memory one file may take.",
)
@click.option("--password", help="With --again: of the encrypted files among them.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a file, one a line.")
@click.pass_context
def command(
    context: click.Context,
    files: tuple[str, ...],
    again: bool,
    forget: bool,
    seconds: int,
    memory: int,
    password: str | None,
    as_json: bool,
) -> None:
    """List the files that could not be imported, with the reason; or try them again.

    FILE is a number of the list, a name or a path; without any, all are meant.
    """
    if again and forget:
        raise click.UsageError("Say --again or --forget, not both.")
    with to_edit(context) if again or forget else to_read(context) as archive:
        meant = _meant(archive, files)
        if forget:
            archive.quarantine.forget([each.id for each in meant])
            emit(f"{_counted(len(meant))} forgotten.")
            return
        if not again:
            _list(meant, as_json=as_json)
            return
        with Workers(
            1 if len(meant) == 1 else None, seconds_per_file=seconds, memory_mb=memory
        ) as workers:
            report, stopped = _try(archive, meant, workers, password)
        ids = {each.id for each in meant}
        _list([each for each in archive.quarantine.all() if each.id in ids], as_json=as_json)
    if not as_json:
        emit(report.sentence() if report.files else "There is nothing to try again.")
    if stopped:
        context.exit(INTERRUPTED)
    if report.failed:
        context.exit(1)


def _meant(archive: Archive, named: Sequence[str]) -> list[Quarantined]:
    known = archive.quarantine.all()
    if not named:
        return known
    return list({each.id: each for name in named for each in _named(known, name)}.values())


def _named(known: Sequence[Quarantined], name: str) -> list[Quarantined]:
    found = [
        each
        for each in known
        if name in (str(each.id), each.name, str(each.path)) or Path(name).absolute() == each.path
    ]
    if not found:
        raise NotFound(f"“{name}” is not among the files that could not be imported.")
    return found


def _try(
    archive: Archive, meant: Sequence[Quarantined], workers: Workers, password: str | None
) -> tuple[Report, bool]:
    line = ProgressLine()
    paths = [each.path for each in meant]
    with stopped_by_ctrl_c() as stopped:
        report = import_files(
            archive,
            paths,
            workers=workers,
            progress=lambda told: line.show(
                f"{told.done} of {told.total}  {', '.join(told.current)}"
            ),
            cancelled=lambda: bool(stopped),
            passwords=dict.fromkeys(paths, password) if password else {},
        )
    line.end()
    return report, bool(stopped)


def _list(files: Sequence[Quarantined], *, as_json: bool) -> None:
    if as_json:
        for each in files:
            emit_json(
                {
                    "file": each.id,
                    "path": str(each.path),
                    "sha256": each.sha256,
                    "size": each.size,
                    "trouble": each.trouble,
                    "reason": each.reason,
                    "tries": each.tries,
                    "by": each.by,
                    "at": each.last_at,
                }
            )
        return
    if not files:
        return
    emit_table(
        ("file", "name", "trouble", "tries", "last", "folder"),
        [
            (each.id, each.name, each.trouble, each.tries, each.last_at[:10], each.path.parent)
            for each in files
        ],
    )
    for each in files:
        say(f"{each.path}: {each.reason}")


def _counted(count: int) -> str:
    return "1 file" if count == 1 else f"{count} files"
