"""What all documents abbreviate, found and kept: after imports and reading again.

As with mentions (see `viewer.importing.citing`), nothing has to be told of a change: what was found is
compared with the reading it was found in.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from viewer.analysis.acronyms import find_acronyms
from viewer.archive import Archive
from viewer.archive.glossary import Defined
from viewer.domain import DocumentId, NotFound

FINDER = 1
"""Another number has all documents looked through again: for when acronyms are found better."""
SLICE = 50
"""Documents that are kept in one short transaction, which a person's edit may have to wait for."""

Find = Callable[[Sequence[DocumentId]], Sequence[Defined]]


def settle(
    archive: Archive,
    find: Find | None = None,
    *,
    at_once: int = SLICE,
    check: Callable[[], None] = lambda: None,
) -> int:
    """Find and keep what is pending; how many documents that were.

    Args:
        archive: where it can be written; else nothing is done.
        find: does the finding of `at_once` documents, as in another process; here, by default.
        at_once: how many.
        check: raises where the work is to end; what was kept stays.
    """
    if archive.read_only:
        return 0
    pending = archive.glossary.pending(FINDER)
    for at in range(0, len(pending), at_once):
        check()
        some = pending[at : at + at_once]
        found = find(some) if find else defined_in(archive, some)
        for first in range(0, len(found), SLICE):
            archive.glossary.keep(found[first : first + SLICE], FINDER)
    return len(pending)


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
    found: list[Defined] = []
    with Archive.open(path, create=False, read_only=True) as archive:
        for at in range(0, len(documents), SLICE):
            found += defined_in(archive, documents[at : at + SLICE])
            progress(len(found) / len(documents))
    return found
