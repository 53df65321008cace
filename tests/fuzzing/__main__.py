"""`python -m tests.fuzzing FOLDER...`: damaged files by the thousand; exit 1 if one comes to grief."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import click

from tests.fuzzing.campaign import Outcome, run
from tests.fuzzing.material import in_folders, made
from tests.fuzzing.mutants import Breeder
from viewer.cli.interrupting import INTERRUPTED, stopped_by_ctrl_c
from viewer.importing import Workers


@click.command
@click.argument("folders", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--seed", default=1, show_default=True)
@click.option("--count", default=1000, show_default=True, help="Files to make.")
@click.option("--start", default=0, show_default=True, help="Number of the first.")
@click.option("--jobs", type=click.IntRange(1), help="Processes; by default one for each core.")
@click.option("--seconds", default=20.0, show_default=True, help="A file that takes longer hangs.")
@click.option("--memory", default=2048, show_default=True, help="MB that a process may have.")
@click.option("--largest", default=200_000, show_default=True, help="Bytes of files to damage.")
@click.option(
    "--keep",
    default=Path("out/fuzzing"),
    show_default=True,
    type=click.Path(path_type=Path),
    help="Folder for files that come to grief.",
)
def command(
    folders: tuple[Path, ...],
    seed: int,
    count: int,
    start: int,
    jobs: int | None,
    seconds: float,
    memory: int,
    largest: int,
    keep: Path,
) -> None:
    """Damage the files of FOLDERS, and small ones of every format, and read them as an import does."""
    specimens = [*in_folders(folders, largest=largest), *made()]
    started = time.monotonic()
    workers = Workers(jobs, seconds_per_file=seconds, memory_mb=memory)
    with stopped_by_ctrl_c() as stopped:
        outcome = run(
            Breeder(specimens, seed),
            range(start, start + count),
            workers=workers,
            keep=keep,
            cancelled=lambda: bool(stopped),
        )
    click.echo(f"seed {seed}, numbers {start} to {start + count - 1}, {len(specimens)} specimens")
    _print(outcome, time.monotonic() - started)
    sys.exit(INTERRUPTED if stopped else 0 if outcome.sound else 1)


def _print(outcome: Outcome, seconds: float) -> None:
    verdicts = {"crash": 0, "slow": 0, "memory": 0, "unforeseen": 0, **outcome.verdicts}
    click.echo(f"{outcome.files} mutated files in {seconds:.0f} s")
    click.echo(", ".join(f"{number} {form}" for form, number in outcome.forms.most_common()))
    click.echo(", ".join(f"{number} {verdict}" for verdict, number in verdicts.items()))
    click.echo(f"{outcome.tracebacks} tracebacks, {len(outcome.said)} characters on standard error")
    for finding, number in outcome.findings.most_common():
        click.echo(f"{number:6}  {finding}")
    for spent, name in outcome.slowest:
        click.echo(f"{spent:6.2f} s  {name}")
    if outcome.said:
        click.echo(outcome.said[:2000])


if __name__ == "__main__":
    command()
