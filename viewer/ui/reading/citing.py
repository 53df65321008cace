"""What one reader knows of the references and acronyms of its document, and going after them."""

from __future__ import annotations

from PySide6.QtCore import QObject

from viewer.archive.changes import DocumentsChanged, GlossaryChanged
from viewer.domain import DocumentId, NotFound
from viewer.ui.background import Job
from viewer.ui.models.hints import Hints, Link
from viewer.ui.models.reader_model import ReaderModel
from viewer.ui.models.refreshing import Refresher
from viewer.ui.reading.hints import links_of
from viewer.ui.reading.view import ReadingView
from viewer.ui.session import Place, Session, Where

_LATER_MS = 250
"""The text is on the screen before its links are looked for."""


class Citing(QObject):
    """Reads the hints of the document off the interface thread, and again when documents change."""

    def __init__(self, session: Session, model: ReaderModel, view: ReadingView) -> None:
        super().__init__(view)
        self._session = session
        self._model = model
        self._view = view
        self._job: Job | None = None
        self._refresher = Refresher(
            session,
            (DocumentsChanged, GlossaryChanged),
            self._read,
            delay_ms=_LATER_MS,
            parent=self,
        )
        model.loaded.connect(self._loaded)
        view.reading.link_followed.connect(self.follow)

    def follow(self, link: Link) -> None:
        """Open what a link means beside this reader; say so where the archive does not have it."""
        if link.documents:
            self._session.open(Place(link.documents[0]), Where.RIGHT)
        else:
            self._session.message.emit(f"{link.said}.", False)

    def follow_current(self) -> None:
        """Open what the current paragraph cites; of several, one after the other."""
        reading = self._view.reading
        links = links_of(reading.sheet, reading.current) if len(reading.content) else []
        here = [each for each in links if each.documents]
        if not here:
            said = links[0].said if links else "This paragraph cites no document"
            self._session.message.emit(f"{said}.", False)
            return
        start = reading.selected.moving.offset if reading.selected.words else -1
        link = next((each for each in here if each.start >= start), here[0])
        reading.select_words(reading.content.rows[reading.current].id, link.start, link.end)
        self.follow(link)

    def _loaded(self) -> None:
        if self._model.complete:
            self._refresher.schedule()

    def _read(self) -> None:
        if self._job is not None:
            self._job.abandon()
            self._job = None
        if self._model.document is None:
            return
        document, home = self._model.document.id, self._session.archive

        def work(job: Job) -> tuple[DocumentId, Hints]:
            # Late: finding references and acronyms is no part of the start of the window.
            from viewer.ui.models.citations import read_hints

            with home.again(read_only=True) as archive:
                job.on_cancel(archive.interrupt)
                try:
                    return document, read_hints(archive, document)
                except NotFound:  # it was removed meanwhile
                    return document, Hints()

        self._job = self._session.background.run(
            "Looking for references", work, done=self._show, quiet=True
        )

    def _show(self, found: tuple[DocumentId, Hints]) -> None:
        document, hints = found
        self._job = None
        if self._model.document is not None and self._model.document.id == document:
            self._view.reading.sheet.hints = hints
            self._view.viewport().update()
