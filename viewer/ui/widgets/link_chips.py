"""What a note leads to, and what leads to it: a chip each, with its type and where it leads."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from viewer.domain.notes import Backlink, LinkKind, NoteLink
from viewer.ui.appearance import UNIT
from viewer.ui.commands.note_linking import ICONS
from viewer.ui.icons import icon

MOST = 12
_TIP_CHARACTERS = 400


class LinkChips(QWidget):
    """Chips below one another; Enter or a click follows one, its menu changes it.

    Signals:
        follow_wanted: show what this leads to (a `NoteLink`); from a chip of what leads here, that
            from which it does (a `Backlink`).
        kind_wanted: give a link another type: its id and a `LinkKind`.
        remove_wanted: take it away: its id.
    """

    follow_wanted = Signal(object)
    kind_wanted = Signal(object, object)
    remove_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: list[Chip] = []
        self._shown: tuple[NoteLink | Backlink, ...] = ()
        self._may_write = True
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self.hide()

    @property
    def chips(self) -> list[Chip]:
        """Those that are shown."""
        return [chip for chip in self._chips if not chip.isHidden()]

    def show_links(
        self,
        links: tuple[NoteLink, ...],
        back: tuple[Backlink, ...] = (),
        *,
        may_write: bool = True,
    ) -> None:
        """Show these; without any, nothing at all."""
        ends: tuple[NoteLink | Backlink, ...] = (*links, *back)
        shown = ends[:MOST]
        self._may_write = may_write
        if shown == self._shown:
            return
        self._shown = shown
        while len(self._chips) < len(shown):
            chip = Chip()
            chip.clicked.connect(partial(self._follow, chip))
            chip.removed.connect(partial(self._remove, chip))
            chip.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            chip.customContextMenuRequested.connect(partial(self._open_menu, chip))
            self._chips.append(chip)
            self._column.addWidget(chip)
        for chip, each in zip(self._chips, shown, strict=False):
            chip.show_end(each)
        for number, chip in enumerate(self._chips):
            chip.setVisible(number < len(shown))
        self.setVisible(bool(shown))

    def _follow(self, chip: Chip) -> None:
        if chip.end is not None:
            self.follow_wanted.emit(chip.end)

    def _remove(self, chip: Chip) -> None:
        if isinstance(chip.end, NoteLink) and self._may_write:
            self.remove_wanted.emit(chip.end.id)

    def _open_menu(self, chip: Chip, at: QPoint) -> None:
        if chip.end is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(icon("open-right"), "Show it beside", partial(self._follow, chip))
        if isinstance(chip.end, NoteLink):
            menu.addSeparator()
            for kind in LinkKind:
                entry = menu.addAction(icon(ICONS[kind]), kind.label)
                entry.setCheckable(True)
                entry.setChecked(kind is chip.end.kind)
                entry.setEnabled(self._may_write)
                entry.triggered.connect(
                    lambda _checked=False, link=chip.end.id, kind=kind: self.kind_wanted.emit(
                        link, kind
                    )
                )
            menu.addSeparator()
            remove = menu.addAction(
                icon("unlink"), "Take the link away", partial(self._remove, chip)
            )
            remove.setEnabled(self._may_write)
        menu.popup(chip.mapToGlobal(at))


class Chip(QToolButton):
    """One link; where there is no room the middle goes, since its end tells the paragraph.

    Signals:
        removed: Delete was pressed.
    """

    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.end: NoteLink | Backlink | None = None
        self._text = ""
        self.setAutoRaise(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIconSize(QSize(16, 16))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_end(self, end: NoteLink | Backlink) -> None:
        """Show a link, or one that leads here."""
        self.end = end
        link = end.link if isinstance(end, Backlink) else end
        said = f"{link.kind.label}: "
        if isinstance(end, Backlink):
            self._text = f"← {said}{end.citation}"
            tip = f"The note “{end.body}” leads here"
        else:
            self._text = f"{said}{link.citation}"
            tip = f"“{link.quote}”" if link.quote else link.citation
        if link.orphan:
            self._text += " (words not found)"
        self.setIcon(icon("doubt" if link.orphan or link.doubt else ICONS[link.kind]))
        words = " ".join(tip.split())[:_TIP_CHARACTERS]
        self.setToolTip(f"{link.citation}\n{words}" if not isinstance(end, Backlink) else words)
        self.setAccessibleName(self._text)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(20 * UNIT, super().sizeHint().height())

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        room = self.width() - self.iconSize().width() - 3 * UNIT
        shown = self.fontMetrics().elidedText(
            self._text, Qt.TextElideMode.ElideMiddle, max(0, room)
        )
        if shown != self.text():
            self.setText(shown.replace("&", "&&"))
