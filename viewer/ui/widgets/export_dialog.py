"""What a file of excerpts is to hold: asked before it is written, printed or looked at."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from viewer.domain.excerpts import Grouping
from viewer.ui.appearance import UNIT
from viewer.ui.commands.exporting import Choices, Format
from viewer.ui.settings import Setting, Settings

BEFORE = Setting("export.before", 0)
AFTER = Setting("export.after", 0)
NOTES = Setting("export.notes", True)
CERTAINTY = Setting("export.certainty", True)
PEOPLE = Setting("export.people", False)
FOOTNOTES = Setting("export.footnotes", False)
MOST_AROUND = 5

GROUPINGS: Sequence[tuple[tuple[Grouping, ...], str]] = (
    ((), "No headings"),
    (("theme",), "Theme"),
    (("document",), "Document"),
    (("date",), "Year"),
    (("person",), "Person"),
    (("theme", "document"), "Theme, then document"),
    (("theme", "date"), "Theme, then year"),
    (("theme", "person"), "Theme, then person"),
    (("document", "theme"), "Document, then theme"),
    (("date", "document"), "Year, then document"),
    (("date", "theme"), "Year, then theme"),
    (("person", "theme"), "Person, then theme"),
)
"""What excerpts can be put together by, as it is offered."""


class ExportDialog(QDialog):
    """Asks for the format and the contents.

    Args:
        title: of the dialog.
        count: how many excerpts, in words.
        formats: offered; none where it is not a question (printing).
        grouped_by: at first; None where the order and the headings are made by hand.
        settings: what was chosen last, except for the headings.

    Attributes:
        wants_preview: the person pressed *Preview* instead of *Export*.
    """

    def __init__(
        self,
        title: str,
        count: str,
        formats: Sequence[Format],
        form: str,
        grouped_by: tuple[Grouping, ...] | None,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._settings = settings
        self._formats = list(formats)
        self.wants_preview = False
        self.format = QComboBox()
        self.headings = QComboBox()
        self.before = _around(settings.get(BEFORE), "Paragraphs before each excerpt")
        self.after = _around(settings.get(AFTER), "Paragraphs after each excerpt")
        self.source = QComboBox()
        self.notes = _check("&Notes, with who wrote them", settings.get(NOTES))
        self.certainty = _check("Mark what is &doubtful", settings.get(CERTAINTY))
        self.people = _check("Who &tagged, and when", settings.get(PEOPLE))
        self._fill(form, grouped_by)
        self._lay_out(count, grouped_by is None)

    @property
    def chosen_format(self) -> Format:
        return self._formats[self.format.currentIndex()]

    def choices(self) -> Choices:
        """What the fields say; for headings by hand `grouped_by` is empty."""
        grouped: tuple[Grouping, ...] = self.headings.currentData() or ()
        return Choices(
            grouped_by=grouped,
            before=self.before.value(),
            after=self.after.value(),
            notes=self.notes.isChecked(),
            certainty=self.certainty.isChecked(),
            people=True if self.people.isChecked() else None,
            footnotes=self.source.currentIndex() == 1,
        )

    def accept(self) -> None:
        for setting, number in ((BEFORE, self.before.value()), (AFTER, self.after.value())):
            self._settings.set(setting, number)
        for switch, on in (
            (NOTES, self.notes.isChecked()),
            (CERTAINTY, self.certainty.isChecked()),
            (PEOPLE, self.people.isChecked()),
            (FOOTNOTES, self.source.currentIndex() == 1),
        ):
            self._settings.set(switch, on)
        super().accept()

    def _fill(self, form: str, grouped_by: tuple[Grouping, ...] | None) -> None:
        for each in self._formats:
            self.format.addItem(each.pattern, each.name)
        self.format.setCurrentIndex(max(0, self.format.findData(form)))
        for by, name in GROUPINGS:
            self.headings.addItem(name, by)
        wanted = [number for number, (by, _) in enumerate(GROUPINGS) if by == grouped_by]
        self.headings.setCurrentIndex(wanted[0] if wanted else 0)
        self.source.addItems(["On a line under each excerpt", "In footnotes, where there are any"])
        self.source.setCurrentIndex(1 if self._settings.get(FOOTNOTES) else 0)

    def _lay_out(self, count: str, by_hand: bool) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(2 * UNIT)
        form.setVerticalSpacing(UNIT)
        if self._formats:
            form.addRow("&Format", self.format)
        if not by_hand:
            form.addRow("&Headings", self.headings)
        form.addRow("&Source", self.source)
        around = QHBoxLayout()
        around.setSpacing(UNIT)
        after = QLabel("&after")
        after.setBuddy(self.after)
        for widget in (self.before, after, self.after):
            around.addWidget(widget)
        around.addStretch()
        form.addRow("Paragraphs &before", around)
        form.labelForField(around).setBuddy(self.before)  # type: ignore[attr-defined]
        for check in (self.notes, self.certainty, self.people):
            form.addRow("", check)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        export = buttons.addButton("&Export…", QDialogButtonBox.ButtonRole.AcceptRole)
        export.setDefault(True)
        preview = buttons.addButton("&Preview and print…", QDialogButtonBox.ButtonRole.ActionRole)
        preview.clicked.connect(self._preview)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        column.setSpacing(2 * UNIT)
        column.addWidget(QLabel(count))
        column.addLayout(form)
        column.addWidget(buttons)

    def _preview(self) -> None:
        self.wants_preview = True
        self.accept()


def _around(value: int, name: str) -> QSpinBox:
    box = QSpinBox()
    box.setRange(0, MOST_AROUND)
    box.setValue(value)
    box.setAccessibleName(name)
    return box


def _check(text: str, on: bool) -> QCheckBox:
    box = QCheckBox(text)
    box.setChecked(on)
    return box
