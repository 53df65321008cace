"""Pairs by hand: what a person says of two paragraphs goes before what was computed."""

from __future__ import annotations

from viewer.archive import Archive
from viewer.domain import DocumentId, Paragraph
from viewer.ui.commands.naming import name_of_paragraph
from viewer.ui.session import Session


def say_of_pair(
    session: Session, here: Paragraph | None, there: Paragraph | None, *, together: bool
) -> None:
    """Say that two paragraphs belong together, or that they do not; one step to undo."""
    if here is None or there is None:
        session.message.emit("Go to a paragraph in both readers first.", False)
        return
    verb, link = ("Pair", "with") if together else ("Part", "from")
    label = f"{verb} {name_of_paragraph(here)} {link} {name_of_paragraph(there)}"

    def say(archive: Archive) -> None:
        (archive.pairs.pair if together else archive.pairs.part)(here.id, there.id)

    session.do(label, say)


def forget_pairs(session: Session, here: Paragraph | None, document: DocumentId) -> None:
    """Leave a paragraph and its counterparts in a document to what is computed."""
    if here is None:
        return
    pairs = [
        each
        for each in session.archive.pairs.of_paragraph(here.id)
        if session.archive.documents.paragraph(each.b).document == document
    ]
    if not pairs:
        session.message.emit("Nothing was said by hand of this paragraph.", False)
        return

    def forget(archive: Archive) -> None:
        for each in pairs:
            archive.pairs.forget(each.a, each.b)

    session.do(f"Leave {name_of_paragraph(here)} to the alignment", forget)
