"""What the search pane shows before anything was asked: the language, by examples that can be tried."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from viewer.ui.appearance import UNIT

EXAMPLES = (
    ('"humanitarian assistance"', "these words together; without quotes anywhere in the paragraph"),
    ("refugee* OR displaced", "words that begin so, or the other one"),
    ("NEAR(peace security, 5) -nuclear", "at most five words between them, and not “nuclear”"),
    ("food theme:humanitarian date:2008..2014", "tagged with a theme, in documents of these years"),
    ("vaccination in:notes,titles", "in what you wrote, and in titles"),
)


class SearchWelcome(QScrollArea):
    """Five examples, each a button that writes it into the field.

    It scrolls rather than ask for room: the pane may be small.

    Signals:
        tried: the text of an example.
    """

    tried = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        head = QLabel("Type words to find the paragraphs that have them all, or try an example:")
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * UNIT)
        grid.setVerticalSpacing(UNIT // 2)
        for row, (query, meaning) in enumerate(EXAMPLES):
            button = QPushButton(query.replace("&", "&&"))
            button.setObjectName("example")
            button.setAutoDefault(True)
            button.setAccessibleDescription(meaning)
            button.clicked.connect(lambda _checked=False, query=query: self.tried.emit(query))
            said = QLabel(meaning)
            said.setWordWrap(True)  # in a narrow pane it takes two lines, not a bar to scroll by
            said.setForegroundRole(self.palette().ColorRole.PlaceholderText)
            grid.addWidget(button, row, 0)
            grid.addWidget(said, row, 1)
        grid.setColumnStretch(1, 1)
        keys = QLabel("Ctrl+Space shows what may come next: fields, themes, documents, words.")
        keys.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        inner = QVBoxLayout()
        inner.setSpacing(UNIT)
        inner.addWidget(head)
        inner.addLayout(grid)
        inner.addWidget(keys)
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        column.addStretch(1)
        column.addLayout(inner)
        column.addStretch(2)
        for label in (head, keys):
            label.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(sheet)
