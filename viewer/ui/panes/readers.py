"""The middle of the window: one to four readers, beside and above each other."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from viewer.domain import DocumentId, NotFound
from viewer.ui.actions import Context, action
from viewer.ui.panes import Area, pane
from viewer.ui.reading import keyboard
from viewer.ui.reading.grid import Grid
from viewer.ui.reading.reader import Reader
from viewer.ui.reading.view import ZOOM_STEP
from viewer.ui.session import Place, Session, Where

MOST = 4


def _reads(readers: ReadersPane) -> bool:
    return readers.active.document is not None


def _has_room(readers: ReadersPane) -> bool:
    return len(readers.readers) < MOST


def _has_several(readers: ReadersPane) -> bool:
    return len(readers.readers) > 1


@pane("readers", title="Readers", area=Area.CENTRE, icon="readers", order=10, keys=())
class ReadersPane(QWidget):
    """Opens what the session asks for, and says what is selected in the active reader."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._grid = Grid()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._grid)
        self._active = self._make()
        self._grid.add_column(self._active, 0)
        self._set_active(self._active)
        session.open_requested.connect(self.open)
        session.archive_changed.connect(self._forget)

    @property
    def readers(self) -> list[Reader]:
        """From left to right, and from top to bottom in each column."""
        return [each for each in self._grid.widgets() if isinstance(each, Reader)]

    @property
    def active(self) -> Reader:
        """The one whose selection the rest of the window follows."""
        return self._active

    # Opening and arranging

    def open(self, place: Place, where: Where = Where.CURRENT) -> None:
        """Show a place in one of the readers, or in another one."""
        reader = self._reader_for(where)
        reader.open(place)  # first, so that nobody hears of a reader that is still empty
        self._set_active(reader)

    def _reader_for(self, where: Where) -> Reader:
        if where is Where.NEW:
            return self._beside(self._active) if _has_room(self) else self._active
        if where is Where.CURRENT:
            return self._active
        columns = [
            [each for each in column if isinstance(each, Reader)] for column in self._columns
        ]
        if len(columns) == 1:
            if self._active.document is None:
                return self._active
            return self._new_column(0 if where is Where.LEFT else 1)
        return columns[0][0] if where is Where.LEFT else columns[-1][0]

    @property
    def _columns(self) -> list[list[QWidget]]:
        return self._grid.columns()

    def _new_column(self, at: int) -> Reader:
        reader = self._make()
        self._grid.add_column(reader, at)
        self._arranged()
        return reader

    def _beside(self, reader: Reader) -> Reader:
        return self._new_column(self._grid.column_number(reader) + 1)

    def _make(self) -> Reader:
        reader = Reader(self._session)
        reader.activated.connect(lambda: self._set_active(reader))
        reader.selection_changed.connect(lambda: self._selection_changed(reader))
        reader.document_changed.connect(lambda: self._document_changed(reader))
        reader.split_requested.connect(lambda: self._split(reader))
        reader.close_requested.connect(lambda: self._close(reader))
        return reader

    def _arranged(self) -> None:
        several, room = _has_several(self), _has_room(self)
        for reader in self.readers:
            reader.set_active(reader is self._active, several=several, room=room)
        self.setFocusProxy(self._active)

    def _set_active(self, reader: Reader) -> None:
        self._active = reader
        self._arranged()
        self._tell()
        if any(other.view.hasFocus() for other in self.readers if other is not reader):
            # Keys shall not go to a reader that the window no longer follows.
            reader.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        self._session.show_document(self._active.document)
        self._session.select(self._active.selection())

    def _selection_changed(self, reader: Reader) -> None:
        if reader is self._active:
            self._session.select(reader.selection())

    def _document_changed(self, reader: Reader) -> None:
        self._arranged()
        if reader is self._active:
            self._session.show_document(reader.document)

    def _split(self, reader: Reader, *, below: bool = False) -> None:
        """The same document once more, at the same place."""
        if not _has_room(self):
            return
        reader.keep_place()
        if below:
            other = self._make()
            self._grid.add_below(other, reader)
        else:
            other = self._beside(reader)
        other.view.set_zoom(reader.view.zoom)
        if reader.document is not None:
            other.open(Place(reader.document))
        self._set_active(other)
        other.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self, reader: Reader) -> None:
        """Take a reader away; the last one stays and is empty."""
        reader.keep_place()
        readers = self.readers
        if len(readers) == 1:
            reader.leave()
            return
        at = readers.index(reader)
        reader.leave_quietly()
        self._grid.take(reader)
        reader.model.close()
        reader.deleteLater()
        self._set_active(self.readers[max(0, at - 1)])
        self._active.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forget(self) -> None:
        """Another archive: nothing of the old one stays."""
        for reader in self.readers[1:]:
            reader.leave_quietly()
            self._grid.take(reader)
            reader.model.close()
            reader.deleteLater()
        self._set_active(self.readers[0])
        self._active.leave()

    # What is remembered

    def save_state(self) -> object:
        """What is open where, for the next start; places go into the archive."""
        widths, heights = self._grid.sizes()
        for reader in self.readers:
            reader.keep_place()
        return {
            "columns": [
                [_state_of(each) for each in column if isinstance(each, Reader)]
                for column in self._columns
            ],
            "widths": widths,
            "heights": heights,
            "active": self.readers.index(self._active),
        }

    def restore_state(self, value: object) -> None:
        """Open what was open; what is no longer in the archive is left out."""
        if not isinstance(value, dict):
            return
        columns = value.get("columns")
        if not isinstance(columns, list) or not columns:
            return
        self._forget()
        self._restore_columns(columns)
        widths, heights = value.get("widths"), value.get("heights")
        if isinstance(widths, list) and isinstance(heights, list):
            self._grid.set_sizes(widths, heights)
        active = value.get("active")
        readers = self.readers
        if isinstance(active, int) and 0 <= active < len(readers):
            self._set_active(readers[active])
            readers[active].view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _restore_columns(self, columns: list[Any]) -> None:
        first = self._active
        for number, column in enumerate(columns[:MOST]):
            above: Reader | None = None
            for state in column if isinstance(column, list) else []:
                if number == 0 and above is None:
                    reader = first
                elif not _has_room(self):
                    return
                elif above is None:
                    reader = self._make()
                    self._grid.add_column(reader, len(self._columns))
                else:
                    reader = self._make()
                    self._grid.add_below(reader, above)
                above = reader
                self._restore_reader(reader, state)

    def _restore_reader(self, reader: Reader, state: object) -> None:
        if not isinstance(state, dict):
            return
        zoom = state.get("zoom")
        if isinstance(zoom, int | float):
            reader.view.set_zoom(float(zoom))
        reader.show_as(
            furniture=state.get("furniture") is True, extracted=state.get("extracted") is True
        )
        document = state.get("document")
        if isinstance(document, int):
            try:
                self._session.archive.documents.get(DocumentId(document))
            except NotFound:
                return
            reader.open(Place(DocumentId(document)))

    # What a person can do

    @action(
        "reader.choose",
        text="Choose document…",
        menu="View",
        order=100,
        keys=("Ctrl+D",),
        icon="document",
        help_text="Choose a document for the active reader from a list",
    )
    def choose(self) -> None:
        self._active.choose()

    @action(
        "reader.split",
        text="Another reader beside",
        menu="View",
        order=110,
        keys=("Ctrl+\\",),
        icon="split",
        enabled=_has_room,
        help_text="Read the same document a second time, beside the first; then choose another",
    )
    def split(self) -> None:
        self._split(self._active)

    @action(
        "reader.split-below",
        text="Another reader below",
        menu="View",
        order=111,
        keys=("Ctrl+Shift+\\",),
        icon="split-below",
        enabled=_has_room,
        help_text="Read the same document a second time, below the first",
    )
    def split_below(self) -> None:
        self._split(self._active, below=True)

    @action(
        "reader.swap",
        text="Swap with the next reader",
        menu="View",
        order=112,
        icon="swap",
        enabled=_has_several,
        help_text="Let the active reader and the next one change places",
    )
    def swap(self) -> None:
        active = self._active
        self._grid.swap(active, self._neighbour(1))
        # Moved widgets lose the focus to whoever is next.
        self._set_active(active)
        active.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @action(
        "reader.close",
        text="Close reader",
        menu="View",
        order=113,
        keys=("Ctrl+W",),
        icon="clear",
        enabled=lambda readers: _reads(readers) or _has_several(readers),
        help_text="Close the active reader",
    )
    def close_active(self) -> None:
        self._close(self._active)

    @action(
        "reader.next",
        text="Next reader",
        menu="Go",
        order=200,
        keys=("F6", "Ctrl+Tab"),
        enabled=_has_several,
        help_text="Go to the next reader",
    )
    def next_reader(self) -> None:
        self._go_to(self._neighbour(1))

    @action(
        "reader.previous",
        text="Previous reader",
        menu="Go",
        order=201,
        keys=("Shift+F6", "Ctrl+Shift+Tab"),
        enabled=_has_several,
        help_text="Go to the reader before",
    )
    def previous_reader(self) -> None:
        self._go_to(self._neighbour(-1))

    def _go_to(self, reader: Reader) -> None:
        self._set_active(reader)
        reader.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _neighbour(self, step: int) -> Reader:
        readers = self.readers
        return readers[(readers.index(self._active) + step) % len(readers)]

    @action(
        "reader.zoom-in",
        text="Larger text",
        menu="View",
        order=200,
        keys=("Ctrl++", "Ctrl+="),
        icon="zoom-in",
        help_text="Larger text in the active reader; also Ctrl and the wheel",
    )
    def zoom_in(self) -> None:
        self._active.view.set_zoom(self._active.view.zoom * ZOOM_STEP)

    @action(
        "reader.zoom-out",
        text="Smaller text",
        menu="View",
        order=201,
        keys=("Ctrl+-",),
        icon="zoom-out",
        help_text="Smaller text in the active reader",
    )
    def zoom_out(self) -> None:
        self._active.view.set_zoom(self._active.view.zoom / ZOOM_STEP)

    @action(
        "reader.zoom-reset",
        text="Text as set",
        menu="View",
        order=202,
        keys=("Ctrl+0",),
        icon="text-size",
        help_text="The size of text that is set in the preferences",
    )
    def zoom_reset(self) -> None:
        self._active.view.set_zoom(1.0)

    @action(
        "reader.furniture",
        text="Show furniture",
        menu="View",
        order=300,
        icon="furniture",
        enabled=_reads,
        checked=lambda readers: readers.active.furniture,
        help_text="Show running headers and page numbers, dimmed",
    )
    def show_furniture(self) -> None:
        reader = self._active
        reader.show_as(furniture=not reader.furniture, extracted=reader.extracted)

    @action(
        "reader.extracted",
        text="As extracted",
        menu="View",
        order=301,
        enabled=_reads,
        checked=lambda readers: readers.active.extracted,
        help_text="Show the text as it came out of the file, before it was repaired",
    )
    def show_extracted(self) -> None:
        reader = self._active
        reader.show_as(furniture=reader.furniture, extracted=not reader.extracted)

    @action(
        "reader.find",
        text="Find in document",
        menu="Edit",
        order=300,
        keys=("Ctrl+F",),
        icon="find",
        enabled=_reads,
        help_text="Find words in the document of the active reader",
    )
    def find_words(self) -> None:
        self._active.find_words()

    @action(
        "reader.find-next",
        text="Find next",
        menu="Edit",
        order=301,
        keys=("F3",),
        enabled=_reads,
    )
    def find_next(self) -> None:
        self._active.find_bar.next()

    @action(
        "reader.find-previous",
        text="Find previous",
        menu="Edit",
        order=302,
        keys=("Shift+F3",),
        enabled=_reads,
    )
    def find_previous(self) -> None:
        self._active.find_bar.previous()

    @action(
        "reader.copy",
        text="Copy",
        menu="Edit",
        order=200,
        keys=("Ctrl+C",),
        icon="copy",
        context=Context.PANE,
        enabled=_reads,
        help_text="Copy the selected paragraphs or words",
    )
    def copy(self) -> None:
        self._active.copy()

    @action(
        "reader.copy-cited",
        text="Copy with citation",
        menu="Edit",
        order=201,
        keys=("Ctrl+Shift+C",),
        icon="copy",
        context=Context.PANE,
        enabled=_reads,
        help_text="Copy the selection as a quotation with its source",
    )
    def copy_cited(self) -> None:
        self._active.copy_cited()

    @action(
        "reader.caret",
        text="Select words by caret",
        menu="Edit",
        order=203,
        keys=("F7",),
        context=Context.PANE,
        enabled=_reads,
        checked=lambda readers: readers.active.view.reading.caret_mode,
        help_text="Move a caret with the arrows and select with Shift; also Enter, Esc leaves it",
    )
    def toggle_caret(self) -> None:
        reading = self._active.view.reading
        reading.set_caret_mode(not reading.caret_mode)

    @action(
        "reader.next-paragraph",
        text="Next paragraph",
        menu="Go",
        order=100,
        keys=("J",),
        context=Context.PANE,
        enabled=_reads,
        help_text="Go to the next paragraph; also the arrow down, with Shift to select it too",
    )
    def next_paragraph(self) -> None:
        keyboard.step(self._active.view.reading, forward=True)

    @action(
        "reader.previous-paragraph",
        text="Previous paragraph",
        menu="Go",
        order=101,
        keys=("K",),
        context=Context.PANE,
        enabled=_reads,
        help_text="Go to the paragraph before; also the arrow up, with Shift to select it too",
    )
    def previous_paragraph(self) -> None:
        keyboard.step(self._active.view.reading, forward=False)


def _state_of(reader: Reader) -> dict[str, object]:
    return {
        "document": reader.document,
        "zoom": round(reader.view.zoom, 4),
        "furniture": reader.furniture,
        "extracted": reader.extracted,
    }
