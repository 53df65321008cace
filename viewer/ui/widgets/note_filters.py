"""Which notes the list of all notes shows: fields behind one button, so that a narrow pane has room."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from viewer.domain import CollectionId, PersonId
from viewer.domain.note_lists import NOTES_ON, NoteFilter, NoteOn
from viewer.domain.notes import LinkKind
from viewer.ui.appearance import UNIT
from viewer.ui.commands.note_linking import ICONS
from viewer.ui.icons import icon
from viewer.ui.session import Session
from viewer.ui.widgets.filters import (
    DateField,
    DocumentFilter,
    FilterButton,
    StayingMenu,
    ThemeFilter,
)
from viewer.ui.widgets.painting import smaller

V = TypeVar("V", bound=Hashable)

LINKED, UNLINKED = "linked", "unlinked"

_ON: dict[NoteOn, str] = {
    "words": "On words",
    "paragraph": "On paragraphs",
    "document": "On documents",
    "theme": "On themes",
    "tag": "On tags",
}


@dataclass(frozen=True, slots=True)
class Option(Generic[V]):
    """Something that may be chosen."""

    text: str
    value: V
    icon: str | None = None


class SomeFilter(FilterButton, Generic[V]):
    """A menu of which any number may be checked.

    Args:
        options: asked whenever the menu opens.
        single: checking one unchecks the others.
    """

    def __init__(
        self,
        meaning: str,
        name: str,
        everything: str,
        options: Callable[[], Sequence[Option[V]]],
        *,
        single: bool = False,
    ) -> None:
        super().__init__(meaning, name, everything)
        self.values: tuple[V, ...] = ()
        self._everything_said = everything
        self._options = options
        self._single = single
        self._offered: list[Option[V]] = []
        self._menu = StayingMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)
        self._name()

    def choose(self, values: tuple[V, ...]) -> None:
        """Check these and no others; without any, everything passes."""
        if values != self.values:
            self.values = values
            self._name()
            self.chosen.emit()

    def _fill(self) -> None:
        self._offered = list(self._options())
        self._menu.clear()
        everything = self._menu.addAction(self._everything_said)
        everything.setCheckable(True)
        everything.setChecked(not self.values)
        everything.triggered.connect(self._choose_all)
        self._menu.addSeparator()
        for number, option in enumerate(self._offered):
            entry = self._menu.addAction(option.text)
            if option.icon is not None:
                entry.setIcon(icon(option.icon))
            entry.setCheckable(True)
            entry.setChecked(option.value in self.values)
            entry.setData(number)
            entry.toggled.connect(
                lambda checked, value=option.value: self._toggled(value, checked=checked)
            )

    def _choose_all(self) -> None:
        self.choose(())
        self._menu.hide()

    def _toggled(self, value: V, *, checked: bool) -> None:
        rest = () if self._single else tuple(each for each in self.values if each != value)
        self.choose((*rest, value) if checked else rest)
        if self._single:
            self._menu.hide()
        else:
            self._menu.actions()[0].setChecked(not self.values)

    def _name(self) -> None:
        known = {option.value: option.text for option in (self._offered or self._options())}
        names = [known[each] for each in self.values if each in known]
        self.say(", ".join(names) if len(names) < 3 else f"{len(names)} of {len(known)}")


class NoteFilters(QWidget):
    """Fields two by two.

    Signals:
        changed: they say something else now.
    """

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.documents = DocumentFilter(session)
        self.themes = ThemeFilter(session)
        self.collection: SomeFilter[CollectionId] = SomeFilter(
            "collection", "Filter by collection", "All collections", self._collections, single=True
        )
        self.people: SomeFilter[PersonId] = SomeFilter(
            "people", "Filter by who wrote it", "Everybody", self._people
        )
        self.on: SomeFilter[NoteOn] = SomeFilter(
            "target", "Filter by what it is on", "On anything", _on
        )
        self.links: SomeFilter[str] = SomeFilter(
            "link", "Filter by what it leads to", "Any links", _links
        )
        self.changed_from = DateField("From date", "Changed on this day or later")
        self.changed_to = DateField("To date", "Changed on this day or earlier")
        fields: tuple[FilterButton | DateField, ...] = (
            self.documents,
            self.themes,
            self.collection,
            self.people,
            self.on,
            self.links,
            self.changed_from,
            self.changed_to,
        )
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(UNIT)
        grid.setVerticalSpacing(UNIT // 4)
        for number, field in enumerate(fields):
            field.setFont(smaller(self.font()))
            if isinstance(field, FilterButton):
                field.setIcon(QIcon())  # its words need the room
                field.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            grid.addWidget(field, number // 2, number % 2)
            field.chosen.connect(self.changed)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        session.archive_changed.connect(self._forget)

    def filter(self, words: str = "") -> NoteFilter:
        """What the fields say now, with words from elsewhere."""
        leads = self.links.values
        both = LINKED in leads and UNLINKED in leads
        linked: str = (
            "" if both else next((each for each in (LINKED, UNLINKED) if each in leads), "")
        )
        return NoteFilter(
            documents=self.documents.documents,
            collection=next(iter(self.collection.values), None),
            themes=self.themes.themes,
            people=self.people.values,
            on=self.on.values,
            linked=linked,  # type: ignore[arg-type]  # one of the two, or none
            links=tuple(LinkKind(each) for each in leads if each not in (LINKED, UNLINKED)),
            changed_from=self.changed_from.date,
            changed_to=self.changed_to.date,
            words=words,
        )

    def clear(self) -> None:
        """Let everything through."""
        self.themes.choose(())
        self.documents.choose(())
        self._forget()
        self.on.choose(())
        self.links.choose(())
        self.changed_from.clear()
        self.changed_to.clear()

    def _forget(self) -> None:
        """What is of one archive alone."""
        self.collection.choose(())
        self.people.choose(())

    def _collections(self) -> list[Option[CollectionId]]:
        return [Option(each.name, each.id) for each in self._session.archive.collections.all()]

    def _people(self) -> list[Option[PersonId]]:
        return [Option(each.name, each.id) for each in self._session.archive.people.all()]


def _on() -> list[Option[NoteOn]]:
    return [Option(_ON[each], each) for each in NOTES_ON]


def _links() -> list[Option[str]]:
    return [
        Option("With links", LINKED),
        Option("Without links", UNLINKED),
        *(Option(kind.label, kind.value, ICONS[kind]) for kind in LinkKind),
    ]
