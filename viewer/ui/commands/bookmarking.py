"""Bookmarks: set, named and taken away, each as one undoable edit."""

from __future__ import annotations

from collections.abc import Sequence

from viewer.archive import Archive
from viewer.domain import Bookmark, Paragraph
from viewer.ui.commands.naming import name_of_paragraph
from viewer.ui.session import Session


def toggle_bookmark(session: Session, paragraph: Paragraph | None) -> None:
    """Set one at a paragraph, or take away the one that is there."""
    if paragraph is None:
        session.message.emit("Go to a paragraph first.", False)
        return
    there = any(
        each.paragraph == paragraph.id
        for each in session.archive.bookmarks.of_document(paragraph.document)
    )
    verb = "Take the bookmark from" if there else "Bookmark"
    session.do(
        f"{verb} {name_of_paragraph(paragraph)}",
        lambda archive: archive.bookmarks.toggle(paragraph.id),
    )


def rename_bookmark(session: Session, bookmark: Bookmark, name: str) -> None:
    """Give it a name; an empty one leaves it to the words of the paragraph."""
    session.do("Rename a bookmark", lambda archive: archive.bookmarks.rename(bookmark.id, name))


def remove_bookmarks(session: Session, bookmarks: Sequence[Bookmark]) -> None:
    """Take them away; undo brings them back."""
    if not bookmarks:
        return
    many = "a bookmark" if len(bookmarks) == 1 else f"{len(bookmarks)} bookmarks"

    def remove(archive: Archive) -> None:
        for each in bookmarks:
            archive.bookmarks.toggle(each.paragraph)

    session.do(f"Take away {many}", remove)
