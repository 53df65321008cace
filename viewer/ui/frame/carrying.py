"""Themes and notes of what is read carried to their counterparts: planned, asked, done."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from viewer.archive import Archive
from viewer.domain import Document, DocumentId, ParagraphId, WorldError
from viewer.ui.actions import action
from viewer.ui.background import Job
from viewer.ui.commands.naming import name_of_document
from viewer.ui.session import Session

if TYPE_CHECKING:
    # Imported when something is carried: alignment brings its libraries.
    from viewer.counterparts.carrying import Carried, Errand
    from viewer.ui.widgets.carry_dialog import CarryDialog, Goal, Scope

LONG = 600
"""Paragraphs of both sides from which the plan is made in a process of its own."""


class Carrying:
    """The action of the Compare menu."""

    def __init__(self, session: Session, window: QWidget) -> None:
        self._session = session
        self._window = window
        self._job: Job | None = None

    @action(
        "carry.counterparts",
        text="Carry themes and notes to the counterparts…",
        menu="Compare",
        order=600,
        keys=("Ctrl+Shift+Y",),
        icon="carry",
        enabled=lambda part: part.can_carry,
        help_text="Put the themes and notes of these paragraphs on their counterparts, seen first",
    )
    def ask(self) -> None:
        """Show what would be carried, to be ticked."""
        source = self._session.document
        if source is None:
            return
        home = self._session.archive
        beside = [each for each in self._session.beside or () if each != source]

        def work(job: Job) -> list[Goal]:
            with home.again(read_only=True) as archive:
                job.on_cancel(archive.interrupt)
                return _goals(archive, source, beside)

        self._session.background.run(
            "Look for collections", work, done=lambda goals: self._open(source, goals), quiet=True
        )

    def _open(self, source: DocumentId, goals: Sequence[Goal]) -> None:
        from viewer.ui.widgets.carry_dialog import CarryDialog

        if not goals:
            self._session.message.emit("There is no other document to carry to.", False)
            return
        try:
            document = self._session.archive.documents.get(source)
        except WorldError as error:  # removed meanwhile
            self._session.refuse(error)
            return
        dialog = CarryDialog(name_of_document(document), self._scopes(source), goals, self._window)
        dialog.asked.connect(lambda scope, goal: self._plan(dialog, document, scope, goal))
        dialog.given_up.connect(self._give_up)
        dialog.accepted.connect(lambda: self._do(dialog))
        dialog.open()
        dialog.ask()

    @property
    def can_carry(self) -> bool:
        return not self._session.archive.read_only and self._session.document is not None

    def _scopes(self, source: DocumentId) -> list[Scope]:
        """What is selected first, where something stands on it; else the whole document."""
        from viewer.ui.widgets.carry_dialog import Scope

        whole = Scope("the whole document", None)
        selection = self._session.selection
        chosen = frozenset(each.paragraph for each in selection.anchors)
        if selection.document != source or not chosen:
            return [whole]
        count = f"{len(chosen):,} selected paragraphs"
        selected = Scope("the selected paragraph" if len(chosen) == 1 else count, chosen)
        bears = _bears(self._session.archive, source, chosen)
        return [selected, whole] if bears else [whole, selected]

    def _plan(self, dialog: CarryDialog, source: Document, scope: Scope, goal: Goal) -> None:
        from viewer.counterparts.carrying import Errand

        self._give_up()
        errand = Errand(source.id, goal.documents, scope.paragraphs)
        home = self._session.archive

        def work(job: Job) -> tuple[list[Carried], dict[DocumentId, str]]:
            with home.again(read_only=True) as archive:
                job.on_cancel(archive.interrupt)
                documents = archive.documents.some((source.id, *goal.documents))
                rows = _planned(archive, errand, documents, job)
            several = len(goal.documents) > 1
            return rows, {each.id: name_of_document(each) for each in documents if several}

        def done(found: tuple[list[Carried], dict[DocumentId, str]]) -> None:
            self._job = None
            dialog.show_plan(*found)

        def failed(error: WorldError) -> None:
            self._job = None
            dialog.reject()
            self._session.refuse(error)

        title = f"Look for counterparts of {name_of_document(source)}"
        self._job = self._session.background.run(title, work, done=done, failed=failed)
        self._job.ended.connect(lambda: self._ended(dialog))

    def _ended(self, dialog: CarryDialog) -> None:
        """Cancelled from the list of running work: there is nothing to tick."""
        job = self._job
        if job is not None and job.cancelled:
            self._job = None
            dialog.reject()

    def _give_up(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.abandon()

    def _do(self, dialog: CarryDialog) -> None:
        from viewer.ui.commands.carrying import carry_all

        wanted = dialog.model.wanted
        targets = {each.link.target.document for each in wanted}
        goal = f"{len(targets):,} documents"
        if len(targets) == 1:
            found = self._session.archive.documents.some(targets)
            goal = name_of_document(found[0]) if found else "a document"
        carry_all(self._session, wanted, goal)


def _goals(archive: Archive, source: DocumentId, beside: Iterable[DocumentId]) -> list[Goal]:
    """The document beside, then each series that the source is in."""
    from viewer.counterparts.series import series_of
    from viewer.ui.widgets.carry_dialog import Goal

    goals = [
        Goal(f"the document beside, {name_of_document(each)}", (each.id,))
        for each in archive.documents.some(beside)
    ]
    for series in series_of(archive, source):
        others = tuple(sorted(series.documents - {source}))
        if others:
            count = "1 document" if len(others) == 1 else f"{len(others):,} documents"
            goals.append(Goal(f"{series.name} ({count})", others))
    return goals


def _planned(
    archive: Archive, errand: Errand, documents: Sequence[Document], job: Job
) -> list[Carried]:
    from viewer.counterparts.carrying import plan_apart, plan_errand
    from viewer.ui.apart import run_apart

    if sum(each.paragraphs for each in documents) >= LONG:
        return run_apart(job, plan_apart, archive.path, errand)
    return plan_errand(archive, errand, progress=job.progress, cancelled=lambda: job.cancelled)


def _bears(archive: Archive, document: DocumentId, chosen: Iterable[ParagraphId]) -> bool:
    """Whether a theme or a note stands on any of the paragraphs."""
    wanted = set(chosen)
    if any(each.anchor.paragraph in wanted for each in archive.tags.of_document(document)):
        return True
    notes = (each.target.anchor for each in archive.annotations.of_document(document))
    return any(each is not None and each.paragraph in wanted for each in notes)
