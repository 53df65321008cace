"""A note with who wrote it and when, and the ways to change it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from viewer.domain import Annotation
from viewer.domain.notes import Backlink, NoteLink
from viewer.ui.appearance import UNIT
from viewer.ui.icons import icon
from viewer.ui.models.wording import moment
from viewer.ui.widgets.elided import ElidedLabel
from viewer.ui.widgets.link_chips import LinkChips
from viewer.ui.widgets.note_view import NoteView


class NoteCard(QFrame):
    """Shows one note.

    Signals:
        edit_wanted: change this note (an `Annotation`).
        remove_wanted: remove it.
        link_wanted: let it lead somewhere.
    """

    edit_wanted = Signal(object)
    remove_wanted = Signal(object)
    link_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._note: Annotation | None = None
        self._by = ElidedLabel()
        self._by.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self._quote = ElidedLabel()
        self._quote.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self.body = NoteView()
        self.body.edit_wanted.connect(self._edit)
        self.edit_button = _button("edit", "Edit note (F2)", "Edit note")
        self.edit_button.clicked.connect(self._edit)
        self.remove_button = _button("remove", "Remove note", "Remove note")
        self.remove_button.clicked.connect(self._remove)
        self.link_button = _button("link", "Link note to… (Ctrl+Shift+K)", "Link note")
        self.link_button.clicked.connect(self._link)
        self.links = LinkChips()
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(self._by, 1)
        head.addWidget(self.link_button)
        head.addWidget(self.edit_button)
        head.addWidget(self.remove_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(UNIT, UNIT // 2, UNIT // 2, UNIT)
        column.setSpacing(UNIT // 2)
        column.addLayout(head)
        column.addWidget(self._quote)
        column.addWidget(self.body)
        column.addWidget(self.links)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        self.setFocusProxy(self.body)

    @property
    def note(self) -> Annotation | None:
        return self._note

    def show_note(self, note: Annotation) -> None:
        """Show a note; the same one again changes nothing."""
        if note == self._note:
            return
        self._note = note
        changed = (
            f", changed {moment(note.changed_at)}" if note.changed_at > note.created_at else ""
        )
        # The time first: a long name may be cut.
        on_tag = " · on the tag" if note.target.tag is not None else ""
        self._by.set_text(f"{moment(note.created_at)}{changed} · {note.created_by}{on_tag}")
        on_words = note.target.anchor is not None and not note.target.anchor.whole
        self._quote.set_text(f"“{note.quote}”" if on_words else "")
        self._quote.setVisible(on_words)
        self.body.show_note(note.body)
        self.setAccessibleName(f"Note by {note.created_by}, {moment(note.created_at)}")

    def show_links(
        self, links: tuple[NoteLink, ...], back: tuple[Backlink, ...], *, may_write: bool
    ) -> None:
        """Show what the note leads to and what leads to it."""
        self.links.show_links(links, back, may_write=may_write)
        for button in (self.edit_button, self.link_button, self.remove_button):
            button.setEnabled(may_write)

    def _link(self) -> None:
        if self._note is not None:
            self.link_wanted.emit(self._note)

    def _edit(self) -> None:
        if self._note is not None:
            self.edit_wanted.emit(self._note)

    def _remove(self) -> None:
        if self._note is not None:
            self.remove_wanted.emit(self._note)


def _button(meaning: str, tip: str, name: str) -> QToolButton:
    button = QToolButton()
    button.setIcon(icon(meaning))
    button.setIconSize(QSize(16, 16))
    button.setAutoRaise(True)
    button.setToolTip(tip)
    button.setAccessibleName(name)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
