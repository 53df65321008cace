"""An open archive as the interface sees it: where panes meet, and the only way they change it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TypeVar

from PySide6.QtCore import QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QUndoCommand, QUndoStack

from viewer.archive import Archive
from viewer.archive.changes import Change
from viewer.domain import (
    Anchor,
    AnnotationId,
    DocumentId,
    EditId,
    ExcerptFilter,
    HistoryFilter,
    ParagraphId,
    WorldError,
)
from viewer.ui.appearance import Appearance
from viewer.ui.background import Background, Job
from viewer.ui.settings import Settings

T = TypeVar("T")

UNDO_LIMIT = 500
RECALLED = 100
"""Edits of earlier days that can be undone as if they were of today."""
LARGE = 50
"""Rows from which an edit is undone off the interface thread."""


class Where(Enum):
    """In which reader a document opens."""

    CURRENT = "current"
    LEFT = "left"
    RIGHT = "right"
    NEW = "new"
    OWN = "own"
    """The one that shows the document already; the current one where none does."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What is selected in the active reader.

    Attributes:
        anchors: whole paragraphs, or the words of each that are selected, in reading order.
        text: the selected words, for searching them.
    """

    document: DocumentId | None = None
    anchors: tuple[Anchor, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere to go: a document, a paragraph of it, the words `[start, end)` of that."""

    document: DocumentId
    paragraph: ParagraphId | None = None
    start: int | None = None
    end: int | None = None


class EditCommand(QUndoCommand):
    """One edit of the archive on the undo stack: its id and its name, nothing else.

    A large one is undone and redone off the interface thread.
    """

    def __init__(self, session: Session, edit: EditId, label: str, *, large: bool = False) -> None:
        super().__init__(label)
        self._session = session
        self._large = large
        self.edit = edit
        self._first = True

    def redo(self) -> None:
        if self._first:  # pushed after it was done
            self._first = False
            return
        self._move(lambda archive: archive.history.redo(self.edit), "Redone")

    def undo(self) -> None:
        self._move(lambda archive: archive.history.undo(self.edit), "Undone")

    def _move(self, act: Callable[[Archive], object], verb: str) -> None:
        said = f"{verb}: {self.text()}"
        if self._large:
            self._session.move_in_background(said, act)
            return
        try:
            act(self._session.archive)
        except WorldError as error:
            # The stack has moved past it all the same: obsolete takes it off.
            self.setObsolete(True)
            self._session.refuse(error)
        else:
            self._session.message.emit(said, False)


class Session(QObject):
    """What all panes are given.

    Signals:
        changed: a tuple of `Change`, on the interface thread, after the commit.
        selection_changed: the `Selection` of the active reader.
        document_changed: `DocumentId | None` of the active reader.
        beside_changed: the two documents that the active reader stands for: its own and the one
            beside it, in their order; None where it stands alone.
        open_requested: `Place` and `Where`; the readers answer.
        message: a line for the foot; True offers Undo beside it.
        tagged: a theme was put on these anchors; whether to go on after it, None as is set.
        round_requested: places that are to be gone through one by one; the readers answer.
        excerpts_requested: the `ExcerptFilter` of the excerpts that are to be listed.
        citation_style_changed: sources are named otherwise from now on.
        offered: a line for the foot, the text of a button beside it, and what the button calls.
        leaving: the archive is about to be closed: the last moment to keep what was typed.
        archive_changed: another archive was opened; everything is read anew.
        reveal_requested: the name of a pane that is to be shown and focused.
        note_requested: the id of a note that is to be seen, by the pane that was just revealed.
        action_requested: the name of an action that is to be run, and the value of a choice.
        menu_requested: names of actions, "" for a line between, and where on the screen.
        refused: a sentence about what the world did not let happen, and details.
    """

    changed = Signal(object)
    selection_changed = Signal(object)
    document_changed = Signal(object)
    beside_changed = Signal(object)
    open_requested = Signal(object, object)
    message = Signal(str, bool)
    tagged = Signal(object, object)
    round_requested = Signal(object)
    excerpts_requested = Signal(object)
    citation_style_changed = Signal()
    offered = Signal(str, str, object)
    leaving = Signal()
    archive_changed = Signal()
    reveal_requested = Signal(str)
    note_requested = Signal(object)
    action_requested = Signal(str, object)
    menu_requested = Signal(object, object)
    refused = Signal(str, str)
    _committed = Signal(object)

    def __init__(
        self,
        archive: Archive,
        settings: Settings,
        appearance: Appearance,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.archive = archive
        self.settings = settings
        self.appearance = appearance
        self.background = Background(self)
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(UNDO_LIMIT)
        self._moving: Job | None = None
        self._began = archive.history.newest()
        self._recalled = False
        self._selection = Selection()
        self._document: DocumentId | None = None
        self._beside: tuple[DocumentId, DocumentId] | None = None
        self.closed = False
        # Direct on the interface thread (a tag is painted in the same turn), queued from others.
        self._committed.connect(self._announce, Qt.ConnectionType.AutoConnection)
        self._unsubscribe = archive.subscribe(self._committed.emit)
        self.background.refused.connect(self._refused_in_background)

    @property
    def selection(self) -> Selection:
        return self._selection

    def select(self, selection: Selection) -> None:
        """Say what is now selected in the active reader."""
        if selection != self._selection:
            self._selection = selection
            self.selection_changed.emit(selection)

    @property
    def document(self) -> DocumentId | None:
        """The document of the active reader."""
        return self._document

    def show_document(self, document: DocumentId | None) -> None:
        """Say which document the active reader now shows; for the readers."""
        if document != self._document:
            self._document = document
            self.document_changed.emit(document)

    @property
    def beside(self) -> tuple[DocumentId, DocumentId] | None:
        """The document of the active reader and the one beside it, in their order."""
        return self._beside

    def show_beside(self, documents: tuple[DocumentId, DocumentId] | None) -> None:
        """Say which two documents stand beside each other now; for the readers."""
        if documents != self._beside:
            self._beside = documents
            self.beside_changed.emit(documents)

    def open(self, place: Place | DocumentId, where: Where = Where.CURRENT) -> None:
        """Ask the readers to show a place."""
        self.open_requested.emit(place if isinstance(place, Place) else Place(place), where)

    def go(self, place: Place | DocumentId, where: Where = Where.CURRENT) -> None:
        """Show a place and put the focus there, so that the next key belongs to the reader."""
        self.open(place, where)
        self.reveal("readers")

    @property
    def citation_style(self) -> str:
        """The style of this archive: the name of one, or a template; see `viewer.citation`."""
        from viewer.citation import SETTING, usable  # late: nothing is cited at the start

        return usable(self.archive.settings.get(SETTING))

    def cite_as(self, style: str) -> None:
        """Name sources so from now on, whoever opens the archive.

        Raises:
            WorldError: it is no style, or the archive cannot be changed.
        """
        from viewer.citation import SETTING, check_style

        check_style(style)
        self.archive.settings.set(SETTING, style)
        self.citation_style_changed.emit()

    def show_excerpts(self, wanted: ExcerptFilter) -> None:
        """List these excerpts, and put the focus there."""
        self.reveal("excerpts")
        self.excerpts_requested.emit(wanted)

    def reveal(self, pane: str) -> None:
        """Show a pane and put the focus in it."""
        self.reveal_requested.emit(pane)

    def show_note(self, note: AnnotationId) -> None:
        """Show a note where notes on the selection stand."""
        self.reveal("inspector")
        self.note_requested.emit(note)

    def perform(self, action: str, value: object = None) -> None:
        """Run an action that another part declared, by its name."""
        self.action_requested.emit(action, value)

    def show_menu(self, actions: Sequence[str], at: QPoint) -> None:
        """Show a context menu of actions by their names, those that can be run now."""
        self.menu_requested.emit(tuple(actions), at)

    def do(self, label: str, work: Callable[[Archive], T]) -> T | None:
        """Change the archive: one transaction, one step to undo, one line at the foot.

        Returns:
            What `work` returns; None also when the world refused, which the person is told.
        """
        try:
            with self.archive.edit(label) as edit:
                result = work(self.archive)
        except WorldError as error:
            self.refuse(error)
            return None
        self.did(edit.id, label)
        return result

    def do_in_background(
        self,
        label: str,
        work: Callable[[Archive, Job], T],
        *,
        done: Callable[[T], None] | None = None,
    ) -> Job:
        """Do as `do`, off the interface thread: for edits that may take longer than 50 ms."""
        archive = self.archive

        def on_thread(job: Job) -> tuple[EditId | None, T]:
            with archive.again() as own:
                with own.edit(label) as edit:
                    result = work(own, job)
                return edit.id, result

        def finished(outcome: tuple[EditId | None, T]) -> None:
            self.did(outcome[0], label, large=True)
            if done is not None:
                done(outcome[1])

        return self.background.run(label, on_thread, done=finished)

    def did(self, edit: EditId | None, label: str, *, large: bool = False) -> None:
        """Put an edit that has been committed on the undo stack, and say so at the foot."""
        if edit is None:
            return
        self.recall()
        self.undo_stack.push(EditCommand(self, edit, label, large=large))
        self.message.emit(label, True)

    def recall(self) -> None:
        """Put what this person did before the last restart on the undo stack; once, when needed."""
        if self._recalled or self.archive.read_only:
            return
        self._recalled = True
        history = self.archive.history
        mine, after = HistoryFilter(person=self.archive.person), EditId(self._began + 1)
        for edit in reversed(history.find(mine, limit=RECALLED, before=after)):
            if not edit.undone:
                large = history.size(edit.id) > LARGE
                self.undo_stack.push(EditCommand(self, edit.id, edit.label, large=large))

    @property
    def moving(self) -> bool:
        """Whether a large edit is just being undone or redone; the next must wait for it."""
        return self._moving is not None

    def move_in_background(self, said: str, act: Callable[[Archive], object]) -> None:
        """Undo or redo off the interface thread; the stack has moved already."""
        archive = self.archive

        def on_thread(_job: Job) -> None:
            with archive.again() as own:
                act(own)

        def done(_nothing: None) -> None:
            self._moving = None
            self.message.emit(said, False)

        def failed(error: WorldError) -> None:
            self._moving = None
            self.undo_stack.clear()  # it no longer says what the archive holds
            self.refuse(error)

        self._moving = self.background.run(
            said.split(":", maxsplit=1)[0], on_thread, done=done, failed=failed
        )

    def refuse(self, error: WorldError) -> None:
        """Tell the person what the world did not let happen."""
        self.refused.emit(str(error), _details(error))

    def switch(self, archive: Archive) -> None:
        """Work on another archive; the present one is closed."""
        old = self.archive
        self._leave()
        self.background = Background(self)
        self.background.refused.connect(self._refused_in_background)
        self.archive = archive
        self._began = archive.history.newest()
        self._unsubscribe = archive.subscribe(self._committed.emit)
        self.select(Selection())
        self.show_document(None)
        self.show_beside(None)
        self.archive_changed.emit()
        old.close()

    def close(self) -> None:
        """End what runs and close the archive; whoever still waits to read it must ask `closed`."""
        if self.closed:
            return
        self._leave()
        self.closed = True
        self.archive.close()

    def _leave(self) -> None:
        self.leaving.emit()
        self.background.close()
        self._moving = None
        self._unsubscribe()
        self.undo_stack.clear()
        self._recalled = False

    @Slot(object)
    def _announce(self, changes: tuple[Change, ...]) -> None:
        self.changed.emit(changes)

    @Slot(str, object)
    def _refused_in_background(self, title: str, error: WorldError) -> None:
        self.refused.emit(str(error), f"{title}\n{_details(error)}".strip())


def _details(error: BaseException) -> str:
    """What led to the sentence, for the fold: the chain of causes, one a line."""
    lines = []
    cause = error.__cause__ or error.__context__
    while cause is not None:
        lines.append(f"{type(cause).__name__}: {cause}")
        cause = cause.__cause__ or cause.__context__
    return "\n".join(lines)
