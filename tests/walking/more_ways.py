"""What people do with notes, links, pairs and bookmarks; and undo, redo and restarts."""

from __future__ import annotations

from tests.walking.finding import anchor, document, note, one, paragraph, tags, theme
from tests.walking.walk import UNDONE_AT_ONCE, Walk, way
from viewer.archive.history import Entry
from viewer.domain import EditId, Target
from viewer.domain.notes import LinkKind, LinkTarget


@way(15)
def annotate(walk: Walk) -> None:
    what = walk.random.randrange(5)
    if what == 0:
        target = Target(theme=theme(walk))
    elif what == 1:
        target = Target(document=document(walk))
    elif what == 2:
        target = Target(tag=one(walk, tags(walk)).id)
    else:
        target = Target(anchor=anchor(walk))
    walk.archive.annotations.add(target, f"Note {walk.number()}: see **there**.")


@way(6)
def change_note(walk: Walk) -> None:
    walk.archive.annotations.change(note(walk).id, f"Changed {walk.number()}")


@way(4)
def remove_notes(walk: Walk) -> None:
    walk.archive.annotations.remove([note(walk).id, note(walk).id])


@way(12)
def link_note(walk: Walk) -> None:
    what = walk.random.randrange(4)
    if what == 0:
        target = LinkTarget(document=document(walk))
    elif what == 1:
        target = LinkTarget(note=note(walk).id)
    else:
        target = LinkTarget(anchor=anchor(walk))
    walk.archive.note_links.add(note(walk).id, walk.random.choice(list(LinkKind)), target)


@way(5)
def change_link(walk: Walk) -> None:
    links = walk.archive.note_links
    chosen = one(walk, links.of_document(document(walk)))
    if walk.random.random() < 0.6:
        links.change(chosen.id, walk.random.choice(list(LinkKind)))
    else:
        links.remove([chosen.id])


@way(6)
def pair(walk: Walk) -> None:
    a, b = paragraph(walk).id, paragraph(walk).id
    say = walk.random.choice(
        (walk.archive.pairs.pair, walk.archive.pairs.part, walk.archive.pairs.forget)
    )
    say(a, b)


@way(3)
def forget_pair(walk: Walk) -> None:
    known = one(walk, walk.archive.pairs.of_paragraph(paragraph(walk).id))
    walk.archive.pairs.forget(known.a, known.b)


@way(4)
def bookmark(walk: Walk) -> None:
    walk.archive.bookmarks.toggle(paragraph(walk).id, walk.random.choice(("", "Here")))


@way(2)
def rename_bookmark(walk: Walk) -> None:
    chosen = one(walk, walk.archive.bookmarks.all())
    walk.archive.bookmarks.rename(chosen.id, f"Place {walk.number()}")


@way(3)
def restore_an_earlier_state(walk: Walk) -> None:
    """Of one thing, by any entry of the history."""
    newest = walk.archive.history.newest()
    if newest:
        entries = walk.archive.history.entries(EditId(walk.random.randint(1, newest)))
        walk.archive.history.restore(_entry(walk, entries))


@way(16)
def undo(walk: Walk) -> None:
    walk.undo(walk.random.randint(1, UNDONE_AT_ONCE))


@way(12)
def redo(walk: Walk) -> None:
    walk.redo(walk.random.randint(1, UNDONE_AT_ONCE))


@way(3)
def undo_out_of_order(walk: Walk) -> None:
    walk.out_of_order()


@way(6)
def restart(walk: Walk) -> None:
    walk.restart()


def _entry(walk: Walk, entries: list[Entry]) -> Entry:
    return one(walk, entries)
