"""Notes on words, paragraphs and documents, each change one undoable edit."""

from __future__ import annotations

from collections.abc import Sequence

from viewer.archive import Archive
from viewer.domain import AnnotationId, NotFound, Target
from viewer.ui.commands.naming import name_of_anchors, name_of_document
from viewer.ui.session import LARGE, Selection, Session

NOTHING_SELECTED = "Select a paragraph or some words first, then write the note."


def selection_target(selection: Selection) -> Target | None:
    """What a note on the selection stands on: its first anchor, or None without one.

    A note has one anchor; a selection that runs over several paragraphs is noted where it begins.
    """
    if not selection.anchors:
        return None
    return Target(document=selection.document, anchor=selection.anchors[0])


def document_target(session: Session) -> Target | None:
    """What a note on the open document stands on."""
    return Target(document=session.document) if session.document is not None else None


def name_of_target(archive: Archive, target: Target) -> str:
    """Name a target as edits and the head of the editor do: `paragraph 14`, `A/RES/67/264`."""
    if target.tag is not None and target.anchor is not None:
        theme = archive.themes.name(archive.tags.get(target.tag).theme)
        return f"{theme} on {name_of_anchors(archive, (target.anchor,))}"
    if target.anchor is not None:
        return name_of_anchors(archive, (target.anchor,))
    if target.theme is not None:
        return f"theme {archive.themes.name(target.theme)}"
    if target.document is not None:
        return name_of_document(archive.documents.get(target.document))
    return "the archive"


def add_note(session: Session, target: Target, body: str) -> AnnotationId | None:
    """Keep a new note; one without words is not kept."""
    if not body.strip():
        return None
    label = f"Note on {name_of_target(session.archive, target)}"
    return session.do(label, lambda archive: archive.annotations.add(target, body))


def change_note(session: Session, note: AnnotationId, body: str) -> bool:
    """Change the words of a note; with none left it is removed. True when something changed."""
    known = session.archive.annotations.get(note)
    if known.body == body:
        return False
    if not body.strip():
        remove_notes(session, (note,))
        return True
    label = f"Change note on {name_of_target(session.archive, known.target)}"
    session.do(label, lambda archive: archive.annotations.change(note, body))
    return True


def keep_note(
    session: Session, target: Target, note: AnnotationId | None, body: str
) -> tuple[AnnotationId | None, bool]:
    """Keep what an editor holds, as a new note or as a change of the one it began with.

    Returns:
        The note that holds the words now, if one does; and whether the words are safe.
    """
    if note is None:
        added = add_note(session, target, body)
        return added, added is not None or not body.strip()
    try:
        change_note(session, note, body)
        if not body.strip():
            return None, True
        return note, session.archive.annotations.get(note).body == body
    except NotFound:  # taken away meanwhile, by undo for one: what is written is a new note
        return keep_note(session, target, None, body)


def remove_notes(session: Session, notes: Sequence[AnnotationId]) -> None:
    """Remove notes; undo brings them back."""
    if not notes:
        return
    chosen = tuple(notes)
    try:
        label = _removal_label(session.archive, chosen)
    except NotFound as error:
        session.refuse(error)
        return
    if len(chosen) > LARGE:
        session.do_in_background(label, lambda archive, _job: archive.annotations.remove(chosen))
    else:
        session.do(label, lambda archive: archive.annotations.remove(chosen))


def _removal_label(archive: Archive, notes: Sequence[AnnotationId]) -> str:
    if len(notes) > 1:
        return f"Remove {len(notes)} notes"
    target = archive.annotations.get(notes[0]).target
    return f"Remove note on {name_of_target(archive, target)}"
