"""Text and pages that go together: what moves one moves the other, and never back again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QTimer

from viewer.domain import ParagraphId
from viewer.ui.pages.geometry import EYE
from viewer.ui.pages.places import Places
from viewer.ui.pages.view import PagesView
from viewer.ui.reading.state import Reading


class Following(QObject):
    """Ties a reading to the pages of its original.

    Attributes:
        places: of the paragraphs that are read.
    """

    def __init__(self, reading: Reading, pages: PagesView) -> None:
        super().__init__(pages)
        self.places = Places(())
        self._reading = reading
        self._pages = pages
        self._leading = False
        # After what a key did to the text has come to its end: selected, then scrolled.
        self._sight = QTimer(self)
        self._sight.setSingleShot(True)
        self._sight.timeout.connect(self.bring_into_sight)
        reading.moved.connect(self.follow_text)
        reading.selection_changed.connect(self._selected)
        pages.scrolled.connect(self._follow_pages)
        pages.paragraph_clicked.connect(self._clicked)

    def follow_text(self) -> None:
        """Let the pages stand where the text does."""
        reading = self._reading
        if self._leading or not self._tied:
            return
        if reading.position.value() <= 0:
            self._pages.go_to_page_quietly(1)
            return
        eye = reading.screen * EYE
        row, top = reading.row_at(eye)
        share = min(max((eye - top) / max(1.0, reading.sheet.height(row)), 0.0), 1.0)
        spot = self.places.spot(reading.content.rows[row].id, share)
        if spot is not None:
            self._pages.show_spot(spot)

    def bring_into_sight(self) -> None:
        """Show the current paragraph on its page."""
        reading = self._reading
        if self._tied:
            self._pages.bring_into_sight(reading.content.rows[reading.current].id)

    @property
    def _tied(self) -> bool:
        """Whether there is something on both sides, and somebody sees it."""
        return self._pages.isVisible() and self._pages.pages > 0 and len(self._reading.content) > 0

    @contextmanager
    def _lead(self) -> Iterator[None]:
        """The pages lead: the text that moves does not move them."""
        self._leading = True
        try:
            yield
        finally:
            self._leading = False

    def _follow_pages(self) -> None:
        """Let the text stand where the pages do."""
        reading = self._reading
        found = self.places.nearest(*self._pages.eye()) if self._tied else None
        row = None if found is None else reading.content.row_of(found[0].id)
        if found is None or row is None:
            return
        with self._lead():
            down = reading.sheet.height(row) * found[1] - reading.screen * EYE
            reading.position.go_to(row, down)
            reading.moved.emit()

    def _selected(self) -> None:
        if self._tied:
            self._sight.start(0)

    def _clicked(self, paragraph: ParagraphId) -> None:
        """Select what was clicked; the pages stay as they are under the pointer."""
        row = self._reading.content.row_of(paragraph)
        if row is not None:
            with self._lead():
                self._reading.go_to(row)
            self._sight.stop()
