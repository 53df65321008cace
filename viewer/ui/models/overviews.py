"""Counts of themes read and tabled in the background; only the newest question is answered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject

from viewer.analysis.overview import UNDATED, Closeness, Measure, by_document, by_year, together
from viewer.domain import ExcerptFilter, WorldError
from viewer.domain.charts import Head, Table
from viewer.domain.overviews import Counts
from viewer.ui.background import Job
from viewer.ui.session import Session


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be counted, and how.

    Attributes:
        untagged: documents without an excerpt too.
    """

    filter: ExcerptFilter
    measure: Measure = Measure.EXCERPTS
    closeness: Closeness = Closeness.PARAGRAPHS
    untagged: bool = False


@dataclass(frozen=True, slots=True)
class Tables:
    """The three tables of one question."""

    documents: Table
    years: Table
    together: Table
    empty: bool


class Overviews(QObject):
    """Asks the archive off the interface thread."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._job: Job | None = None

    @property
    def busy(self) -> bool:
        return self._job is not None

    def ask(
        self,
        asked: Asked,
        done: Callable[[Tables], None],
        failed: Callable[[WorldError], None],
    ) -> None:
        """Count; what was asked before is not answered any more."""
        self.stop()
        home = self._session.archive

        def work(job: Job) -> Tables:
            with home.again(read_only=True) as archive:
                job.on_cancel(archive.interrupt)
                counts = archive.overview.counts(asked.filter, untagged=asked.untagged)
            return tables(counts, asked)

        def finished(found: Tables) -> None:
            self._job = None
            done(found)

        def refused(error: WorldError) -> None:
            self._job = None
            failed(error)

        self._job = self._session.background.run(
            "Count themes", work, done=finished, failed=refused, quiet=True
        )

    def stop(self) -> None:
        """Forget what was asked."""
        if self._job is not None:
            self._job.abandon()
            self._job = None


def tables(counts: Counts, asked: Asked) -> Tables:
    """All three, so that a tab is there as soon as it is chosen."""
    return Tables(
        by_document(counts, asked.measure),
        by_year(counts, asked.measure),
        together(counts, asked.closeness),
        not counts.counts,
    )


def behind(row: Head, column: Head, only: ExcerptFilter) -> ExcerptFilter:
    """The excerpts that a cell counts, of those that were let through."""
    themes = tuple(dict.fromkeys((*row.themes, *column.themes)))
    documents = row.documents or only.documents
    date_from, date_to = only.date_from, only.date_to
    if not row.documents and column.documents:
        # Where dates are narrowed already, the year may reach beyond them.
        if column.date != UNDATED and not (date_from or date_to):
            date_from = date_to = column.date
        else:
            documents = column.documents
    both = len(row.themes) + len(column.themes) > 1
    return ExcerptFilter(themes, documents, date_from, date_to, people=only.people, together=both)
