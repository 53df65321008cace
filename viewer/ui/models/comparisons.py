"""Two documents paired, for all who show them beside each other: computed once, on another thread."""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from viewer.analysis.align import align, aligned
from viewer.analysis.compare import Change, Ignore, compare
from viewer.archive import Archive
from viewer.archive.changes import Change as ArchiveChange
from viewer.archive.changes import DocumentsChanged, PairsChanged
from viewer.domain import DocumentId, HandPair, Pair, Paragraph, ParagraphId, Relation, WorldError
from viewer.ui.apart import run_apart
from viewer.ui.background import Job
from viewer.ui.session import Session

KEPT = 12
"""Comparisons that are kept at hand."""
_LONG = 600
"""Paragraphs of both from which the work is shown at the foot and done in a process of its own:
busy for a second or more, a thread would slow the interface."""
_WORDLESS = (Relation.SAME, Relation.TRANSLATED, Relation.TOPICAL)
"""Relations of which no words are marked: all of them are the same, or all are other ones."""

Span = tuple[int, int]


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

    Attributes:
        a, b: the documents; `a` stands to the left or above.
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

    def _find_spans(self, paragraph: ParagraphId, ignore: Ignore) -> tuple[Span, ...]:
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

    Signals:
        changed: a pair of document ids: their comparison has come, or was made anew.
    """

    changed = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._kept: OrderedDict[tuple[DocumentId, DocumentId], Comparison] = OrderedDict()
        self._jobs: dict[tuple[DocumentId, DocumentId], Job] = {}
        session.changed.connect(self._changed)
        session.archive_changed.connect(self._forget)

    def get(self, a: DocumentId, b: DocumentId) -> Comparison | None:
        """The comparison, or None while it is being made: then `changed` tells when it is there."""
        key = (a, b)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        if key not in self._jobs:
            self._begin(a, b)
        return None

    def busy(self, a: DocumentId, b: DocumentId) -> bool:
        return (a, b) in self._jobs

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
            done=lambda found: self._take(a, b, found),
            failed=lambda error: self._refused(a, b, error),
            quiet=sum(each.paragraphs for each in documents) < _LONG,
        )
        self._jobs[a, b] = job
        job.ended.connect(lambda: self._ended(a, b, job))

    def _take(self, a: DocumentId, b: DocumentId, found: Comparison) -> None:
        self._kept[a, b] = found
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        self.changed.emit((a, b))

    def _ended(self, a: DocumentId, b: DocumentId, job: Job) -> None:
        if self._jobs.get((a, b)) is job:
            del self._jobs[a, b]

    def _refused(self, _a: DocumentId, _b: DocumentId, error: WorldError) -> None:
        self._session.refuse(error)

    def _changed(self, changes: tuple[ArchiveChange, ...]) -> None:
        touched: set[DocumentId] = set()
        for change in changes:
            if isinstance(change, PairsChanged):
                touched |= change.documents
            elif isinstance(change, DocumentsChanged):
                touched |= change.ids
        if not touched:
            return
        for key in [key for key in self._jobs if touched.intersection(key)]:
            self._jobs.pop(key).abandon()
            self.changed.emit(key)
        for key in [key for key in self._kept if touched.intersection(key)]:
            del self._kept[key]
            self.changed.emit(key)

    def _forget(self) -> None:
        self._kept.clear()
        self._jobs.clear()


def comparisons(session: Session) -> Comparisons:
    """The one of this session."""
    found = session.findChild(Comparisons)
    return found if isinstance(found, Comparisons) else Comparisons(session)


def _compare(home: Archive, a: DocumentId, b: DocumentId, job: Job) -> Comparison:
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
