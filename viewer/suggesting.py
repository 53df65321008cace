"""What an archive has to suggest from: its themes, and what people tagged and rejected in it.

Window and command line share it. It reads the archive and asks `viewer.analysis.suggest`; it knows no
screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from viewer.analysis.suggest import Subject, Suggester, Suggestion, Taught
from viewer.archive import Archive
from viewer.archive.suggestions import Decided
from viewer.domain import DocumentId, Kind, Paragraph, ParagraphId, ThemeId

MOST_PARAGRAPHS = 1_500
"""That are learned from, of the documents tagged last: some seconds at most."""


def subjects_of(archive: Archive) -> list[Subject[ThemeId]]:
    """The themes that are offered."""
    return [
        Subject(each.id, each.words, each.examples)
        for each in archive.themes.all()
        if not each.retired
    ]


def taught_by(archive: Archive, most: int = MOST_PARAGRAPHS) -> list[Taught[ThemeId]]:
    """The documents that people tagged last, up to so many paragraphs."""
    found: list[Taught[ThemeId]] = []
    for document in archive.suggestions.tagged_documents():
        if most <= 0:
            break
        taught = _taught(archive, document, most)
        most -= len(taught.blocks)
        found.append(taught)
    return found


def suggester_of(archive: Archive) -> Suggester[ThemeId]:
    """All that the archive teaches."""
    return Suggester(subjects_of(archive), taught_by(archive))


def undecided(
    suggestions: Iterable[Suggestion[ThemeId]],
    paragraphs: Sequence[Paragraph],
    decided: Mapping[ParagraphId, Decided],
) -> list[Suggestion[ThemeId]]:
    """Without themes that their paragraph has already, or that were rejected for it."""
    by_index = {each.index: decided[each.id] for each in paragraphs if each.id in decided}
    return [
        each
        for each in suggestions
        if (known := by_index.get(each.index)) is None
        or (each.theme not in known.themes and each.theme not in known.rejected)
    ]


def _taught(archive: Archive, document: DocumentId, most: int) -> Taught[ThemeId]:
    paragraphs = archive.documents.paragraphs(document)
    decided = archive.suggestions.decided(document)
    last = max((n for n, each in enumerate(paragraphs) if each.id in decided), default=-1)
    # What comes after the last tag nobody need have read; of a long document its newest part.
    first = max(0, last + 1 - most)
    blocks = [
        each
        for number, each in enumerate(paragraphs[: last + 1])
        if number >= first or each.kind is Kind.HEADING
    ]
    known = {each.index: decided[each.id] for each in blocks if each.id in decided}
    return Taught(
        blocks,
        {index: each.themes for index, each in known.items() if each.themes},
        {index: each.rejected for index, each in known.items() if each.rejected},
    )
