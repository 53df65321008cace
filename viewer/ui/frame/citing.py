"""In which style sources are named: in excerpts, in what is copied, in exports."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from viewer.ui.actions import Choice, action
from viewer.ui.session import Session

_OWN = ""
"""The value of the choice that asks for a template."""


class Citing:
    """An entry of the Edit menu."""

    def __init__(self, session: Session, window: QWidget) -> None:
        self._session = session
        self._window = window

    def styles(self) -> Iterable[Choice]:
        """Ours, and a person's own."""
        from viewer.citation import styles

        chosen = self._session.citation_style
        found = [
            Choice(each.title, each.name, checked=each.name == chosen, tip=each.help_text)
            for each in styles()
        ]
        own = "{" in chosen
        tip = chosen if own else "A template with placeholders, such as {title}[, {symbol}]"
        return [*found, Choice("Of your own…", _OWN, checked=own, tip=tip)]

    @action(
        "citation.style",
        text="Citation style",
        menu="Edit",
        order=230,
        keys=("Ctrl+Alt+Shift+C",),
        icon="cite",
        choices=lambda part: part.styles(),
        help_text="How sources are named in excerpts, in what is copied, and in exports",
    )
    def choose(self, style: str) -> None:
        """Cite so from now on, or ask for a template."""
        if style != _OWN:
            self.take(style)
            return
        from viewer.ui.widgets.citation_dialog import CitationDialog

        dialog = CitationDialog(self._window, self._session.citation_style)
        dialog.accepted.connect(lambda: self.take(dialog.template))
        dialog.open()

    def take(self, style: str) -> None:
        """Cite so from now on, and say so at the foot."""
        from viewer.citation import styles

        self._session.cite_as(style)
        named = next((each.title for each in styles() if each.name == style), style)
        self._session.message.emit(f"Sources are cited so from now on: {named}", False)
