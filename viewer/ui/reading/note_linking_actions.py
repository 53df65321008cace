"""Linking a note by keyboard: it is taken in hand, what it leads to is chosen in a reader."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from viewer.domain.notes import LinkKind
from viewer.ui.actions import Context, action
from viewer.ui.appearance import UNIT
from viewer.ui.commands.in_hand import InHand
from viewer.ui.commands.naming import shorten
from viewer.ui.commands.note_linking import NO_NOTE, link_document, link_kinds, link_selection
from viewer.ui.icons import icon
from viewer.ui.reading.desk import Desk
from viewer.ui.session import Session
from viewer.ui.widgets.elided import ElidedLabel
from viewer.ui.widgets.markdown import words


def _links(desk: Desk) -> bool:
    return desk.reads and not desk.read_only


class NoteLinkingActions(Desk):
    """A desk that says which note is in hand, and links it to what is selected."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.in_hand = InHand.of(session)
        self.link_bar = LinkBar()
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self.link_bar)
        self.link_bar.link_wanted.connect(self.link_here)
        self.link_bar.ended.connect(self.in_hand.put_down)
        self.in_hand.changed.connect(self._show_in_hand)

    @action(
        "reader.link-note",
        text="Link the note to the selection",
        menu="Tag",
        order=220,
        keys=("L",),
        icon="link",
        context=Context.PANE,
        enabled=_links,
        help_text="Let the note in hand lead to the selected paragraph or words",
    )
    def link_here(self) -> None:
        if self.in_hand.note is None:
            self._session.message.emit(NO_NOTE, False)
        else:
            self._session.perform("reader.link-note-as")

    @action(
        "reader.link-note-as",
        text="Link the note to the selection as",
        menu="Tag",
        order=221,
        icon="link",
        enabled=lambda desk: _links(desk) and desk.in_hand.note is not None,
        choices=lambda _desk: link_kinds(),
        help_text="Say what the note makes of what it leads to",
    )
    def link_as(self, kind: LinkKind) -> None:
        link_selection(self._session, kind)
        self.active.view.setFocus()

    @action(
        "reader.link-note-to-document",
        text="Link the note to the document as",
        menu="Tag",
        order=222,
        keys=("Shift+L",),
        icon="link",
        context=Context.PANE,
        enabled=lambda desk: _links(desk) and desk.in_hand.note is not None,
        choices=lambda _desk: link_kinds(),
        help_text="Let the note in hand lead to the whole document",
    )
    def link_whole(self, kind: LinkKind) -> None:
        link_document(self._session, kind)
        self.active.view.setFocus()

    @action(
        "reader.turn-notes",
        text="Show all notes of the paragraph",
        menu="View",
        order=320,
        keys=("M",),
        icon="notes",
        context=Context.PANE,
        enabled=lambda desk: desk.reads,
        help_text="Show all notes beside the paragraph, or only as many as fit",
    )
    def turn_notes(self) -> None:
        shown = self.active.view.turn_notes()
        if shown is None:
            self._session.message.emit("There is no note on this paragraph.", False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that nothing else had a use for puts the note down."""
        if event.key() == Qt.Key.Key_Escape and self.in_hand.note is not None:
            self.in_hand.put_down()
        else:
            super().keyPressEvent(event)

    def _show_in_hand(self) -> None:
        self.link_bar.show_note(self.in_hand.said)


class LinkBar(QFrame):
    """Names the note in hand; its buttons do what the keys do.

    Signals:
        link_wanted: link it to what is selected.
        ended: put it down.
    """

    link_wanted = Signal()
    ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Linking a note")
        self.said = ElidedLabel()
        self.said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        hint = QLabel("Go to what it leads to and press L")
        hint.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        row = QHBoxLayout(self)
        row.setContentsMargins(UNIT, UNIT // 2, UNIT, UNIT // 2)
        row.setSpacing(UNIT)
        row.addWidget(self.said, 1)
        row.addWidget(hint)
        self._button(row, "link", "Link it to the selection (L)", self.link_wanted.emit)
        self._button(row, "clear", "End (Esc)", self.ended.emit)
        self.hide()

    def show_note(self, body: str) -> None:
        """Name a note by its beginning; an empty one hides the bar."""
        self.said.set_text(f"Linking “{shorten(words(body), 80)}”")
        self.setVisible(bool(body))

    def _button(self, row: QHBoxLayout, meaning: str, tip: str, act: object) -> None:
        button = QToolButton()
        button.setIcon(icon(meaning))
        button.setAutoRaise(True)
        button.setToolTip(tip)
        button.setAccessibleName(tip.split(" (", maxsplit=1)[0])
        button.clicked.connect(act)
        row.addWidget(button)
