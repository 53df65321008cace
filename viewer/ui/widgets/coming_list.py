"""Above the list of documents: those that are coming in, each a button that opens its beginning."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from viewer.ui.appearance import UNIT
from viewer.ui.icons import icon
from viewer.ui.models.coming import ComingIn

_FIRST_STRONG, _POP = "\u2068", "\u2069"
"""A name of any script between them leaves the words beside it in their order (Unicode UAX 9)."""


class ComingList(QWidget):
    """As high as what is coming in; not there while nothing is."""

    def __init__(self, coming: ComingIn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._coming = coming
        self._buttons: dict[Path, QToolButton] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(UNIT, 0, UNIT // 2, UNIT // 2)
        self._column.setSpacing(0)
        self.hide()
        coming.changed.connect(self._show)
        self._show()

    @property
    def buttons(self) -> list[QToolButton]:
        return list(self._buttons.values())

    def _show(self) -> None:
        beginnings = {each.path: each for each in self._coming.beginnings}
        for path in [path for path in self._buttons if path not in beginnings]:
            button = self._buttons.pop(path)
            self._column.removeWidget(button)
            button.deleteLater()
        for path, beginning in beginnings.items():
            button = self._buttons.get(path) or self._add(path)
            share = round(100 * beginning.done / beginning.pages)
            button.setText(f"{share} % in  {_FIRST_STRONG}{beginning.name}{_POP}")
            button.setToolTip(
                f"“{beginning.name}” is coming in: {beginning.so_far}. Read its beginning."
            )
            button.setAccessibleName(f"{beginning.name}, coming in, {beginning.so_far}")
        self.setVisible(bool(beginnings))

    def _add(self, path: Path) -> QToolButton:
        button = QToolButton()
        button.setAutoRaise(True)
        button.setIcon(icon("import"))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        # A long name is cut, and does not widen the library.
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(partial(self._coming.open_requested.emit, path))
        self._buttons[path] = button
        self._column.addWidget(button)
        return button
