"""Suggestions for the documents that somebody looks at, kept up to date off the interface thread.

There is one `Suggestions` a session, which readers and the pane share. What a person decides takes
effect at once; what it teaches follows when they pause.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from viewer.archive.changes import (
    Change,
    DocumentsChanged,
    RejectionsChanged,
    TagsChanged,
    ThemesChanged,
)
from viewer.domain import DocumentId, NotFound, Paragraph, ParagraphId, Suggested, ThemeId
from viewer.ui.background import Job
from viewer.ui.session import Session
from viewer.ui.settings import Setting

if TYPE_CHECKING:
    # Imported when somebody first wants suggestions: the first window needs none.
    from viewer.analysis.suggest import Suggester
    from viewer.suggesting import Answered

SHOWN = Setting("suggestions.shown", False)
THRESHOLD = Setting("suggestions.threshold", 0.5)
"""Less probable ones are not asked for."""
PAUSE_MS = 1_500
"""Learning waits for this long after the last edit."""
_APART = 400
"""Paragraphs from which a process of its own disturbs less than a thread."""
_MANY = 500
"""Tags and rejections from which looking at their paragraphs one by one would be felt."""

Here = Mapping[ParagraphId, tuple[Suggested, ...]]


class Suggestions(QObject):
    """What is suggested and not decided yet.

    Signals:
        changed: ids of documents whose suggestions are others now, and of the paragraphs that this
            is of; None for all.
    """

    changed = Signal(object, object)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._watched: dict[Hashable, DocumentId] = {}
        self._all: dict[DocumentId, Here] = {}
        self._open: dict[DocumentId, Here] = {}
        self._paragraphs: dict[ParagraphId, Paragraph] = {}
        self._known: Suggester[ThemeId] | None = None
        self._meanwhile: set[ParagraphId] = set()
        self._job: Job | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
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
        self.changed.emit(frozenset(self._watched.values()), None)

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
            self._open.pop(before, None)
            for paragraph in self._all.pop(before, {}):
                self._paragraphs.pop(paragraph, None)
        if document is not None and document not in self._all:
            self._timer.start(0)

    def in_document(self, document: DocumentId | None) -> Here:
        """What nobody has decided, by paragraph."""
        return {} if document is None else self._open.get(document, {})

    def paragraph(self, suggested: Suggested) -> Paragraph:
        """The paragraph of a suggestion."""
        return self._paragraphs[suggested.paragraph]

    def _archive_edited(self, changes: tuple[Change, ...]) -> None:
        if not self._watched:
            self._known = None
            return
        archive = self._session.archive
        touched: set[ParagraphId] = set()
        wait = PAUSE_MS
        for change in changes:
            match change:
                case TagsChanged(ids, _) | RejectionsChanged(ids, _) if len(ids) > _MANY:
                    wait = 0
                case TagsChanged(ids, _):
                    touched |= archive.suggestions.places(tags=ids)
                case RejectionsChanged(ids, _):
                    touched |= archive.suggestions.places(rejections=ids)
                case ThemesChanged() | DocumentsChanged():
                    pass
                case _:
                    continue
            self._known = None
            self._timer.start(wait)
        self._meanwhile |= touched
        self._leave_out_decided(touched)

    def _leave_out_decided(self, touched: set[ParagraphId]) -> None:
        """Look again what is open in these paragraphs; a key press waits for it."""
        from viewer.suggesting import not_decided

        for document, found in self._all.items():
            here = touched & found.keys()
            if not here:
                continue
            left = dict(self._open.get(document, {}))
            for paragraph in here:
                decided = self._session.archive.suggestions.decided_here(paragraph)
                rest = not_decided(found[paragraph], decided)
                if rest:
                    left[paragraph] = rest
                else:
                    left.pop(paragraph, None)
            self._open[document] = left
            self.changed.emit(frozenset({document}), frozenset(here))

    def _begin_anew(self) -> None:
        self._known = None
        self._job = None
        for kept in (self._watched, self._all, self._open, self._paragraphs):
            kept.clear()

    def _read(self) -> None:
        if self._session.closed or not self._watched:
            return
        if self._job is not None:
            self._job.abandon()
        wanted = frozenset(self._watched.values())
        known, home = self._known, self._session.archive
        least = self._session.settings.get(THRESHOLD)
        self._meanwhile = set()

        def work(job: Job) -> Answered:
            from viewer.suggesting import answer, ask
            from viewer.ui.apart import run_apart

            with home.again(read_only=True) as archive:
                job.on_cancel(archive.interrupt)
                asked = ask(archive, wanted, known)
            if asked.size >= _APART:
                return run_apart(job, answer, asked, least)
            return answer(asked, least)

        self._job = self._session.background.run(
            "Suggesting themes", work, done=self._take, failed=self._refused, quiet=True
        )

    def _take(self, answered: Answered) -> None:
        self._job = None
        if not self._timer.isActive():  # else edited meanwhile: what was learned is old already
            self._known = answered.known
        watched = set(self._watched.values())
        taken = frozenset(answered.found) & watched
        self._all.update((each, answered.found[each]) for each in taken)
        self._open.update((each, answered.open[each]) for each in taken)
        self._paragraphs.update(answered.paragraphs)
        self.changed.emit(taken, None)
        self._leave_out_decided(self._meanwhile)

    def _refused(self, error: Exception) -> None:
        self._job = None
        if not isinstance(error, NotFound):  # else the document was removed while it was read
            self._session.refused.emit(str(error), "")
