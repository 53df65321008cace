"""`corpus-check`: what the importers make of a folder of any files."""

from __future__ import annotations

import time
from pathlib import Path

import click

from viewer.cli.interrupting import INTERRUPTED, stopped_by_ctrl_c
from viewer.cli.output import ProgressLine, emit, emit_json, emit_table, say
from viewer.importing import Workers, files_in
from viewer.importing.checking import Checked, CheckedFile, check_files

SLOWEST = 5
"""So many of the slowest files are named at the end."""

_WORDS = {
    "read": "read",
    "refused": "refused with a sentence",
    "password": "behind a password",
    "recognition": "pictures for text recognition",
    "memory": "over the limit of memory",
    "unforeseen": "failed unforeseen",
    "slow": "over the limit of time",
    "crash": "crashed",
}


@click.command
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="DIR...")
@click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="JSON Lines: each file when it is done, then the figures.",
)
@click.option("--jobs", type=click.IntRange(1), help="Processes; by default one for each core.")
@click.option(
    "--seconds",
    type=click.FloatRange(1),
    default=120,
    show_default=True,
    help="A file that takes longer is given up.",
)
@click.pass_context
def command(
    context: click.Context, paths: tuple[Path, ...], as_json: bool, jobs: int | None, seconds: float
) -> None:
    """Read every file in DIR, in parallel and without an archive, and report what came of each.

    Blocks and seconds of each file, why files were not read, and the slowest. A file that no
    sentence was made for is named with the line of code that failed. The exit code is 1 if a file
    made its reader crash. Ctrl+C stops, and reports what was read so far.
    """
    files = files_in(paths)
    started = time.monotonic()
    line = ProgressLine()

    def show(file: CheckedFile, done: int) -> None:
        line.show(f"{done} of {len(files)}  {file.path.name}")
        if as_json:
            emit_json(_file(file))

    with (
        Workers(jobs, seconds_per_file=seconds) as workers,
        stopped_by_ctrl_c() as stopped,
    ):
        checked = check_files(
            files, workers=workers, progress=show, cancelled=lambda: bool(stopped)
        )
    line.end()
    _print(checked, time.monotonic() - started, as_json=as_json)
    for each in checked.crashes:
        say(f"{each.path}: {each.sentence}")
    if stopped:
        context.exit(INTERRUPTED)
    if checked.crashes or not files:
        context.exit(1)


def _print(checked: Checked, seconds: float, *, as_json: bool) -> None:
    if as_json:
        emit_json(_figures(checked, seconds))
        return
    if not checked.files and not checked.missing:
        emit("No files were found there.")
        return
    emit_table(
        ("file", "result", "format", "blocks", "pages", "seconds"),
        [
            (
                each.path.name,
                each.verdict,
                each.importer,
                each.blocks,
                each.pages,
                f"{each.seconds:.2f}",
            )
            for each in checked.files
        ],
    )
    emit("")
    for reason, count in checked.reasons():
        emit(f"{count:5}  {reason}")
    emit("")
    for each in checked.slowest(SLOWEST):
        emit(f"{each.seconds:7.2f} s  {each.path}")
    emit("")
    emit(_sentence(checked, seconds))


def _sentence(checked: Checked, seconds: float) -> str:
    blocks = sum(each.blocks for each in checked.files)
    counts = [
        f"{len(found)} {words}"
        for verdict, words in _WORDS.items()
        if (found := _of(checked, verdict))
    ]
    parts = [f"{len(checked.files)} files in {seconds:.1f} s, {blocks:,} blocks", *counts]
    if not checked.crashes:
        parts.append("0 crashed")
    if checked.missing:
        parts.append(f"{checked.missing} not come to")
    return ": ".join((parts[0], ", ".join(parts[1:]))) + "."


def _of(checked: Checked, verdict: str) -> list[CheckedFile]:
    return [each for each in checked.files if each.verdict == verdict]


def _file(each: CheckedFile) -> dict[str, object]:
    return {
        "type": "file",
        "file": str(each.path),
        "result": each.verdict,
        "importer": each.importer or None,
        "blocks": each.blocks,
        "pages": each.pages,
        "seconds": round(each.seconds, 3),
        "sentence": each.sentence or None,
        "where": each.where or None,
    }


def _figures(checked: Checked, seconds: float) -> dict[str, object]:
    return {
        "type": "figures",
        "files": len(checked.files),
        "missing": checked.missing,
        "seconds": round(seconds, 3),
        "blocks": sum(each.blocks for each in checked.files),
        **{verdict: len(_of(checked, verdict)) for verdict in _WORDS},
        "reasons": dict(checked.reasons()),
        "slowest": [str(each.path) for each in checked.slowest(SLOWEST)],
    }
