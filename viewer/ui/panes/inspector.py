"""What stands on the selection: its place, its themes, its notes."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from viewer.archive.changes import (
    AnnotationsChanged,
    DocumentsChanged,
    TagsChanged,
    ThemesChanged,
)
from viewer.domain import Annotation, AnnotationId, NotFound, TagId, Target
from viewer.domain.notes import LinkKind
from viewer.ui.actions import Choice, action
from viewer.ui.appearance import UNIT
from viewer.ui.background import Job
from viewer.ui.commands.annotating import (
    NOTHING_SELECTED,
    document_target,
    keep_note,
    remove_notes,
    selection_target,
)
from viewer.ui.commands.in_hand import InHand
from viewer.ui.commands.naming import shorten
from viewer.ui.commands.note_linking import (
    change_link,
    follow,
    link_copied,
    link_kinds,
    remove_link,
    take_note,
)
from viewer.ui.commands.tagging import mark_tags, remove_tags
from viewer.ui.icons import icon
from viewer.ui.models.inspection import (
    MANY,
    Inspection,
    inspect,
    inspect_document,
    read_links,
    tags_on,
)
from viewer.ui.models.refreshing import Refresher
from viewer.ui.panes import Area, pane
from viewer.ui.session import Session
from viewer.ui.widgets.empty import EmptyState
from viewer.ui.widgets.lines_label import LinesLabel
from viewer.ui.widgets.link_chips import LinkChips
from viewer.ui.widgets.markdown import words
from viewer.ui.widgets.note_card import NoteCard
from viewer.ui.widgets.note_editor import RESCUED, NoteEditor
from viewer.ui.widgets.painting import bold, smaller
from viewer.ui.widgets.tag_row import TagRow

SHOWN_THEMES = 40
SHOWN_NOTES = 30


@pane(
    "inspector",
    title="Inspector",
    area=Area.RIGHT,
    icon="inspector",
    order=10,
    keys=("Ctrl+4",),
)
class InspectorPane(QScrollArea):
    """Follows the selection of the active reader; notes are written here."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._shown: Inspection | None = None
        self._target: Target | None = None
        self._editing: AnnotationId | None = None
        self._looking: Job | None = None
        self._linking: Job | None = None
        self._rows: list[TagRow] = []
        self._cards: list[NoteCard] = []
        self._build()
        self.refresher = Refresher(
            session,
            (TagsChanged, ThemesChanged, AnnotationsChanged, DocumentsChanged),
            self.look,
            awake=False,
            parent=self,
        )
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(30)
        self._soon.timeout.connect(self.refresher.schedule)
        session.selection_changed.connect(self._moved)
        session.document_changed.connect(self._moved)
        session.appearance.changed.connect(self._dress)
        session.leaving.connect(self.editor.keep)
        session.note_requested.connect(self._see_note)
        session.archive_changed.connect(self._archive_changed)
        self._show(None)

    @action(
        "note.add",
        text="Add note",
        menu="Tag",
        order=200,
        keys=("N",),
        icon="note-add",
        enabled=lambda pane: pane.may_write,
        help_text="Write a note on the selected paragraph or words.",
    )
    def add_note(self) -> None:
        target = selection_target(self._session.selection)
        if target is None:
            self._session.message.emit(NOTHING_SELECTED, False)
            return
        self._write(target)

    @action(
        "note.document",
        text="Add note on the document",
        menu="Tag",
        order=201,
        keys=("Shift+N",),
        icon="note-add",
        enabled=lambda pane: pane.may_write and pane.has_document,
        help_text="Write a note on the whole document.",
    )
    def add_document_note(self) -> None:
        target = document_target(self._session)
        if target is not None:
            self._write(target)

    @action(
        "note.tag",
        text="Comment on a tag",
        menu="Tag",
        order=302,
        keys=("Ctrl+Alt+N",),
        icon="note-add",
        enabled=lambda pane: pane.may_write and bool(pane.tag_choices()),
        choices=lambda pane: pane.tag_choices(),
        takes_only=True,
        help_text="Write why the selection is tagged so; the note stands beside it and goes with it",
    )
    def comment_on_tag(self, tag: TagId) -> None:
        try:
            found = self._session.archive.tags.get(tag)
        except NotFound as error:
            self._session.refuse(error)
            return
        self._write(Target(document=found.document, anchor=found.anchor, tag=tag))

    def tag_choices(self) -> list[Choice]:
        """The tags on the selection, to choose one to comment on."""
        if not 0 < len(self._session.selection.anchors) <= MANY:
            return []
        themes = self._session.archive.themes
        return [
            Choice(themes.name(tag.theme), tag.id, icon="tag")
            for tag in tags_on(self._session.archive, self._session.selection)
        ]

    @action(
        "note.link",
        text="Link note to…",
        menu="Tag",
        order=219,
        keys=("Ctrl+Shift+K",),
        icon="link",
        enabled=lambda pane: pane.may_write and bool(pane.note_choices()),
        choices=lambda pane: pane.note_choices(),
        takes_only=True,
        help_text="Take a note of the selection in hand, to link it to another passage",
    )
    def link_note(self, note: AnnotationId) -> None:
        take_note(self._session, note)

    @action(
        "note.link-copied",
        text="Link note to the copied passage as",
        menu="Tag",
        order=223,
        icon="link",
        enabled=lambda pane: pane.may_write and pane.linked is not None,
        choices=lambda _pane: link_kinds(),
        help_text="Let the note that is written, or in hand, lead to what was copied in a reader",
    )
    def link_copied(self, kind: LinkKind) -> None:
        if self.linked is not None:
            link_copied(self._session, self.linked, kind)

    @property
    def linked(self) -> AnnotationId | None:
        """The note that a copied passage would be linked to."""
        return self._editing or InHand.of(self._session).note

    def note_choices(self) -> list[Choice]:
        """The notes of the selection, the one that is written first, to take one in hand."""
        shown = [] if self._shown is None else list(self._shown.notes[:SHOWN_NOTES])
        shown.sort(key=lambda note: note.id != self._editing)
        return [Choice(shorten(words(note.body), 60), note.id, icon="note") for note in shown]

    @property
    def may_write(self) -> bool:
        return not self._session.archive.read_only

    @property
    def has_document(self) -> bool:
        return self._session.document is not None

    @property
    def shown(self) -> Inspection | None:
        """What the pane shows now."""
        return self._shown

    def look(self) -> None:
        """Look into the selection again and show what stands there."""
        if self._looking is not None:
            self._looking.abandon()
            self._looking = None
        selection, document = self._session.selection, self._session.document
        if len(selection.anchors) <= MANY:
            try:
                archive = self._session.archive
                found = inspect(archive, selection) or inspect_document(archive, document)
            except NotFound:  # removed since it was selected
                found = None
            self._show(found)
            self._read_links()
            return
        home = self._session.archive

        def work(_job: Job) -> Inspection | None:
            with home.again(read_only=True) as archive:
                return inspect(archive, selection)

        self._looking = self._session.background.run(
            "Looking at the selection", work, done=self._found, quiet=True
        )

    def _read_links(self) -> None:
        """Read what the shown notes lead to, and what leads here, where there are links at all."""
        if self._linking is not None:
            self._linking.abandon()
            self._linking = None
        shown, anchors = self._shown, self._session.selection.anchors
        if shown is None or not (self._session.archive.note_links.any() or shown.linked):
            return
        home = self._session.archive

        def work(job: Job) -> Inspection:
            with home.again(read_only=True) as archive:
                job.on_cancel(archive.interrupt)
                return read_links(archive, shown, anchors)

        self._linking = self._session.background.run(
            "Reading links", work, done=self._show_links, quiet=True
        )

    def _show_links(self, read: Inspection) -> None:
        self._linking = None
        if self._shown is not None and read.is_of(self._shown):
            self._show(read, with_links=True)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresher.wake()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.refresher.sleep()

    def _build(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._source = LinesLabel(3)
        self._source.setFont(bold(self.font()))
        self._place = QLabel()
        self._place.setWordWrap(True)
        self._place.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self._quote = LinesLabel(4)
        self._no_themes = QLabel("No theme yet. Press its key, or choose it under Themes.")
        self._more_themes = QLabel()
        self._no_notes = QLabel("No note yet.")
        self._more_notes = QLabel()
        for hint in (self._no_themes, self._more_themes, self._no_notes, self._more_notes):
            hint.setWordWrap(True)
            hint.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self.editor = NoteEditor()
        self.editor.done.connect(self._close_editor)
        self.editor.link_wanted.connect(self._link_written)
        self.editor.passage_pasted.connect(lambda: self._session.perform("note.link-copied"))
        self.editor.hide()
        self._add = QToolButton()
        self._add.setIcon(icon("note-add"))
        self._add.setAutoRaise(True)
        self._add.setAccessibleName("Add note")
        self._add.clicked.connect(self._add_clicked)
        self._into = LinkChips()
        self._tie(self._into)
        self._into_head = _heading("Linked from")
        self._themes_head = _heading("Themes")
        self._notes_head = _heading("Notes")
        self._themes_box = QVBoxLayout()
        self._themes_box.setSpacing(0)
        self._notes_box = QVBoxLayout()
        self._notes_box.setSpacing(UNIT)
        self._empty = EmptyState("inspector")
        self._page = self._lay_out()
        body = QWidget()
        self._stack = QStackedLayout(body)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._page)
        self.setWidget(body)
        body.setAutoFillBackground(False)
        self._dress()

    def _lay_out(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, 2 * UNIT)
        column.setSpacing(UNIT // 2)
        column.addWidget(self._source)
        column.addWidget(self._place)
        column.addWidget(self._quote)
        column.addSpacing(UNIT)
        column.addWidget(self._themes_head)
        column.addWidget(self._no_themes)
        column.addLayout(self._themes_box)
        column.addWidget(self._more_themes)
        column.addSpacing(UNIT)
        head = QHBoxLayout()
        head.addWidget(self._notes_head, 1)
        head.addWidget(self._add)
        column.addLayout(head)
        column.addWidget(self._no_notes)
        column.addLayout(self._notes_box)
        column.addWidget(self._more_notes)
        column.addSpacing(UNIT)
        column.addWidget(self._into_head)
        column.addWidget(self._into)
        column.addStretch()
        return page

    def _dress(self) -> None:
        """The paper of the panes, in whichever appearance."""
        self.viewport().setBackgroundRole(self.palette().ColorRole.Base)
        self.viewport().setAutoFillBackground(True)

    def _archive_changed(self) -> None:
        if self.editor.abandon():
            self._session.message.emit(RESCUED, False)
        self._editing, self._target = None, None

    def _moved(self) -> None:
        if self.editor.isVisible() and not self._editing_stays():
            self._close_editor()
        self._soon.start()

    def _editing_stays(self) -> bool:
        """Whether the editor has to stay open: for words that could not be kept."""
        return not self.editor.keep()

    def _found(self, found: Inspection | None) -> None:
        self._looking = None
        self._show(found)
        self._read_links()

    def _show(self, found: Inspection | None, *, with_links: bool = False) -> None:
        """Show it; the links of before stay until they are read again."""
        if found is None and not self.editor.isVisibleTo(self._page):
            self._shown = None
            self._empty.say(
                "Open a document and select a paragraph to see its themes and notes here."
            )
            self._stack.setCurrentWidget(self._empty)
            return
        self._stack.setCurrentWidget(self._page)
        if found is not None and self._shown is not None and not with_links:
            found = found.linked_as(self._shown) if found.is_of(self._shown) else found
        if found is None or found == self._shown:
            return
        self._shown = found
        self._source.set_text(found.document.symbol or found.document.title)
        self._place.setText(found.place)
        self._quote.set_text(f"“{found.quote}”" if found.quote else "")
        self._quote.setVisible(bool(found.quote))
        self._add.setEnabled(self.may_write)
        on_document = found.target.anchor is None
        self._add.setToolTip(
            "Add note on the document (Shift+N)" if on_document else "Add note (N)"
        )
        self._show_themes(found)
        self._show_notes(found)

    def _show_themes(self, found: Inspection) -> None:
        on_document = found.target.anchor is None
        shown = found.themes[:SHOWN_THEMES]
        while len(self._rows) < len(shown):
            row = TagRow(self._session.appearance)
            row.remove_wanted.connect(partial(remove_tags, self._session))
            row.sure_wanted.connect(partial(mark_tags, self._session))
            row.comment_wanted.connect(self.comment_on_tag)
            self._rows.append(row)
            self._themes_box.addWidget(row)
        for row, each in zip(self._rows, shown, strict=False):
            row.show_row(each)
        for number, row in enumerate(self._rows):
            row.setVisible(number < len(shown))
        self._themes_head.setVisible(not on_document)
        self._no_themes.setVisible(not shown and not on_document)
        rest = len(found.themes) - len(shown)
        self._more_themes.setText(f"and {rest} more")
        self._more_themes.setVisible(rest > 0)

    def _show_notes(self, found: Inspection) -> None:
        shown = found.notes[:SHOWN_NOTES]
        while len(self._cards) < len(shown):
            card = NoteCard()
            card.edit_wanted.connect(self._edit)
            card.remove_wanted.connect(self._remove)
            card.link_wanted.connect(self._link)
            self._tie(card.links)
            self._cards.append(card)
            self._notes_box.addWidget(card)
        for card, note in zip(self._cards, shown, strict=False):
            card.show_note(note)
            links, back = found.links.get(note.id, ()), found.back.get(note.id, ())
            card.show_links(links, back, may_write=self.may_write)
        for number, card in enumerate(self._cards):
            edited = card.note is not None and card.note.id == self._editing
            card.setVisible(number < len(shown) and not edited)
        self._no_notes.setVisible(not shown and not self.editor.isVisibleTo(self._page))
        self._into.show_links((), found.into)
        self._into_head.setVisible(bool(found.into))
        rest = len(found.notes) - len(shown)
        self._more_notes.setText(f"and {rest} more, under Notes")
        self._more_notes.setVisible(rest > 0)

    def _add_clicked(self) -> None:
        if self._session.selection.anchors:
            self.add_note()
        else:
            self.add_document_note()

    def _write(self, target: Target) -> None:
        """Open the editor for a new note."""
        if self.editor.isVisibleTo(self._page) and self._editing_stays():
            self.editor.setFocus()
            return
        self._session.reveal("inspector")
        self.look()
        self._target, self._editing = target, None
        self._open_editor("", 0)

    def _edit(self, note: Annotation) -> None:
        if not self.may_write or (self.editor.isVisibleTo(self._page) and self._editing_stays()):
            return
        self._target, self._editing = note.target, note.id
        position = next(number for number, card in enumerate(self._cards) if card.note == note)
        self._open_editor(note.body, position)

    def _open_editor(self, body: str, position: int) -> None:
        self._notes_box.removeWidget(self.editor)
        self._notes_box.insertWidget(position, self.editor)
        self.editor.begin(body, self._keep)
        self._stack.setCurrentWidget(self._page)
        self.editor.show()
        if self._shown is not None:
            self._show_notes(self._shown)
        self.editor.setFocus()
        QTimer.singleShot(0, self, self._see_editor)

    def _see_editor(self) -> None:
        self.ensureWidgetVisible(self.editor)

    def _see_note(self, note: AnnotationId) -> None:
        """Scroll to a note, however many themes stand above it."""
        self.look()

        def see() -> None:
            for card in self._cards:
                if card.note is not None and card.note.id == note:
                    self.ensureWidgetVisible(card)

        QTimer.singleShot(0, self, see)  # the cards have no places before they are laid out

    def _keep(self, body: str) -> bool:
        """Keep what was written; True when it is in the archive."""
        if self._target is None:
            return not body.strip()
        self._editing, safe = keep_note(self._session, self._target, self._editing, body)
        return safe

    def _tie(self, chips: LinkChips) -> None:
        chips.follow_wanted.connect(partial(follow, self._session))
        chips.kind_wanted.connect(partial(change_link, self._session))
        chips.remove_wanted.connect(partial(remove_link, self._session))

    def _link(self, note: Annotation) -> None:
        take_note(self._session, note.id)

    def _link_written(self) -> None:
        """Take what was just written in hand; the editor closes when the selection moves on."""
        if self._editing is not None:
            take_note(self._session, self._editing)

    def _remove(self, note: Annotation) -> None:
        remove_notes(self._session, (note.id,))

    def _close_editor(self) -> None:
        had_focus = self.editor.isAncestorOf(self.focusWidget() or self)
        self._editing, self._target = None, None
        self.editor.hide()
        self.look()
        if self._shown is not None:
            self._show_notes(self._shown)
        if had_focus and self.isVisible():
            self._session.reveal("readers")


def _heading(text: str) -> QLabel:
    label = QLabel(text)
    label.setFont(bold(smaller(label.font())))
    label.setForegroundRole(label.palette().ColorRole.PlaceholderText)
    return label
