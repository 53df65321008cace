"""Files into the archive: chosen, dropped or the sample; reported, with passwords asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget

from viewer.domain import EditId, WorldError
from viewer.ui.actions import action
from viewer.ui.background import Job
from viewer.ui.frame.projects import Projects, is_project
from viewer.ui.frame.sharing import Sharing, is_shared_work
from viewer.ui.models.coming import ComingIn
from viewer.ui.session import Session
from viewer.ui.settings import Setting

if TYPE_CHECKING:
    # Processes and importers are needed when somebody imports, not when the window opens.
    from viewer.importing import Progress, Report, Workers

FOLDER = Setting("import.folder", "")
FILTER = (
    "Documents (*.txt *.md *.markdown *.pdf *.docx *.html *.htm *.odt *.rtf *.epub"
    " *.png *.jpg *.jpeg *.tif *.tiff);;REFI-QDA projects (*.qdpx);;All files (*)"
)
NOTIFY_AFTER_S = 10
PATIENT_S, PATIENT_MB = 600, 8192
"""What one file may take where a person allows it more."""
LARGE = 100
"""Documents whose undo takes longer than the interface may wait."""


class Importing:
    """The import actions of the File menu."""

    def __init__(self, session: Session, window: QWidget) -> None:
        self._session = session
        self._window = window
        self._workers: Workers | None = None
        self._passwords: dict[Path, str] = {}
        self.last_report: Report | None = None
        self.projects = Projects(session, window, self.pool)
        self.sharing = Sharing(session, window, self.pool)

    @action(
        "import.files",
        text="Import files…",
        menu="File",
        order=200,
        keys=("Ctrl+O",),
        icon="import",
        enabled=lambda part: part.can_import,
        help_text="Bring documents into the archive",
    )
    def choose_files(self) -> None:
        chosen, _ = QFileDialog.getOpenFileNames(
            self._window, "Import files", self._session.settings.get(FOLDER), FILTER
        )
        if chosen:
            self._session.settings.set(FOLDER, str(Path(chosen[0]).parent))
            self.import_paths([Path(each) for each in chosen])

    @action(
        "import.folder",
        text="Import folder…",
        menu="File",
        order=210,
        keys=("Ctrl+Shift+O",),
        icon="folder",
        enabled=lambda part: part.can_import,
        help_text="Bring all documents of a folder into the archive",
    )
    def choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self._window, "Import folder", self._session.settings.get(FOLDER)
        )
        if chosen:
            self._session.settings.set(FOLDER, chosen)
            self.import_paths([Path(chosen)])

    @action(
        "import.sample",
        text="Open the sample",
        menu="File",
        order=220,
        icon="sample",
        enabled=lambda part: part.can_import,
        help_text="Bring in five documents with their paragraphs already tagged",
    )
    def open_sample(self) -> None:
        archive = self._session.archive

        def work(job: Job) -> Report:
            from viewer.sample import open_sample

            with archive.again() as own:
                return open_sample(
                    own,
                    self.pool(),
                    progress=lambda told: tell(job, told),
                    cancelled=lambda: job.cancelled,
                )

        self._session.background.run("Open the sample", work, done=self._finished)

    @action(
        "import.report",
        text="Last import",
        menu="File",
        order=230,
        icon="history",
        enabled=lambda part: part.last_report is not None,
        help_text="Show again what the last import brought in, and what it could not read",
    )
    def show_report(self) -> None:
        if self.last_report is not None:
            self._open_report(self.last_report)

    @property
    def can_import(self) -> bool:
        return not self._session.archive.read_only

    def import_paths(
        self,
        paths: Sequence[Path],
        *,
        passwords: Mapping[Path, str] | None = None,
        patience: bool = False,
        listed: bool = False,
    ) -> Job | None:
        """Import files and folders; the person goes on meanwhile.

        Args:
            paths: of files and folders.
            passwords: of encrypted files, by their paths.
            patience: allow each file more time and memory than usual.
            listed: what fails is listed where this was asked for, and needs no report.

        Projects of other programs and the work of colleagues among them go their own way.
        """
        projects = [path for path in paths if is_project(path)]
        if projects:
            self.projects.import_projects(projects)
        shared = [path for path in paths if is_shared_work(path)]
        paths = [path for path in paths if path not in (*projects, *shared)]
        if not paths and not shared:
            return None
        if not self.can_import:
            self._session.message.emit("This archive is open for reading only.", False)
            return None
        for path in shared:
            self.sharing.look(path)
        if not paths:
            return None
        self._passwords.update(passwords or {})  # a picture behind one is opened once more
        archive = self._session.archive
        coming = ComingIn.of(self._session)
        title = f"Import {len(paths)} files" if len(paths) > 1 else f"Import {paths[0].name}"

        def work(job: Job) -> Report:
            from viewer.importing import import_files

            job.progress(None, "reading")
            with archive.again() as own, self._workers_for(patience=patience) as workers:
                return import_files(
                    own,
                    paths,
                    workers=workers,
                    progress=lambda told: tell(job, told),
                    coming=lambda told: coming.tell(job, told),
                    arrived=coming.end,
                    cancelled=lambda: job.cancelled,
                    passwords=passwords or {},
                )

        job = self._session.background.run(
            title, work, done=lambda report: self._finished(report, listed=listed)
        )
        coming.watch(job)
        job.ended.connect(lambda: self._notify(job))
        return job

    def close(self) -> None:
        """End the worker processes."""
        if self._workers is not None:
            self._workers.close()
            self._workers = None

    def pool(self) -> Workers:
        """The processes, kept for the next import; called on the thread of the job."""
        from viewer.importing import Workers

        if self._workers is None:
            self._workers = Workers()
        return self._workers

    @contextmanager
    def _workers_for(self, *, patience: bool) -> Iterator[Workers]:
        """The pool, or processes for this once that may take more."""
        if not patience:
            yield self.pool()
            return
        from viewer.importing import Workers

        with Workers(1, seconds_per_file=PATIENT_S, memory_mb=PATIENT_MB) as workers:
            yield workers

    def _finished(self, report: Report, *, listed: bool = False) -> None:
        self.last_report = report
        if report.edit is not None:
            large = len(report.added) > LARGE
            self._session.did(report.edit, self._label(report.edit), large=large)
        self._session.message.emit(report.sentence(), report.edit is not None)
        self._show_first(report)
        others_failed = len(report.failed) > len(report.locked)
        if report.pictures and len(report.pictures) == len(report.failed):
            self._offer_recognition(report, otherwise=lambda _error: self._open_report(report))
        elif report.locked:
            asking = self._ask_passwords([each.path for each in report.locked])
            if others_failed and not listed:  # one question at a time
                asking.finished.connect(lambda: self._open_report(report))
        elif others_failed and not listed:
            self._open_report(report)

    def _label(self, edit: EditId) -> str:
        return self._session.archive.history.get(edit).label

    def _show_first(self, report: Report) -> None:
        """Show something of what came in, where nothing was being read."""
        documents = [each.document for each in report.files if each.document is not None]
        if documents and self._session.document is None:
            self._session.open(documents[0])

    def _open_report(self, report: Report) -> None:
        from viewer.ui.frame.report import ReportDialog

        dialog = ReportDialog(self._window, report)
        dialog.recognition_requested.connect(lambda: self._offer_recognition(report))
        dialog.quarantine_wanted.connect(lambda: self._session.perform("import.quarantine"))
        dialog.open()

    def _offer_recognition(
        self, report: Report, otherwise: Callable[[WorldError], None] | None = None
    ) -> None:
        """Ask about the pictures; `otherwise` is called where there is nothing to recognise with."""
        from viewer.ui.frame.recognising import Recognising

        recognising = Recognising(self._session, self._window, self.pool)
        recognising.offer_files(report.pictures, self._passwords, otherwise)

    def _ask_passwords(self, paths: Sequence[Path]) -> QDialog:
        from viewer.ui.frame.passwords import PasswordDialog

        dialog = PasswordDialog(self._window, paths)
        dialog.given.connect(
            lambda passwords: self.import_paths(list(passwords), passwords=passwords)
        )
        dialog.open()
        return dialog

    def _notify(self, job: Job) -> None:
        """Ask for attention after long work, where the person is elsewhere."""
        if job.spent_seconds() > NOTIFY_AFTER_S and not self._window.isActiveWindow():
            QApplication.alert(self._window)


def tell(job: Job, told: Progress) -> None:
    """Put the progress of an import in words: what is being read, and how many are done."""
    current = f" · {told.current[0]}" if told.current else ""
    job.progress(told.fraction, f"{told.done} of {told.total}{current}")
