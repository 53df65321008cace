"""A long walk: `python -m tests.walking --acts 10000 --seed 1`; exit 1 where it strayed."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

import click

from tests.walking import list_ways, more_ways, ways
from tests.walking.walk import Strayed, Walk

__all__ = ["list_ways", "more_ways", "ways"]


@click.command
@click.option("--acts", type=click.IntRange(min=1), default=10_000, show_default=True)
@click.option("--seed", type=int, default=1, show_default=True)
def main(acts: int, seed: int) -> None:
    """Walk so many edits, undos, redos and restarts, then undo and redo all, and say what was done."""
    with tempfile.TemporaryDirectory() as folder:
        walk = Walk(Path(folder) / "walked.concord", seed)
        began, walked = time.perf_counter(), 0
        try:
            while walk.acts < acts:
                walk.step()
            walked = walk.acts
            walk.finish()
        except Strayed as strayed:
            click.echo(str(strayed), err=True)
            raise SystemExit(1) from None
        finally:
            took = time.perf_counter() - began
            click.echo(
                f"{walked:,} edits, undos, redos and restarts in {walk.steps:,} steps, "
                f"{walk.archive.history.newest():,} edits to undo and redo, {took:.0f} s"
            )
            for name, count in sorted(walk.counts.items()):
                click.echo(f"  {name:26} {count:6,}")
            there = ", ".join(f"{count} {noun}" for noun, count in walk.ledger.sizes().items())
            click.echo(f"at the end: {there}")
            walk.close()


if __name__ == "__main__":
    main()
