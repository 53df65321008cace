"""The button that narrows what is shown by tags: which themes, tagged at all, doubtful."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtGui import QActionGroup

from viewer.domain import PersonId, TagFilter, ThemeId
from viewer.ui.icons import icon
from viewer.ui.session import Session
from viewer.ui.widgets.filters import FilterButton, StayingMenu
from viewer.ui.widgets.swatch import swatch_icon

STATES: Mapping[str, str] = {
    "": "With and without themes",
    "tagged": "Tagged",
    "untagged": "Untagged",
    "doubtful": "Doubtful",
}
HOWS: Mapping[str, str] = {
    "any": "With any of these themes",
    "all": "With all of these themes",
    "none": "With none of these themes",
}

_THEME, _PERSON = "theme", "person"


class TagFilterButton(FilterButton):
    """Says in its menu, and shortly on itself, what is let through.

    Signals:
        chosen: it is something else now.
    """

    def __init__(self, session: Session, everything: str) -> None:
        super().__init__("filter", "Filter by tags", everything)
        self._session = session
        self.only = TagFilter()
        self._menu = StayingMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)
        self.say("")
        session.archive_changed.connect(self.clear)

    def choose(self, only: TagFilter) -> None:
        """Let this through and nothing else."""
        if only != self.only:
            self.only = only
            self.say(self._named())
            self.chosen.emit()

    def clear(self) -> None:
        """Let everything through."""
        self.choose(TagFilter())

    def _fill(self) -> None:
        self._menu.clear()
        self._fill_group(STATES, self.only.state, "state")
        self._menu.addSeparator()
        self._fill_group(HOWS, self.only.how, "how")
        self._menu.addSeparator()
        for theme in self._session.archive.themes.all():
            colour = self._session.appearance.theme_colour(theme.colour)
            entry = self._menu.addAction(swatch_icon(colour, theme.icon), theme.name)
            entry.setCheckable(True)
            entry.setChecked(theme.id in self.only.themes)
            entry.setData((_THEME, theme.id))
            entry.toggled.connect(self._read_menu)
        people = self._session.archive.people.tagging()
        if len(people) < 2 and not self.only.people:
            return
        self._menu.addSeparator()
        for person in people:
            entry = self._menu.addAction(icon("people"), f"By {person.name}")
            entry.setCheckable(True)
            entry.setChecked(person.id in self.only.people)
            entry.setData((_PERSON, person.id))
            entry.toggled.connect(self._read_menu)

    def _fill_group(self, entries: Mapping[str, str], chosen: str, field: str) -> None:
        group = QActionGroup(self._menu)
        for value, text in entries.items():
            entry = self._menu.addAction(text)
            entry.setCheckable(True)
            entry.setChecked(value == chosen)
            group.addAction(entry)
            entry.triggered.connect(
                lambda _checked=False, value=value: self.choose(
                    replace(self.only, **{field: value})
                )
            )

    def _read_menu(self) -> None:
        checked = [
            each.data()
            for each in self._menu.actions()
            if each.data() is not None and each.isChecked()
        ]
        themes = tuple(ThemeId(each) for kind, each in checked if kind == _THEME)
        people = tuple(PersonId(each) for kind, each in checked if kind == _PERSON)
        self.choose(replace(self.only, themes=themes, people=people))

    def _named(self) -> str:
        said = [STATES[self.only.state]] if self.only.state else []
        if self.only.themes:
            known = {each.id: each.name for each in self._session.archive.themes.all()}
            names = [known[each] for each in self.only.themes if each in known]
            word = {"any": " or ", "all": " and ", "none": " or "}[self.only.how]
            listed = word.join(names) if len(names) < 4 else f"{len(names)} themes"
            said.append(f"without {listed}" if self.only.how == "none" else listed)
        if self.only.people:
            names = [
                each.name
                for each in self._session.archive.people.all()
                if each.id in self.only.people
            ]
            said.append(f"by {' or '.join(names)}")
        return ", ".join(said)
