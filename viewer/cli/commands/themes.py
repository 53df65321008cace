"""`themes`: the codebook."""

from __future__ import annotations

import click

from viewer.cli.output import emit_json, emit_table
from viewer.cli.place import to_read


@click.command
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.pass_context
def command(context: click.Context, as_json: bool) -> None:
    """List the themes of the archive, with how many tags each has."""
    with to_read(context) as archive:
        themes = archive.themes.all()
    names = {each.id: each.name for each in themes}
    if not as_json:
        emit_table(
            ("id", "key", "name", "within", "tags", "description"),
            [
                (
                    each.id,
                    each.key,
                    each.name,
                    names.get(each.parent) if each.parent else None,
                    each.tags,
                    each.description,
                )
                for each in themes
            ],
        )
        return
    for each in themes:
        emit_json(
            {
                "theme": each.id,
                "uuid": each.uuid,
                "name": each.name,
                "key": each.key,
                "colour": each.colour,
                "icon": each.icon,
                "description": each.description,
                "parent": each.parent,
                "tags": each.tags,
            }
        )
