"""Large documents whose first paragraphs are read while the rest is coming in.

There is one `ComingIn` a session, which the library and the readers share. What it holds is not in
the archive: it can be read, and neither tagged nor found until the document itself is there.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from viewer.domain import DocumentId, Paragraph, ParagraphId
from viewer.ui.background import Job
from viewer.ui.session import Session

if TYPE_CHECKING:
    # Processes are needed when somebody imports, not when the window opens.
    from importers import Block
    from viewer.importing import Coming, FileOutcome


@dataclass(frozen=True, slots=True)
class Beginning:
    """What can be read of a document so far.

    Attributes:
        done: pages that are read, of `pages`.
        paragraphs: of its first pages; their ids are of no archive.
    """

    path: Path
    name: str
    done: int
    pages: int
    paragraphs: tuple[Paragraph, ...]

    @property
    def so_far(self) -> str:
        return f"{self.done} of {self.pages} pages"


class ComingIn(QObject):
    """What is coming in.

    Signals:
        changed: more pages are read, or a document has come or not.
        open_requested: the path of a file whose beginning is to be read.
        arrived: the path of a file, and the id of its document; None where it did not come in.
    """

    changed = Signal()
    open_requested = Signal(object)
    arrived = Signal(object, object)
    _told = Signal(object, object)
    _ended = Signal(object, object)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._beginnings: dict[Path, Beginning] = {}
        self._jobs: dict[Path, Job] = {}
        # Jobs tell of it on their own threads.
        self._told.connect(self._take)
        self._ended.connect(self._end)
        session.archive_changed.connect(self._leave_all)

    @classmethod
    def of(cls, session: Session) -> ComingIn:
        """Give the one of this session."""
        found = session.findChild(cls)
        return found if isinstance(found, cls) else cls(session)

    @property
    def beginnings(self) -> list[Beginning]:
        """Of all documents that are coming in, in the order in which they began."""
        return list(self._beginnings.values())

    def beginning(self, path: Path) -> Beginning | None:
        return self._beginnings.get(path)

    def watch(self, job: Job) -> None:
        """Let go of what a job was reading when it is over, whichever way."""
        job.ended.connect(lambda: self._leave(job))

    def tell(self, job: Job, coming: Coming) -> None:
        """Take what an import says; called on the thread of the job."""
        if coming.document is not None:
            paragraphs = tuple(_paragraph(each) for each in coming.document.blocks)
            told = Beginning(coming.path, coming.name, coming.done, coming.pages, paragraphs)
            self._told.emit(job, told)

    def end(self, outcome: FileOutcome) -> None:
        """A file is in the archive, or is not to be; called on the thread of the job."""
        self._ended.emit(outcome.path, outcome.document)

    def _take(self, job: Job, told: Beginning) -> None:
        if job.running:  # what a job says may be heard after its end
            self._jobs[told.path] = job
            self._beginnings[told.path] = told
            self.changed.emit()

    def _end(self, path: Path, document: DocumentId | None) -> None:
        if self._beginnings.pop(path, None) is not None:
            self._jobs.pop(path, None)
            self.arrived.emit(path, document)
            self.changed.emit()

    def _leave(self, job: Job) -> None:
        for path in [path for path, each in self._jobs.items() if each is job]:
            self._end(path, None)

    def _leave_all(self) -> None:
        for path in list(self._beginnings):
            self._end(path, None)


def _paragraph(block: Block) -> Paragraph:
    return Paragraph(
        ParagraphId(-1 - block.index),
        DocumentId(0),
        block.index,
        block.kind,
        block.text,
        block.label,
        block.role,
        block.level,
        block.page,
        block.boxes,
        block.extracted,
        block.cells,
        block.mark,
        block.confidence,
        block.language,
    )
