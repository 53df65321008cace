"""Whole archives for other programs, and theirs for this one: REFI-QDA projects, from the File menu."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from importers.parsed import UnreadableFile
from viewer.domain import WorldError
from viewer.ui.actions import action
from viewer.ui.background import Job
from viewer.ui.session import Session

if TYPE_CHECKING:
    # Processes, importers and lxml are needed when a project comes or goes, not at the start.
    from viewer.importing import Workers
    from viewer.importing.projects import ProjectReport

SUFFIX = ".qdpx"
TITLE = "REFI-QDA projects"
LARGE = 20_000
"""Rows whose undo takes longer than the interface may wait."""


class NoProject(WorldError):
    """The file cannot be read as a project."""


class Projects:
    """The actions for projects; also called by whoever takes files that are dropped."""

    def __init__(self, session: Session, window: QWidget, pool: Callable[[], Workers]) -> None:
        self._session = session
        self._window = window
        self._pool = pool
        self.last_report: ProjectReport | None = None

    @action(
        "project.import",
        text="Import project…",
        menu="File",
        order=215,
        keys=("Ctrl+Alt+I",),
        icon="import",
        enabled=lambda part: part.can_import,
        help_text="Bring in a REFI-QDA project of NVivo, ATLAS.ti, MAXQDA, QualCoder or Concord",
    )
    def choose_project(self) -> None:
        from viewer.ui.widgets.saving import choose_existing

        choose_existing(
            self._window,
            self._session.settings,
            "Import project",
            [f"{TITLE} (*{SUFFIX})", "All files (*)"],
            self.import_projects,
            several=True,
        )

    @action(
        "project.export",
        text="Export project…",
        menu="File",
        order=320,
        keys=("Ctrl+Alt+Shift+X",),
        icon="export",
        help_text="Write the whole archive for other programs: documents, themes, tags, notes",
    )
    def choose_target(self) -> None:
        from viewer.ui.commands.exporting import Format
        from viewer.ui.widgets.saving import choose_file

        choose_file(
            self._window,
            self._session.settings,
            "Export project",
            self._session.archive.path.stem,
            [Format("qdpx", TITLE, SUFFIX)],
            "qdpx",
            lambda path, _form: self.export_project(path),
        )

    @action(
        "project.report",
        text="Last project",
        menu="File",
        order=231,
        icon="history",
        enabled=lambda part: part.last_report is not None,
        help_text="Show again what the last project brought in, and what was changed or left",
    )
    def show_report(self) -> None:
        if self.last_report is not None:
            self._open_report(self.last_report)

    @property
    def can_import(self) -> bool:
        return not self._session.archive.read_only

    def import_projects(self, paths: Sequence[Path]) -> list[Job]:
        """Bring projects in, one after the other; the person goes on meanwhile."""
        if not self.can_import:
            self._session.message.emit("This archive is open for reading only.", False)
            return []
        return [self._import(path) for path in paths]

    def export_project(self, path: Path) -> Job:
        """Write the archive to a file, then offer to open the folder it is in."""
        home = self._session.archive
        at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

        def work(job: Job) -> tuple[int, tuple[str, ...]]:
            from viewer.exporters.projects import export_project

            with home.again(read_only=True) as archive, archive.projects.snapshot():
                job.on_cancel(archive.interrupt)
                head = archive.projects.head(archive.path.stem, archive.person)
                total = archive.projects.count()

                def told(done: int) -> None:
                    job.check()
                    job.progress(done / total, f"{done:,} of {total:,}")

                count = export_project(
                    head,
                    archive.projects.documents(),
                    archive.projects.original,
                    path,
                    exported_at=at,
                    progress=told,
                )
            return count, head.left

        def finished(outcome: tuple[int, tuple[str, ...]]) -> None:
            count, left = outcome
            documents = "1 document" if count == 1 else f"{count:,} documents"
            said = " ".join([f"{documents} exported to {path.name}.", *left])
            from viewer.ui.commands.exporting import open_folder

            self._session.offered.emit(said, "Open folder", lambda: open_folder(path))

        return self._session.background.run(f"Export {path.name}", work, done=finished)

    def _import(self, path: Path) -> Job:
        home = self._session.archive

        def work(job: Job) -> ProjectReport:
            from viewer.importing.projects import import_project

            job.progress(None, "reading")
            with home.again() as archive:
                try:
                    return import_project(
                        archive,
                        path,
                        workers=self._pool(),
                        progress=lambda told: job.progress(
                            told.fraction, f"{told.done} of {told.total}"
                        ),
                        cancelled=lambda: job.cancelled,
                    )
                except UnreadableFile as error:
                    raise NoProject(str(error)) from error

        return self._session.background.run(f"Import {path.name}", work, done=self._finished)

    def _finished(self, report: ProjectReport) -> None:
        self.last_report = report
        if report.edit is not None:
            large = sum(each.new for each in report.taken) > LARGE
            label = self._session.archive.history.get(report.edit).label
            self._session.did(report.edit, label, large=large)
        self._session.message.emit(report.sentence(), report.edit is not None)
        if report.documents and self._session.document is None:
            self._session.open(report.documents[0])
        if report.remarks:
            self._open_report(report)

    def _open_report(self, report: ProjectReport) -> None:
        from viewer.ui.frame.project_report import ProjectReportDialog

        ProjectReportDialog(self._window, report).open()


def is_project(path: Path) -> bool:
    """By the ending of its name."""
    return path.suffix.lower() == SUFFIX
