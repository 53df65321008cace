"""Links from notes: made, given another type, taken away, followed; each change one edit."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from viewer.archive import Archive
from viewer.domain import Anchor, AnnotationId, NotFound
from viewer.domain.ids import NoteLinkId
from viewer.domain.notes import Backlink, LinkKind, LinkTarget, NoteLink
from viewer.ui.actions import Choice
from viewer.ui.commands.in_hand import InHand, address_in
from viewer.ui.commands.naming import name_of_anchors, name_of_document, shorten
from viewer.ui.session import Place, Session, Where

NO_NOTE = "Take a note first: choose it under Notes or in the inspector and press Ctrl+Shift+K."
NOTHING_SELECTED = "Select the paragraph or the words that the note leads to first."
NOTHING_COPIED = "There is no copied passage: select one in a reader and copy it first."
ICONS = {
    LinkKind.COMPARE: "compare",
    LinkKind.CONTRADICTS: "contradicts",
    LinkKind.FOLLOWS_UP: "follows-up",
    LinkKind.SOURCE: "source",
}


def link_kinds() -> list[Choice]:
    """The types of a link, to choose one."""
    return [Choice(kind.label, kind, icon=ICONS[kind]) for kind in LinkKind]


def take_note(session: Session, note: AnnotationId) -> None:
    """Take a note in hand, and go on in the readers to choose what it leads to."""
    InHand.of(session).take(note)
    session.reveal("readers")


def link_selection(session: Session, kind: LinkKind) -> None:
    """Let the note in hand lead to what is selected in the active reader; it stays in hand."""
    note = InHand.of(session).note
    selection = session.selection
    if note is None:
        session.message.emit(NO_NOTE, False)
    elif not selection.anchors:
        session.message.emit(NOTHING_SELECTED, False)
    else:
        link_to(session, note, kind, LinkTarget(anchor=selection.anchors[0]))


def link_document(session: Session, kind: LinkKind) -> None:
    """Let the note in hand lead to the document of the active reader."""
    note, document = InHand.of(session).note, session.document
    if note is None:
        session.message.emit(NO_NOTE, False)
    elif document is not None:
        link_to(session, note, kind, LinkTarget(document=document))


def link_copied(session: Session, note: AnnotationId, kind: LinkKind) -> bool:
    """Let a note lead to the passage on the clipboard; False where there is none."""
    address = address_in(QGuiApplication.clipboard().mimeData())
    if address is None:
        session.message.emit(NOTHING_COPIED, False)
        return False
    archive = session.archive
    known = next((each for each in archive.documents.all() if each.uuid == address.document), None)
    try:
        if known is None:
            raise NotFound("The copied passage is of a document that is not in this archive.")
        paragraph = archive.documents.at(known.id, address.index)
    except NotFound as error:
        session.refuse(error)
        return False
    anchor = Anchor(paragraph.id, address.start, address.end)
    return link_to(session, note, kind, LinkTarget(anchor=anchor)) is not None


def link_to(
    session: Session, note: AnnotationId, kind: LinkKind, target: LinkTarget
) -> NoteLinkId | None:
    """Let a note lead somewhere."""
    label = f"Link a note to {_named(session.archive, target)} ({kind.label.lower()})"
    return session.do(label, lambda archive: archive.note_links.add(note, kind, target))


def change_link(session: Session, link: NoteLinkId, kind: LinkKind) -> None:
    """Give a link another type."""
    label = f"Change a link to “{kind.label.lower()}”"
    session.do(label, lambda archive: archive.note_links.change(link, kind))


def remove_link(session: Session, link: NoteLinkId) -> None:
    """Take a link away; undo brings it back."""
    session.do("Take a link away", lambda archive: archive.note_links.remove([link]))


def follow(session: Session, end: NoteLink | Backlink) -> None:
    """Show the other end of a link in the reader beside."""
    if isinstance(end, Backlink):
        follow_back(session, end.link)
    else:
        follow_link(session, end)


def follow_link(session: Session, link: NoteLink) -> None:
    """Show what a link leads to in the reader beside, its words selected; of a theme, its pane."""
    if link.document is None:
        session.reveal("themes")
        return
    if link.orphan or link.anchor is None:
        session.open(Place(link.document), _beside(session))
        if link.orphan:
            words = shorten(link.quote)
            session.message.emit(f"“{words}” is not in the document as it is read now.", False)
        return
    anchor = link.anchor
    session.open(Place(link.document, anchor.paragraph, anchor.start, anchor.end), _beside(session))


def follow_back(session: Session, link: NoteLink) -> None:
    """Show in the reader beside where the note stands that leads here."""
    try:
        target = session.archive.annotations.get(link.note).target
    except NotFound as error:
        session.refuse(error)
        return
    if target.document is None:
        session.reveal("themes")
        return
    anchor = target.anchor
    place = (
        Place(target.document)
        if anchor is None
        else Place(target.document, anchor.paragraph, anchor.start, anchor.end)
    )
    session.open(place, _beside(session))


def _beside(session: Session) -> Where:
    """In the other reader than the one that is read in; a new one at its right where it is alone."""
    shown = session.beside
    at_the_right = shown is not None and shown[0] != shown[1] and session.document == shown[1]
    return Where.LEFT if at_the_right else Where.RIGHT


def _named(archive: Archive, target: LinkTarget) -> str:
    try:
        if target.anchor is not None:
            return name_of_anchors(archive, (target.anchor,))
        if target.document is not None:
            return name_of_document(archive.documents.get(target.document))
    except NotFound:  # the edit that is to be named will say so
        pass
    return "another note"
