"""Documents corrected, removed and kept together, each as one undoable edit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from viewer.archive import Archive
from viewer.domain import CollectionId, DocumentId
from viewer.ui.commands.naming import name_of_document
from viewer.ui.session import Session

MANY = 50
"""Documents that take longer than an interface may wait: off the interface thread."""


def remove_documents(session: Session, documents: Sequence[DocumentId]) -> None:
    """Remove documents; undo brings them back with their tags and notes."""
    if not documents:
        return
    chosen = tuple(documents)
    label = f"Remove {name_of_documents(session.archive, chosen)}"
    if len(chosen) > MANY:
        session.do_in_background(label, lambda archive, _job: archive.documents.remove(chosen))
    else:
        session.do(label, lambda archive: archive.documents.remove(chosen))


def correct_document(
    session: Session, document: DocumentId, fields: Mapping[str, str | None]
) -> None:
    """Set what was recognised wrongly; a new reading leaves it alone."""
    known = session.archive.documents.get(document)
    changed = {
        name: value or None
        for name, value in fields.items()
        if (getattr(known, name) or "") != (value or "")
    }
    if not changed:
        return
    label = (
        f"Rename {name_of_document(known)}"
        if set(changed) == {"title"}
        else f"Correct {name_of_document(known)}"
    )
    session.do(label, lambda archive: archive.documents.correct(document, **changed))


def add_collection(
    session: Session, name: str, documents: Sequence[DocumentId] = ()
) -> CollectionId | None:
    """Make a collection, with documents in it if there are any."""
    return session.do(
        f"New collection {name}", lambda archive: archive.collections.add(name, documents)
    )


def rename_collection(session: Session, collection: CollectionId, name: str) -> None:
    """Give a collection another name."""
    session.do(
        f"Rename collection to {name}",
        lambda archive: archive.collections.rename(collection, name),
    )


def remove_collection(session: Session, collection: CollectionId) -> None:
    """Remove a collection; its documents stay in the library."""
    name = _name_of_collection(session.archive, collection)
    session.do(f"Remove collection {name}", lambda archive: archive.collections.remove(collection))


def put_into_collection(
    session: Session, collection: CollectionId, documents: Sequence[DocumentId]
) -> None:
    """Put documents into a collection."""
    chosen = tuple(documents)
    name = _name_of_collection(session.archive, collection)
    session.do(
        f"Put {name_of_documents(session.archive, chosen)} into {name}",
        lambda archive: archive.collections.put(collection, chosen),
    )


def take_from_collection(
    session: Session, collection: CollectionId, documents: Sequence[DocumentId]
) -> None:
    """Take documents out of a collection; they stay in the library."""
    chosen = tuple(documents)
    name = _name_of_collection(session.archive, collection)
    session.do(
        f"Take {name_of_documents(session.archive, chosen)} out of {name}",
        lambda archive: archive.collections.take(collection, chosen),
    )


def name_of_documents(archive: Archive, documents: Sequence[DocumentId]) -> str:
    """`A/RES/67/264`, or how many there are."""
    if len(documents) == 1:
        return name_of_document(archive.documents.get(documents[0]))
    return f"{len(documents):,} documents"


def _name_of_collection(archive: Archive, collection: CollectionId) -> str:
    found = (each.name for each in archive.collections.all() if each.id == collection)
    return next(found, "the collection")
