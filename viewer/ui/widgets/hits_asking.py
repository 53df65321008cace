"""From hits to a theme or a note on them: what was found is read, shown, and then written."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from viewer.domain import Anchor, ThemeId
from viewer.domain.searching import Found
from viewer.ui.commands.hits import note_hits, tag_hits
from viewer.ui.commands.tagging import last_theme
from viewer.ui.session import Session
from viewer.ui.widgets.hits_dialog import HitsDialog, NoteHitsDialog, TagHitsDialog

Written = Callable[[], None]


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
    known: dict[ThemeId, Set[Anchor]] = {}

    def taken(theme: ThemeId) -> Set[Anchor]:
        if theme not in known:
            known[theme] = session.archive.tags.places(theme)
        return known[theme]

    dialog = TagHitsDialog(
        found,
        chosen,
        themes,
        last_theme(session),
        taken,
        session.appearance,
        said=said,
        cut=cut,
        parent=parent,
    )

    def write() -> None:
        theme = dialog.chosen_theme()
        if theme is not None:
            tag_hits(session, theme, dialog.plan().anchors)

    _open(dialog, write)
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
    _open(dialog, lambda: note_hits(session, dialog.body, dialog.plan().anchors))
    return dialog


def _open(dialog: HitsDialog, write: Written) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.accepted.connect(write)
    dialog.open()
