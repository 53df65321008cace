"""`untag`: take a theme off a block."""

from __future__ import annotations

import click

from viewer.cli.anchoring import anchor_at
from viewer.cli.output import emit
from viewer.cli.place import to_edit
from viewer.domain import NotFound


@click.command
@click.argument("document")
@click.argument("block", type=int)
@click.argument("theme")
@click.option("--words", help="Only from these words; without it from the block as a whole.")
@click.option("--person", metavar="NAME", help="Take off what this person has put there.")
@click.pass_context
def command(
    context: click.Context,
    document: str,
    block: int,
    theme: str,
    words: str | None,
    person: str | None,
) -> None:
    """Take THEME off BLOCK of DOCUMENT and print the id of the tag that is gone.

    Only your own is taken off, unless --person names another.
    """
    with to_edit(context) as archive:
        found = archive.documents.find(document)
        anchor = anchor_at(archive, found, block, words)
        wanted = archive.themes.find(theme)
        there = [
            each
            for each in archive.tags.of_paragraph(anchor.paragraph)
            if each.theme == wanted.id and each.anchor == anchor
        ]
        whose = archive.person if person is None else archive.people.find(person).name
        tags = [each.id for each in there if each.created_by == whose]
        if there and not tags:
            names = " and ".join(dict.fromkeys(each.created_by for each in there))
            raise NotFound(
                f"“{wanted.name}” was put there by {names}, not by {whose}, and stays. "
                "Say --person to take another's off."
            )
        if not tags:
            where = f"on “{words}” in" if words else "on"
            raise NotFound(
                f"“{wanted.name}” is not {where} block {block} of “{found.title}”. "
                "The excerpts show what is tagged."
            )
        archive.tags.remove(tags)
    emit(str(tags[0]))
