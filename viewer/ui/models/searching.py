"""Asks the archive what was typed: off the interface thread, the newest question only."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from viewer.archive import Archive
from viewer.domain import WorldError
from viewer.domain.searching import Completion, Facets, FacetValue, Found, Page, Question, Tally
from viewer.ui.background import Job
from viewer.ui.models.concordance_model import Row, rows_of
from viewer.ui.models.query_text import finished, with_filter
from viewer.ui.session import Session

T = TypeVar("T")

FIRST = 50
MORE = 200
COUNT_MS = 150
"""After the hits: while somebody types on, nothing is counted that nobody would see."""
MOST_LINED = 5_000
"""Hits that are laid out in context."""
MOST = 20_000
"""Hits that are handed over to be tagged."""
_PORTION = 1_000

_SCOPES = {
    "paragraphs": "Paragraphs",
    "notes": "Notes",
    "titles": "Titles",
    "themes": "Themes",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """The first hits, how many there are in all, and how long it took."""

    question: Question
    hits: tuple[Found, ...]
    further: bool
    tally: Tally
    ranked: int | None
    milliseconds: float


@dataclass(frozen=True, slots=True)
class Counted:
    """By what the hits of a question can be narrowed.

    Attributes:
        scopes: how many there are of each kind of thing; none where the query itself says which.
    """

    question: Question
    facets: Facets
    scopes: tuple[FacetValue, ...]


@dataclass(frozen=True, slots=True)
class Lined:
    """The occurrences in the hits of a question; `cut` where there are more hits than these."""

    question: Question
    rows: list[Row]
    cut: bool


class Searching(QObject):
    """One search at a time; a newer one ends the older.

    Attributes:
        full_names: whether an acronym finds what it stands for too.

    Signals:
        answered: an `Answer`.
        continued: an `Answer` with more of the same hits.
        counted: `Counted`, a little later.
        failed: the `WorldError` (a `QueryError` where the query cannot be understood).
        lined: a `Lined`, where occurrences in context were asked for.
        completed: the text that was asked about, whether a person asked, and `Completion`s.
    """

    answered = Signal(object)
    continued = Signal(object)
    counted = Signal(object)
    lined = Signal(object)
    failed = Signal(object)
    completed = Signal(str, bool, object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.full_names = False
        self._meanings: Mapping[str, Sequence[str]] | None = None
        self._asking: Job | None = None
        self._counting: Job | None = None
        self._lining: Job | None = None
        self._completing: Job | None = None
        self._question: Question | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(COUNT_MS)
        self._later.timeout.connect(self._count)

    @property
    def busy(self) -> bool:
        """Whether hits are awaited."""
        return self._asking is not None

    def ask(self, question: Question) -> None:
        """Ask a new question."""
        if question == self._question and self.busy:
            return
        self.stop()
        self._question = question

        def work(archive: Archive, _job: Job) -> Answer:
            began = time.perf_counter()
            asked = self.whole(archive, question)
            page: Page = archive.search.page(asked, limit=FIRST)
            spent = (time.perf_counter() - began) * 1000
            tally = archive.search.tally(asked)
            return Answer(question, page.found, page.further, tally, page.ranked, spent)

        self._asking = self._run("Searching", work, self._answered, self._failed)

    def go_on(self, answer: Answer) -> None:
        """Ask for the hits after those of an answer."""
        if self.busy or not answer.further or len(answer.hits) >= MOST:
            return

        def work(archive: Archive, _job: Job) -> Answer:
            asked = self.whole(archive, answer.question)
            page = archive.search.page(asked, offset=len(answer.hits), limit=MORE)
            return replace(answer, hits=(*answer.hits, *page.found), further=page.further)

        self._asking = self._run("Searching", work, self._continued, self._failed)

    def line_up(self, question: Question) -> None:
        """Ask for the occurrences in context."""
        if self._lining is not None:
            self._lining.abandon()

        def work(archive: Archive, job: Job) -> Lined:
            hits, cut = all_hits(archive, self.whole(archive, question), job, MOST_LINED)
            return Lined(question, rows_of(hits), cut)

        def done(lined: Lined) -> None:
            self._lining = None
            self.lined.emit(lined)

        def failed(error: WorldError) -> None:
            self._lining = None
            self.failed.emit(error)

        self._lining = self._run("Searching", work, done, failed)

    def complete(self, text: str, place: int, *, wanted: bool) -> None:
        """Ask what may be typed next; an answer that comes too late is not given."""
        if self._completing is not None:
            self._completing.abandon()

        def done(found: list[Completion]) -> None:
            self._completing = None
            self.completed.emit(text, wanted, found)

        def work(archive: Archive, _job: Job) -> list[Completion]:
            return list(archive.search.complete(text, place))

        def failed(_error: WorldError) -> None:
            self._completing = None

        self._completing = self._run("Completing", work, done, failed)

    def stop(self) -> None:
        """End what is being asked; nobody is answered."""
        for job in (self._asking, self._counting, self._lining):
            if job is not None:
                job.abandon()
        self._asking = self._counting = self._lining = None
        self._later.stop()
        self._question = None

    def whole(self, archive: Archive, question: Question) -> Question:
        """With what acronyms stand for, where that is wanted; for any thread."""
        if not self.full_names:
            return question
        meanings = self._meanings
        if meanings is None:
            meanings = self._meanings = archive.glossary.meanings()
        return replace(question, expansions=meanings)

    def forget_names(self) -> None:
        """Read anew what acronyms stand for: it may have changed."""
        self._meanings = None

    def _answered(self, answer: Answer) -> None:
        self._asking = None
        self.answered.emit(answer)
        if answer.hits and self._question == answer.question:
            self._later.start()

    def _continued(self, answer: Answer) -> None:
        self._asking = None
        self.continued.emit(answer)

    def _failed(self, error: WorldError) -> None:
        self._asking = None
        self._question = None
        self.failed.emit(error)

    def _count(self) -> None:
        question = self._question
        if question is None:
            return

        def work(archive: Archive, _job: Job) -> Counted:
            asked = self.whole(archive, question)
            return Counted(question, archive.search.facets(asked), _scopes(archive, asked))

        def done(counted: Counted) -> None:
            self._counting = None
            self.counted.emit(counted)

        def failed(_error: WorldError) -> None:
            self._counting = None

        self._counting = self._run("Counting", work, done, failed)

    def _run(
        self,
        title: str,
        work: Callable[[Archive, Job], T],
        done: Callable[[T], None],
        failed: Callable[[WorldError], None],
    ) -> Job:
        home = self._session.archive

        def on_thread(job: Job) -> T:
            with home.again(read_only=True) as archive:
                job.on_cancel(archive.interrupt)
                return work(archive, job)

        return self._session.background.run(title, on_thread, done=done, failed=failed, quiet=True)


def all_hits(
    archive: Archive, question: Question, job: Job, most: int = MOST
) -> tuple[list[Found], bool]:
    """Every hit, up to `most`, in the order of the question; and whether there are more."""
    hits: list[Found] = []
    further = True
    while further and len(hits) < most:
        job.check()
        portion = min(_PORTION, most - len(hits))
        page = archive.search.page(question, offset=len(hits), limit=portion)
        hits += page.found
        further = page.further and bool(page.found)
    return hits, further


def _scopes(archive: Archive, question: Question) -> tuple[FacetValue, ...]:
    if "in:" in question.text:
        return ()
    # Behind a filter nothing is being typed any more: the last word says itself that it may go on.
    text = finished(question.text) if question.typing else question.text
    found = []
    for scope, said in _SCOPES.items():
        narrows = f"in:{scope}"
        only = replace(question, text=with_filter(text, narrows), typing=False)
        count = archive.search.tally(only).count
        if count:
            found.append(FacetValue(said, count, narrows))
    return tuple(found) if len(found) > 1 else ()
