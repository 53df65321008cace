"""Fields that narrow what a table or search shows: by theme, document, date and person."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QValidator
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from viewer.archive.changes import TagsChanged
from viewer.domain import DocumentId, NotFound, Person, PersonId, ThemeId
from viewer.ui.appearance import UNIT
from viewer.ui.icons import icon
from viewer.ui.models.refreshing import Refresher
from viewer.ui.session import Session
from viewer.ui.widgets.document_chooser import DocumentChooser
from viewer.ui.widgets.field import Field
from viewer.ui.widgets.swatch import swatch_icon

TYPING_MS = 200
_LOOK_MS = 300
COMPACT = 112 * UNIT
"""Width of a pane below which the field for words needs the room of the buttons' words."""
LEAST_WIDTH = 60 * UNIT
"""Of a pane with a bar of filters: narrower than the bar would like, which gives way."""
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_BEGUN = re.compile(r"\d{0,4}|\d{4}-(\d{0,2}|\d{2}-\d{0,2})")


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What the fields say; dates are ISO prefixes."""

    themes: tuple[ThemeId, ...] = ()
    documents: tuple[DocumentId, ...] = ()
    date_from: str | None = None
    date_to: str | None = None
    people: tuple[PersonId, ...] = ()
    together: bool = False

    def __bool__(self) -> bool:
        return self != Narrowing()


class FilterBar(QWidget):
    """Theme, document and date fields in a row, and people where there are several.

    Args:
        people: offer to see what some of them have tagged.
        together: offer to see only paragraphs that have all of the chosen themes.

    Signals:
        changed: they say something else now.
    """

    changed = Signal()

    def __init__(
        self,
        session: Session,
        parent: QWidget | None = None,
        *,
        people: bool = False,
        together: bool = False,
    ) -> None:
        super().__init__(parent)
        self.people = PersonFilter(session) if people else None
        self.themes = ThemeFilter(session)
        self.together = TogetherButton(self.themes) if together else None
        self.documents = DocumentFilter(session)
        self.date_from = DateField("From date", "From date, such as 2013 or 2013-05-17")
        self.date_to = DateField("To date", "To date, such as 2015 or 2015-12-31")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT // 2)
        fields = (
            self.people,
            self.themes,
            self.together,
            self.documents,
            self.date_from,
            self.date_to,
        )
        for field in fields:
            if field is not None:
                row.addWidget(field)
                field.chosen.connect(self.changed)

    def narrowing(self) -> Narrowing:
        """What the fields say now."""
        return Narrowing(
            self.themes.themes,
            self.documents.documents,
            self.date_from.date,
            self.date_to.date,
            self.people.people if self.people is not None else (),
            self.together is not None and self.together.wanted,
        )

    def narrow(self, only: Narrowing) -> None:
        """Let only this through."""
        if self.people is not None:
            self.people.choose(only.people)
        self.themes.choose(only.themes)
        if self.together is not None:
            self.together.setChecked(only.together)
        self.documents.choose(only.documents)
        self.date_from.choose(only.date_from)
        self.date_to.choose(only.date_to)

    def set_compact(self, compact: bool) -> None:
        """Show words only on what is chosen, to leave room for the field beside it."""
        for button in (self.people, self.themes, self.documents):
            if button is not None:
                button.set_compact(compact)

    def clear(self) -> None:
        """Let everything through."""
        if self.people is not None:
            self.people.choose(())
        if self.together is not None:
            self.together.setChecked(False)
        self.themes.choose(())
        self.documents.choose(())
        self.date_from.clear()
        self.date_to.clear()


class FilterButton(QToolButton):
    """A button that names what is chosen in its menu.

    Signals:
        chosen: it is something else now.
    """

    chosen = Signal()

    def __init__(self, meaning: str, name: str, everything: str) -> None:
        super().__init__()
        self._everything = everything
        self._said = ""
        self._compact = False
        self.setIcon(icon(meaning))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # The text has an arrow of its own.
        self.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        self.setToolTip(name)
        self.setAccessibleName(name)

    def set_compact(self, compact: bool) -> None:
        """Leave out the words while nothing is chosen."""
        self._compact = compact
        self.say(self._said)

    def say(self, said: str) -> None:
        """Name what is chosen, shortly, and mark that something is."""
        self._said = said
        text = said or self._everything
        limit = self.fontMetrics().averageCharWidth() * 24
        shown = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, limit)
        self.setText(f"{shown} ▾")
        style = Qt.ToolButtonStyle
        bare = self._compact and not said
        self.setToolButtonStyle(
            style.ToolButtonIconOnly if bare else style.ToolButtonTextBesideIcon
        )
        self.setAccessibleDescription(text)
        font = self.font()
        font.setBold(bool(said))
        self.setFont(font)


class TogetherButton(QToolButton):
    """Whether only paragraphs with all of the chosen themes count; there while several are chosen.

    Signals:
        chosen: it is otherwise now.
    """

    chosen = Signal()

    def __init__(self, themes: ThemeFilter) -> None:
        super().__init__()
        self._themes = themes
        tip = "Only paragraphs that have all of these themes"
        self.setIcon(icon("together"))
        self.setCheckable(True)
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip(tip)
        self.setAccessibleName(tip)
        self.toggled.connect(lambda _checked: self.chosen.emit())
        themes.chosen.connect(self._follow)
        self.hide()

    @property
    def wanted(self) -> bool:
        """Checked, and of several themes."""
        return self.isChecked() and len(self._themes.themes) > 1

    def _follow(self) -> None:
        self.setVisible(len(self._themes.themes) > 1)


class ThemeFilter(FilterButton):
    """A menu of themes, any number of which may be checked."""

    def __init__(self, session: Session) -> None:
        super().__init__("themes", "Filter by theme", "All themes")
        self._session = session
        self.themes: tuple[ThemeId, ...] = ()
        self._menu = StayingMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)
        self._name()
        session.archive_changed.connect(lambda: self.choose(()))

    def choose(self, themes: tuple[ThemeId, ...]) -> None:
        """Check these themes and no others."""
        if themes != self.themes:
            self.themes = themes
            self._name()
            self.chosen.emit()

    def _fill(self) -> None:
        self._menu.clear()
        everything = self._menu.addAction("All themes")
        everything.setCheckable(True)
        everything.setChecked(not self.themes)
        everything.triggered.connect(self._choose_all)
        self._menu.addSeparator()
        for theme in self._session.archive.themes.all():
            colour = self._session.appearance.theme_colour(theme.colour)
            entry = QAction(theme.name, self._menu)
            entry.setIcon(swatch_icon(colour, theme.icon))
            entry.setCheckable(True)
            entry.setChecked(theme.id in self.themes)
            entry.setData(theme.id)
            entry.toggled.connect(self._read_menu)
            self._menu.addAction(entry)

    def _choose_all(self) -> None:
        self.choose(())
        self._menu.hide()

    def _read_menu(self) -> None:
        entries = [entry for entry in self._menu.actions() if entry.data() is not None]
        self.choose(tuple(entry.data() for entry in entries if entry.isChecked()))
        self._menu.actions()[0].setChecked(not self.themes)

    def _name(self) -> None:
        names = [
            theme.name for theme in self._session.archive.themes.all() if theme.id in self.themes
        ]
        self.say(", ".join(names) if len(names) < 3 else f"{len(names)} themes")


class PersonFilter(FilterButton):
    """A menu of those who have tagged; not there while that is one person alone."""

    def __init__(self, session: Session) -> None:
        super().__init__("people", "Filter by who tagged", "Everybody")
        self._session = session
        self._known: list[Person] = []
        self.people: tuple[PersonId, ...] = ()
        self._menu = StayingMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)
        session.archive_changed.connect(lambda: self.choose(()))
        Refresher(session, (TagsChanged,), self._look, delay_ms=_LOOK_MS, parent=self)
        self._look()

    def choose(self, people: tuple[PersonId, ...]) -> None:
        """Check these people and no others; without any, everybody."""
        if people != self.people:
            self.people = people
            self._look()
            self.chosen.emit()

    def _look(self) -> None:
        self._known = self._session.archive.people.tagging()
        self.setHidden(len(self._known) < 2 and not self.people)
        names = [each.name for each in self._known if each.id in self.people]
        self.say(", ".join(names) if len(names) < 3 else f"{len(names)} people")

    def _fill(self) -> None:
        self._menu.clear()
        everybody = self._menu.addAction("Everybody")
        everybody.setCheckable(True)
        everybody.setChecked(not self.people)
        everybody.triggered.connect(self._choose_all)
        self._menu.addSeparator()
        for person in self._known:
            entry = self._menu.addAction(person.name)
            entry.setCheckable(True)
            entry.setChecked(person.id in self.people)
            entry.setData(person.id)
            entry.toggled.connect(self._read_menu)

    def _choose_all(self) -> None:
        self.choose(())
        self._menu.hide()

    def _read_menu(self) -> None:
        entries = [entry for entry in self._menu.actions() if entry.data() is not None]
        self.choose(tuple(PersonId(entry.data()) for entry in entries if entry.isChecked()))
        self._menu.actions()[0].setChecked(not self.people)


class DocumentFilter(FilterButton):
    """All documents, the one that is open in the active reader, or some."""

    def __init__(self, session: Session) -> None:
        super().__init__("document", "Filter by document", "All documents")
        self._session = session
        self._only_open = False
        self.documents: tuple[DocumentId, ...] = ()
        menu = QMenu(self)
        self._all = _entry(menu, "All documents", self._choose_all)
        self._open = _entry(menu, "The open document", lambda: self.choose_open(True))
        self._some = _entry(menu, "Choose documents…", self.ask)
        menu.aboutToShow.connect(self._check)
        self.setMenu(menu)
        self._name()
        session.document_changed.connect(self._follow)
        session.archive_changed.connect(self._choose_all)

    def choose_open(self, only: bool) -> None:
        """Let only the open document through, whichever it is, or all."""
        self._only_open = only
        document = self._session.document
        self._take((document,) if only and document is not None else ())

    def choose(self, documents: tuple[DocumentId, ...]) -> None:
        """Let only these documents through; without any, all."""
        self._only_open = False
        self._take(documents)

    def ask(self) -> None:
        """Ask which documents."""
        dialog = DocumentChooser(self._session, self.documents, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.choose(dialog.model.checked()))
        dialog.open()

    def _choose_all(self) -> None:
        self.choose(())

    def _follow(self) -> None:
        if self._only_open:
            self.choose_open(True)

    def _take(self, documents: tuple[DocumentId, ...]) -> None:
        if documents != self.documents:
            self.documents = documents
            self._name()
            self.chosen.emit()

    def _check(self) -> None:
        some = bool(self.documents) and not self._only_open
        self._all.setChecked(not self._only_open and not some)
        self._open.setChecked(self._only_open)
        self._open.setEnabled(self._session.document is not None)
        self._some.setChecked(some)

    def _name(self) -> None:
        said = ""
        if len(self.documents) > 1:
            said = f"{len(self.documents):,} documents"
        elif self.documents:
            try:
                document = self._session.archive.documents.get(self.documents[0])
                said = document.symbol or document.title
            except NotFound:
                said = "A removed document"
        self.say(said)


def _entry(menu: QMenu, text: str, act: Callable[[], None]) -> QAction:
    entry = menu.addAction(text)
    entry.setCheckable(True)
    entry.triggered.connect(lambda _checked=False: act())
    return entry


class DateField(Field):
    """A year, a month or a day.

    Signals:
        chosen: another date, or none, stands there.
    """

    chosen = Signal()

    def __init__(self, placeholder: str, name: str) -> None:
        super().__init__()
        self.date: str | None = None
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setValidator(_DateValidator(self))
        width = self.fontMetrics().horizontalAdvance("0000-00-00")
        self.setFixedWidth(width + 3 * UNIT)
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(TYPING_MS)
        self._typed.timeout.connect(self._take)
        self.textChanged.connect(self._typed.start)
        self.editingFinished.connect(self._take)

    def choose(self, date: str | None) -> None:
        """Put a date there, or none, as if it had been typed and taken."""
        self.setText(date or "")
        self._take()

    def _take(self) -> None:
        self._typed.stop()
        text = self.text()
        date = text if _DATE.fullmatch(text) else None
        if text and date is None:
            return  # still being typed
        if date != self.date:
            self.date = date
            self.chosen.emit()


class _DateValidator(QValidator):
    """Lets only the beginning of an ISO date be typed."""

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        if _DATE.fullmatch(text) or not text:
            state = QValidator.State.Acceptable
        elif _BEGUN.fullmatch(text):
            state = QValidator.State.Intermediate
        else:
            state = QValidator.State.Invalid
        return state, text, position


class StayingMenu(QMenu):
    """A menu that stays open while its entries are checked, so that several can be."""

    def mouseReleaseEvent(self, event: object) -> None:
        entry = self.activeAction()
        if entry is not None and entry.data() is not None:
            entry.toggle()
            return
        super().mouseReleaseEvent(event)  # type: ignore[arg-type]
