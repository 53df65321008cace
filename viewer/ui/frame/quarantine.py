"""Files that could not be imported, from the File menu: listed, tried again, forgotten."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from viewer.domain import QuarantinedId, WorldError
from viewer.ui.actions import action
from viewer.ui.frame.importing import Importing
from viewer.ui.session import Session

if TYPE_CHECKING:
    from viewer.ui.frame.quarantine_dialog import QuarantineDialog


class Quarantining:
    """The action of the File menu, to which the report of an import leads too."""

    def __init__(self, session: Session, window: QWidget, importing: Importing) -> None:
        self._session = session
        self._window = window
        self._importing = importing

    @action(
        "import.quarantine",
        text="Files that could not be imported…",
        menu="File",
        order=232,
        icon="warning",
        enabled=lambda part: part.has_some,
        help_text="Why each file failed; try it again, with more time and memory, or forget it",
    )
    def show(self) -> None:
        from viewer.ui.frame.quarantine_dialog import QuarantineDialog

        archive = self._session.archive
        dialog = QuarantineDialog(
            self._window, archive.quarantine.all(), may_write=not archive.read_only
        )
        dialog.again_wanted.connect(
            lambda paths, patience: self._try_again(dialog, paths, patience=patience)
        )
        dialog.forget_wanted.connect(lambda files: self._forget(dialog, files))
        dialog.refresh_wanted.connect(lambda: self._refresh(dialog))
        dialog.open()

    @property
    def has_some(self) -> bool:
        return self._session.archive.quarantine.count() > 0

    def _try_again(
        self, dialog: QuarantineDialog, paths: Sequence[Path], *, patience: bool
    ) -> None:
        job = self._importing.import_paths(paths, patience=patience, listed=True)
        if job is None:
            return
        dialog.show_files(self._session.archive.quarantine.all(), trying=True)
        # By way of the dialog, which hears nothing any more once it is closed.
        job.ended.connect(dialog.refresh_wanted)

    def _forget(self, dialog: QuarantineDialog, files: Sequence[QuarantinedId]) -> None:
        try:
            self._session.archive.quarantine.forget(files)
        except WorldError as error:
            self._session.refuse(error)
        self._refresh(dialog)

    def _refresh(self, dialog: QuarantineDialog) -> None:
        dialog.show_files(self._session.archive.quarantine.all())
