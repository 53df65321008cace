"""What an archive has to suggest from: its themes, and what people tagged and rejected in it.

Window and command line share it. It reads the archive and asks `viewer.analysis.suggest`; it knows no
screen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from viewer.analysis.suggest import Subject, Suggester, Suggestion, Taught
from viewer.archive import Archive
from viewer.archive.suggestions import Decided
from viewer.domain import DocumentId, Kind, Paragraph, ParagraphId, Suggested, ThemeId

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


@dataclass(frozen=True, slots=True)
class Asked:
    """Documents to suggest for, with what is needed for it; can be handed to another process.

    Attributes:
        decided: by people, in these documents.
        known: what was learned already; None where it is to be learned from `taught`.
    """

    documents: Mapping[DocumentId, Sequence[Paragraph]]
    decided: Mapping[ParagraphId, Decided]
    known: Suggester[ThemeId] | None
    subjects: Sequence[Subject[ThemeId]] = ()
    taught: Sequence[Taught[ThemeId]] = ()

    @property
    def size(self) -> int:
        """In paragraphs that are looked at."""
        return sum(map(len, self.documents.values())) + sum(
            len(each.blocks) for each in self.taught
        )


@dataclass(frozen=True, slots=True)
class Answered:
    """What was learned, and what is suggested.

    Attributes:
        found: all by document and paragraph, also what is decided already.
        open: what nobody has decided.
        paragraphs: those for which something is suggested.
    """

    known: Suggester[ThemeId]
    found: Mapping[DocumentId, Mapping[ParagraphId, tuple[Suggested, ...]]]
    open: Mapping[DocumentId, Mapping[ParagraphId, tuple[Suggested, ...]]]
    paragraphs: Mapping[ParagraphId, Paragraph]


def ask(
    archive: Archive, documents: Iterable[DocumentId], known: Suggester[ThemeId] | None
) -> Asked:
    """Read what `answer` needs."""
    wanted = {each: archive.documents.paragraphs(each) for each in documents}
    decided: dict[ParagraphId, Decided] = {}
    for each in wanted:
        decided.update(archive.suggestions.decided(each))
    if known is not None:
        return Asked(wanted, decided, known)
    return Asked(wanted, decided, None, subjects_of(archive), taught_by(archive))


def answer(
    asked: Asked, least: float, progress: Callable[[float], None] = lambda _share: None
) -> Answered:
    """Suggest; the longest of it is learning."""
    known = asked.known or Suggester(asked.subjects, asked.taught)
    found: dict[DocumentId, Mapping[ParagraphId, tuple[Suggested, ...]]] = {}
    shown: dict[ParagraphId, Paragraph] = {}
    for number, (document, paragraphs) in enumerate(asked.documents.items(), start=1):
        here = {each.index: each for each in paragraphs}
        by_paragraph: dict[ParagraphId, tuple[Suggested, ...]] = {}
        for each in known.suggest(paragraphs, least=least):
            place = here[each.index]
            suggested = Suggested(place.id, each.theme, each.score, each.because)
            by_paragraph[place.id] = (*by_paragraph.get(place.id, ()), suggested)
            shown[place.id] = place
        found[document] = by_paragraph
        progress(number / len(asked.documents))
    left = {
        document: {
            paragraph: rest
            for paragraph, here in by_paragraph.items()
            if (rest := not_decided(here, asked.decided.get(paragraph)))
        }
        for document, by_paragraph in found.items()
    }
    return Answered(known, found, left, shown)


def not_decided(suggested: tuple[Suggested, ...], decided: Decided | None) -> tuple[Suggested, ...]:
    """Those of a paragraph whose theme it does not have and nobody rejected."""
    if decided is None:
        return suggested
    taken = decided.themes | decided.rejected
    return tuple(each for each in suggested if each.theme not in taken)
