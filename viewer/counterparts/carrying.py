"""Themes and notes carried from paragraphs to their counterparts in another document.

A plan comes first, which a person reads and ticks; then all that is wanted is done in one edit.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from viewer.analysis.align import align
from viewer.analysis.reanchor import reanchor
from viewer.analysis.steering import Steering
from viewer.archive import Archive
from viewer.counterparts.following import hand_pairs
from viewer.domain import (
    Anchor,
    Annotation,
    AnnotationId,
    DocumentId,
    Pair,
    Paragraph,
    ParagraphId,
    Passage,
    Relation,
    Tag,
    Target,
    ThemeId,
    Verdict,
)
from viewer.domain.notes import LinkTarget

SURE = 0.5
"""From this score a counterpart of the same language is so much the same that its themes hold."""

SURE_TRANSLATED = 0.6
"""Of translations the score says how strong the evidence is, not how much is the same."""

_OWN = (Relation.SAME, Relation.CHANGED, Relation.MOVED)

TO_WORDS = "to the same words"
TO_PARAGRAPH = "to the paragraph"
LOST = "to the paragraph: its words are not there"
FOREIGN = "to the paragraph: its words are in another language"
THERE = "is there already"


@dataclass(frozen=True, slots=True)
class Link:
    """A paragraph with a counterpart."""

    source: Paragraph
    target: Paragraph
    relation: Relation
    score: float
    reason: str
    held: bool = False

    @property
    def sure(self) -> bool:
        """Whether what was said of the one most likely holds of the other."""
        if self.held or self.relation is Relation.SAME:
            return True
        if self.relation is Relation.TRANSLATED:
            return self.score >= SURE_TRANSLATED
        return self.relation in _OWN and self.score >= SURE


@dataclass(frozen=True, slots=True)
class Carried:
    """One theme or note on its way.

    Attributes:
        theme: None of a note, whose text is `body`.
        name: of the theme; empty of a note.
        source: where it stands, and `quote`: on which words.
        target: where it would stand, and `words`: on which.
        how: in words, where it goes.
        there: it stands there already; nothing is to be done.
        sure: it can be carried without being looked at.
        note: of which it is a copy, which leads where that leads; None of a theme.
    """

    theme: ThemeId | None
    name: str
    body: str
    link: Link
    source: Anchor
    quote: str
    target: Anchor
    words: str
    how: str
    there: bool
    sure: bool
    note: AnnotationId | None = None


def links(
    a: Iterable[Paragraph],
    b: Iterable[Paragraph],
    pairs: Iterable[Pair],
    only: Collection[ParagraphId] | None = None,
) -> list[Link]:
    """The pairs that have both sides, from `a` to `b`.

    Args:
        a: paragraphs of the document from which is carried.
        b: of the other.
        pairs: of both.
        only: these paragraphs of `a`; None for all.
    """
    of_a, of_b = ({each.index: each for each in side} for side in (a, b))
    return [
        Link(of_a[pair.a], of_b[pair.b], pair.relation, pair.score, pair.reason, pair.held)
        for pair in pairs
        if pair.a is not None and pair.b is not None and (only is None or of_a[pair.a].id in only)
    ]


@dataclass(frozen=True, slots=True)
class Errand:
    """What is to be planned.

    Attributes:
        source: the document from which is carried.
        targets: those to which; the source itself is passed over.
        only: these paragraphs of the source; None for all.
    """

    source: DocumentId
    targets: tuple[DocumentId, ...]
    only: frozenset[ParagraphId] | None = None


def plan_errand(
    archive: Archive,
    errand: Errand,
    *,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> list[Carried]:
    """Pair the source with each target, hand-made pairs first, and say what would be carried.

    Raises:
        NotFound: a document is not there any more.
        Cancelled: it is not wanted any more.
    """
    steering = Steering(progress, cancelled)
    source = archive.documents.paragraphs(errand.source)
    planned: list[Carried] = []
    targets = [each for each in errand.targets if each != errand.source]
    for number, target in enumerate(targets):
        part = steering.part(number / len(targets), (number + 1) / len(targets))
        texts = archive.documents.paragraphs(target)
        pairs = align(
            source,
            texts,
            held=hand_pairs(archive, source, texts),
            progress=part.at,
            cancelled=cancelled,
        )
        planned += plan(archive, links(source, texts, pairs, errand.only))
    steering.at(1.0)
    return planned


def plan_apart(path: Path, errand: Errand, progress: Callable[[float], None]) -> list[Carried]:
    """`plan_errand` for another process, with an archive of its own."""
    with Archive.open(path, create=False, read_only=True) as archive:
        return plan_errand(archive, errand, progress=progress)


def plan(archive: Archive, wanted: Sequence[Link]) -> list[Carried]:
    """What would be carried over these links, in their order; what is there already is named too."""
    planner = _Planner(archive, wanted)
    found: dict[tuple[ThemeId | None, str, Anchor], Carried] = {}
    for link in wanted:
        for each in planner.of(link):
            key = (each.theme, each.body, each.target)
            known = found.get(key)
            if known is None or (each.sure and not known.sure):
                found[key] = each
    return list(found.values())


def carry(archive: Archive, wanted: Iterable[Carried]) -> int:
    """Do it, in one edit; how many themes and notes were put where they were not."""
    count = 0
    with archive.edit("Carry themes and notes to the counterparts"):
        for each in wanted:
            if each.there:
                continue
            if each.theme is not None:
                archive.tags.add(each.theme, [each.target])
            else:
                made = archive.annotations.add(Target(anchor=each.target), each.body)
                _carry_links(archive, each.note, made)
            count += 1
    return count


def _carry_links(archive: Archive, note: AnnotationId | None, copy: AnnotationId) -> None:
    """A copy leads where the note leads; not into readings that are not shown any more."""
    for link in [] if note is None else archive.note_links.of_note(note):
        if link.to_note is not None:
            target = LinkTarget(note=link.to_note)
        elif link.orphan:
            continue
        elif link.anchor is not None:
            target = LinkTarget(anchor=link.anchor)
        else:
            target = LinkTarget(document=link.document)
        archive.note_links.add(copy, link.kind, target)


class _Planner:
    """Knows what stands on the paragraphs of both sides."""

    def __init__(self, archive: Archive, wanted: Sequence[Link]) -> None:
        self._names = {each.id: each.name for each in archive.themes.all()}
        self._tags: dict[ParagraphId, list[Tag]] = {}
        self._notes: dict[ParagraphId, list[Annotation]] = {}
        for document in _documents(wanted):
            for tag in archive.tags.of_document(document):
                self._tags.setdefault(tag.anchor.paragraph, []).append(tag)
            for note in archive.annotations.of_document(document):
                if note.target.anchor is not None:
                    self._notes.setdefault(note.target.anchor.paragraph, []).append(note)

    def of(self, link: Link) -> Iterator[Carried]:
        for tag in self._tags.get(link.source.id, ()):
            yield self._carried(link, tag.anchor, theme=tag.theme)
        for note in self._notes.get(link.source.id, ()):
            if note.target.anchor is not None:
                yield self._carried(link, note.target.anchor, body=note.body, note=note.id)

    def _carried(
        self,
        link: Link,
        source: Anchor,
        *,
        theme: ThemeId | None = None,
        body: str = "",
        note: AnnotationId | None = None,
    ) -> Carried:
        target, how, certain = _landed(link, source)
        there = self._stands(target, theme, body)
        return Carried(
            theme=theme,
            name="" if theme is None else self._names[theme],
            body=body,
            link=link,
            source=source,
            quote=link.source.text[source.start : source.end],
            target=target,
            words=link.target.text[target.start : target.end],
            how=THERE if there else how,
            there=there,
            sure=certain and link.sure and not there,
            note=note,
        )

    def _stands(self, target: Anchor, theme: ThemeId | None, body: str) -> bool:
        if theme is not None:
            here = self._tags.get(target.paragraph, ())
            return any(each.theme == theme and each.anchor == target for each in here)
        notes = self._notes.get(target.paragraph, ())
        return any(each.body == body and each.target.anchor == target for each in notes)


def _documents(wanted: Sequence[Link]) -> list[DocumentId]:
    return list(
        dict.fromkeys(side.document for each in wanted for side in (each.source, each.target))
    )


def _landed(link: Link, source: Anchor) -> tuple[Anchor, str, bool]:
    """Where an anchor goes, how that is said, and whether it is certain."""
    whole = Anchor(link.target.id)
    if source.start is None or source.end is None:
        return whole, TO_PARAGRAPH, True
    if link.relation is Relation.TRANSLATED:
        return whole, FOREIGN, True
    if link.source.text == link.target.text:
        return Anchor(link.target.id, source.start, source.end), TO_WORDS, True
    (landing,) = reanchor([link.source], [link.target], [Passage(0, source.start, source.end)])
    if landing.verdict is Verdict.ORPHAN or len(landing.passages) != 1:
        return whole, LOST, False
    (passage,) = landing.passages
    if passage.start is None:
        return whole, TO_PARAGRAPH, not landing.why
    target = Anchor(link.target.id, passage.start, passage.end)
    why = f"{TO_WORDS}: {landing.why}" if landing.why else TO_WORDS
    return target, why, not landing.why
