"""One reader: a header, the view of a document, the find bar; or what to do while there is none."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPalette,
)
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from viewer.analysis.tagged import CODED, keeps
from viewer.domain import DocumentId, Paragraph, ParagraphId, TagFilter, Theme, ThemeId, WorldError
from viewer.ui.commands.tagging import GO_ON, last_theme, tag_selection
from viewer.ui.models.coming import Beginning
from viewer.ui.models.library_model import MIME, documents_in
from viewer.ui.models.reader_model import LONG, Loaded, ReaderModel
from viewer.ui.models.suggestions import Suggestions
from viewer.ui.reading.chooser import Chooser
from viewer.ui.reading.citing import Citing
from viewer.ui.reading.clipboard import cited, copied
from viewer.ui.reading.coming_page import ComingPage
from viewer.ui.reading.content import Content, Marks
from viewer.ui.reading.find_bar import FindBar
from viewer.ui.reading.footnote_slip import Footnotes
from viewer.ui.reading.go_bar import GoBar
from viewer.ui.reading.header import Header
from viewer.ui.reading.original import Original, Showing
from viewer.ui.reading.places import Keeper, Kept
from viewer.ui.reading.recognition_bar import RecognitionBar
from viewer.ui.reading.removed import Removed
from viewer.ui.reading.selection import anchors, words_text
from viewer.ui.reading.tags_bar import TagsBar
from viewer.ui.reading.view import ReadingView
from viewer.ui.reading.words_bar import MOST, WordsBar
from viewer.ui.session import Place, Selection, Session
from viewer.ui.widgets.empty import EmptyState

_EMPTY = "Choose a document in the library, or drop one here."
_MENU = (
    "tag.theme", "tag.repeat", "tag.clear", "", "note.add", "note.link", "reader.link-note-as", "",
    "reader.copy", "reader.copy-cited", "", "through-time.follow", "alike.paragraph",
    "carry.counterparts", "",
    "reader.find", "reader.split",
)  # fmt: skip


class Reader(QWidget):
    """Joins a view to the model of its document.

    Signals:
        activated: it has the focus now, or was pressed.
        selection_changed: `selection` is another.
        document_changed: it shows another document, or none.
        split_requested, close_requested: the buttons of its header.
        zoomed: the size of its text.
    """

    activated = Signal()
    selection_changed = Signal()
    document_changed = Signal()
    split_requested = Signal()
    close_requested = Signal()
    zoomed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._furniture = False
        self._extracted = False
        self._hidden: frozenset[ParagraphId] = frozenset()
        self._left_out: frozenset[ParagraphId] = frozenset()
        self._narrowed: frozenset[ParagraphId] = frozenset()
        self._wanted: Place | None = None
        self._showing: DocumentId | None = None
        self.led = False
        """Whether the document was opened at a place: then others come to it, not it to them."""
        self._removed = Removed(session, self)
        self._keeper = Keeper(session)
        self.model = ReaderModel(session, self)
        self._suggestions = Suggestions.of(session)
        self.view = ReadingView(session.appearance)
        self.header = Header(session.appearance)
        self.recognition_bar = RecognitionBar(session)
        self.find_bar = FindBar(self.view.finds)
        self.go_bar = GoBar(self.view.reading)
        self.tags_bar = TagsBar(session)
        self.footnotes = Footnotes(self.view, session.appearance)
        self._bar = WordsBar(session.appearance, self.view.viewport())
        self._empty = EmptyState("open")
        self._pages = QStackedWidget()
        self._coming: ComingPage | None = None
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setAcceptDrops(True)
        self.setMinimumWidth(200)
        self._empty.say(_EMPTY, "Open the library", lambda: self._session.reveal("library"))
        self._empty.setAutoFillBackground(True)
        self._empty.setBackgroundRole(QPalette.ColorRole.Base)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.recognition_bar)
        self._split.addWidget(self._pages)
        self._split.setChildrenCollapsible(False)
        column.addWidget(self._split, 1)
        column.addWidget(self.tags_bar)
        column.addWidget(self.go_bar)
        column.addWidget(self.find_bar)
        self.setFocusProxy(self.view)
        self.view.installEventFilter(self)
        self.header.show_document(None)

    def _connect(self) -> None:
        reading = self.view.reading
        self.model.loaded.connect(self._loaded)
        self.model.marks_changed.connect(self._marks_changed)
        self._suggestions.changed.connect(self._suggestions_changed)
        self.document_changed.connect(self._watch_suggestions)
        self.model.renamed.connect(lambda: self.header.show_document(self.model.document))
        self.model.gone.connect(self._gone)
        self._removed.back.connect(lambda document: self.open(Place(document)))
        self.model.read_anew.connect(self._open_anew)
        self.header.choose_requested.connect(self.choose)
        self.header.split_requested.connect(self.split_requested)
        self.header.close_requested.connect(self.close_requested)
        self.header.pressed.connect(self._activate)
        self.view.activated.connect(self.activated)
        self.view.zoomed.connect(self.zoomed)
        self.find_bar.left.connect(self.view.setFocus)
        self.go_bar.left.connect(self.view.setFocus)
        self.tags_bar.changed.connect(self._narrow)
        reading.selection_changed.connect(self.selection_changed)
        reading.typed.connect(self._typed)
        reading.words_selected.connect(self._offer)
        reading.words_left.connect(self._bar.hide)
        reading.drag_requested.connect(self._drag)
        reading.note_chosen.connect(lambda note: self._session.show_note(note.id))
        reading.menu_requested.connect(self._show_menu)
        self._bar.theme_chosen.connect(self._tag)
        self._bar.note_chosen.connect(self._note)
        self.citing = Citing(self._session, self.model, self.view)
        self.original = Original(self._session, self.model, self.view, self._pages, self._split)
        self.original.typed.connect(self._typed)
        self.original.menu_requested.connect(self._show_menu)
        self.original.activated.connect(self.activated)
        self.original.changed.connect(self._original_changed)
        self.header.original_toggled.connect(self._toggle_original)

    # The document

    @property
    def document(self) -> DocumentId | None:
        return None if self.model.document is None else self.model.document.id

    def open(self, place: Place) -> None:
        """Show a place; without a paragraph, where its document was left."""
        if place.document == self.document and self._shows(place):
            self._go_to(place)
            return
        self.keep_place()
        self.leave_quietly()
        self._removed.wait_for(None)
        near = place.paragraph or self._keeper.paragraph(place.document)
        self._wanted = place
        try:
            self.model.open(place.document, self._content, near=near)
        except WorldError as error:
            self._wanted = None
            self.leave()
            self._session.refuse(error)

    def show_beginning(self, beginning: Beginning) -> None:
        """Show what can be read of a document whose rest is coming in, and then that document."""
        self.keep_place()
        self.leave()
        if self._coming is None:
            self._coming = ComingPage(self._session)
            self._coming.view.activated.connect(self.activated)
            self._coming.arrived.connect(self._arrived)
            self._pages.addWidget(self._coming)
        self._coming.show_beginning(beginning)
        self.header.show_coming(beginning.name)
        self._pages.setCurrentWidget(self._coming)
        self._coming.setFocus()

    def _arrived(self, document: DocumentId | None, last: Paragraph | None) -> None:
        """What was coming in is there, or is not to be; `last` is what was being read of it."""
        if document is None:
            self.leave()
            return
        near = None if last is None else self._counterpart(document, last)
        self.open(Place(document, near))

    @property
    def is_empty(self) -> bool:
        """Whether it shows neither a document nor the beginning of one."""
        return self._pages.currentWidget() is self._empty

    def _open_anew(self) -> None:
        """Show the new reading of the document where the old one was being read."""
        document, reading = self.document, self.view.reading
        if document is None:
            return
        here = reading.content.rows[reading.current].id if reading.content.rows else None
        current = next((each for each in self.model.paragraphs if each.id == here), None)
        self.leave_quietly()
        near = None if current is None else self._counterpart(document, current)
        self._wanted = Place(document, near)
        try:
            self.model.open(document, self._content, near=near)
        except WorldError as error:
            self._wanted = None
            self.leave()
            self._session.refuse(error)

    def _counterpart(self, document: DocumentId, paragraph: Paragraph) -> ParagraphId | None:
        """The paragraph of the shown reading with these words, or at this place."""
        found = self._session.archive.documents.paragraphs(document, furniture=True)
        same = [each for each in found if each.text == paragraph.text] or found
        nearest = min(same, key=lambda each: abs(each.index - paragraph.index), default=None)
        return None if nearest is None else nearest.id

    def leave(self) -> None:
        """Show no document."""
        self.leave_quietly()
        self._removed.wait_for(None)
        self.model.close()
        self.original.refresh()
        self._pages.setCurrentWidget(self._empty)
        self.header.show_document(None)
        self.recognition_bar.show_document(None)
        self.document_changed.emit()
        self.selection_changed.emit()

    def end(self) -> None:
        """Let go of all that it holds: it is being closed."""
        self.model.close()
        self._suggestions.watch(self, None)
        self.original.end()

    def leave_quietly(self) -> None:
        """Let go of what belongs to the document that is shown."""
        self._showing = None
        if self._coming is not None:
            self._coming.leave()
        self._bar.hide()
        self.go_bar.hide()
        if self.find_bar.isVisible():
            self.find_bar.leave()

    def _gone(self) -> None:
        """Its document was removed: show none, until that is undone."""
        removed = self._showing
        if removed is not None:
            self._keep_place_in(removed)
        self.leave()
        self._removed.wait_for(removed)

    def keep_place(self) -> None:
        """Remember where the document is being read."""
        if self.document is not None and self.document == self._showing:
            self._keep_place_in(self.document)

    def _keep_place_in(self, document: DocumentId) -> None:
        place = self.view.reading.place()
        if place is not None:
            current = self.view.reading.content.rows[self.view.reading.current].id
            self._keeper.keep(document, Kept(place, current))

    def choose(self) -> None:
        """Drop down the list of documents."""
        chooser = Chooser(self._session, self)
        chooser.chosen.connect(lambda document: self.open(Place(document)))
        chooser.chosen.connect(lambda _document: self.view.setFocus())
        first = () if self.document is None else (self.document,)
        chooser.open(self.header, self.header.width(), first)

    def _shows(self, place: Place) -> bool:
        content = self.view.reading.content
        if place.paragraph is None or self.model.complete:
            return True
        return content.row_of(place.paragraph) is not None

    def _content(self, paragraphs: Sequence[Paragraph]) -> Content:
        return Content(
            paragraphs, furniture=self._furniture, extracted=self._extracted, hidden=self._hidden
        )

    def _marks(self) -> Marks:
        model, suggestions = self.model, self._suggestions
        shown = suggestions.in_document(self.document) if suggestions.shown else {}
        return Marks(model.tags, model.notes, model.themes, model.bookmarks, shown)

    def _suggestions_changed(
        self, documents: frozenset[DocumentId], paragraphs: frozenset[ParagraphId] | None
    ) -> None:
        self._watch_suggestions()
        if self._showing in documents:
            self._marks_changed(paragraphs)

    def _watch_suggestions(self) -> None:
        self._suggestions.watch(self, self.document if self._suggestions.shown else None)

    def _loaded(self, loaded: Loaded) -> None:
        content = loaded.prepared
        assert isinstance(content, Content)
        if self.tags_bar.only:
            self._look_at_tags()
            self._hidden = self._left_out | self._narrowed
        if not self._is_wanted(content):
            content = self._content(loaded.paragraphs)  # chosen while it was being read
        if self._showing == loaded.document.id:
            self.view.replace_content(content)
            self.view.set_marks(self._marks())
        else:
            self._showing = loaded.document.id
            self.led = self._wanted is not None and self._wanted.paragraph is not None
            self.header.show_document(loaded.document)
            self.recognition_bar.show_document(loaded.document)
            self._pages.setCurrentWidget(self.view)
            self.view.show_content(content, self._marks())
            wanted, self._wanted = self._wanted, None
            if wanted is not None:
                self._go_to(wanted)
            self.document_changed.emit()
        self.selection_changed.emit()

    def _go_to(self, place: Place) -> None:
        reading = self.view.reading
        if place.paragraph is None:
            self._return_to_place()
            return
        if place.start is not None and place.end is not None:
            reading.select_words(place.paragraph, place.start, place.end)
            if reading.selected.words:
                return
        reading.go_to(self._row_of(place.paragraph))

    def _row_of(self, paragraph: ParagraphId) -> int:
        """Its row, or the next one where it is not shown, as furniture is not."""
        content = self.view.reading.content
        row = content.row_of(paragraph)
        if row is not None:
            return row
        index = next((each.index for each in self.model.paragraphs if each.id == paragraph), 0)
        return content.row_near(index)

    def _return_to_place(self) -> None:
        reading = self.view.reading
        document = self.document
        kept = None if document is None else self._keeper.find(document)
        if kept is None or reading.place() is None:
            return
        row = reading.content.row_of(kept.current)
        if row is not None:
            reading.select(reading.paragraph(row))
        reading.go_to_place(kept.place)

    # What stands on it

    def _marks_changed(self, changed: frozenset[ParagraphId] | None) -> None:
        if self._showing is not None:
            self.view.set_marks(self._marks(), changed)

    # The selection

    def selection(self) -> Selection:
        """What is selected, as other panes hear it."""
        reading = self.view.reading
        if self.document is None or self._showing is None:
            return Selection()
        return Selection(
            self.document,
            anchors(reading.selected, reading.content),
            words_text(reading.selected, reading.content),
        )

    def current(self) -> Paragraph | None:
        """The paragraph that is read."""
        reading = self.view.reading
        return reading.content.rows[reading.current] if len(reading.content) else None

    def copy(self) -> None:
        """Put the selection on the clipboard, plain and rich."""
        if self._showing is not None:
            reading = self.view.reading
            QGuiApplication.clipboard().setMimeData(
                copied(reading.selected, reading.content, self.model)
            )
            self._session.message.emit("Copied.", False)

    def copy_cited(self) -> None:
        """Put the selection with its source on the clipboard."""
        if self._showing is not None:
            QGuiApplication.clipboard().setMimeData(self._cited())
            self._session.message.emit("Copied with citation.", False)

    def find_words(self) -> None:
        """Open the find bar, with the selected words."""
        if self._showing is not None:
            self.find_bar.open(self.selection().text)

    def ask_where(self) -> None:
        """Open the bar in which a place is named."""
        if self._showing is not None:
            self.go_bar.open()

    def _cited(self) -> QMimeData:
        reading = self.view.reading
        return cited(reading.selected, reading.content, self.model)

    def _drag(self) -> None:
        drag = QDrag(self)
        drag.setMimeData(self._cited())
        drag.exec(Qt.DropAction.CopyAction)

    def _typed(self, character: str) -> None:
        theme = self.model.theme_of_key(character)
        if theme is not None:
            # A capital means: this once the other way.
            self._tag(theme.id, otherwise=character.isupper())

    def _typed_otherwise(self, key: str) -> None:
        theme = self.model.theme_of_key(key)
        if theme is not None:
            self._tag(theme.id, otherwise=True)

    def _tag(self, theme: ThemeId, *, otherwise: bool = False) -> None:
        self._activate()
        if self._session.archive.read_only:
            self._session.message.emit("This archive is open for reading only.", False)
            return
        go_on = not self._session.settings.get(GO_ON) if otherwise else None
        tag_selection(self._session, theme, go_on=go_on)
        self._bar.hide()

    def _note(self) -> None:
        self._activate()
        self._bar.hide()
        self._session.perform("note.add")

    def _offer(self, words: QRect) -> None:
        if self._session.archive.read_only:
            return
        leading = self.view.reading.sheet.typography.leading
        self._bar.offer(self._likely(), words, leading, self.view.viewport().rect())

    def _likely(self) -> list[Theme]:
        """The theme used last, then those on the document, then those of the codebook."""
        themes = {key: each for key, each in self.model.themes.items() if not each.retired}
        last = last_theme(self._session)
        used = {tag.theme for tags in self.model.tags.values() for tag in tags}
        order = [*([last] if last is not None else []), *(each for each in themes if each in used)]
        return [themes[each] for each in dict.fromkeys([*order, *themes]) if each in themes][:MOST]

    # How it is shown

    @property
    def furniture(self) -> bool:
        return self._furniture

    @property
    def extracted(self) -> bool:
        return self._extracted

    def show_as(self, *, furniture: bool, extracted: bool) -> None:
        """With running headers; with the text as extraction left it."""
        if (furniture, extracted) == (self._furniture, self._extracted):
            return
        self._furniture, self._extracted = furniture, extracted
        self._show_otherwise()

    def leave_out(self, paragraphs: frozenset[ParagraphId]) -> None:
        """Show the document without these paragraphs, as those that are the same beside."""
        if paragraphs is not self._left_out and paragraphs != self._left_out:
            self._left_out = paragraphs
            self._hide()

    def narrow(self, only: TagFilter) -> None:
        """Show only paragraphs with such tags; what is tagged now stays until it is asked anew."""
        self.tags_bar.choose(only)

    def _narrow(self) -> None:
        self._look_at_tags()
        self._hide()

    def _look_at_tags(self) -> None:
        """Which paragraphs the filter on tags leaves out."""
        only, tags = self.tags_bar.only, self.model.tags
        left_out = [
            each.id
            for each in self.model.paragraphs
            if only and not (each.kind in CODED and keeps(only, tags.get(each.id, ())))
        ]
        self._narrowed = frozenset(left_out)
        shown = len(self.model.paragraphs) - len(left_out)
        self.tags_bar.say(shown, sum(each.kind in CODED for each in self.model.paragraphs))

    def _hide(self) -> None:
        hidden = self._left_out | self._narrowed
        if hidden != self._hidden:
            self._hidden = hidden
            self._show_otherwise()

    def _show_otherwise(self) -> None:
        paragraphs = self.model.paragraphs
        if self._showing is None:
            return
        if len(paragraphs) <= LONG:
            self.view.replace_content(self._content(paragraphs))
            return
        self._session.background.run(
            "Show the document otherwise",
            lambda _job: self._content(paragraphs),
            done=lambda content: self._show_as_read(content, paragraphs),
            quiet=True,
        )

    def _show_as_read(self, content: Content, paragraphs: Sequence[Paragraph]) -> None:
        """Take what another thread has made, if it is still wanted."""
        if self.model.paragraphs is paragraphs and self._is_wanted(content):
            self.view.replace_content(content)

    def _is_wanted(self, content: Content) -> bool:
        return (content.furniture, content.extracted, content.hidden) == (
            self._furniture,
            self._extracted,
            self._hidden,
        )

    def zoom(self, factor: float | None) -> None:
        """Larger or smaller, the text or the pages that have the keys; None: as it is by itself."""
        if self.original.has_focus:
            self.original.zoom_pages(factor)
        else:
            self.view.set_zoom(1.0 if factor is None else self.view.zoom * factor)

    def _show_menu(self, at: QPoint) -> None:
        self._session.show_menu(_MENU, at)

    def _original_changed(self) -> None:
        self.header.set_original(self.original.showing is not Showing.TEXT)

    def _toggle_original(self, on: bool) -> None:
        self._activate()
        self.original.show(Showing.BOTH if on else Showing.TEXT)

    def set_active(self, active: bool, *, several: bool, room: bool) -> None:
        """Say in the header whether keys go here, and what can be done beside."""
        self.header.set_active(active, marked=several)
        reads = self.document is not None
        self.header.offer(split=room and reads, close=several or reads, original=reads)

    def _activate(self) -> None:
        self.activated.emit()
        if not self.original.has_focus:
            self.view.setFocus(Qt.FocusReason.MouseFocusReason)

    # Qt's events

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The key of a theme of this archive goes before that of an action."""
        if (
            watched is self.view
            and event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and not event.modifiers()
            and self.model.theme_of_key(event.text()) is not None
        ):
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that the text does not want closes a footnote or the find bar; Alt and a digit tag."""
        digit = event.text() or QKeySequence(event.key()).toString()
        if event.key() == Qt.Key.Key_Escape and self.footnotes.slip.isVisible():
            self.footnotes.close()
        elif event.key() == Qt.Key.Key_Escape and self.find_bar.isVisible():
            self.find_bar.leave()
        elif event.modifiers() == Qt.KeyboardModifier.AltModifier and digit.isdigit():
            self._typed_otherwise(digit)
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        found = documents_in(event.mimeData())
        if found:
            event.acceptProposedAction()
            self.open(Place(found[0]))
            self._activate()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.header.update()
