"""How readers are put beside each other; the readers' pane has these actions too."""

from __future__ import annotations

from collections.abc import Callable

from viewer.ui.actions import action
from viewer.ui.reading.desk import Desk
from viewer.ui.reading.grid import Side
from viewer.ui.reading.original_actions import OriginalActions


def _has_room(desk: Desk) -> bool:
    return desk.has_room


def _has_several(desk: Desk) -> bool:
    return desk.has_several


def _may_close(desk: Desk) -> bool:
    return desk.reads or desk.has_several


def _may_move(side: Side) -> Callable[[Desk], bool]:
    return lambda desk: desk.may_move(side)


class ArrangingActions(OriginalActions):
    """One to four readers: more, fewer, elsewhere."""

    @action(
        "reader.split",
        text="Another reader beside",
        menu="View",
        order=110,
        keys=("Ctrl+\\",),
        icon="split",
        enabled=_has_room,
        help_text="Read the same document a second time, beside the first; then choose another",
    )
    def split(self) -> None:
        self.split_reader(self.active)

    @action(
        "reader.split-below",
        text="Another reader below",
        menu="View",
        order=111,
        keys=("Ctrl+Shift+\\",),
        icon="split-below",
        enabled=_has_room,
        help_text="Read the same document a second time, below the first",
    )
    def split_below(self) -> None:
        self.split_reader(self.active, below=True)

    @action(
        "reader.swap",
        text="Swap with the next reader",
        menu="View",
        order=112,
        icon="swap",
        enabled=_has_several,
        help_text="Let the active reader and the next one change places",
    )
    def swap(self) -> None:
        self.swap_with(self.neighbour(1))

    @action(
        "reader.close",
        text="Close reader",
        menu="View",
        order=113,
        keys=("Ctrl+W",),
        icon="clear",
        enabled=_may_close,
        help_text="Close the active reader",
    )
    def close_active(self) -> None:
        self.close_reader(self.active)

    @action(
        "reader.move-left",
        text="Move reader left",
        menu="View",
        order=120,
        keys=("Alt+Shift+Left",),
        enabled=_may_move(Side.LEFT),
        help_text="Let the active reader go to the left of the one before, or out of its column",
    )
    def move_left(self) -> None:
        self.move_reader(Side.LEFT)

    @action(
        "reader.move-right",
        text="Move reader right",
        menu="View",
        order=121,
        keys=("Alt+Shift+Right",),
        enabled=_may_move(Side.RIGHT),
        help_text="Let the active reader go to the right of the next one, or out of its column",
    )
    def move_right(self) -> None:
        self.move_reader(Side.RIGHT)

    @action(
        "reader.move-up",
        text="Move reader up",
        menu="View",
        order=122,
        keys=("Alt+Shift+Up",),
        enabled=_may_move(Side.ABOVE),
        help_text="Let the active reader go above the one that it is below or beside",
    )
    def move_up(self) -> None:
        self.move_reader(Side.ABOVE)

    @action(
        "reader.move-down",
        text="Move reader down",
        menu="View",
        order=123,
        keys=("Alt+Shift+Down",),
        enabled=_may_move(Side.BELOW),
        help_text="Let the active reader go below the one that it is above or beside",
    )
    def move_down(self) -> None:
        self.move_reader(Side.BELOW)
