"""What all documents abbreviate, found and kept: see `viewer.finding.keeping`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from viewer.analysis.acronyms import find_acronyms
from viewer.archive import Archive
from viewer.archive.glossary import Defined
from viewer.domain import DocumentId, NotFound
from viewer.finding.keeping import SLICE, find_apart, keep_pending

FINDER = 1
"""Another number has all documents looked through again: for when acronyms are found better."""
Find = Callable[[Sequence[DocumentId]], Sequence[Defined]]


def settle(
    archive: Archive,
    find: Find | None = None,
    *,
    at_once: int = SLICE,
    check: Callable[[], None] = lambda: None,
) -> int:
    """Find and keep what is pending; see `keep_pending`. Without `find` it is done here."""
    return keep_pending(
        archive,
        archive.glossary,
        FINDER,
        find or (lambda some: defined_in(archive, some)),
        at_once=at_once,
        check=check,
    )


def meanings(archive: Archive, *, most: int = 500) -> dict[str, tuple[str, ...]]:
    """What each acronym stands for, for those who only read; what is pending is looked through now.

    Args:
        archive: of which nothing is written.
        most: of more documents that are pending than these, the rest is passed over.
    """
    pending = archive.glossary.pending(FINDER)[:most]
    return archive.glossary.meanings(
        each for found in defined_in(archive, pending) for each in found.abbreviations
    )


def meant_in(archive: Archive, document: DocumentId) -> dict[str, tuple[str, ...]]:
    """What each acronym stands for in a document; looked for now where it is not kept."""
    if document not in archive.glossary.pending(FINDER):
        return archive.glossary.of_document(document)
    defined = find_acronyms(archive.documents.paragraphs(document))
    return archive.glossary.of_document(document, defined)


def defined_in(archive: Archive, documents: Sequence[DocumentId]) -> list[Defined]:
    """What these define; one that was removed meanwhile is left out."""
    found = []
    for each in documents:
        try:
            document = archive.documents.get(each)
            found.append(Defined.of(document, find_acronyms(archive.documents.paragraphs(each))))
        except NotFound:
            continue
    return found


def defined_apart(
    path: Path, documents: Sequence[DocumentId], progress: Callable[[float], None]
) -> list[Defined]:
    """As `defined_in`, in a process of its own, which reads the archive at `path` itself."""
    return find_apart(path, documents, defined_in, progress)
