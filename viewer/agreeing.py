"""How far people agree in an archive: their tags read, compared, and told with theme and place.

Window and command line share it. It reads the archive and asks `viewer.analysis.agreement`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from viewer.analysis.agreement import agreement, coded, compared
from viewer.analysis.tagged import CODED
from viewer.archive import Archive
from viewer.domain import (
    Document,
    DocumentId,
    Paragraph,
    ParagraphId,
    Person,
    PersonId,
    TagFilter,
    ThemeId,
)
from viewer.domain.agreement import Agreement, Coded, ComparedParagraph, Scope, Unit


@dataclass(frozen=True, slots=True)
class Question:
    """What is compared.

    Attributes:
        people: two or more.
        documents: those, or all of the archive where it is None.
        scope: which paragraphs count.
        unit: what is decided upon.
    """

    people: tuple[PersonId, ...]
    documents: frozenset[DocumentId] | None = None
    scope: Scope = "all"
    unit: Unit = "paragraph"


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found.

    Attributes:
        rows: the paragraphs that somebody tagged, in reading order.
        themes: names.
        documents: how many were compared; `left_out`: how many only one of the people, or none,
            has worked on.
    """

    question: Question
    people: tuple[Person, ...]
    rows: tuple[ComparedParagraph, ...]
    agreement: Agreement
    themes: Mapping[ThemeId, str]
    documents: int
    left_out: int


def compare_apart(
    path: Path, question: Question, progress: Callable[[float], None]
) -> list[Answer | ComparedParagraph]:
    """`compare` for another process, with an archive of its own: the answer, then its rows."""
    with Archive.open(path, create=False, read_only=True) as archive:
        answer = compare(archive, question, progress=progress)
    return [replace(answer, rows=()), *answer.rows]


def together(parts: Sequence[Answer | ComparedParagraph]) -> Answer:
    """The answer of `compare_apart` as a whole again."""
    rows = [each for each in parts if isinstance(each, ComparedParagraph)]
    (answer,) = (each for each in parts if isinstance(each, Answer))
    return replace(answer, rows=tuple(rows))


def paragraphs_to_compare(archive: Archive, question: Question) -> int:
    """How many there are to be read, to know whether it takes long."""
    documents, _ = _documents(archive, question)
    return sum(each.paragraphs for each in documents)


def compare(
    archive: Archive,
    question: Question,
    *,
    check: Callable[[], None] = lambda: None,
    progress: Callable[[float], None] = lambda _share: None,
) -> Answer:
    """Compare what people tagged; `check` is called often, and ends it by raising.

    Raises:
        NotFound: one of the people or documents is not there.
    """
    people = tuple(map(archive.people.get, question.people))
    worked_on, asked = _documents(archive, question)
    names = {each.id: each.name for each in archive.themes.all()}
    units: list[Coded] = []
    rows: list[ComparedParagraph] = []
    for number, document in enumerate(worked_on):
        check()
        progress(number / len(worked_on))
        here = dict(_paragraphs(archive, document, question.people))
        units.extend(each for _, each in here.values())
        rows.extend(_rows(document, here, names))
    found = agreement(units, names, scope=question.scope, unit=question.unit)
    return Answer(
        question, people, tuple(rows), found, names, len(worked_on), asked - len(worked_on)
    )


def _documents(archive: Archive, question: Question) -> tuple[list[Document], int]:
    """Those that at least two of the people have worked on, and how many were asked for."""
    worked = [archive.tags.documents(TagFilter(people=(each,))) for each in question.people]
    known = archive.documents.all()
    if question.documents is not None:
        known = [each for each in known if each.id in question.documents]
    two = [each for each in known if sum(each.id in theirs for theirs in worked) > 1]
    return two, len(known)


def _paragraphs(
    archive: Archive, document: Document, people: Sequence[PersonId]
) -> Iterator[tuple[ParagraphId, tuple[Paragraph, Coded]]]:
    """What is there to be tagged, and what else was."""
    paragraphs = archive.documents.paragraphs(document.id)
    tags = archive.tags.of_document(document.id)
    for paragraph, each in zip(paragraphs, coded(paragraphs, tags, people), strict=True):
        if paragraph.kind in CODED or each.tagged:
            yield paragraph.id, (paragraph, each)


def _rows(
    document: Document,
    here: Mapping[ParagraphId, tuple[Paragraph, Coded]],
    names: Mapping[ThemeId, str],
) -> Iterator[ComparedParagraph]:
    for each in compared((each for _, each in here.values()), "tagged"):
        paragraph = here[each.paragraph][0]
        worked = [person for person, marks in enumerate(each.by) if marks is not None]
        same = frozenset.intersection(*(each.themes(person) for person in worked))
        yield ComparedParagraph(
            document=document.id,
            title=document.title,
            symbol=document.symbol,
            paragraph=paragraph.id,
            index=paragraph.index,
            label=paragraph.label,
            page=paragraph.page,
            text=paragraph.text,
            same=_named(same, names),
            only=tuple(_named(each.themes(person) - same, names) for person in range(len(each.by))),
        )


def _named(themes: frozenset[ThemeId], names: Mapping[ThemeId, str]) -> tuple[str, ...]:
    """In the order of the codebook."""
    return tuple(name for theme, name in names.items() if theme in themes)
