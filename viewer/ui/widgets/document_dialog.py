"""What is known of a document: recognised from which words, corrected by whom it reads."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from importers.encodings import title_of
from viewer.domain import Document
from viewer.ui.appearance import UNIT
from viewer.ui.icons import icon
from viewer.ui.widgets.elided import ElidedLabel

FIELDS = (
    ("title", "&Title", ""),
    ("symbol", "&Symbol", "such as A/RES/67/264"),
    ("date", "&Date", "such as 2013-05-17, 2013-05 or 2013"),
    ("body", "&Body", "such as General Assembly"),
    ("place", "&Place", "such as New York"),
    ("language", "&Language", "such as en"),
    ("kind", "&Kind", "such as resolution, report, letter"),
)


class DocumentDialog(QDialog):
    """Edits the fields of one document.

    Signals:
        corrected: field -> value, of all fields.
        encoding_wanted: the person wants to choose in which encoding the file is read.
    """

    corrected = Signal(object)
    encoding_wanted = Signal()

    def __init__(self, parent: QWidget | None, document: Document, *, focus: str = "title") -> None:
        super().__init__(parent)
        self.setWindowTitle("Document")
        self.fields: dict[str, QLineEdit] = {}
        form = QFormLayout()
        form.setVerticalSpacing(UNIT)
        form.setHorizontalSpacing(2 * UNIT)
        for name, text, example in FIELDS:
            self._add_field(form, document, name, text, example)
        self._add_facts(form, document)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        save = buttons.addButton("&Save", QDialogButtonBox.ButtonRole.AcceptRole)
        save.setDefault(True)
        buttons.accepted.connect(self._save)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        layout.setSpacing(2 * UNIT)
        layout.addLayout(form)
        layout.addStretch(1)
        layout.addWidget(buttons)
        self.setMinimumWidth(72 * UNIT)
        self.fields[focus].setFocus()
        length = len(self.fields[focus].text())
        self.fields[focus].setSelection(length, -length)  # all, and the beginning in sight

    def _add_field(
        self, form: QFormLayout, document: Document, name: str, text: str, example: str
    ) -> None:
        before = getattr(document, name) or ""
        field = QLineEdit(before)
        field.setCursorPosition(0)
        field.setPlaceholderText(example)
        self.fields[name] = field
        back = QToolButton()
        back.setIcon(icon("undo"))
        back.setAutoRaise(True)
        back.setToolTip("Put back what stood here")
        back.setAccessibleName(f"Put back the {name}")
        back.setEnabled(False)
        back.clicked.connect(lambda: field.setText(before))
        field.textChanged.connect(lambda now: back.setEnabled(now != before))
        line = QHBoxLayout()
        line.addWidget(field, 1)
        line.addWidget(back)
        below = QVBoxLayout()
        below.setSpacing(2)
        below.addLayout(line)
        said = _source(document, name)
        if said:
            label = ElidedLabel(said)
            label.setForegroundRole(label.palette().ColorRole.PlaceholderText)
            below.addWidget(label)
        caption = QLabel(text)
        caption.setBuddy(field)
        form.addRow(caption, below)

    def _add_facts(self, form: QFormLayout, document: Document) -> None:
        pages = f"{document.pages} pages · " if document.pages else ""
        counted = f"{pages}{document.paragraphs:,} paragraphs"
        for caption, text in (
            ("File", document.name),
            (
                "Read as",
                " · ".join(filter(None, (document.importer, _encoding(document), counted))),
            ),
            ("Imported", f"{document.added_at[:10]} by {document.added_by}"),
            ("Mind", " ".join(document.warnings)),
        ):
            if text:
                label = QLabel(text)
                label.setWordWrap(True)
                form.addRow(caption, label)
        if document.encoding:
            other = QPushButton("Read with &another encoding…")
            other.setAutoDefault(False)
            other.clicked.connect(self._want_encoding)
            line = QHBoxLayout()
            line.addWidget(other)
            line.addStretch(1)
            form.addRow("", line)

    def _want_encoding(self) -> None:
        self._save()
        self.encoding_wanted.emit()

    def _save(self) -> None:
        self.accept()
        self.corrected.emit({name: field.text().strip() for name, field in self.fields.items()})


def _encoding(document: Document) -> str:
    """Its name for people, and who said so."""
    if document.encoding is None:
        return ""
    chosen = ", as was chosen" if "encoding" in document.corrected else ""
    return f"{title_of(document.encoding)}{chosen}"


def _source(document: Document, name: str) -> str:
    """Where the value comes from."""
    if name in document.corrected:
        return "corrected by hand"
    words = document.sources.get(name)
    return f"recognised from “{' '.join(words.split())}”" if words else ""
