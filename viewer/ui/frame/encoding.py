"""A text file read in another encoding: looked at, chosen, read, undone like any edit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from viewer.domain import Document, DocumentId
from viewer.ui.actions import Choice, action
from viewer.ui.background import Job
from viewer.ui.commands.naming import name_of_document
from viewer.ui.frame.rereading import Rereading
from viewer.ui.session import Session

if TYPE_CHECKING:
    # What reads files is loaded when a file is looked into.
    from viewer.importing.previewing import Rendering

TEXT_FORMATS = frozenset({"text", "markdown", "html", "rtf"})
"""The importers to which an encoding can be said; those of `viewer.importing.previewing`."""


@dataclass(frozen=True, slots=True)
class _Looked:
    """How a file would read, and in what Concord would read it by itself."""

    renderings: list[Rendering]
    told: str | None


class Encodings:
    """The action of the File menu, which the library gives its selection too."""

    def __init__(self, session: Session, window: QWidget, rereading: Rereading) -> None:
        self._session = session
        self._window = window
        self._rereading = rereading

    @action(
        "reread.encoding",
        text="Read with another encoding",
        menu="File",
        order=245,
        icon="encoding",
        enabled=lambda part: part.can_choose,
        choices=lambda part: part.choices(),
        help_text="Where letters look wrong: see a text file in other encodings, and choose one",
    )
    def choose(self, document: DocumentId) -> None:
        """Show how the file of a document would read in each encoding."""
        known = self._session.archive.documents.get(document)
        if known.importer not in TEXT_FORMATS:
            self._session.message.emit(
                f"{name_of_document(known)} says itself what its letters are: nothing to choose.",
                False,
            )
            return
        from viewer.ui.frame.encoding_dialog import EncodingDialog

        dialog = EncodingDialog(self._window, known)
        dialog.chosen.connect(lambda encoding: self._rereading.read_in(known, encoding))
        dialog.open()
        home = self._session.archive

        def work(_job: Job) -> _Looked:
            from viewer.importing.previewing import renderings, told

            with home.again(read_only=True) as archive:
                content = archive.documents.original(document)
            return _Looked(
                renderings(content, known.importer, first=[known.encoding]),
                told(content, known.importer),
            )

        job = self._session.background.run(
            "Looking at encodings",
            work,
            done=lambda found: dialog.show_renderings(found.renderings, found.told),
            quiet=True,
        )
        dialog.finished.connect(job.abandon)

    @property
    def can_choose(self) -> bool:
        return not self._session.archive.read_only

    def choices(self) -> Iterable[Choice]:
        document = self._open()
        if document is not None and document.importer in TEXT_FORMATS:
            yield Choice("The open document…", document.id, icon="document")

    def _open(self) -> Document | None:
        document = self._session.document
        if document is None:
            return None
        found = self._session.archive.documents.some([document])
        return found[0] if found else None
