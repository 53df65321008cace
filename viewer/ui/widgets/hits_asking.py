"""From hits to a theme or a note on them: what was found is reckoned, shown, and then written."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from viewer.domain import ThemeId
from viewer.domain.searching import Found
from viewer.ui.background import Job
from viewer.ui.commands.hits import note_hits, tag_hits
from viewer.ui.commands.tagging import last_theme
from viewer.ui.models.hits_plan import Plan, plan
from viewer.ui.session import Session
from viewer.ui.widgets.hits_dialog import HitsDialog, NoteHitsDialog, TagHitsDialog


def ask_to_tag(
    session: Session,
    found: Sequence[Found],
    chosen: Sequence[Found],
    *,
    said: str,
    cut: bool,
    parent: QWidget,
) -> TagHitsDialog:
    """Open the dialog; accepted, the theme is put on what it says."""
    themes = [each for each in session.archive.themes.all() if not each.retired]
    dialog = TagHitsDialog(
        found,
        chosen,
        themes,
        last_theme(session),
        session.appearance,
        said=said,
        cut=cut,
        parent=parent,
    )

    def write(made: Plan) -> None:
        theme = dialog.chosen_theme()
        if theme is not None:
            tag_hits(session, theme, made.anchors)

    _Planning(session, dialog, write, dialog.chosen_theme).open()
    return dialog


def ask_to_note(
    session: Session,
    found: Sequence[Found],
    chosen: Sequence[Found],
    *,
    said: str,
    cut: bool,
    parent: QWidget,
) -> NoteHitsDialog:
    """Open the dialog; accepted, the note is written on what it says."""
    dialog = NoteHitsDialog(found, chosen, said=said, cut=cut, parent=parent)

    def write(made: Plan) -> None:
        note_hits(session, dialog.body, made.anchors)

    _Planning(session, dialog, write, lambda: None).open()
    return dialog


class _Planning(QObject):
    """Reckons off the interface thread what the dialog asks, the newest question only."""

    def __init__(
        self,
        session: Session,
        dialog: HitsDialog,
        write: Callable[[Plan], None],
        theme: Callable[[], ThemeId | None],
    ) -> None:
        super().__init__(dialog)
        self._session = session
        self._dialog = dialog
        self._write = write
        self._theme = theme
        self._job: Job | None = None

    def open(self) -> None:
        dialog = self._dialog
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.asked.connect(self._reckon)
        dialog.finished.connect(self._give_up)
        dialog.accepted.connect(self._do)
        dialog.open()
        dialog.ask()

    def _reckon(self) -> None:
        self._give_up()
        home, hits, theme = self._session.archive, self._dialog.hits, self._theme()
        words = self._dialog.words.isChecked()

        def work(job: Job) -> Plan:
            if theme is None:
                return plan(hits, words=words)
            with home.again(read_only=True) as archive:
                job.on_cancel(archive.interrupt)
                return plan(hits, words=words, taken=archive.tags.places(theme))

        def done(made: Plan) -> None:
            self._job = None
            self._dialog.show_plan(made)

        self._job = self._session.background.run(
            "Looking at the results", work, done=done, quiet=True
        )

    def _give_up(self, _result: int = 0) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.abandon()

    def _do(self) -> None:
        made = self._dialog.plan
        if made is not None:
            self._write(made)
