"""The original of a reader's document beside its text: opened, marked, and scrolled with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from viewer.domain import Document, ParagraphId
from viewer.ui.background import Job
from viewer.ui.models.reader_model import ReaderModel
from viewer.ui.pages.geometry import Fit
from viewer.ui.pages.launching import LaunchError, active_content, can_launch, has_pages, launch
from viewer.ui.pages.marks import PageMarks
from viewer.ui.pages.places import Places
from viewer.ui.reading.view import ReadingView
from viewer.ui.session import Session
from viewer.ui.widgets.asking import ask_to_go_on

if TYPE_CHECKING:
    from viewer.ui.pages.panel import PagesPanel
    from viewer.ui.reading.following import Following

_BESIDE = 560
"""Pixels from which text and pages have room beside each other; in less, pages lie below."""
_OPEN = "Open the original"


class Showing(StrEnum):
    """What a reader shows of its document."""

    TEXT = "text"
    BOTH = "both"
    PAGES = "pages"


@dataclass(frozen=True, slots=True)
class _File:
    """What the panel shows, so that it is not opened twice."""

    document: int
    sha256: str


class Original(QObject):
    """Shows the pages in the splitter that holds the text; made when first wanted.

    Signals:
        changed: something else is shown.
        typed: a character on the pages, as on the text.
        menu_requested: a point of the screen, as on the text.
        activated: the pages have the focus.
    """

    changed = Signal()
    typed = Signal(str)
    menu_requested = Signal(object)
    activated = Signal()

    def __init__(
        self,
        session: Session,
        model: ReaderModel,
        view: ReadingView,
        text: QWidget,
        split: QSplitter,
    ) -> None:
        super().__init__(split)
        self._session = session
        self._model = model
        self._view = view
        self._text = text
        self._split = split
        self.showing = Showing.TEXT
        self.panel: PagesPanel | None = None
        self._file: _File | None = None
        self._job: Job | None = None
        self._following: Following | None = None
        self._state: Mapping[str, object] = {}
        self._places_of: object = None
        model.loaded.connect(self.refresh)
        model.marks_changed.connect(self._mark)
        view.reading.selection_changed.connect(self._mark)
        session.leaving.connect(self.end)
        split.installEventFilter(self)

    # What is shown

    def show(self, showing: Showing) -> None:
        """Show the text, the pages, or both."""
        if showing is not self.showing:
            self.showing = showing
            self.refresh()
            self.changed.emit()

    @property
    def has_focus(self) -> bool:
        return self.panel is not None and self.panel.view.hasFocus()

    def refresh(self) -> None:
        """Show what the reader reads now."""
        document = self._model.document
        if self.showing is Showing.TEXT or document is None:
            self._hide()
            return
        panel = self._panel()
        self._arrange(pages=has_pages(document))
        if not has_pages(document):
            self._file = None
            self._say_why_not(panel, document)
            return
        self._set_places()
        if self._file != (file := _File(document.id, document.sha256)):
            self._file = file
            panel.forget()
            self._read(document)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._split and event.type() == QEvent.Type.Resize:
            self._turn()
        return False

    def _turn(self) -> None:
        """Pages beside the text, or below it where that is too narrow."""
        narrow = self._split.width() < _BESIDE
        way = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        if way != self._split.orientation():
            self._split.setOrientation(way)
            if self.panel is not None:
                self._split.setSizes([1_000, 1_000])

    def end(self) -> None:
        """Let go of the file and of the process that draws it."""
        self._forget()
        if self.panel is not None:
            self.panel.close_source()

    def _hide(self) -> None:
        self._text.show()
        self._lend_keys(None)
        if self.panel is not None:
            focused = self.panel.isAncestorOf(self._split.window().focusWidget() or self._split)
            self.panel.hide()
            self._forget()
            if focused:
                self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forget(self) -> None:
        self._file = None
        self._places_of = None
        if self._job is not None:
            self._job.abandon()
            self._job = None
        if self.panel is not None:
            self.panel.forget()

    def _arrange(self, *, pages: bool) -> None:
        """Show the text unless the pages stand for it; then keys meant for it go to them."""
        assert self.panel is not None
        alone = self.showing is Showing.PAGES and pages
        focused = self._view.hasFocus()
        self.panel.show()
        self._text.setVisible(not alone)
        self._lend_keys(self.panel.view if alone else None)
        if alone and focused:
            self.panel.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lend_keys(self, pages: QWidget | None) -> None:
        """Give the focus that is meant for the text to the pages, or no longer."""
        self._view.setFocusProxy(pages)  # type: ignore[arg-type] # the stubs know no None

    def _panel(self) -> PagesPanel:
        if self.panel is None:
            # Late: processes and PDFium are needed when somebody looks at an original.
            from viewer.ui.pages.panel import PagesPanel
            from viewer.ui.reading.following import Following

            self.panel = panel = PagesPanel(self._session.appearance)
            panel.ready.connect(self._ready)
            panel.refused.connect(self._refused)
            panel.view.typed.connect(self.typed)
            panel.view.menu_requested.connect(self.menu_requested)
            panel.view.activated.connect(self.activated)
            self._following = Following(self._view.reading, panel.view)
            self._split.addWidget(panel)
            self._split.setSizes([1_000, 1_000])
            self._restore_panel()
        return self.panel

    # The file

    def _read(self, document: Document) -> None:
        home = self._session.archive

        def work(job: Job) -> bytes:
            with home.again(read_only=True) as archive:
                job.on_cancel(archive.interrupt)
                return archive.documents.original(document.id)

        if self._job is not None:
            self._job.abandon()
        self._job = self._session.background.run(
            f"Open the original of {document.title}",
            work,
            done=lambda content: self._show_file(document, content),
            quiet=True,
        )

    def _show_file(self, document: Document, content: bytes) -> None:
        self._job = None
        if self.panel is not None and self._file == _File(document.id, document.sha256):
            self.panel.show_file(document.name, content)

    def _ready(self) -> None:
        assert self.panel is not None
        if self._model.document is not None:
            self._arrange(pages=True)
        self._mark()
        if self._following is not None:
            self._following.follow_text()
            self._following.bring_into_sight()

    def _refused(self, sentence: str) -> None:
        """Show the text again, and what else can be done."""
        assert self.panel is not None
        self._arrange(pages=False)
        document = self._model.document
        if sentence and document is not None and can_launch(document):
            self.panel.say(sentence, _OPEN, self.launch)

    def zoom_pages(self, factor: float | None) -> None:
        """Larger or smaller pages; None fits them to the width."""
        if self.panel is not None and factor is None:
            self.panel.view.set_fit(Fit.WIDTH)
        elif self.panel is not None and factor is not None:
            self.panel.view.set_zoom(self.panel.view.zoom * factor)

    def _say_why_not(self, panel: PagesPanel, document: Document) -> None:
        kind = document.name.rsplit(".", 1)[-1].upper() if "." in document.name else "such"
        said = f"The original is a {kind} file, which has no pages until a program lays them out."
        if can_launch(document):
            panel.say(said, _OPEN, self.launch)
        else:
            panel.say(said)

    def launch(self) -> None:
        """Open the original in its own program, off the interface thread as far as it is ours."""
        document = self._model.document
        if document is None or not can_launch(document):
            return
        home = self._session.archive

        def work(_job: Job) -> tuple[bytes, str]:
            with home.again(read_only=True) as archive:
                content = archive.documents.original(document.id)
            return content, active_content(document, content)

        def done(answer: tuple[bytes, str]) -> None:
            content, warning = answer
            if warning:
                asked = f"{warning} Open it only if you trust where it comes from."
                ask_to_go_on(
                    self._split, _OPEN, asked, "Open", lambda: self._launch(document, content)
                )
            else:
                self._launch(document, content)

        self._session.background.run(_OPEN, work, done=done, quiet=True)

    def _launch(self, document: Document, content: bytes) -> None:
        try:
            copy = launch(document, content)
        except LaunchError as error:
            self._session.refuse(error)
        else:
            self._session.message.emit(f"A copy was handed to its own program: {copy.name}", False)

    # What stands on the pages

    def _set_places(self) -> None:
        assert self.panel is not None
        assert self._following is not None
        if self._places_of is not self._model.paragraphs:
            self._places_of = self._model.paragraphs
            self._following.places = Places(self._model.paragraphs)
            self.panel.view.set_document(self._following.places)
        self._mark()

    def _mark(self) -> None:
        if self.panel is None or self.showing is Showing.TEXT:
            return
        self.panel.view.set_marks(
            PageMarks(
                tags=self._model.tags,
                notes=self._model.notes,
                themes=self._model.themes,
                selected=self._selection(),
                rtl=self._view.reading.content.rtl,
            )
        )

    def _selection(self) -> frozenset[ParagraphId]:
        reading = self._view.reading
        rows = reading.content.rows
        selected = reading.selected
        first, last = sorted((selected.fixed.row, selected.moving.row))
        return frozenset(each.id for each in rows[first : last + 1])

    # What is remembered

    def state(self) -> dict[str, object]:
        if self.panel is None:
            return dict(self._state) | {"showing": self.showing.value}
        view = self.panel.view
        return {
            "showing": self.showing.value,
            "zoom": round(view.zoom, 4),
            "fit": view.fit.value,
            "thumbnails": self.panel.bar.thumbnails.isChecked(),
            "sizes": self._split.sizes(),
        }

    def restore(self, state: object) -> None:
        """Show as `state` says; what it does not say stays."""
        if not isinstance(state, dict):
            return
        self._state = state
        if self.panel is not None:
            self._restore_panel()
        showing = state.get("showing")
        if showing in list(Showing):
            self.show(Showing(showing))

    def _restore_panel(self) -> None:
        assert self.panel is not None
        zoom, fit, sizes = (self._state.get(each) for each in ("zoom", "fit", "sizes"))
        if isinstance(zoom, int | float) and fit in [each.value for each in Fit]:
            self.panel.view.restore_zoom(float(zoom), Fit(fit))
        self.panel.bar.thumbnails.setChecked(self._state.get("thumbnails") is True)
        if isinstance(sizes, list) and len(sizes) == 2 and all(type(each) is int for each in sizes):
            self._split.setSizes(sizes if all(sizes) else [1_000, 1_000])
