"""Suggested themes beside the text: shown, gone through, accepted and rejected by key."""

from __future__ import annotations

from viewer.domain import ParagraphId, Suggested
from viewer.ui.actions import Context, action
from viewer.ui.commands.suggesting import accept_suggestions, reject_suggestions
from viewer.ui.models.suggestions import Suggestions
from viewer.ui.reading.desk import Desk


def _shows(desk: SuggestingActions) -> bool:
    return desk.reads and desk.suggestions.shown


def _decides(desk: SuggestingActions) -> bool:
    return _shows(desk) and not desk.read_only


class SuggestingActions(Desk):
    """A desk whose active reader offers what is suggested at the current paragraph."""

    @property
    def suggestions(self) -> Suggestions:
        """Of the session, shared with the pane."""
        return Suggestions.of(self._session)

    @action(
        "suggestions.show",
        text="Show suggestions",
        menu="Tag",
        order=400,
        keys=("Ctrl+Alt+S",),
        icon="suggestions",
        checked=lambda desk: desk.suggestions.shown,
        help_text="Show the themes that probably hold as hollow stripes beside the text",
    )
    def show_suggestions(self) -> None:
        self.suggestions.show(not self.suggestions.shown)

    @action(
        "suggestions.next",
        text="Next suggestion",
        menu="Tag",
        order=401,
        keys=("S",),
        context=Context.PANE,
        enabled=_shows,
        help_text="Go to the next paragraph for which a theme is suggested",
    )
    def next_suggestion(self) -> None:
        self._go_to_suggestion(1)

    @action(
        "suggestions.previous",
        text="Previous suggestion",
        menu="Tag",
        order=402,
        keys=("Shift+S",),
        context=Context.PANE,
        enabled=_shows,
        help_text="Go to the paragraph before for which a theme is suggested",
    )
    def previous_suggestion(self) -> None:
        self._go_to_suggestion(-1)

    @action(
        "suggestions.accept-here",
        text="Accept suggestion",
        menu="Tag",
        order=403,
        keys=("A",),
        icon="check",
        context=Context.PANE,
        enabled=_decides,
        help_text="Put the likeliest suggested theme on the current paragraph",
    )
    def accept_here(self) -> None:
        accept_suggestions(self._session, self._here()[:1])

    @action(
        "suggestions.reject-here",
        text="Reject suggestion",
        menu="Tag",
        order=404,
        keys=("X",),
        icon="clear",
        context=Context.PANE,
        enabled=_decides,
        help_text="Reject the likeliest suggested theme of the current paragraph; it is remembered",
    )
    def reject_here(self) -> None:
        reject_suggestions(self._session, self._here()[:1])

    def _here(self) -> tuple[Suggested, ...]:
        current = self.active.current()
        if current is None:
            return ()
        return self.suggestions.in_document(self.active.document).get(current.id, ())

    def _go_to_suggestion(self, by: int) -> None:
        reading = self.active.view.reading
        found = self.suggestions.in_document(self.active.document)
        rows = sorted(
            row for each in found if (row := reading.content.row_of(ParagraphId(each))) is not None
        )
        ahead = [row for row in rows if (row - reading.current) * by > 0]
        if ahead:
            reading.go_to(min(ahead) if by > 0 else max(ahead))
            return
        where = "after" if by > 0 else "before"
        self._session.message.emit(f"Nothing is suggested {where} this paragraph.", False)
