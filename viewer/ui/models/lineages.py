"""Clauses followed through time, off the interface thread; what was aligned for one is kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from viewer.archive import Archive
from viewer.archive.changes import Change, DocumentsChanged, PairsChanged
from viewer.counterparts.following import (
    MOST_PAIRS,
    Clause,
    Followed,
    Reading,
    follow,
    follow_apart,
)
from viewer.domain import Document, DocumentId, Lineage, Pair, WorldError
from viewer.ui.apart import run_apart
from viewer.ui.background import Job
from viewer.ui.session import Session

KEPT = 16
"""Clauses that are kept at hand."""
LONG = 600
"""Paragraphs of the documents from which the work is done in a process of its own: busy for a
second or more, a thread would slow the interface."""

Alignments = OrderedDict[tuple[Reading, Reading], Sequence[Pair]]


class Lineages(QObject):
    """What was found, as long as the documents and the hand-made pairs stay."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._kept: OrderedDict[Clause, Lineage] = OrderedDict()
        self._aligned: Alignments = OrderedDict()
        self._pairs = 0
        self._job: Job | None = None
        self._stale = 0
        """Goes up when something found before may be wrong, also what is being looked for now."""
        session.changed.connect(self._changed)
        session.archive_changed.connect(self._forget)

    @property
    def busy(self) -> bool:
        return self._job is not None

    def find(
        self,
        clause: Clause,
        done: Callable[[Lineage], None],
        failed: Callable[[WorldError], None],
        ended: Callable[[], None],
    ) -> None:
        """Follow a clause; another one that is being followed is given up.

        Args:
            clause: to be followed.
            done: called at once where it is known, else when it has been found.
            failed: called where the world refused.
            ended: called when it is over, also when the work was cancelled; before the others.
        """
        self.stop()
        if clause in self._kept:
            self._kept.move_to_end(clause)
            done(self._kept[clause])
            ended()
            return
        archive, stale, known = self._session.archive, self._stale, dict(self._aligned)

        def finished(found: Followed) -> None:
            if stale == self._stale:
                self._take(clause, found)
            done(found.lineage)

        job = self._session.background.run(
            f"Follow a clause through {clause.series}",
            lambda job: _follow(archive, clause, known, job),
            done=finished,
            failed=failed,
        )
        self._job = job
        job.ended.connect(lambda: self._ended(job, ended))

    def stop(self) -> None:
        """Look no further."""
        if self._job is not None:
            self._job.abandon()
            self._job = None

    def _ended(self, job: Job, tell: Callable[[], None]) -> None:
        if self._job is job:  # else it was given up for another
            self._job = None
            tell()

    def _take(self, clause: Clause, found: Followed) -> None:
        self._kept[clause] = found.lineage
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        for key, pairs in found.made.items():
            self._drop(key)
            self._aligned[key] = pairs
            self._pairs += len(pairs)
        while self._pairs > MOST_PAIRS:
            self._drop(next(iter(self._aligned)))

    def _drop(self, key: tuple[Reading, Reading]) -> None:
        self._pairs -= len(self._aligned.pop(key, ()))

    def _changed(self, changes: tuple[Change, ...]) -> None:
        touched: set[DocumentId] = set()
        for change in changes:
            if isinstance(change, PairsChanged):
                touched |= change.documents
            elif isinstance(change, DocumentsChanged):
                touched |= change.ids
        if not touched:
            return
        self._stale += 1
        self._kept.clear()
        for key in [key for key in self._aligned if touched.intersection((key[0][0], key[1][0]))]:
            self._drop(key)

    def _forget(self) -> None:
        self.stop()
        self._stale += 1
        self._kept.clear()
        self._aligned.clear()
        self._pairs = 0


def _follow(
    home: Archive, clause: Clause, known: dict[tuple[Reading, Reading], Sequence[Pair]], job: Job
) -> Followed:
    with home.again(read_only=True) as archive:
        job.on_cancel(archive.interrupt)
        documents = archive.documents.some(clause.documents)
        readings = {(each.id, each.reading) for each in documents}
        of_these = {key: pairs for key, pairs in known.items() if readings.issuperset(key)}
        if _work_left(documents, of_these) < LONG:
            return follow(
                archive,
                clause,
                known=of_these,
                progress=job.progress,
                cancelled=lambda: job.cancelled,
            )
    return run_apart(job, follow_apart, home.path, clause, of_these)


def _work_left(
    documents: Sequence[Document], known: dict[tuple[Reading, Reading], Sequence[Pair]]
) -> int:
    """About how many paragraphs are still to be aligned."""
    if len(known) >= len(documents) - 1:
        return 0
    return sum(each.paragraphs for each in documents)
