"""The page of a theme on the screen, to be read, printed and exported."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QKeySequence, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from viewer.domain import WorldError
from viewer.domain.theme_reports import ThemeReport
from viewer.exporters.saving import save
from viewer.exporters.theme_reports import ThemeReportOptions, export_theme_report
from viewer.exporters.theme_reports.markup import Look, look_of, markup
from viewer.ui.appearance import UNIT
from viewer.ui.icons import icon
from viewer.ui.printing import write_pdf
from viewer.ui.session import Session
from viewer.ui.settings import Setting

FOLDER = Setting("theme-report.folder", "")
FORMAT = Setting("theme-report.format", ".html")
FORMATS = {".html": "HTML (*.html)", ".pdf": "PDF (*.pdf)"}
_QUIET_ON_PAPER = "#595f69"


class ThemeReportDialog(QDialog):
    """Reads as a page; stays open beside the work."""

    def __init__(
        self, session: Session, report: ThemeReport, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._report = report
        now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        self._options = ThemeReportOptions(now)
        self.setWindowTitle(f"Theme: {report.name}")
        self.setModal(False)
        self.page = QTextBrowser()
        self.page.setOpenLinks(False)
        self.page.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.page.setAccessibleName(f"The theme {report.name} in all documents")
        self.page.document().setDocumentMargin(3 * UNIT)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        role = QDialogButtonBox.ButtonRole.ActionRole
        for text, meaning, keys, act in (
            ("Export…", "export", "Ctrl+E", self._choose_file),
            ("Print…", "print", "Ctrl+P", self.show_preview),
        ):
            button = QPushButton(icon(meaning), text)
            button.setShortcut(QKeySequence(keys))
            button.setToolTip(f"{text.rstrip('…')} this page ({keys})")
            button.setAutoDefault(False)
            button.clicked.connect(act)
            buttons.addButton(button, role)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, UNIT)
        column.addWidget(self.page, 1)
        below = QVBoxLayout()
        below.setContentsMargins(UNIT, 0, UNIT, 0)
        below.addWidget(buttons)
        column.addLayout(below)
        self.resize(96 * UNIT, 92 * UNIT)
        self._draw()
        session.appearance.changed.connect(self._draw)

    def write(self, path: Path, suffix: str) -> bool:
        """Export the page; a name without a known suffix is given one. Whether it was written."""
        if path.suffix.lower() not in FORMATS:
            path = path.with_name(path.name + suffix)
        self._session.settings.set(FOLDER, str(path.parent))
        self._session.settings.set(FORMAT, path.suffix.lower())
        try:
            if path.suffix.lower() == ".pdf":
                title = f"Theme: {self._report.name}"
                save(path, lambda file: write_pdf(self._on_paper(), file, title))
            else:
                export_theme_report("html", self._report, path, self._options)
        except WorldError as error:
            self._session.refuse(error)
            return False
        self._session.message.emit(f"{self._report.name}: written to {path.name}", False)
        return True

    def show_preview(self) -> None:
        """The pages as they would be printed, with the printer to choose."""
        from PySide6.QtPrintSupport import QPrintPreviewDialog  # late: 30 ms, seldom wanted

        preview = QPrintPreviewDialog(self)
        preview.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        paper = self._on_paper()
        preview.paintRequested.connect(paper.print_)
        preview.open()

    def _draw(self) -> None:
        look = self._session.appearance
        dark = "dark" if look.dark else "light"
        at = self.page.verticalScrollBar().value()
        self._fill(self.page.document(), look_of(self._report, dark, look.colour("quiet").name()))
        self.page.verticalScrollBar().setValue(at)

    def _on_paper(self) -> QTextDocument:
        page = QTextDocument(self)
        font = self._session.appearance.reading_font(10.0)
        page.setDefaultFont(font)
        self._fill(page, look_of(self._report, "light", _QUIET_ON_PAPER))
        return page

    def _fill(self, page: QTextDocument, look: Look) -> None:
        if page is self.page.document():
            page.setDefaultFont(self._session.appearance.reading_font(11.0))
        # Qt takes no borders of quotations and no large gaps: these are its own.
        page.setDefaultStyleSheet(
            "h1 { margin-bottom: 4px; } h2 { margin-top: 22px; margin-bottom: 6px; }"
            "table.quote { margin-top: 14px; margin-bottom: 2px; }"
            ".source { margin: 2px 18px 6px 15px; } .note { margin-left: 36px; }"
        )
        html = "".join(markup(self._report, self._options, look))
        if page is self.page.document():
            self.page.setHtml(html)  # which keeps the view at the top
        else:
            page.setHtml(html)

    def _choose_file(self) -> None:
        settings = self._session.settings
        folder = settings.get(FOLDER) or QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )
        last = settings.get(FORMAT) if settings.get(FORMAT) in FORMATS else ".html"
        path, pattern = QFileDialog.getSaveFileName(
            self,
            "Export the page of a theme",
            str(Path(folder) / f"{self._report.name.replace('/', '-')}{last}"),
            ";;".join(FORMATS.values()),
            FORMATS[last],
        )
        if path:
            chosen = next((each for each in FORMATS if FORMATS[each] == pattern), last)
            self.write(Path(path), chosen)
