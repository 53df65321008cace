"""Tagging without the mouse: what is untagged, going on by itself, going through places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from viewer.domain import Anchor, NotFound, TagFilter, ThemeId
from viewer.ui.actions import Choice, Context, action
from viewer.ui.commands.naming import shorten
from viewer.ui.commands.tagging import (
    GO_ON,
    by_me,
    last_theme,
    repeat_theme,
    tag_selection,
    tags_on,
    theme_choices,
    turn_doubt,
)
from viewer.ui.reading.desk import Desk
from viewer.ui.reading.round import Named, Round, RoundBar, next_coded, untagged
from viewer.ui.session import Place, Session

_STATES: tuple[tuple[Literal["", "tagged", "untagged", "doubtful"], str], ...] = (
    ("", "All paragraphs"),
    ("tagged", "Tagged paragraphs"),
    ("untagged", "Untagged paragraphs"),
    ("doubtful", "Doubtful paragraphs"),
)


def _reads(desk: Desk) -> bool:
    return desk.reads


def _tags(desk: Desk) -> bool:
    return desk.reads and not desk.read_only


class CodingActions(Desk):
    """A desk that goes on after a tag, to the next paragraph or the next place of a round."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._round: Round | None = None
        self._just_tagged: tuple[Anchor, ...] = ()
        self._round_bar = RoundBar()
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self._round_bar)
        self._round_bar.moved.connect(self._step)
        self._round_bar.ended.connect(self.end_round)
        session.tagged.connect(self._tagged)
        session.round_requested.connect(self.go_through)
        session.archive_changed.connect(self.end_round)

    @property
    def round(self) -> Round | None:
        """What is being gone through."""
        return self._round

    @action(
        "reader.next-untagged",
        text="Next untagged paragraph",
        menu="Tag",
        order=200,
        keys=("U",),
        context=Context.PANE,
        enabled=_reads,
        help_text="Go to the next paragraph without a theme; going through places, to the next",
    )
    def next_untagged(self) -> None:
        self._go_to_untagged(1)

    @action(
        "reader.previous-untagged",
        text="Previous untagged paragraph",
        menu="Tag",
        order=201,
        keys=("Shift+U",),
        context=Context.PANE,
        enabled=_reads,
        help_text="Go to the paragraph without a theme before; going through places, one back",
    )
    def previous_untagged(self) -> None:
        self._go_to_untagged(-1)

    @action(
        "reader.go-through-untagged",
        text="Go through untagged paragraphs",
        menu="Tag",
        order=202,
        keys=("Ctrl+U",),
        enabled=_tags,
        help_text="One untagged paragraph after the other: the key of a theme tags and goes on",
    )
    def go_through_untagged(self) -> None:
        reader = self.active
        reading, document = reader.view.reading, reader.document
        if document is None:
            return
        rows = untagged(reading.content, reader.model.tags)
        ahead = [row for row in rows if row >= reading.current]
        rows = ahead + [row for row in rows if row < reading.current]
        places = tuple(Place(document, reading.content.rows[row].id) for row in rows)
        self.go_through(Named("Untagged paragraphs", places))

    def go_through(self, named: Named) -> None:
        """Begin a round; search begins one with what it found."""
        if not named.places:
            self._session.message.emit("There is nothing to go through.", False)
            return
        self._round = Round(named)
        self._step(1)
        self.active.view.setFocus()

    @action(
        "reader.put-theme",
        text="Put a theme on…",
        menu="Tag",
        order=101,
        keys=("T",),
        icon="tag",
        context=Context.PANE,
        enabled=_tags,
        choices=lambda desk: desk.theme_choices(),
        help_text="Find a theme by any part of its name; Enter puts it on the selection",
    )
    def put_theme(self, theme: ThemeId) -> None:
        tag_selection(self._session, theme)

    @action(
        "reader.repeat-theme",
        text="Put the last theme on again",
        menu="Tag",
        order=111,
        keys=(".",),
        icon="repeat",
        context=Context.PANE,
        enabled=_tags,
        help_text="Put the theme that was used last on the selection",
    )
    def repeat_theme(self) -> None:
        repeat_theme(self._session)

    @action(
        "reader.doubtful",
        text="Mark as doubtful",
        menu="Tag",
        order=112,
        keys=("D",),
        icon="doubt",
        context=Context.PANE,
        enabled=_tags,
        help_text="Mark the themes on the selection, or the one just put on, as doubtful or sure",
    )
    def doubt(self) -> None:
        """The tag just put on is meant where tagging has gone on to what has none of one's own."""
        archive, anchors = self._session.archive, self._session.selection.anchors
        tags, others = by_me(archive, tags_on(archive, anchors))
        if not tags and self._just_tagged:
            theme = last_theme(self._session)
            just, _ = by_me(archive, tags_on(archive, self._just_tagged))
            tags = [tag for tag in just if tag.theme == theme]
        tags = tags or others
        if not tags:
            self._session.message.emit("There is no theme on the selection.", False)
            return
        turn_doubt(self._session, tags)

    @action(
        "reader.show-only",
        text="Show only",
        menu="View",
        order=310,
        keys=("Ctrl+Shift+L",),
        icon="filter",
        enabled=_reads,
        choices=lambda desk: desk.filters(),
        help_text="Show only paragraphs that are tagged, untagged, doubtful, have a theme, or are "
        "tagged by somebody",
    )
    def show_only(self, only: TagFilter) -> None:
        self.active.narrow(only)

    def filters(self) -> list[Choice]:
        """What can be shown alone: more than one theme is chosen in the bar."""
        now = self.active.tags_bar.only
        found = [
            Choice(text, TagFilter(state=state), checked=now == TagFilter(state=state))
            for state, text in _STATES
        ]
        for theme in self._session.archive.themes.all():
            only = TagFilter((theme.id,))
            found.append(Choice(theme.name, only, icon=theme.icon, checked=now == only))
        people = self._session.archive.people.tagging()
        for person in people if len(people) > 1 else ():
            only = TagFilter(people=(person.id,))
            found.append(Choice(f"By {person.name}", only, icon="people", checked=now == only))
        return found

    def theme_choices(self) -> Iterable[Choice]:
        return theme_choices(self._session)

    def end_round(self) -> None:
        """Go through nothing any more."""
        if self._round is not None:
            self._session.message.emit(self._round.said(), False)
        self._round = None
        self._round_bar.show_round(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that the reader had no use for ends the round."""
        if event.key() == Qt.Key.Key_Escape and self._round is not None:
            self.end_round()
        else:
            super().keyPressEvent(event)

    def _go_to_untagged(self, by: int) -> None:
        if self._round is not None:
            self._step(by)
            return
        reader = self.active
        reading = reader.view.reading
        rows = untagged(reading.content, reader.model.tags)
        here = reading.current
        ahead = [row for row in (rows if by > 0 else reversed(rows)) if (row - here) * by > 0]
        if ahead:
            reading.go_to(ahead[0])
            return
        where = "after" if by > 0 else "before"
        what = f"no untagged paragraph {where} this one" if rows else "no untagged paragraph"
        self._session.message.emit(f"There is {what}.", False)

    def _step(self, by: int) -> None:
        """To the next place of the round that is still there."""
        going = self._round
        while going is not None:
            place = going.step(by)
            if place is None:
                self._end_of_round(by)
                return
            if self._is_there(place):
                self._round_bar.show_round(going)
                self.open(Place(place.document, place.paragraph))
                return

    def _end_of_round(self, by: int) -> None:
        if by > 0 and self._round is not None:
            self.end_round()
        elif self._round is not None:
            self._session.message.emit("This is the first.", False)

    def _is_there(self, place: Place) -> bool:
        if place.paragraph is None:
            return False
        try:
            self._session.archive.documents.paragraph(place.paragraph)
        except NotFound:
            return False
        return True

    def _tagged(self, anchors: Sequence[Anchor], go_on: bool | None) -> None:
        """Go on after a theme was put on whole paragraphs; of words there may be more."""
        self._just_tagged = tuple(anchors)
        wanted = self._session.settings.get(GO_ON) if go_on is None else go_on
        if self._round is not None:
            here = self._round.here
            if here is not None and any(each.paragraph == here.paragraph for each in anchors):
                self._round.finish()
                self._round_bar.show_round(self._round)
                if go_on is not False and all(each.whole for each in anchors):
                    self._step(1)
            return
        if wanted and anchors and all(each.whole for each in anchors):
            self._go_on_after(anchors[-1])

    def _go_on_after(self, anchor: Anchor) -> None:
        reading = self.active.view.reading
        row = reading.content.row_of(anchor.paragraph)
        if row is None:
            return
        following = next_coded(reading.content, row)
        if following is None:
            said = shorten(reading.content.rows[row].text, 40)
            self._session.message.emit(f"This is the last paragraph: {said}", True)
            return
        reading.go_to(following)
