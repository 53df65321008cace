"""Whole documents to files: the one that is read, or all that a format is for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from viewer.domain import DocumentId, NotFound
from viewer.ui.actions import Choice, action
from viewer.ui.background import Job
from viewer.ui.session import Session

if TYPE_CHECKING:
    from viewer.exporters.documents import DocumentOptions  # late below: seldom wanted

FORMAT = "akn"
"""There is one format so far."""
_EVERYTHING = "everything"


class WholeDocuments:
    """An entry of the File menu."""

    def __init__(self, session: Session, window: QWidget) -> None:
        self._session = session
        self._window = window

    def choices(self) -> Iterable[Choice]:
        """The open document, where there is one, and all."""
        document = self._session.document
        if document is not None:
            yield Choice("The open document", (document,), icon="document")
        yield Choice("All resolutions, to a folder", _EVERYTHING, icon="documents")

    @action(
        "documents.export",
        text="Export whole documents (Akoma Ntoso)",
        menu="File",
        order=312,
        keys=("Ctrl+Alt+Shift+A",),
        icon="export",
        choices=lambda part: part.choices(),
        help_text="Write resolutions with their clauses, themes and notes as Akoma Ntoso",
    )
    def export(self, documents: Sequence[DocumentId] | str) -> None:
        """Ask where to, and write."""
        from viewer.ui.commands.exporting import Format
        from viewer.ui.widgets.saving import FOLDER, choose_file, last_folder

        settings = self._session.settings
        if isinstance(documents, str):
            ids = tuple(each.id for each in self._session.archive.documents.all())
            chosen = QFileDialog.getExistingDirectory(
                self._window, "A folder for the resolutions", last_folder(settings)
            )
            if chosen:
                settings.set(FOLDER, chosen)
                self.write_all(ids, Path(chosen))
            return
        from viewer.exporters.documents.naming import file_name

        document = self._session.archive.documents.get(documents[0])
        choose_file(
            self._window,
            settings,
            "Export the document",
            file_name(document),
            [Format(FORMAT, "Akoma Ntoso", ".akn.xml")],
            FORMAT,
            lambda path, _form: self.write(document.id, path),
        )

    def write(self, document: DocumentId, path: Path) -> Job:
        """One document to a file, in the background; a name without a suffix is given one."""
        if not path.suffix:
            path = path.with_name(f"{path.name}.akn.xml")
        home = self._session.archive

        def work(job: Job) -> None:
            from viewer.archive.wholes import whole
            from viewer.exporters.documents import export_document

            with home.again(read_only=True) as archive:
                job.on_cancel(archive.interrupt)
                export_document(FORMAT, whole(archive, document), path, _options())

        return self._session.background.run(
            f"Export {path.name}", work, done=lambda _nothing: self._wrote(path.name, path)
        )

    def write_all(self, documents: Sequence[DocumentId], folder: Path) -> Job:
        """Those of them that the format is for, each to a file of its own."""
        home = self._session.archive

        def work(job: Job) -> tuple[int, int]:
            from viewer.archive.wholes import whole
            from viewer.exporters.documents import Unfit, export_document
            from viewer.exporters.documents.naming import file_name

            taken: set[str] = set()
            left_out = 0
            with home.again(read_only=True) as archive:
                job.on_cancel(archive.interrupt)
                for number, each in enumerate(documents, start=1):
                    job.check()
                    job.progress(number / len(documents), f"{number:,} of {len(documents):,}")
                    try:
                        made = whole(archive, each)
                        name = file_name(made.document, taken)
                        export_document(FORMAT, made, folder / f"{name}.akn.xml", _options())
                        taken.add(name.casefold())
                    except (Unfit, NotFound):  # no resolution, or removed meanwhile
                        left_out += 1
            return len(taken), left_out

        def done(counted: tuple[int, int]) -> None:
            written, left_out = counted
            resolutions = "1 resolution" if written == 1 else f"{written:,} resolutions"
            others = f"; {left_out:,} other documents left out" if left_out else ""
            self._wrote(f"{resolutions}{others}", folder / "any")

        return self._session.background.run(f"Export to {folder.name}", work, done=done)

    def _wrote(self, what: str, path: Path) -> None:
        from viewer.ui.commands.exporting import open_folder  # not needed at the start

        self._session.offered.emit(f"Exported: {what}", "Open folder", lambda: open_folder(path))


def _options() -> DocumentOptions:
    from viewer.exporters.documents import DocumentOptions

    return DocumentOptions(datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
