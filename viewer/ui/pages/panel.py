"""The original in a reader: bar, small pages and pages, or a sentence why there are none."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from viewer.ui.appearance import UNIT, Appearance
from viewer.ui.pages.bar import PagesBar
from viewer.ui.pages.source import PageSource
from viewer.ui.pages.thumbnails import Thumbnails
from viewer.ui.pages.view import PagesView
from viewer.ui.widgets.empty import EmptyState


class PagesPanel(QWidget):
    """Shows one original after the other.

    Signals:
        ready: the pages of a file are there.
        refused: they are not; a sentence, empty where a password was asked for.
    """

    ready = Signal()
    refused = Signal(str)

    def __init__(self, look: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.source = PageSource(("view", "thumbnails"), self)
        self.view = PagesView(self.source, look)
        self.bar = PagesBar(self.view)
        self.thumbnails = Thumbnails(self.source, look)
        self.said = EmptyState("document")
        self.password = PasswordField()
        self._stack = QStackedWidget()
        self._name, self._content = "", b""
        self._waiting = False
        self._build()
        self.setMinimumWidth(160)
        self.setFocusProxy(self.view)
        self.source.opened.connect(self._opened)
        self.source.refused.connect(self._refused)
        self.bar.thumbnails_toggled.connect(self.thumbnails.setVisible)
        self.thumbnails.chosen.connect(self.view.go_to_page)
        self.view.page_changed.connect(self.thumbnails.set_page)
        self.password.given.connect(self._open)

    def _build(self) -> None:
        pages = QWidget()
        row = QHBoxLayout(pages)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.thumbnails)
        row.addWidget(self.view, 1)
        self.thumbnails.hide()
        for each in (self.said, self.password):
            each.setAutoFillBackground(True)
            each.setBackgroundRole(QPalette.ColorRole.Base)
        for widget in (pages, self.said, self.password):
            self._stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._stack, 1)

    def show_file(self, name: str, content: bytes, password: str | None = None) -> None:
        """Show the pages of a file that has pages."""
        self._name, self._content = name, content
        self._stack.setCurrentIndex(0)
        self._open(password)

    def say(self, sentence: str, button: str = "", act: Callable[[], object] | None = None) -> None:
        """Show a sentence in place of pages."""
        self.forget()
        self.said.say(sentence, button, act)
        self._stack.setCurrentWidget(self.said)

    def forget(self) -> None:
        """Let go of the file."""
        self._name, self._content = "", b""
        self._waiting = False
        self.source.forget()
        self.view.clear()

    def close_source(self) -> None:
        """End the process that draws."""
        self.source.close()

    @property
    def complete(self) -> bool:
        """Whether what is on the screen is drawn, or said why it is not."""
        return not self.isVisible() or (not self._waiting and self.source.complete)

    def _open(self, password: str | None) -> None:
        self._waiting = True
        self.source.open(self._name, self._content, password)

    def _opened(self) -> None:
        self._waiting = False
        self._content = b""  # only needed to be tried with a password
        self._stack.setCurrentIndex(0)
        self.ready.emit()

    def _refused(self, sentence: str, password: bool) -> None:
        self._waiting = False
        if password:
            self.password.ask(sentence)
            self._stack.setCurrentWidget(self.password)
        else:
            self.say(sentence)
        self.refused.emit("" if password else sentence)


class PasswordField(QWidget):
    """Asks for the password of the file that is to be shown; it is kept nowhere.

    Signals:
        given: the password.
    """

    given = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = QLabel()
        self._sentence.setWordWrap(True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setAccessibleName("Password of the original")
        self.field.setMaximumWidth(32 * UNIT)
        show = QPushButton("Show the pages")
        show.clicked.connect(self._give)
        self.field.returnPressed.connect(self._give)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        column.setSpacing(UNIT)
        column.addStretch(2)
        column.addWidget(self._sentence)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.field, 2)
        row.addWidget(show)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(3)

    def ask(self, sentence: str) -> None:
        self._sentence.setText(sentence)
        self.field.clear()

    def _give(self) -> None:
        if self.field.text():
            self.given.emit(self.field.text())
