"""Readers beside and above each other, one of them active: where documents are opened."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from viewer.domain import DocumentId, NotFound
from viewer.ui.commands.pairing import forget_pairs, say_of_pair
from viewer.ui.models.coming import ComingIn
from viewer.ui.reading.arranging import Arranging
from viewer.ui.reading.beside import Beside
from viewer.ui.reading.grid import Grid, Side
from viewer.ui.reading.linking import EYE
from viewer.ui.reading.reader import Reader
from viewer.ui.reading.trail import Trail, Visit
from viewer.ui.session import Place, Session, Where

MOST = 4


class Desk(QWidget):
    """Opens what the session asks for, and says what is selected in the active reader."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._archive = session.archive
        self._grid = Grid()
        self._arranging = Arranging(self._grid, session.appearance, self._arrange)
        self.beside = Beside(session, lambda: self.readers, lambda: self._active, self)
        self._trail = Trail()
        self._travelling = False
        self.beside.counted.connect(lambda words: session.message.emit(words, False))
        self.beside.changed.connect(self._arranged)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._grid)
        self._active = self._make()
        self._grid.add_column(self._active, 0)
        self.set_active(self._active)
        session.open_requested.connect(self.open)
        self._coming = ComingIn.of(session)
        self._offered: set[Path] = set()
        self._coming.open_requested.connect(self.open_beginning)
        self._coming.changed.connect(self._offer_beginning)
        session.archive_changed.connect(self._archive_changed)
        self._offer_beginning()  # it may be why the desk is made

    @property
    def readers(self) -> list[Reader]:
        """From left to right, and from top to bottom in each column."""
        return [each for each in self._grid.widgets() if isinstance(each, Reader)]

    @property
    def active(self) -> Reader:
        """The one whose selection the rest of the window follows."""
        return self._active

    @property
    def has_room(self) -> bool:
        """For one more reader."""
        return len(self.readers) < MOST

    @property
    def has_several(self) -> bool:
        return len(self.readers) > 1

    @property
    def reads(self) -> bool:
        """Whether the active reader shows a document."""
        return self._active.document is not None

    # Opening and arranging

    def open(self, place: Place, where: Where = Where.CURRENT) -> None:
        """Show a place in one of the readers, or in another one."""
        reader = self._reader_for(where, place.document)
        reader.open(place)  # first, so that nobody hears of a reader that is still empty
        self.set_active(reader)

    def open_beginning(self, path: Path) -> None:
        """Show what can be read of a document that is coming in."""
        beginning = self._coming.beginning(path)
        if beginning is not None:
            self._active.show_beginning(beginning)

    def _offer_beginning(self) -> None:
        """Show a beginning where nothing is read, once for each file."""
        coming = [each.path for each in self._coming.beginnings]
        new = [path for path in coming if path not in self._offered]
        self._offered = set(coming)
        if new and self._active.is_empty:
            self.open_beginning(new[0])

    def _reader_for(self, where: Where, document: DocumentId) -> Reader:
        if where is Where.NEW:
            return self._beside(self._active) if self.has_room else self._active
        if where is Where.CURRENT:
            return self._active
        if where is Where.OWN:
            showing = (each for each in self.readers if each.document == document)
            return (
                self._active if self._active.document == document else next(showing, self._active)
            )
        columns = [
            [each for each in column if isinstance(each, Reader)] for column in self._columns
        ]
        if len(columns) == 1:
            if self._active.document is None:
                return self._active
            if not self.has_room:
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
        reader.activated.connect(lambda: self.set_active(reader))
        reader.selection_changed.connect(lambda: self._selection_changed(reader))
        reader.document_changed.connect(lambda: self._document_changed(reader))
        reader.split_requested.connect(lambda: self.split_reader(reader))
        reader.close_requested.connect(lambda: self.close_reader(reader))
        reader.header.link_toggled.connect(self.beside.set_linked)
        reader.header.compare_toggled.connect(self.beside.set_comparing)
        self._arranging.take(reader, reader.header.grip)
        self.beside.take(reader)
        return reader

    def _arranged(self) -> None:
        several, room = self.has_several, self.has_room
        for reader in self.readers:
            reader.set_active(reader is self._active, several=several, room=room)
        self._offer_together()
        self.beside.refresh()
        self.setFocusProxy(self._active)

    def _offer_together(self) -> None:
        """Of two neighbours, the second has the buttons for both in its header."""
        seconds = [other for _, other in self.beside.neighbours()]
        for reader in self.readers:
            reader.header.offer_together(
                reader in seconds, linked=self.beside.linked, comparing=self.beside.comparing
            )

    def set_active(self, reader: Reader) -> None:
        self._active = reader
        self._arranged()
        self._tell()
        if any(other.view.hasFocus() for other in self.readers if other is not reader):
            # Keys shall not go to a reader that the window no longer follows.
            reader.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        self._session.show_document(self._active.document)
        self._session.select(self._active.selection())
        self._leave_mark()

    def _selection_changed(self, reader: Reader) -> None:
        if reader is self._active:
            self._session.select(reader.selection())
            self._leave_mark()

    def _document_changed(self, reader: Reader) -> None:
        self._arranged()
        if reader is self._active:
            self._session.show_document(reader.document)

    def split_reader(self, reader: Reader, *, below: bool = False) -> None:
        """The same document once more, at the same place."""
        if not self.has_room:
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
        self.set_active(other)
        other.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def swap_with(self, other: Reader) -> None:
        """Let the active reader and another change places."""
        self._arrange(self._active, other, Side.PLACE)

    def may_move(self, side: Side) -> bool:
        """Whether the active reader can go a step to a side."""
        return self._grid.towards(self._active, side) is not None

    def move_reader(self, side: Side) -> None:
        """Let the active reader go a step to a side: past a neighbour, or out of a column."""
        step = self._grid.towards(self._active, side)
        if step is not None:
            self._arrange(self._active, *step)

    def _arrange(self, reader: QWidget, target: QWidget, side: Side) -> None:
        """Put a reader beside another one, or into its place."""
        assert isinstance(reader, Reader)
        self._grid.put(reader, target, side)
        # Moved widgets lose the focus to whoever is next.
        self.set_active(reader)
        reader.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_reader(self, reader: Reader) -> None:
        """Take a reader away; the last one stays and is empty."""
        reader.keep_place()
        readers = self.readers
        if len(readers) == 1:
            reader.leave()
            return
        at = readers.index(reader)
        reader.leave_quietly()
        self._grid.take(reader)
        reader.end()
        reader.deleteLater()
        self.set_active(self.readers[max(0, at - 1)])
        self._active.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _archive_changed(self) -> None:
        """Nothing of the old archive stays; what was restored of the new one may be there already."""
        if self._archive is not self._session.archive:
            self._archive = self._session.archive
            self._forget()

    def _forget(self) -> None:
        """Show one reader without a document."""
        self._trail.clear()
        for reader in self.readers[1:]:
            reader.leave_quietly()
            self._grid.take(reader)
            reader.end()
            reader.deleteLater()
        self.set_active(self.readers[0])
        self._active.leave()

    # Going back and forth

    @property
    def may_go_back(self) -> bool:
        return self._trail.may_go_back

    @property
    def may_go_on(self) -> bool:
        return self._trail.may_go_on

    def travel(self, *, back: bool) -> None:
        """Where one was before, or was before one went back; what is gone is passed over."""
        while (visit := self._trail.step(back=back)) is not None:
            try:
                there = self._session.archive.documents.paragraph(visit.paragraph)
                self._session.archive.documents.get(visit.document)
            except NotFound:
                self._trail.drop(back=back)
                continue
            self._travelling = True
            try:
                self._show_again(Place(visit.document, there.id))
            finally:
                self._travelling = False
            return

    def go_to_bookmark(self, *, forward: bool) -> None:
        """The next or previous one in the active reader, round the ends."""
        reading = self._active.view.reading
        rows = sorted(
            row
            for each in reading.sheet.marks.bookmarks
            if (row := reading.content.row_of(each)) is not None
        )
        if not rows:
            self._session.message.emit("This document has no bookmarks.", False)
            return
        here = reading.current
        if forward:
            reading.go_to(next((row for row in rows if row > here), rows[0]))
        else:
            reading.go_to(next((row for row in reversed(rows) if row < here), rows[-1]))

    def _show_again(self, place: Place) -> None:
        """In the reader that has the document, if one has."""
        showing = [each for each in self.readers if each.document == place.document]
        if showing and self._active not in showing:
            self.go_to(showing[0])
        self._active.open(place)

    def _leave_mark(self) -> None:
        here, document = self._active.current(), self._active.document
        if here is not None and document is not None and not self._travelling:
            self._trail.visit(Visit(document, here.id, here.index))

    # Comparing

    @property
    def read_only(self) -> bool:
        return self._session.archive.read_only

    def go_to_difference(self, *, forward: bool) -> None:
        """The next or previous paragraph of the active reader that differs; at the end, say so."""
        reader = self._active
        rows = self.beside.differences(reader)
        here = reader.view.reading.current
        ahead = [row for row in rows if (row > here if forward else row < here)]
        if ahead:
            reader.view.reading.go_to_eye(ahead[0] if forward else ahead[-1], EYE)
            return
        end = "No difference after this one." if forward else "No difference before this one."
        self._session.message.emit(end if rows else "Nothing differs.", False)

    def cross_over(self) -> None:
        """Go to the counterpart of the current paragraph, in its reader."""
        other = self.beside.beside(self._active)
        there = None if other is None else self.beside.counterpart(self._active, other)
        if other is None or there is None:
            self._session.message.emit("This paragraph has no counterpart beside.", False)
            return
        row = other.view.reading.content.row_of(there)
        self.go_to(other)
        if row is not None:
            other.view.reading.go_to(row)

    def say_of_pair(self, *, together: bool) -> None:
        """Pair the current paragraphs of the active reader and the one beside, or part them.

        Where the neighbour only followed, its current paragraph is elsewhere: then the counterpart
        is parted from, which bears the bar.
        """
        other = self.beside.beside(self._active)
        if other is None:
            return
        here, there = self._active.current(), other.current()
        if not together:
            there = self.beside.counterpart_to_part(self._active, other) or there
        say_of_pair(self._session, here, there, together=together)

    def forget_pairs(self) -> None:
        """Leave the current paragraph to the alignment, as far as the reader beside goes."""
        other = self.beside.beside(self._active)
        if other is not None and other.document is not None:
            forget_pairs(self._session, self._active.current(), other.document)

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
        self._archive = self._session.archive
        self._forget()
        self._restore_columns(columns)
        widths, heights = value.get("widths"), value.get("heights")
        if isinstance(widths, list) and isinstance(heights, list):
            self._grid.set_sizes(widths, heights)
        active = value.get("active")
        readers = self.readers
        if isinstance(active, int) and 0 <= active < len(readers):
            self.set_active(readers[active])
            readers[active].view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _restore_columns(self, columns: list[Any]) -> None:
        first = self._active
        for number, column in enumerate(columns[:MOST]):
            above: Reader | None = None
            for state in column if isinstance(column, list) else []:
                if number == 0 and above is None:
                    reader = first
                elif not self.has_room:
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
        reader.original.restore(state.get("original"))
        document = state.get("document")
        if isinstance(document, int):
            try:
                self._session.archive.documents.get(DocumentId(document))
            except NotFound:
                return
            reader.open(Place(DocumentId(document)))

    def go_to(self, reader: Reader) -> None:
        self.set_active(reader)
        reader.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def next_to_read(self, step: int) -> Reader:
        """The next or previous reader; from elsewhere in the window the active one."""
        focus = self.window().focusWidget()
        elsewhere = focus is not None and not self.isAncestorOf(focus)
        return self._active if elsewhere else self.neighbour(step)

    def neighbour(self, step: int) -> Reader:
        readers = self.readers
        return readers[(readers.index(self._active) + step) % len(readers)]


def _state_of(reader: Reader) -> dict[str, object]:
    return {
        "document": reader.document,
        "zoom": round(reader.view.zoom, 4),
        "furniture": reader.furniture,
        "extracted": reader.extracted,
        "original": reader.original.state(),
    }
