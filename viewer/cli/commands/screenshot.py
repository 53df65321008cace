"""`screenshot`: the main window as a picture."""

from __future__ import annotations

import re
from pathlib import Path

import click

from viewer.cli.output import say
from viewer.cli.picture import draw
from viewer.cli.place import archive_path


class _Size(click.ParamType[tuple[int, int]]):
    """Width and height in pixels, as `1280x800`."""

    name = "WxH"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, int]:
        if isinstance(value, tuple):
            return value
        match = re.fullmatch(r"(\d{2,5})x(\d{2,5})", str(value))
        if match is None:
            self.fail(f"{value!r} is not a size such as 1280x800.", param, ctx)
        return int(match[1]), int(match[2])


@click.command
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--size", type=_Size(), default="1280x800", show_default=True)
@click.option("--open", "opened", multiple=True, help="A document to show; may be repeated.")
@click.option(
    "--at", "blocks", multiple=True, type=int, help="Its block to show, one for each document."
)
@click.option("--dark", is_flag=True, help="In the dark appearance.")
@click.option("--scale", type=click.FloatRange(0.5, 4), default=1.0, help="2 for dense screens.")
@click.option("--compare", is_flag=True, help="Mark what differs between the documents.")
@click.option("--original", is_flag=True, help="Show the pages of originals beside the text.")
@click.pass_context
def command(
    context: click.Context,
    file: Path,
    size: tuple[int, int],
    opened: tuple[str, ...],
    blocks: tuple[int, ...],
    dark: bool,
    scale: float,
    original: bool,
    compare: bool,
) -> None:
    """Draw the main window, with the documents opened side by side, into FILE (PNG)."""
    if len(blocks) > len(opened):
        raise click.UsageError("There are more --at than --open.")
    path = archive_path(context)
    draw(
        path, file, size, opened, blocks, dark=dark, scale=scale, original=original, compare=compare
    )
    say(f"The window was drawn into {file}.")
