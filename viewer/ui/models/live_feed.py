"""Saved searches that stand in the library as collections: asked again when the archive changes."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from viewer.archive.changes import (
    AnnotationsChanged,
    Change,
    DocumentsChanged,
    GlossaryChanged,
    SavedSearchesChanged,
    TagsChanged,
    ThemesChanged,
)
from viewer.domain.saved_searches import LiveCollection
from viewer.ui.background import Job
from viewer.ui.models.glossary_model import settle_glossary
from viewer.ui.models.query_text import asks_for_tags
from viewer.ui.models.refreshing import Refresher
from viewer.ui.session import Session

DELAY_MS = 400
"""An import changes documents many times a second; every search is asked again each time."""
_KINDS: tuple[type[Change], ...] = (
    DocumentsChanged,
    AnnotationsChanged,
    ThemesChanged,
    GlossaryChanged,
    SavedSearchesChanged,
)


class LiveFeed(QObject):
    """Asks off the interface thread, and only while somebody looks (`wake`, `sleep`).

    Signals:
        read: the `LiveCollection`s as they are now, by name.
    """

    read = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._asking: Job | None = None
        self._by_tags = False
        self._refresher = Refresher(
            session, _KINDS, self._ask, awake=False, delay_ms=DELAY_MS, parent=self
        )

        self._tags = Refresher(
            session, (TagsChanged,), self._tags_changed, awake=False, delay_ms=DELAY_MS, parent=self
        )

    def wake(self) -> None:
        self._tags.wake()
        self._refresher.wake()

    def sleep(self) -> None:
        self._tags.sleep()
        self._refresher.sleep()

    def _tags_changed(self) -> None:
        """A key press tags a paragraph: what does not ask for tags finds the same as before."""
        if self._by_tags:
            self._ask()

    def _ask(self) -> None:
        if self._asking is not None:
            self._asking.abandon()
        home = self._session.archive

        def work(job: Job) -> tuple[list[LiveCollection], bool]:
            found = []
            with home.again() as archive:
                job.on_cancel(archive.interrupt)
                live = [each for each in archive.saved_searches.all() if each.live]
                named = any(each.wanted.full_names for each in live)
                if named:
                    settle_glossary(archive, job)
                meanings = archive.glossary.meanings() if named else {}
                for each in live:
                    job.check()
                    found.append(archive.saved_searches.documents(each, meanings))
            return found, any(asks_for_tags(each.wanted.query) for each in live)

        self._asking = self._session.background.run(
            "Asking saved searches", work, done=self._take, quiet=True
        )

    def _take(self, answer: tuple[list[LiveCollection], bool]) -> None:
        self._asking = None
        found, self._by_tags = answer
        self.read.emit(found)
