"""Which encoding a text file is in: a list with a line as each would read, and the text beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QPushButton,
    QSplitter,
    QTextEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from viewer.domain import Document
from viewer.ui.appearance import UNIT
from viewer.ui.widgets.painting import bold

if TYPE_CHECKING:
    # What reads files is loaded when a file is looked into.
    from viewer.importing.previewing import Rendering

_HEADINGS = ("Encoding", "For", "As it would read")
_NAME = Qt.ItemDataRole.UserRole
AUTOMATIC = ""


class EncodingDialog(QDialog):
    """Shows itself at once; `show_renderings` fills it when they have been made.

    Signals:
        chosen: the name of an encoding; empty for that which Concord tells for itself.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget, document: Document) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Read with another encoding")
        self._document = document
        self._texts: dict[str, str] = {}
        self.said = QLabel("Looking how the file would read…")
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.list = self._make_list()
        self.preview = QTextEdit()
        self.preview.setReadOnly(True)
        self.preview.setAccessibleName("The beginning of the document in this encoding")
        self.preview.setTabChangesFocus(True)
        both = QSplitter(Qt.Orientation.Vertical)
        both.addWidget(self.list)
        both.addWidget(self.preview)
        both.setChildrenCollapsible(False)
        both.setSizes([30 * UNIT, 26 * UNIT])
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.apply = QPushButton("&Use this encoding")
        self.apply.setDefault(True)
        self.apply.setEnabled(False)
        buttons.addButton(self.apply, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        layout.setSpacing(2 * UNIT)
        layout.addWidget(self.said)
        layout.addWidget(both, 1)
        layout.addWidget(buttons)
        self.resize(104 * UNIT, 76 * UNIT)

    def show_renderings(self, renderings: Sequence[Rendering], told: str | None) -> None:
        """List them, that which is used now first.

        Args:
            renderings: in the order of the list.
            told: the encoding that Concord would tell for itself.
        """
        by_name = {each.encoding: each for each in renderings}
        now = self._document.encoding
        self.said.setText(self._sentence(by_name, now))
        self._texts = {each.encoding: each.text for each in renderings if each.text is not None}
        if told in by_name:
            self._texts[AUTOMATIC] = by_name[told].text or ""
            line = by_name[told].line
            self._add(AUTOMATIC, "Automatic", f"now {by_name[told].title}", line, used=False)
        for each in renderings:
            self._add(
                each.encoding,
                each.title,
                each.use,
                each.line if each.text is not None else "The file is not in this encoding.",
                used=each.encoding == now,
                possible=each.text is not None,
            )
        current = self._item(now or "") or self.list.topLevelItem(0)
        if current is not None:
            self.list.setCurrentItem(current)
        self.list.setFocus()

    def choose(self, encoding: str) -> None:
        """Set the list to an encoding."""
        item = self._item(encoding)
        if item is not None:
            self.list.setCurrentItem(item)

    def _make_list(self) -> QTreeWidget:
        found = QTreeWidget()
        found.setHeaderLabels(_HEADINGS)
        found.setRootIsDecorated(False)
        found.setUniformRowHeights(True)
        found.setAccessibleName("Encodings")
        found.setTabKeyNavigation(False)
        found.setAllColumnsShowFocus(True)
        found.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        found.header().resizeSection(0, 20 * UNIT)
        found.header().resizeSection(1, 26 * UNIT)
        found.header().setStretchLastSection(True)
        found.currentItemChanged.connect(self._moved)
        found.itemActivated.connect(lambda _item, _column: self._take())
        return found

    def _add(
        self, name: str, title: str, use: str, line: str, *, used: bool, possible: bool = True
    ) -> None:
        item = QTreeWidgetItem([f"{title}  ✓" if used else title, use, line])
        item.setData(0, _NAME, name)
        item.setToolTip(2, line)
        item.setSizeHint(0, QSize(0, 3 * UNIT))
        if used:
            item.setFont(0, bold(self.list.font()))
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{title}, used now")
        item.setDisabled(not possible)
        self.list.addTopLevelItem(item)

    def _sentence(self, by_name: dict[str, Rendering], now: str | None) -> str:
        used = by_name[now].title if now in by_name else now
        if used is None:
            return "The file says itself which letters it holds. Choose an encoding to overrule it."
        how = "as was chosen" if "encoding" in self._document.corrected else "as Concord told"
        return (
            f"“{self._document.name}” is read in {used}, {how}. Choose that in which the words are "
            "right; tags and notes stay on their words."
        )

    def _item(self, name: str) -> QTreeWidgetItem | None:
        for number in range(self.list.topLevelItemCount()):
            item = self.list.topLevelItem(number)
            if item is not None and item.data(0, _NAME) == name:
                return item
        return None

    def _current(self) -> str | None:
        item = self.list.currentItem()
        name: str | None = item.data(0, _NAME) if item is not None else None
        return name

    def _moved(self) -> None:
        name = self._current()
        text = self._texts.get(name) if name is not None else None
        self.preview.setPlainText(text or "")
        self.apply.setEnabled(text is not None and name != self._present())

    def _present(self) -> str | None:
        """What the document is read by now; choosing it again would change nothing."""
        chosen = "encoding" in self._document.corrected
        return self._document.encoding if chosen else AUTOMATIC

    def _take(self) -> None:
        name = self._current()
        if name is not None and self.apply.isEnabled():
            self.accept()
            self.chosen.emit(name)
