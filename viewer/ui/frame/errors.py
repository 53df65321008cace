"""A sentence about what went wrong, with the details behind a fold and Copy."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from viewer.ui.appearance import UNIT


class ErrorDialog(QDialog):
    """Says what happened, what was kept and what to do."""

    def __init__(
        self, parent: QWidget | None, sentence: str, details: str = "", *, title: str = "Concord"
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.sentence = sentence
        self.details = details
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * UNIT, 3 * UNIT, 3 * UNIT, 2 * UNIT)
        layout.setSpacing(2 * UNIT)
        layout.addLayout(self._head())
        self._fold = QPlainTextEdit(details)
        self._fold.setReadOnly(True)
        self._fold.setAccessibleName("Details")
        self._fold.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._fold.setMinimumHeight(20 * UNIT)
        self._fold.hide()
        layout.addWidget(self._fold)
        buttons = self._buttons()
        layout.addWidget(buttons)
        buttons.button(QDialogButtonBox.StandardButton.Close).setFocus()
        self.setMinimumWidth(56 * UNIT)

    def copy(self) -> None:
        """Put sentence and details on the clipboard."""
        QGuiApplication.clipboard().setText(f"{self.sentence}\n\n{self.details}".strip())

    def _head(self) -> QHBoxLayout:
        picture = QLabel()
        size = 4 * UNIT
        standard = QStyle.StandardPixmap.SP_MessageBoxWarning
        picture.setPixmap(self.style().standardIcon(standard).pixmap(size, size))
        text = QLabel(self.sentence)
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setWordWrap(True)
        text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        head = QHBoxLayout()
        head.setSpacing(2 * UNIT)
        head.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(text, 1)
        return head

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setDefault(True)
        copy = QPushButton("&Copy")
        copy.setAutoDefault(False)
        copy.clicked.connect(self.copy)
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        if self.details:
            more = QPushButton("&Details")
            more.setCheckable(True)
            more.setAutoDefault(False)
            more.toggled.connect(self._unfold)
            buttons.addButton(more, QDialogButtonBox.ButtonRole.ActionRole)
        return buttons

    def _unfold(self, shown: bool) -> None:
        self._fold.setVisible(shown)
        self.adjustSize()
