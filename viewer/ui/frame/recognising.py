"""Text recognition: offered, asked, done in the background, undone like any edit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from importers.pdfpages.numbers import numbered, runs
from importers.recognition.languages import usual
from viewer.domain import Document, DocumentId, WorldError
from viewer.ui.actions import Choice, action
from viewer.ui.background import Job
from viewer.ui.commands.naming import name_of_document
from viewer.ui.frame.recognition_dialog import RecognitionDialog
from viewer.ui.session import Session

if TYPE_CHECKING:
    # Processes and importers are needed when somebody recognises, not when the window opens.
    from viewer.importing import FileOutcome, Progress, Workers
    from viewer.importing.recognition import Scan
    from viewer.importing.recognition_report import RecognitionReport

PAGED = frozenset({"pdf", "image"})
"""The importers whose documents have pages that can be drawn."""
NAMED = 5
LARGE = 50
"""Pages from which an undo may take longer than the interface may wait."""


class Recognising:
    """The action of the File menu, and what the report of an import offers.

    Args:
        pool: gives the worker processes; called on the thread of the job.
    """

    def __init__(self, session: Session, window: QWidget, pool: Callable[[], Workers]) -> None:
        self._session = session
        self._window = window
        self._pool = pool

    @action(
        "recognise.text",
        text="Recognise text",
        menu="File",
        order=250,
        icon="recognise",
        enabled=lambda part: part.can_recognise,
        choices=lambda part: part.choices(),
        help_text="Read pages that are pictures, or whose text cannot be read, by what they show",
    )
    def recognise(self, document: DocumentId) -> None:
        """Ask which pages of a document, and in which languages."""
        known = self._session.archive.documents.get(document)
        if known.importer not in PAGED or known.pages is None:
            self._session.message.emit(
                f"{name_of_document(known)} has no pages that could be recognised.", False
            )
            return
        last = known.pages
        self._with_languages(lambda languages: self._ask(known, last, languages))

    @property
    def can_recognise(self) -> bool:
        return not self._session.archive.read_only

    def choices(self) -> Iterable[Choice]:
        document = self._session.document
        found = self._session.archive.documents.some([document] if document else [])
        if found and found[0].importer in PAGED:
            yield Choice("The open document…", found[0].id, icon="document")

    def offer_files(
        self,
        files: Sequence[FileOutcome],
        passwords: Mapping[Path, str],
        otherwise: Callable[[WorldError], None] | None = None,
    ) -> None:
        """Ask about files that could not be imported because they are pictures.

        Args:
            files: with the numbers of their pages.
            passwords: of those that are encrypted.
            otherwise: called where there is nothing to recognise with; by default that is said.
        """
        scans = [(each, passwords.get(each.path)) for each in files]
        self._with_languages(lambda languages: self._ask_files(scans, languages), otherwise)

    def _with_languages(
        self,
        ask: Callable[[tuple[str, ...]], None],
        otherwise: Callable[[WorldError], None] | None = None,
    ) -> None:
        """Look what is installed; where nothing is, the sentence says what to install."""

        def work(_job: Job) -> tuple[str, ...]:
            from importers.recognition import engine
            from viewer.importing.recognition import languages_here

            engine.forget()  # the person may just have installed what was missing
            return languages_here()

        self._session.background.run(
            "Looking for text recognition", work, done=ask, failed=otherwise, quiet=True
        )

    def _ask(self, document: Document, last: int, languages: tuple[str, ...]) -> None:
        from viewer.importing.recognition import Scan

        unread = document.unread
        name = name_of_document(document)
        if unread:
            have = "have" if len(unread) > 1 else "has"
            said = f"{numbered(unread)} of {name} {have} no text that can be read."
        else:
            said = f"{name} can be read; recognised pages take the place of those as they are."
        dialog = RecognitionDialog(
            self._window,
            said,
            languages=languages,
            usual=usual(languages, document.language),
            pages=runs(unread),
            last_page=last,
        )
        dialog.chosen.connect(
            lambda pages, codes: self._run([Scan(pages, document=document.id)], codes)
        )
        dialog.open()

    def _ask_files(
        self, given: Sequence[tuple[FileOutcome, str | None]], languages: tuple[str, ...]
    ) -> None:
        from viewer.importing.recognition import Scan

        files = [file for file, _ in given]
        names = ", ".join(f"“{each.path.name}”" for each in files[:NAMED])
        more = f" and {len(files) - NAMED} more" if len(files) > NAMED else ""
        hold = "hold pictures of their pages" if len(files) > 1 else "holds pictures of its pages"
        pages = sum(len(each.pages) for each in files)
        said = f"{names}{more} {hold} and no text: {pages} {'page' if pages == 1 else 'pages'}."
        dialog = RecognitionDialog(self._window, said, languages=languages, usual=usual(languages))
        scans = [Scan(each.pages, path=each.path, password=known) for each, known in given]
        dialog.chosen.connect(lambda _pages, codes: self._run(scans, codes))
        dialog.open()

    def _run(self, scans: Sequence[Scan], languages: Sequence[str]) -> None:
        archive = self._session.archive

        def work(job: Job) -> RecognitionReport:
            from viewer.importing.recognition import recognise

            job.progress(0.0, "beginning")
            with archive.again() as own:
                return recognise(
                    own,
                    scans,
                    workers=self._pool(),
                    languages=languages,
                    progress=lambda told: _tell(job, told),
                    cancelled=lambda: job.cancelled,
                )

        self._session.background.run("Recognise text", work, done=self._done)

    def _done(self, report: RecognitionReport) -> None:
        session = self._session
        if report.edit is not None:
            label = session.archive.history.get(report.edit).label
            session.did(report.edit, label, large=report.pages > LARGE)
        session.message.emit(report.sentence(), report.edit is not None)
        new = [each.document for each in report.files if each.imported and each.document]
        if new and session.document is None:
            session.open(new[0])
        sentences = [sentence for each in report.files for sentence in each.sentences]
        if report.failed:
            session.refused.emit(report.sentence(), "\n".join(sentences))


def _tell(job: Job, told: Progress) -> None:
    current = f" · {told.current[0]}" if told.current else ""
    job.progress(told.fraction, f"{told.done} of {told.total} pages{current}")
