"""Excerpts as pages, looked at before they are printed or saved."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from viewer.ui.appearance import UNIT
from viewer.ui.commands.exporting import PDF, Export, write_excerpts
from viewer.ui.pages.panel import PagesPanel
from viewer.ui.pages.paper import print_pdf
from viewer.ui.session import Session
from viewer.ui.widgets.saving import choose_file


def preview_excerpts(session: Session, wanted: Callable[[Path], Export], parent: QWidget) -> None:
    """Make the pages in the background and show them when they are there.

    Args:
        session: shows how far it is.
        wanted: what to write, given the file; its format is PDF.
        parent: of the dialog.
    """
    folder = tempfile.TemporaryDirectory(prefix="concord-")
    path = Path(folder.name) / "Excerpts.pdf"
    export = wanted(path)

    def done(count: int) -> None:
        content = path.read_bytes()
        folder.cleanup()
        if count:
            PreviewDialog(session, export.title, content, parent).open()

    job = write_excerpts(session, export, "Laying out pages", done)
    # `ended` comes before `done`, which needs the file, but in the same turn of the interface.
    job.ended.connect(lambda: QTimer.singleShot(0, folder.cleanup))


class PreviewDialog(QDialog):
    """The pages of a PDF, with *Print…* and *Save as PDF…*.

    Args:
        title: of what is printed; the name of the job and of the file.
        content: of the PDF.
    """

    def __init__(
        self, session: Session, title: str, content: bytes, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"Preview: {title}")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._session = session
        self._title = title
        self._content = content
        self.pages = PagesPanel(session.appearance, self)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.print_button = buttons.addButton("&Print…", QDialogButtonBox.ButtonRole.ActionRole)
        self.save_button = buttons.addButton(
            "&Save as PDF…", QDialogButtonBox.ButtonRole.ActionRole
        )
        self.print_button.setDefault(True)
        self.print_button.clicked.connect(self._choose_printer)
        self.save_button.clicked.connect(self._choose_file)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.pages, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        foot.addWidget(buttons)
        column.addLayout(foot)
        self.resize(110 * UNIT, 110 * UNIT)
        self.pages.show_file(f"{title}.pdf", content)
        self.pages.setFocus()

    def print_on(self, printer: QPrinter) -> None:
        """Send the pages to a printer, or to the file that it writes, in the background."""
        printer.setDocName(self._title)
        title, content, session = self._title, self._content, self._session

        def done(count: int) -> None:
            pages = "1 page" if count == 1 else f"{count:,} pages"
            session.message.emit(f"{pages} printed", False)

        session.background.run(
            f"Print {title}",
            lambda job: print_pdf(job, title, content, printer),
            done=done,
        )

    def done(self, result: int) -> None:
        self.pages.close_source()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.pages.close_source()
        super().closeEvent(event)

    def _choose_printer(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        dialog.setWindowTitle("Print")
        dialog.accepted.connect(lambda: self.print_on(printer))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        QDialog.open(dialog)  # the one of its own wants a slot by name

    def _choose_file(self) -> None:
        choose_file(
            self,
            self._session.settings,
            "Save as PDF",
            "Excerpts",
            [PDF],
            PDF.name,
            lambda path, _form: self.save(path),
        )

    def save(self, path: Path) -> None:
        """Write what is shown, whole or not at all."""
        from viewer.exporters.saving import save  # the room of the formats loads their libraries

        content = self._content

        def write(file: BinaryIO) -> None:
            file.write(content)

        self._session.background.run(
            f"Save {path.name}",
            lambda _job: save(path, write),
            done=lambda _nothing: self._session.message.emit(f"Saved as {path.name}", False),
        )
