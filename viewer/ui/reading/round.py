"""Going through places one by one to code them: untagged paragraphs, or what a search found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from viewer.analysis.tagged import CODED
from viewer.domain import ParagraphId, Tag
from viewer.ui.appearance import UNIT
from viewer.ui.icons import icon
from viewer.ui.reading.content import Content
from viewer.ui.session import Place


@dataclass(frozen=True, slots=True)
class Named:
    """The places of a round, and how the bar names them."""

    name: str
    places: tuple[Place, ...]


class Round:
    """Where one is among the places, and at how many a theme was put on."""

    def __init__(self, named: Named) -> None:
        self.name = named.name
        self.places = named.places
        self.at = -1
        self._done: set[int] = set()

    @property
    def here(self) -> Place | None:
        return self.places[self.at] if 0 <= self.at < len(self.places) else None

    @property
    def done(self) -> int:
        return len(self._done)

    def step(self, by: int) -> Place | None:
        """The next or previous place; None, and nothing moves, where there is none."""
        if not 0 <= self.at + by < len(self.places):
            return None
        self.at += by
        return self.here

    def finish(self) -> None:
        """A theme was put on what one looks at."""
        self._done.add(self.at)

    def said(self) -> str:
        of = f"{self.at + 1:,} of {len(self.places):,}"
        return f"{self.name}: {of} · {self.done:,} tagged"


def untagged(content: Content, tags: Mapping[ParagraphId, Sequence[Tag]]) -> list[int]:
    """The rows on which no tag stands and that are worth one."""
    return [
        row
        for row, each in enumerate(content.rows)
        if each.kind in CODED and content.is_first(row) and not tags.get(each.id)
    ]


def next_coded(content: Content, row: int) -> int | None:
    """The first row after the paragraph of `row` that is worth a tag."""
    start = content.rows_of(row).stop
    return next((each for each in range(start, len(content)) if _is_coded(content, each)), None)


def _is_coded(content: Content, row: int) -> bool:
    return content.rows[row].kind in CODED and content.is_first(row)


class RoundBar(QFrame):
    """Says how far one is; its buttons do what the keys do.

    Signals:
        moved: one place on (1) or back (-1).
        ended: the round is over.
    """

    moved = Signal(int)
    ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Going through")
        self.said = QLabel()
        hint = QLabel("Press the key of a theme to tag and go on")
        hint.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        row = QHBoxLayout(self)
        row.setContentsMargins(UNIT, UNIT // 2, UNIT, UNIT // 2)
        row.setSpacing(UNIT)
        row.addWidget(self.said)
        row.addWidget(hint, 1)
        self._button(row, "previous", "Previous place (Shift+U)", lambda: self.moved.emit(-1))
        self._button(row, "next", "Next place (U)", lambda: self.moved.emit(1))
        self._button(row, "clear", "End (Esc)", self.ended.emit)
        self.hide()

    def show_round(self, shown: Round | None) -> None:
        """Show a round, or that there is none."""
        self.setVisible(shown is not None)
        if shown is not None:
            self.said.setText(shown.said())

    def _button(self, row: QHBoxLayout, meaning: str, tip: str, act: object) -> None:
        button = QToolButton()
        button.setIcon(icon(meaning))
        button.setAutoRaise(True)
        button.setToolTip(tip)
        button.setAccessibleName(tip.split(" (", maxsplit=1)[0])
        button.clicked.connect(act)
        row.addWidget(button)
