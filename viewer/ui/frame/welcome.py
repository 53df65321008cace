"""What stands in the middle while the archive is empty: what to do, and the way to do it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from viewer.ui.appearance import UNIT
from viewer.ui.icons import icon
from viewer.ui.session import Session

_OFFERS = (
    ("import.files", "Import files…", "import"),
    ("import.folder", "Import a folder…", "folder"),
    ("import.sample", "Open the sample", "sample"),
)


class Welcome(QWidget):
    """An invitation to import."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.setAccessibleName("Empty archive")
        layout = QVBoxLayout(self)
        layout.setSpacing(UNIT)
        layout.addStretch(2)
        title = QLabel("This archive is empty")
        title.setFont(session.appearance.reading_font(self.font().pointSizeF() * 1.8))
        self._say(layout, title)
        layout.addSpacing(UNIT)
        self._say(
            layout,
            QLabel(
                "Drop documents or folders anywhere in this window, or choose them here.\n"
                "Concord reads PDF, Word, OpenDocument, web pages, e-books and plain text, and keeps the originals."
            ),
        )
        layout.addSpacing(2 * UNIT)
        self.buttons: dict[str, QPushButton] = {}
        for name, text, meaning in _OFFERS:
            self.buttons[name] = self._offer(layout, name, text, meaning)
        layout.addSpacing(2 * UNIT)
        hint = QLabel("The sample is five documents with their paragraphs already tagged.")
        hint.setForegroundRole(hint.palette().ColorRole.PlaceholderText)
        self._say(layout, hint)
        layout.addStretch(3)
        self.setFocusProxy(self.buttons["import.files"])

    def _say(self, layout: QVBoxLayout, label: QLabel) -> None:
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setWordWrap(True)
        layout.addWidget(label)

    def _offer(self, layout: QVBoxLayout, name: str, text: str, meaning: str) -> QPushButton:
        button = QPushButton(icon(meaning), text)
        button.setIconSize(QSize(2 * UNIT, 2 * UNIT))
        button.setAutoDefault(True)  # so that Enter presses it too
        button.setMinimumSize(28 * UNIT, 4 * UNIT)
        button.clicked.connect(lambda: self._session.perform(name))
        layout.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        return button
