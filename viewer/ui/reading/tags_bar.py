"""The bar under a reader that shows only paragraphs with, or without, some tags."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from viewer.domain import TagFilter
from viewer.ui.appearance import UNIT
from viewer.ui.icons import icon
from viewer.ui.session import Session
from viewer.ui.widgets.tag_filter import TagFilterButton


class TagsBar(QFrame):
    """A filter and how much it leaves.

    Signals:
        changed: the filter is another.
    """

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Shown by tags")
        self.button = TagFilterButton(session, "All paragraphs")
        self.button.chosen.connect(self.changed)
        self.count = QLabel()
        self.count.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        leave = QToolButton()
        leave.setIcon(icon("clear"))
        leave.setAutoRaise(True)
        leave.setToolTip("Show all paragraphs")
        leave.setAccessibleName("Show all paragraphs")
        leave.clicked.connect(self.leave)
        row = QHBoxLayout(self)
        row.setContentsMargins(UNIT, UNIT // 2, UNIT, UNIT // 2)
        row.setSpacing(UNIT)
        row.addWidget(QLabel("Show"))
        row.addWidget(self.button)
        row.addWidget(self.count, 1)
        row.addWidget(leave)
        self.hide()

    @property
    def only(self) -> TagFilter:
        return self.button.only

    def choose(self, only: TagFilter) -> None:
        """Show by this filter; the empty one closes the bar."""
        self.setVisible(bool(only))
        self.button.choose(only)

    def leave(self) -> None:
        """Show everything again."""
        self.choose(TagFilter())

    def say(self, shown: int, of: int) -> None:
        self.count.setText(f"{shown:,} of {of:,} paragraphs")
