"""Asks which pages are to be recognised, and in which languages they are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from importers.pdfpages.numbers import pages_in
from importers.recognition.languages import name_of
from viewer.ui.appearance import UNIT

_COLUMNS = 3
_MOST_ROWS = 6


class RecognitionDialog(QDialog):
    """Pages of a document, or whole files, and their languages.

    Signals:
        chosen: numbers of pages, or an empty tuple for whole files; codes of languages.
    """

    chosen = Signal(object, object)

    def __init__(
        self,
        parent: QWidget,
        said: str,
        *,
        languages: Sequence[str],
        usual: Sequence[str],
        pages: str | None = None,
        last_page: int = 0,
    ) -> None:
        """Ask.

        Args:
            parent: the window.
            said: what is to be recognised, in a sentence.
            languages: codes of those that are installed.
            usual: codes of those that are ticked first.
            pages: the numbers that are proposed; None where whole files are meant.
            last_page: the highest number that there is.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Recognise text")
        self._last_page = last_page
        self.said = QLabel(said)
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        hint = QLabel(
            "Choose only languages that the pages are in: each more makes it slower and less sure. "
            "What is recognised can be undone."
        )
        hint.setWordWrap(True)
        hint.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self.pages: QLineEdit | None = None
        form = QFormLayout()
        form.setSpacing(UNIT)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        if pages is not None:
            self.pages = QLineEdit(pages)
            self.pages.setPlaceholderText("For example 3-5, 8")
            self.pages.textChanged.connect(self._check)
            form.addRow("&Pages", self.pages)
        self.languages = {code: QCheckBox(name_of(code)) for code in _ordered(languages, usual)}
        form.addRow("Languages", self._boxes(usual))
        self._trouble = QLabel()
        self._trouble.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.begin: QPushButton = buttons.addButton(
            "&Recognise", QDialogButtonBox.ButtonRole.AcceptRole
        )
        buttons.accepted.connect(self._choose)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        layout.setSpacing(2 * UNIT)
        layout.addWidget(self.said)
        layout.addLayout(form)
        layout.addWidget(hint)
        layout.addWidget(self._trouble)
        layout.addWidget(buttons)
        self.setMinimumWidth(56 * UNIT)
        self._check()
        self.begin.setDefault(True)
        self.begin.setFocus()

    @property
    def trouble(self) -> str:
        """Why it cannot begin; empty where it can."""
        return self._trouble.text()

    def _boxes(self, usual: Sequence[str]) -> QWidget:
        held = QWidget()
        grid = QGridLayout(held)
        grid.setContentsMargins(0, 0, 0, 0)
        for number, (code, box) in enumerate(self.languages.items()):
            box.setChecked(code in usual)
            box.toggled.connect(self._check)
            grid.addWidget(box, number // _COLUMNS, number % _COLUMNS)
        if len(self.languages) <= _COLUMNS * _MOST_ROWS:
            return held
        area = QScrollArea()
        area.setWidget(held)
        area.setWidgetResizable(True)
        return area

    def _check(self) -> None:
        try:
            self._pages()
            wrong = "" if self._codes() else "Choose a language."
        except ValueError as error:
            wrong = str(error)
        self._trouble.setText(wrong)
        self._trouble.setVisible(bool(wrong))
        self.begin.setEnabled(not wrong)

    def _pages(self) -> tuple[int, ...]:
        """The numbers that stand in the field.

        Raises:
            ValueError: they are none, or beyond the last page; with a sentence.
        """
        if self.pages is None:
            return ()
        found = pages_in(self.pages.text())
        if max(found) > self._last_page:
            raise ValueError(f"The last page is {self._last_page}.")
        return found

    def _codes(self) -> tuple[str, ...]:
        return tuple(code for code, box in self.languages.items() if box.isChecked())

    def _choose(self) -> None:
        pages, codes = self._pages(), self._codes()
        self.accept()
        self.chosen.emit(pages, codes)


def _ordered(languages: Sequence[str], usual: Sequence[str]) -> list[str]:
    """The usual ones first, then all by name."""
    first = [code for code in usual if code in languages]
    return [*first, *sorted(set(languages) - set(first), key=lambda code: name_of(code).casefold())]
