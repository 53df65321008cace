"""What can be done with the theme that is current in a list of themes, beside putting it on."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from viewer.domain import ExcerptFilter, Theme, ThemeId
from viewer.ui.actions import Choice, Context, action
from viewer.ui.commands.exporting import Format
from viewer.ui.commands.theming import (
    export_codebook,
    import_codebook,
    merge_themes,
    move_theme,
    retire_theme,
    split_theme,
    take_up_theme,
)
from viewer.ui.session import Session
from viewer.ui.widgets.saving import choose_existing, choose_file
from viewer.ui.widgets.split_dialog import SplitDialog

_FORMATS = (
    Format("qdc", "REFI-QDA codebook", ".qdc"),
    Format("csv", "CSV", ".csv"),
    Format("json", "JSON", ".json"),
)


def _may_change(codebook: CodebookActions) -> bool:
    return codebook.current() is not None and not codebook.session.archive.read_only


class CodebookActions:
    """Of a widget that has a session and a current theme."""

    session: Session

    def current(self) -> Theme | None:
        """The theme of the current row."""
        raise NotImplementedError

    @action(
        "themes.merge",
        text="Merge theme into",
        menu="Tag",
        order=410,
        keys=("Ctrl+M",),
        context=Context.PANE,
        enabled=_may_change,
        choices=lambda codebook: codebook.others(),
        help_text="Put the tags and notes of the theme under another, and remove it",
    )
    def merge(self, into: ThemeId) -> None:
        theme = self.current()
        if theme is not None:
            merge_themes(self.session, theme.id, into)

    @action(
        "themes.split",
        text="Split theme…",
        menu="Tag",
        order=411,
        keys=("Ctrl+Shift+M",),
        context=Context.PANE,
        enabled=lambda codebook: _may_change(codebook) and codebook.current().tags > 0,
        help_text="Read the excerpts of the theme again, one by one, and put some under others",
    )
    def split(self) -> None:
        theme = self.current()
        if theme is None:
            return
        archive = self.session.archive
        only = ExcerptFilter(themes=(theme.id,))
        dialog = SplitDialog(
            self.session.appearance,
            theme,
            archive.themes.all(),
            archive.excerpts.where(only),
            archive.excerpts.count(only),
            self if isinstance(self, QWidget) else None,
        )
        dialog.setModal(True)
        dialog.finished.connect(dialog.deleteLater)
        dialog.accepted.connect(lambda: split_theme(self.session, theme.id, dialog.moves))
        dialog.open()

    @action(
        "themes.retire",
        text="Retire theme",
        menu="Tag",
        order=412,
        keys=("Ctrl+R",),
        context=Context.PANE,
        enabled=_may_change,
        text_now=lambda codebook: (
            "Take theme up again"
            if (theme := codebook.current()) is not None and theme.retired
            else "Retire theme"
        ),
        help_text="Keep the theme where it is, and offer it no more; or offer it again",
    )
    def retire(self) -> None:
        theme = self.current()
        if theme is not None and theme.retired:
            take_up_theme(self.session, theme.id)
        elif theme is not None:
            retire_theme(self.session, theme.id)

    @action(
        "themes.up",
        text="Move theme up",
        menu="Tag",
        order=420,
        keys=("Ctrl+Up",),
        context=Context.PANE,
        enabled=_may_change,
        help_text="Move the theme before the one above it; themes can also be dragged",
    )
    def move_up(self) -> None:
        self._shift(-1)

    @action(
        "themes.down",
        text="Move theme down",
        menu="Tag",
        order=421,
        keys=("Ctrl+Down",),
        context=Context.PANE,
        enabled=_may_change,
        help_text="Move the theme behind the one below it",
    )
    def move_down(self) -> None:
        self._shift(1)

    @action(
        "themes.in",
        text="Move theme under the one above",
        menu="Tag",
        order=422,
        keys=("Ctrl+Right",),
        context=Context.PANE,
        enabled=_may_change,
        help_text="Make the theme a part of the one above it",
    )
    def move_in(self) -> None:
        theme, siblings = self._among()
        if theme is not None and siblings.index(theme.id) > 0:
            move_theme(self.session, theme.id, siblings[siblings.index(theme.id) - 1], None)

    @action(
        "themes.out",
        text="Move theme out",
        menu="Tag",
        order=423,
        keys=("Ctrl+Left",),
        context=Context.PANE,
        enabled=_may_change,
        help_text="Put the theme beside the one that it is a part of",
    )
    def move_out(self) -> None:
        theme = self.current()
        if theme is None or theme.parent is None:
            return
        above = self.session.archive.themes.get(theme.parent)
        beside = self._children(above.parent)
        after = beside[beside.index(above.id) + 1 :]
        move_theme(self.session, theme.id, above.parent, after[0] if after else None)

    @action(
        "themes.import",
        text="Import codebook…",
        menu="Tag",
        order=430,
        keys=("Ctrl+Alt+Shift+I",),
        icon="import",
        enabled=lambda codebook: not codebook.session.archive.read_only,
        help_text="Take in the themes of a REFI-QDA codebook, a table (CSV) or a JSON file",
    )
    def import_codebook(self) -> None:
        assert isinstance(self, QWidget)
        choose_existing(
            self,
            self.session.settings,
            "Import codebook",
            ["Codebooks (*.qdc *.csv *.json)", "All files (*)"],
            lambda paths: import_codebook(self.session, paths[0]),
        )

    @action(
        "themes.export",
        text="Export codebook…",
        menu="Tag",
        order=431,
        keys=("Ctrl+Alt+Shift+B",),
        icon="export",
        help_text="Write the themes for other programs (REFI-QDA), as a table (CSV) or as JSON",
    )
    def export_codebook(self) -> None:
        assert isinstance(self, QWidget)
        choose_file(
            self,
            self.session.settings,
            "Export codebook",
            "Codebook",
            _FORMATS,
            "qdc",
            lambda path, form: export_codebook(self.session, path, form.name),
        )

    def others(self) -> list[Choice]:
        """The themes that the current one can be merged into."""
        theme = self.current()
        themes = self.session.archive.themes.all()
        below = {None if theme is None else theme.id}
        for each in themes:  # parents stand before their children
            if each.parent in below and each.parent is not None:
                below.add(each.id)
        return [
            Choice(each.name, each.id, icon=each.icon) for each in themes if each.id not in below
        ]

    def _shift(self, by: int) -> None:
        theme, siblings = self._among()
        if theme is None:
            return
        at = siblings.index(theme.id)
        if not 0 <= at + by < len(siblings):
            return
        rest = [each for each in siblings if each != theme.id]
        before = rest[at + by] if at + by < len(rest) else None
        move_theme(self.session, theme.id, theme.parent, before)

    def _among(self) -> tuple[Theme | None, list[ThemeId]]:
        theme = self.current()
        return theme, [] if theme is None else self._children(theme.parent)

    def _children(self, parent: ThemeId | None) -> list[ThemeId]:
        return [each.id for each in self.session.archive.themes.all() if each.parent == parent]
