"""Suggestions for the documents that somebody looks at, kept up to date off the interface thread.

There is one `Suggestions` a session, which readers and the pane share. What a person decides takes
effect at once; what it teaches follows when they pause.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from viewer.archive.changes import (
    Change,
    DocumentsChanged,
    RejectionsChanged,
    TagsChanged,
    ThemesChanged,
)
from viewer.domain import DocumentId, NotFound, ParagraphId, Suggested
from viewer.ui.background import Job
from viewer.ui.session import Session
from viewer.ui.settings import Setting

if TYPE_CHECKING:
    # Imported when somebody first wants suggestions: the first window needs none.
    from viewer.suggesting import Answered

SHOWN = Setting("suggestions.shown", False)
THRESHOLD = Setting("suggestions.threshold", 0.5)
LEAST = 0.3
"""Less probable ones are never asked for."""
PAUSE_MS = 1_500
"""Learning waits for this long after the last edit."""
_APART = 400
"""Paragraphs from which a process of its own disturbs less than a thread."""

_NONE: Mapping[ParagraphId, tuple[Suggested, ...]] = {}


class Suggestions(QObject):
    """What is suggested and not decided yet.

    Signals:
        changed: the ids of documents whose suggestions are others now.
    """

    changed = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._watched: dict[Hashable, DocumentId] = {}
        self._all: dict[DocumentId, tuple[Suggested, ...]] = {}
        self._open: dict[DocumentId, dict[ParagraphId, tuple[Suggested, ...]]] = {}
        self._known: Any = None
        self._job: Job | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._read)
        session.changed.connect(self._archive_edited)
        session.archive_changed.connect(self._begin_anew)
        session.leaving.connect(self._timer.stop)

    @classmethod
    def of(cls, session: Session) -> Suggestions:
        """Give the one of this session."""
        found = session.findChild(cls)
        return found if isinstance(found, cls) else cls(session)

    @property
    def shown(self) -> bool:
        """Whether readers show them beside the text."""
        return self._session.settings.get(SHOWN)

    def show(self, shown: bool) -> None:
        """Show them beside the text, or no more."""
        self._session.settings.set(SHOWN, shown)
        self.changed.emit(frozenset(self._watched.values()))

    @property
    def threshold(self) -> float:
        """The score from which they are shown."""
        return self._session.settings.get(THRESHOLD)

    @property
    def busy(self) -> bool:
        """Whether something is being computed, or will be soon."""
        return self._job is not None or self._timer.isActive()

    def watch(self, who: Hashable, document: DocumentId | None) -> None:
        """Somebody looks at a document, or at none any more."""
        before = self._watched.pop(who, None)
        if document is not None:
            self._watched[who] = document
        if before is not None and before not in self._watched.values():
            self._all.pop(before, None)
            self._open.pop(before, None)
        if document is not None and document not in self._all:
            self._timer.start(0)

    def in_document(
        self, document: DocumentId | None
    ) -> Mapping[ParagraphId, tuple[Suggested, ...]]:
        """Those at least as probable as the threshold, by paragraph."""
        if document is None:
            return _NONE
        least = self.threshold
        found = (
            (paragraph, tuple(each for each in here if each.score >= least))
            for paragraph, here in self._open.get(document, {}).items()
        )
        return {paragraph: here for paragraph, here in found if here}

    def _archive_edited(self, changes: tuple[Change, ...]) -> None:
        decided: set[DocumentId] = set()
        for change in changes:
            match change:
                case TagsChanged(_, documents) | RejectionsChanged(_, documents):
                    decided |= documents & set(self._all)
                    self._known = None
                case ThemesChanged() | DocumentsChanged():
                    self._known = None
                case _:
                    continue
            if self._watched:
                self._timer.start(PAUSE_MS)
        for document in decided:
            self._leave_out_decided(document)
        if decided:
            self.changed.emit(frozenset(decided))

    def _leave_out_decided(self, document: DocumentId) -> None:
        decided = self._session.archive.suggestions.decided(document)
        open_here: dict[ParagraphId, list[Suggested]] = {}
        for each in self._all.get(document, ()):
            known = decided.get(each.paragraph)
            if known is None or each.theme not in (known.themes | known.rejected):
                open_here.setdefault(each.paragraph, []).append(each)
        self._open[document] = {paragraph: tuple(here) for paragraph, here in open_here.items()}

    def _begin_anew(self) -> None:
        self._known = None
        self._watched.clear()
        self._all.clear()
        self._open.clear()
        self._job = None

    def _read(self) -> None:
        if self._session.closed or not self._watched:
            return
        if self._job is not None:
            self._job.abandon()
        wanted = frozenset(self._watched.values())
        known, home = self._known, self._session.archive

        def work(job: Job) -> Answered:
            from viewer.suggesting import answer, ask
            from viewer.ui.apart import run_apart

            with home.again(read_only=True) as archive:
                job.on_cancel(archive.interrupt)
                asked = ask(archive, wanted, known)
            if asked.size >= _APART:
                return run_apart(job, answer, asked, LEAST)
            return answer(asked, LEAST)

        self._job = self._session.background.run(
            "Suggesting themes", work, done=self._take, failed=self._refused, quiet=True
        )

    def _take(self, answered: Answered) -> None:
        self._job = None
        self._known = answered.known
        watched = set(self._watched.values())
        taken = {each: found for each, found in answered.found.items() if each in watched}
        self._all.update(taken)
        for document in taken:
            self._leave_out_decided(document)
        self.changed.emit(frozenset(taken))
        if self._timer.isActive():  # edited meanwhile: what was learned is old already
            self._known = None

    def _refused(self, error: Exception) -> None:
        self._job = None
        if not isinstance(error, NotFound):  # else the document was removed while it was read
            self._session.refused.emit(str(error), "")
