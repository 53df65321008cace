"""`annotate`: a note on a block, a document, a theme or a tag."""

from __future__ import annotations

import click

from viewer.archive import Archive
from viewer.cli.anchoring import anchor_at
from viewer.cli.output import emit
from viewer.cli.place import to_edit
from viewer.domain import TagId, Target

_MOST = 3


@click.command
@click.argument("arguments", metavar="[DOCUMENT [BLOCK]] TEXT", nargs=-1, required=True)
@click.option("--words", help="On these words of the block, as they stand there.")
@click.option("--theme", help="On this theme; name no document then.")
@click.option("--tag", type=int, help="On this tag, by its number; name no document then.")
@click.pass_context
def command(
    context: click.Context,
    arguments: tuple[str, ...],
    words: str | None,
    theme: str | None,
    tag: int | None,
) -> None:
    """Put a note with TEXT (Markdown) on BLOCK of DOCUMENT, or on all of it, and print its id.

    DOCUMENT is a number, symbol, file name or part of a title; BLOCK an index as `read` and
    `search` print it, from 0.
    """
    *place, text = arguments
    _check(place, words, theme, tag)
    with to_edit(context) as archive:
        if theme is not None:
            target = Target(theme=archive.themes.find(theme).id)
        elif tag is not None:
            target = Target(tag=TagId(tag))
        else:
            target = _in_document(archive, place, words)
        note = archive.annotations.add(target, text)
    emit(str(note))


def _check(place: list[str], words: str | None, theme: str | None, tag: int | None) -> None:
    named = [each for each in (place, theme, tag) if each]
    if len(named) != 1 or len(place) >= _MOST:
        raise click.UsageError("Name a DOCUMENT and TEXT, or a theme or a tag and TEXT.")
    if len(place) > 1 and not place[1].isdecimal():
        raise click.UsageError(f"BLOCK is an index from 0, not “{place[1]}”.")
    if words is not None and len(place) < _MOST - 1:
        raise click.UsageError("--words are of a BLOCK; name one.")


def _in_document(archive: Archive, place: list[str], words: str | None) -> Target:
    found = archive.documents.find(place[0])
    if len(place) == 1:
        return Target(document=found.id)
    return Target(document=found.id, anchor=anchor_at(archive, found, int(place[1]), words))
