"""The page of a theme on the screen, to be read, printed and exported."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from PySide6.QtGui import QKeySequence, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from viewer.domain.theme_reports import ThemeReport
from viewer.exporters.saving import save
from viewer.exporters.theme_reports import ThemeReportOptions, export_theme_report
from viewer.exporters.theme_reports.markup import look_of, markup
from viewer.ui.appearance import UNIT
from viewer.ui.background import Job
from viewer.ui.commands.exporting import Format
from viewer.ui.icons import icon
from viewer.ui.pages.preview import PreviewDialog
from viewer.ui.printing import write_pdf
from viewer.ui.session import Session
from viewer.ui.settings import Setting
from viewer.ui.widgets.saving import choose_file

FORMAT = Setting("theme-report.format", ".html")
FORMATS = (Format(".html", "HTML", ".html"), Format(".pdf", "PDF", ".pdf"))
_QUIET_ON_PAPER = "#595f69"
# Qt takes no borders of quotations and no large gaps: these are its own.
_STYLE = (
    "h1 { margin-bottom: 4px; } h2 { margin-top: 22px; margin-bottom: 6px; }"
    "table.quote { margin-top: 14px; margin-bottom: 2px; }"
    ".source { margin: 2px 18px 6px 15px; } .note { margin-left: 36px; }"
)


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

    def write(self, path: Path, suffix: str) -> Job:
        """Export the page in the background; a name without a known suffix is given one."""
        if path.suffix.lower() not in {each.suffix for each in FORMATS}:
            path = path.with_name(path.name + suffix)
        self._session.settings.set(FORMAT, path.suffix.lower())
        report, options = self._report, self._options

        def work(_job: Job) -> None:
            if path.suffix.lower() == ".pdf":
                content = made()
                save(path, lambda file: _put(content, file))
            else:
                export_theme_report("html", report, path, options)

        made = self._pdf()
        said = f"{report.name}: written to {path.name}"
        return self._session.background.run(
            f"Export {path.name}",
            work,
            done=lambda _nothing: self._session.message.emit(said, False),
        )

    def show_preview(self) -> Job:
        """The pages as they would be printed, with the printer to choose."""
        session, title, made = self._session, self._title, self._pdf()
        return session.background.run(
            "Laying out pages",
            lambda _job: made(),
            done=lambda content: PreviewDialog(session, title, content, self).open(),
        )

    @property
    def _title(self) -> str:
        return f"Theme: {self._report.name}"

    def _pdf(self) -> Callable[[], bytes]:
        """Lays out the pages, on another thread: a text document belongs to the one that makes it."""
        report, options, title = self._report, self._options, self._title
        font = self._session.appearance.reading_font(10.0)

        def made() -> bytes:
            page = QTextDocument()
            page.setDefaultFont(font)
            page.setDefaultStyleSheet(_STYLE)
            page.setHtml(
                "".join(markup(report, options, look_of(report, "light", _QUIET_ON_PAPER)))
            )
            file = BytesIO()
            write_pdf(page, file, title)
            return file.getvalue()

        return made

    def _draw(self) -> None:
        look = self._session.appearance
        dark = "dark" if look.dark else "light"
        at = self.page.verticalScrollBar().value()
        document = self.page.document()
        document.setDefaultFont(look.reading_font(11.0))
        document.setDefaultStyleSheet(_STYLE)
        colours = look_of(self._report, dark, look.colour("quiet").name())
        self.page.setHtml("".join(markup(self._report, self._options, colours)))
        self.page.verticalScrollBar().setValue(at)

    def _choose_file(self) -> None:
        settings = self._session.settings
        name = self._report.name.replace("/", "-")
        choose_file(
            self,
            settings,
            "Export the page of a theme",
            name,
            FORMATS,
            settings.get(FORMAT),
            lambda path, form: self.write(path, form.suffix),
        )


def _put(content: bytes, file: BinaryIO) -> None:
    file.write(content)
