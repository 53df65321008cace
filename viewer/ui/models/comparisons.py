"""Two documents paired, for all who show them beside each other: computed once, on another thread."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from viewer.analysis.ignoring import Ignore
from viewer.archive import Archive
from viewer.archive.changes import Change as ArchiveChange
from viewer.archive.changes import DocumentsChanged, PairsChanged
from viewer.domain import (
    DocumentId,
    HandPair,
    Kind,
    Pair,
    Paragraph,
    ParagraphId,
    Relation,
    WorldError,
)
from viewer.ui.background import Job, State
from viewer.ui.session import Session

KEPT = 12
"""Comparisons that are kept at hand."""
_LONG = 600
"""Paragraphs of both from which the work is shown at the foot and done in a process of its own:
busy for a second or more, a thread would slow the interface."""
_WORDLESS = (Relation.SAME, Relation.TRANSLATED, Relation.TOPICAL)
"""Relations of which no words are marked: all of them are the same, or all are other ones."""

_HEADINGS = (Kind.TITLE, Kind.HEADING)

Span = tuple[int, int]
Place = tuple[int, int]
"""Of a pair: where its paragraphs stand in the two documents."""


@dataclass(frozen=True, slots=True)
class Match:
    """A pair by the ids of its paragraphs; None on one side for what was added or removed."""

    a: ParagraphId | None
    b: ParagraphId | None
    relation: Relation
    score: float
    reason: str
    held: bool

    @property
    def differs(self) -> bool:
        return self.relation not in (Relation.SAME, Relation.TRANSLATED)


class Comparison:
    """How the paragraphs of two documents stand to each other, in reading order.

    It is made on another thread; what takes long for long documents is computed with it, so that
    the interface has nothing to go through when it comes.

    Attributes:
        a, b: the documents; `a` stands to the left or above.
        counts: pairs by relation.
        fixed: pairs that stand in the same order in both documents.
        differing: of `a` and of `b`, the paragraphs that differ, and whether they have no
            counterpart at all.
        same: paragraphs of both that do not differ, but for headings.
    """

    def __init__(
        self,
        a: DocumentId,
        b: DocumentId,
        of_a: Sequence[Paragraph],
        of_b: Sequence[Paragraph],
        pairs: Iterable[Pair],
    ) -> None:
        self.a = a
        self.b = b
        by_index_a = {each.index: each.id for each in of_a}
        by_index_b = {each.index: each.id for each in of_b}
        self.paragraphs = {each.id: each for each in (*of_a, *of_b)}
        self.matches = tuple(_match(pair, by_index_a, by_index_b) for pair in pairs)
        self._of: defaultdict[ParagraphId, list[Match]] = defaultdict(list)
        for match in self.matches:
            for side in (match.a, match.b):
                if side is not None:
                    self._of[side].append(match)
        self._spans: dict[tuple[ParagraphId, Ignore], tuple[Span, ...]] = {}
        self.counts = Counter(match.relation for match in self.matches)
        self.fixed = self._find_fixed()
        self.differing = self._find_differing()
        self.same = frozenset(
            each.id
            for each in self.paragraphs.values()
            if each.kind not in _HEADINGS
            and each.id not in self.differing[0]
            and each.id not in self.differing[1]
        )

    def of(self, paragraph: ParagraphId) -> tuple[Match, ...]:
        """The pairs of a paragraph of either document: several where it was split or merged."""
        return tuple(self._of.get(paragraph, ()))

    def counterparts(self, paragraph: ParagraphId) -> tuple[ParagraphId, ...]:
        """In the other document."""
        others = (match.b if match.a == paragraph else match.a for match in self.of(paragraph))
        return tuple(each for each in others if each is not None)

    def spans(self, paragraph: ParagraphId, ignore: Ignore) -> tuple[Span, ...]:
        """The words `[start, end)` of a paragraph that none of its counterparts has."""
        key = (paragraph, ignore)
        if key not in self._spans:
            self._spans[key] = self._find_spans(paragraph, ignore)
        return self._spans[key]

    def _find_fixed(self) -> tuple[tuple[ParagraphId, ParagraphId], ...]:
        at = {each.id: each.index for each in self.paragraphs.values()}
        pairs = {
            (at[match.a], at[match.b]): (match.a, match.b)
            for match in self.matches
            if match.a is not None and match.b is not None and match.relation is not Relation.MOVED
        }
        return tuple(pairs[each] for each in rising(sorted(pairs)))

    def _find_differing(self) -> tuple[dict[ParagraphId, bool], dict[ParagraphId, bool]]:
        found: tuple[dict[ParagraphId, bool], dict[ParagraphId, bool]] = ({}, {})
        for match in self.matches:
            if match.differs:
                whole = match.a is None or match.b is None
                for side, paragraph in zip(found, (match.a, match.b), strict=True):
                    if paragraph is not None:
                        side[paragraph] = whole
        return found

    def _find_spans(self, paragraph: ParagraphId, ignore: Ignore) -> tuple[Span, ...]:
        from viewer.analysis.compare import Change, compare  # when words are first marked

        found: list[Span] | None = None
        for match in self.of(paragraph):
            other = match.b if match.a == paragraph else match.a
            if other is None or match.relation in _WORDLESS:
                return ()
            here, there = self.paragraphs[paragraph].text, self.paragraphs[other].text
            own = [
                (span.a_start, span.a_start + len(here[span.a_start : span.a_end].rstrip()))
                for span in compare(here, there, ignore)
                if span.change is Change.DELETE
            ]
            found = own if found is None else _common(found, own)
        return tuple(found or ())


def _match(pair: Pair, a: dict[int, ParagraphId], b: dict[int, ParagraphId]) -> Match:
    return Match(
        None if pair.a is None else a[pair.a],
        None if pair.b is None else b[pair.b],
        pair.relation,
        pair.score,
        pair.reason,
        pair.held,
    )


def rising(points: Sequence[Place]) -> list[Place]:
    """The longest part, from points in order of their first place, in which both places rise."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int | None] = []
    for at, (place_a, place_b) in enumerate(points):
        if at and points[at - 1][0] == place_a:
            before.append(None)  # a paragraph that came apart: its first part is the fixed point
            continue
        place = bisect_left(ends, place_b)
        before.append(last[place - 1] if place else None)
        if place == len(ends):
            ends.append(place_b)
            last.append(at)
        else:
            ends[place], last[place] = place_b, at
    chain: list[Place] = []
    step: int | None = last[-1] if last else None
    while step is not None:
        chain.append(points[step])
        step = before[step]
    return chain[::-1]


def _common(one: Sequence[Span], other: Sequence[Span]) -> list[Span]:
    """What lies in spans of both."""
    found = []
    for start, end in one:
        for begin, stop in other:
            first, last = max(start, begin), min(end, stop)
            if first < last:
                found.append((first, last))
    return found


class Comparisons(QObject):
    """The comparisons of a session, kept as long as their documents and hand-made pairs stay.

    One that a person ended, or that failed, is not begun again by the next key press: `ask` does.

    Signals:
        changed: a pair of document ids: their comparison has come, was made anew, or will not come.
    """

    changed = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._kept: OrderedDict[tuple[DocumentId, DocumentId], Comparison] = OrderedDict()
        self._jobs: dict[tuple[DocumentId, DocumentId], Job] = {}
        self._ended_early: set[tuple[DocumentId, DocumentId]] = set()
        self._stale: set[tuple[DocumentId, DocumentId]] = set()
        session.changed.connect(self._changed)
        session.archive_changed.connect(self._forget)

    def get(self, a: DocumentId, b: DocumentId) -> Comparison | None:
        """The comparison, or None while it is being made: then `changed` tells when it is there.

        When somebody has paired paragraphs by hand, the last one serves until the next is there:
        marks and places on the screen stay.
        """
        key = (a, b)
        if key in self._stale:
            self._stale.remove(key)
            self._begin(a, b)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        if key not in self._jobs and key not in self._ended_early:
            self._begin(a, b)
        return None

    def ask(self, a: DocumentId, b: DocumentId) -> None:
        """Have a comparison made that was ended before it came."""
        if (a, b) in self._ended_early:
            self._ended_early.remove((a, b))
            self.changed.emit((a, b))

    def busy(self, a: DocumentId, b: DocumentId) -> bool:
        return (a, b) in self._jobs

    def ended_early(self, a: DocumentId, b: DocumentId) -> bool:
        """Whether it was begun and cancelled, or failed, and waits to be asked for again."""
        return (a, b) in self._ended_early

    def _begin(self, a: DocumentId, b: DocumentId) -> None:
        archive = self._session.archive
        try:
            documents = [archive.documents.get(each) for each in (a, b)]
        except WorldError:  # removed meanwhile: whoever shows it hears of that
            return
        names = " with ".join(each.symbol or each.title[:40] for each in documents)
        job = self._session.background.run(
            f"Compare {names}",
            lambda job: _compare(archive, a, b, job),
            done=self.keep,
            failed=lambda error: self._refused(a, b, error),
            quiet=sum(each.paragraphs for each in documents) < _LONG,
        )
        self._jobs[a, b] = job
        job.ended.connect(lambda: self._ended(a, b, job))

    def keep(self, found: Comparison) -> None:
        """Take in a comparison, and tell."""
        self._kept[found.a, found.b] = found
        while len(self._kept) > KEPT:
            self._stale.discard(self._kept.popitem(last=False)[0])
        self.changed.emit((found.a, found.b))

    def _ended(self, a: DocumentId, b: DocumentId, job: Job) -> None:
        if self._jobs.get((a, b)) is not job:
            return
        del self._jobs[a, b]
        if job.state is not State.DONE:
            self._kept.pop((a, b), None)
            self._ended_early.add((a, b))
            self.changed.emit((a, b))

    def _refused(self, _a: DocumentId, _b: DocumentId, error: WorldError) -> None:
        self._session.refuse(error)

    def _changed(self, changes: tuple[ArchiveChange, ...]) -> None:
        paired = _touched(change for change in changes if isinstance(change, PairsChanged))
        other = _touched(change for change in changes if isinstance(change, DocumentsChanged))
        touched = paired | other
        if not touched:
            return
        self._ended_early = {key for key in self._ended_early if not touched.intersection(key)}
        keys = [key for key in {*self._jobs, *self._kept} if touched.intersection(key)]
        for key in keys:
            if key in self._jobs:
                self._jobs.pop(key).abandon()
            if other.intersection(key):
                self._kept.pop(key, None)
                self._stale.discard(key)
            elif key in self._kept:
                self._stale.add(key)
            self.changed.emit(key)

    def _forget(self) -> None:
        self._kept.clear()
        self._jobs.clear()
        self._ended_early.clear()
        self._stale.clear()


def _touched(changes: Iterable[PairsChanged | DocumentsChanged]) -> set[DocumentId]:
    return {
        document
        for change in changes
        for document in (change.documents if isinstance(change, PairsChanged) else change.ids)
    }


def comparisons(session: Session) -> Comparisons:
    """The one of this session."""
    found = session.findChild(Comparisons)
    return found if isinstance(found, Comparisons) else Comparisons(session)


def _compare(home: Archive, a: DocumentId, b: DocumentId, job: Job) -> Comparison:
    from viewer.analysis.align import align, aligned  # when two documents first stand together
    from viewer.ui.apart import run_apart

    with home.again(read_only=True) as archive:
        job.on_cancel(archive.interrupt)
        of_a, of_b = archive.documents.paragraphs(a), archive.documents.paragraphs(b)
        said = archive.pairs.between(a, b)
    indexes = {each.id: each.index for each in (*of_a, *of_b)}
    held = [HandPair(indexes[each.a], indexes[each.b], each.together) for each in said]
    if len(of_a) + len(of_b) >= _LONG:
        pairs = run_apart(job, aligned, of_a, of_b, held)
    else:
        pairs = align(of_a, of_b, held=held, progress=job.progress, cancelled=lambda: job.cancelled)
    return Comparison(a, b, of_a, of_b, pairs)
