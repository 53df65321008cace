"""`people`: who has worked in the archive, and under which name you do."""

from __future__ import annotations

import click

from viewer.archive.people import clean_name
from viewer.cli.output import emit_json, emit_table, say
from viewer.cli.place import to_edit, to_read
from viewer.defaults import person_name, remember_name


@click.command
@click.option("--me", metavar="NAME", help="Work under this name from now on, in every archive.")
@click.option(
    "--rename",
    nargs=2,
    metavar="OLD NEW",
    help="Give somebody another name; what they did is told under it.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.pass_context
def command(
    context: click.Context, me: str | None, rename: tuple[str, str] | None, as_json: bool
) -> None:
    """List who has worked in the archive, with how much there is of each."""
    if me is not None:
        _work_as(me)
    if rename is not None:
        with to_edit(context) as archive:
            archive.people.rename(archive.people.find(rename[0]).id, rename[1])
    if me is not None or rename is not None:
        return
    with to_read(context) as archive:
        people, work = archive.people.all(), archive.people.work()
    if not as_json:
        emit_table(
            ("id", "name", "tags", "notes", "edits"),
            [
                (each.id, each.name, work[each.id].tags, work[each.id].notes, work[each.id].edits)
                for each in people
            ],
        )
        return
    for each in people:
        emit_json(
            {
                "person": each.id,
                "uuid": each.uuid,
                "name": each.name,
                "tags": work[each.id].tags,
                "notes": work[each.id].notes,
                "edits": work[each.id].edits,
            }
        )


def _work_as(name: str) -> None:
    if not name.strip():
        raise click.UsageError("Say a name after --me.")
    name = clean_name(name)
    remember_name(name)
    working = person_name()
    if working == name:
        say(f"You work as {name}.")
    else:
        say(f"{name} is kept, but CONCORD_PERSON says {working}, which goes before.")
