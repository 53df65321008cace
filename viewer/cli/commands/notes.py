"""`notes`: the notes that people wrote, and what they lead to."""

from __future__ import annotations

from typing import get_args

import click

from viewer.archive import Archive
from viewer.cli.dates import known_date
from viewer.cli.output import emit_json, emit_table, shortened
from viewer.cli.place import to_read
from viewer.domain import CollectionId, NotFound
from viewer.domain.note_lists import NOTES_ON, ListedNote, NoteFilter, NoteOn, NoteOrder
from viewer.domain.notes import LinkKind, NoteLink

PAGE = 500


@click.command
@click.option("--document", "documents", multiple=True, help="Only in this one; may be repeated.")
@click.option("--collection", help="Only in the documents of this collection.")
@click.option(
    "--theme", "themes", multiple=True, help="Only on it or what is tagged so; may be repeated."
)
@click.option("--person", "people", multiple=True, help="Only by them; may be repeated.")
@click.option("--on", type=click.Choice(NOTES_ON), multiple=True, help="Only on such things.")
@click.option(
    "--linked/--unlinked", default=None, help="Only those that lead somewhere, or nowhere."
)
@click.option(
    "--link",
    "links",
    type=click.Choice([each.value for each in LinkKind]),
    multiple=True,
    help="Only with links of this type.",
)
@click.option(
    "--from",
    "changed_from",
    metavar="DATE",
    callback=known_date,
    help="Changed on this day or later.",
)
@click.option(
    "--to",
    "changed_to",
    metavar="DATE",
    callback=known_date,
    help="Changed on this day or earlier.",
)
@click.option("--words", default="", help="With these words, in the note or what it is on.")
@click.option(
    "--order", type=click.Choice(get_args(NoteOrder)), default="newest", show_default=True
)
@click.option("--limit", type=click.IntRange(min=1), help="No more than so many.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.pass_context
def command(
    context: click.Context,
    documents: tuple[str, ...],
    collection: str | None,
    themes: tuple[str, ...],
    people: tuple[str, ...],
    on: tuple[NoteOn, ...],
    linked: bool | None,
    links: tuple[str, ...],
    changed_from: str | None,
    changed_to: str | None,
    words: str,
    order: NoteOrder,
    limit: int | None,
    as_json: bool,
) -> None:
    """List the notes, with where they stand and what they lead to."""
    with to_read(context) as archive:
        wanted = NoteFilter(
            documents=tuple(archive.documents.find(each).id for each in documents),
            collection=None if collection is None else _collection(archive, collection),
            themes=tuple(archive.themes.find(each).id for each in themes),
            people=tuple(archive.people.find(each).id for each in people),
            on=on,
            linked="" if linked is None else "linked" if linked else "unlinked",
            links=tuple(LinkKind(each) for each in links),
            changed_from=changed_from,
            changed_to=changed_to,
            words=words,
        )
        found = archive.note_lists.find(wanted, order)[:limit]
        rows: list[tuple[object, ...]] = []
        for start in range(0, len(found), PAGE):
            for listed in archive.note_lists.read(found[start : start + PAGE]):
                if as_json:
                    emit_json(_as_object(listed))
                else:
                    rows.append(_row(listed))
    emit_table(("note", "source", "block", "by", "changed", "links", "text"), rows, widest=80)


def _collection(archive: Archive, name: str) -> CollectionId:
    for collection in archive.collections.all():
        if collection.name.casefold() == name.casefold():
            return collection.id
    raise NotFound(f"There is no collection “{name}”. Look at its name in the library.")


def _row(listed: ListedNote) -> tuple[object, ...]:
    source = listed.symbol or shortened(listed.title, 40) or f"Theme {listed.theme}"
    return (
        listed.note.id,
        source,
        listed.index,
        listed.note.created_by,
        listed.note.changed_at[:10],
        len(listed.links) or None,
        listed.note.body,
    )


def _as_object(listed: ListedNote) -> dict[str, object]:
    note = listed.note
    anchor = note.target.anchor
    return {
        "note": note.id,
        "uuid": note.uuid,
        "text": note.body,
        "document": listed.document,
        "title": listed.title or None,
        "symbol": listed.symbol,
        "block": listed.index,
        "start": None if anchor is None else anchor.start,
        "end": None if anchor is None else anchor.end,
        "quote": note.quote or None,
        "theme": listed.theme or None,
        "tag": note.target.tag,
        "by": note.created_by,
        "created": note.created_at,
        "changed": note.changed_at,
        "words_found": not listed.orphan,
        "links": [_link(each) for each in listed.links],
        "linked_from": listed.linked_from,
    }


def _link(link: NoteLink) -> dict[str, object]:
    anchor = None if link.to_note is not None else link.anchor
    return {
        "link": link.id,
        "type": link.kind.value,
        "document": link.document,
        "block": None if link.orphan else link.index,
        "start": None if anchor is None else anchor.start,
        "end": None if anchor is None else anchor.end,
        "note": link.to_note,
        "quote": link.quote or None,
        "citation": link.citation,
        "words_found": not link.orphan,
    }
