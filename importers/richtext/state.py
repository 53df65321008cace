"""What a group has set; a closing brace restores what held before."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum, auto

from importers.richtext.flow import Flow

_MOST_FALLBACK = 100


class Place(Enum):
    """Where the text of a group goes."""

    TEXT = auto()
    FONTS = auto()
    STYLES = auto()
    MUTED = auto()
    """Nowhere, but a group inside may have text: the box of a drawing."""
    CLOSED = auto()
    """Nowhere, and nothing inside counts."""


@dataclass(slots=True)
class ParagraphLook:
    r"""What `\pard` resets.

    Attributes:
        style: number in the style sheet.
        outline: level from 0 that the paragraph itself has.
        level: of the list, from 0.
    """

    style: int = 0
    outline: int | None = None
    level: int = 0
    centred: bool = False
    in_table: bool = False


@dataclass(slots=True)
class State:
    r"""One group.

    Attributes:
        flow: that text is put into.
        font: number in the font table; None for the document's own.
        fallback: how many characters stand after `\uN` for programs that do not know it.
        size: in half points.
        at_end: what is to be done when the group closes.
    """

    flow: Flow
    place: Place = Place.TEXT
    font: int | None = None
    fallback: int = 1
    size: int = 24
    bold: bool = False
    hidden: bool = False
    deleted: bool = False
    raised: bool = False
    paragraph: ParagraphLook = field(default_factory=ParagraphLook)
    at_end: Callable[[], None] | None = None

    @property
    def is_seen(self) -> bool:
        """Text that is put here is printed when all tracked changes are accepted."""
        return self.place is Place.TEXT and not (self.hidden or self.deleted)

    def inner(self) -> State:
        """The state of a group that opens here."""
        state = copy.copy(self)
        state.paragraph = copy.copy(self.paragraph)
        state.at_end = None
        return state

    def plain(self) -> None:
        """Reset what letters look like."""
        self.font, self.size = None, 24
        self.bold = self.hidden = self.raised = False


def _pard(state: State, _: int | None) -> None:
    state.paragraph = ParagraphLook()


def _plain(state: State, _: int | None) -> None:
    state.plain()


def _font(state: State, number: int | None) -> None:
    state.font = number or 0


def _size(state: State, half_points: int | None) -> None:
    state.size = half_points or 24


def _fallback(state: State, count: int | None) -> None:
    state.fallback = max(0, min(1 if count is None else count, _MOST_FALLBACK))


def _bold(state: State, on: int | None) -> None:
    state.bold = on != 0


def _hidden(state: State, on: int | None) -> None:
    state.hidden = on != 0


def _deleted(state: State, on: int | None) -> None:
    state.deleted = on != 0


def _raised(state: State, on: int | None) -> None:
    state.raised = on != 0


def _level(state: State, _: int | None) -> None:
    state.raised = False


def _style(state: State, number: int | None) -> None:
    state.paragraph.style = number or 0


def _outline(state: State, level: int | None) -> None:
    state.paragraph.outline = level


def _list_level(state: State, level: int | None) -> None:
    state.paragraph.level = max(0, min(level or 0, 8))


def _centred(state: State, _: int | None) -> None:
    state.paragraph.centred = True


def _not_centred(state: State, _: int | None) -> None:
    state.paragraph.centred = False


def _in_table(state: State, _: int | None) -> None:
    state.paragraph.in_table = True


def _table_depth(state: State, depth: int | None) -> None:
    state.paragraph.in_table = bool(depth)


LOOKS: dict[str, Callable[[State, int | None], None]] = {
    "pard": _pard, "plain": _plain, "f": _font, "fs": _size, "uc": _fallback, "b": _bold,
    "v": _hidden, "deleted": _deleted, "mvf": _deleted, "super": _raised, "up": _raised,
    "nosupersub": _level, "s": _style, "outlinelevel": _outline, "ilvl": _list_level,
    "qc": _centred, "ql": _not_centred, "qr": _not_centred, "qj": _not_centred,
    "intbl": _in_table, "itap": _table_depth,
}  # fmt: skip
"""Control words that set a look and do nothing else."""
