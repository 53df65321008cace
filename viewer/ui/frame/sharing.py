"""One's work for a colleague, and a colleague's work for this archive, from the File menu."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from viewer.domain import Document, DocumentId
from viewer.ui.actions import action
from viewer.ui.background import Job
from viewer.ui.commands.naming import name_of_document
from viewer.ui.session import Session

if TYPE_CHECKING:
    # Processes, ZIP and alignment are needed when work comes or goes, not at the start.
    from viewer.bundles import Written
    from viewer.domain.merging import Choices, Merged
    from viewer.importing import Workers
    from viewer.importing.merging import Taken

LARGE = 300
"""Pieces whose undo takes longer than the interface may wait."""


class Sharing:
    """The two actions.

    Args:
        pool: gives the worker processes; called on the thread of the job.
    """

    def __init__(self, session: Session, window: QWidget, pool: Callable[[], Workers]) -> None:
        self._session = session
        self._window = window
        self._pool = pool

    @action(
        "share.export",
        text="Share your work…",
        menu="File",
        order=330,
        keys=("Ctrl+Alt+W",),
        icon="share",
        help_text="Write themes, tags, notes and pairs to a file that a colleague can take in",
    )
    def ask_share(self) -> None:
        from viewer.ui.widgets.share_dialog import ShareDialog

        document = self._open_document()
        dialog = ShareDialog("" if document is None else name_of_document(document), self._window)

        def chosen() -> None:
            only = (document.id,) if document is not None and dialog.only_document else ()
            self._choose_target(
                lambda path: self.share(
                    path,
                    mine=dialog.mine,
                    documents=only,
                    with_documents=dialog.enclose.isChecked(),
                )
            )

        dialog.accepted.connect(chosen)
        dialog.open()

    @action(
        "share.merge",
        text="Merge a colleague's work…",
        menu="File",
        order=218,
        keys=("Ctrl+Alt+Shift+W",),
        icon="merge-work",
        enabled=lambda part: part.can_merge,
        help_text="Take in what a colleague has shared: seen first, in one step to undo",
    )
    def ask_merge(self) -> None:
        from viewer.bundles.layout import SUFFIX
        from viewer.ui.widgets.saving import choose_existing

        choose_existing(
            self._window,
            self._session.settings,
            "Merge a colleague's work",
            [f"Shared work (*{SUFFIX})", "All files (*)"],
            lambda paths: self.look(paths[0]),
        )

    @property
    def can_merge(self) -> bool:
        return not self._session.archive.read_only

    def share(
        self,
        path: Path,
        *,
        mine: bool = False,
        documents: tuple[DocumentId, ...] = (),
        with_documents: bool = False,
    ) -> Job:
        """Write the file, then offer to open the folder it is in."""
        home = self._session.archive

        def work(job: Job) -> Written:
            from viewer.bundles import write_bundle

            def told(done: int, total: int) -> None:
                job.progress(done / total if total else None, f"{done:,}")

            with home.again(read_only=True) as archive:
                return write_bundle(
                    archive,
                    path,
                    mine=mine,
                    documents=documents,
                    with_documents=with_documents,
                    progress=told,
                    cancelled=lambda: job.cancelled,
                )

        def finished(done: Written) -> None:
            from viewer.bundles.wording import counted
            from viewer.ui.commands.exporting import open_folder

            told = [counted(number, kind) for kind, number in done.counts.items() if number]
            said = f"{', '.join(told[:4])} written to {path.name}."
            self._session.offered.emit(said, "Open folder", lambda: open_folder(path))

        return self._session.background.run(f"Write {path.name}", work, done=finished)

    def look(self, path: Path) -> Job:
        """Show what a bundle would bring, and ask."""
        home = self._session.archive

        def work(job: Job) -> Merged:
            from viewer.bundles import Bundle, look

            with home.again(read_only=True) as archive, Bundle(path) as bundle:
                return look(
                    archive,
                    bundle,
                    progress=lambda done, total: job.progress(
                        done / total if total else None, f"{done:,} of {total:,}"
                    ),
                    cancelled=lambda: job.cancelled,
                )

        def seen(merged: Merged) -> None:
            from viewer.ui.widgets.merge_dialog import MergeDialog

            dialog = MergeDialog(merged, self._window)
            dialog.accepted.connect(lambda: self.merge(path, dialog.conflicts.choices))
            dialog.open()

        return self._session.background.run(f"Look at {path.name}", work, done=seen)

    def merge(self, path: Path, choices: Choices) -> Job:
        """Take a bundle in, as one edit; a cancelled one is taken back."""
        home = self._session.archive

        def work(job: Job) -> Taken:
            from viewer.bundles import Bundle
            from viewer.importing.merging import merge_bundle

            with home.again() as archive, Bundle(path) as bundle:
                return merge_bundle(
                    archive,
                    bundle,
                    workers=self._pool,
                    choices=choices,
                    progress=job.progress,
                    cancelled=lambda: job.cancelled,
                )

        return self._session.background.run(f"Merge {path.name}", work, done=self._merged)

    def _merged(self, taken: Taken) -> None:
        from viewer.domain.merging import Became

        merged = taken.merged
        if taken.edit is not None:
            label = self._session.archive.history.get(taken.edit).label
            large = merged.changes > LARGE or bool(taken.imported.files)
            self._session.did(taken.edit, label, large=large)
        said = (
            f"The work of {merged.person}: {merged.count(Became.NEW):,} new,"
            f" {merged.count(Became.CHANGED, Became.REMOVED, Became.CONFLICT):,} changed"
        )
        waiting = sum(merged.documents.values())
        said += f", {waiting:,} wait for their documents." if waiting else "."
        failed = len(taken.imported.failed)
        said += f" {failed:,} documents could not be read." if failed else ""
        self._session.message.emit(said, taken.edit is not None)
        if merged.doubtful:
            self._session.reveal("doubts")

    def _open_document(self) -> Document | None:
        document = self._session.document
        found = [] if document is None else self._session.archive.documents.some([document])
        return found[0] if found else None

    def _choose_target(self, then: Callable[[Path], object]) -> None:
        from viewer.bundles.layout import SUFFIX
        from viewer.ui.commands.exporting import Format
        from viewer.ui.widgets.saving import choose_file

        session = self._session
        work = Format("work", "Shared work", SUFFIX)
        choose_file(
            self._window,
            session.settings,
            "Share your work",
            session.archive.person.replace("/", "-"),
            [work],
            work.name,
            lambda path, _form: then(path),
        )


def is_shared_work(path: Path) -> bool:
    """By the ending of its name, which is that of `viewer.bundles.layout`."""
    return path.suffix.lower() == ".concordwork"
