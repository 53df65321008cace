"""Documents read again by the present importers: foreseen, asked, done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from importers.encodings import title_of
from viewer.domain import Document, DocumentId
from viewer.ui.actions import Choice, action
from viewer.ui.background import Job
from viewer.ui.commands.naming import name_of_document
from viewer.ui.frame.importing import tell
from viewer.ui.session import Session

if TYPE_CHECKING:
    # Processes and importers are needed when somebody reads, not when the window opens.
    from viewer.importing import Workers
    from viewer.importing.reread_report import RereadReport

EVERYTHING = "everything"
MANY = 300
"""Documents, tags and notes whose undo takes longer than the interface may wait."""


class Rereading:
    """The action of the File menu, which the library gives its selection too.

    Args:
        pool: gives the worker processes; called on the thread of the job.
    """

    def __init__(self, session: Session, window: QWidget, pool: Callable[[], Workers]) -> None:
        self._session = session
        self._window = window
        self._pool = pool

    @action(
        "reread.documents",
        text="Read again",
        menu="File",
        order=240,
        icon="refresh",
        enabled=lambda part: part.can_reread,
        choices=lambda part: part.choices(),
        help_text="Read originals again with the present importers; tags and notes move along",
    )
    def reread(self, documents: Sequence[DocumentId] | str) -> None:
        """Look what would change, and ask."""
        archive = self._session.archive
        if isinstance(documents, str):
            documents = [each.id for each in archive.documents.all()]
        self._run(tuple(documents), dry_run=True, done=self._foreseen)

    @property
    def can_reread(self) -> bool:
        archive = self._session.archive
        return not archive.read_only and archive.documents.count() > 0

    def choices(self) -> Iterable[Choice]:
        document = self._session.document
        if document is not None:
            yield Choice("The open document", (document,), icon="document")
        yield Choice("All documents", EVERYTHING, icon="documents")

    def apply(self, documents: Sequence[DocumentId]) -> None:
        """Read them and move what stands on them, as one edit."""
        self._run(tuple(documents), dry_run=False, done=self._done)

    def read_in(self, document: Document, encoding: str) -> None:
        """Read a text file in an encoding from now on; empty: in that which Concord tells."""
        name = name_of_document(document)
        label = f"Read {name} as {title_of(encoding)}" if encoding else f"Read {name} as at first"
        self._run(
            (document.id,),
            dry_run=False,
            done=self._done_alone,
            encodings={document.id: encoding},
            label=label,
        )

    def _run(
        self,
        documents: Sequence[DocumentId],
        *,
        dry_run: bool,
        done: Callable[[RereadReport], None],
        encodings: Mapping[DocumentId, str] | None = None,
        label: str = "",
    ) -> None:
        archive = self._session.archive

        def work(job: Job) -> RereadReport:
            from viewer.importing.rereading import reread_documents

            job.progress(None, "reading")
            with archive.again(read_only=dry_run) as own:
                return reread_documents(
                    own,
                    documents,
                    workers=self._pool(),
                    dry_run=dry_run,
                    progress=lambda told: tell(job, told),
                    cancelled=lambda: job.cancelled,
                    encodings=encodings,
                    label=label,
                )

        self._session.background.run("Read again", work, done=done)

    def _foreseen(self, report: RereadReport) -> None:
        """Show what would change, if anything would."""
        fresh = [each.document for each in report.of("new")]
        if report.of("cancelled"):
            self._session.message.emit("Nothing was changed.", False)
            return
        if not fresh and not report.failed:
            self._session.message.emit(report.sentence(), False)
            return
        from viewer.ui.frame.reread_preview import RereadPreview

        dialog = RereadPreview(self._window, report)
        dialog.accepted.connect(lambda: self.apply(fresh))
        dialog.open()

    def _done_alone(self, report: RereadReport) -> None:
        """Why the one document could not be read matters more than a count of one."""
        if report.failed:
            self._session.refused.emit(report.failed[0].sentence, "")
        else:
            self._done(report)

    def _done(self, report: RereadReport) -> None:
        if report.edit is not None:
            rows = sum(1 + len(each.settled) for each in report.of("new"))
            label = self._session.archive.history.get(report.edit).label
            self._session.did(report.edit, label, large=rows > MANY)
        self._session.message.emit(report.sentence(), report.edit is not None)
        if any(each.to_look_at for each in report.of("new")):
            self._session.reveal("doubts")
