"""What can be done with originals; the readers' pane has these actions too."""

from __future__ import annotations

from viewer.ui.actions import action
from viewer.ui.pages.launching import can_launch
from viewer.ui.reading.desk import Desk
from viewer.ui.reading.original import Showing


def _reads(desk: Desk) -> bool:
    return desk.reads


def _launches(desk: Desk) -> bool:
    document = desk.active.model.document
    return document is not None and can_launch(document)


class OriginalActions(Desk):
    """The original of the active reader."""

    @action(
        "reader.original",
        text="Original beside the text",
        menu="View",
        order=310,
        keys=("F9",),
        icon="original",
        enabled=_reads,
        checked=lambda desk: desk.active.original.showing is Showing.BOTH,
        help_text="Show the pages of the original beside the text, or hide them",
    )
    def show_original(self) -> None:
        self._toggle(Showing.BOTH)

    @action(
        "reader.original-alone",
        text="Original alone",
        menu="View",
        order=311,
        keys=("Shift+F9",),
        enabled=_reads,
        checked=lambda desk: desk.active.original.showing is Showing.PAGES,
        help_text="Show the pages of the original in place of the text",
    )
    def show_original_alone(self) -> None:
        self._toggle(Showing.PAGES)

    @action(
        "reader.launch-original",
        text="Open the original in its own program",
        menu="View",
        order=312,
        icon="launch",
        enabled=_launches,
        help_text="Hand a copy of the original that cannot be written to the program of its kind",
    )
    def launch_original(self) -> None:
        self.active.original.launch()

    def _toggle(self, showing: Showing) -> None:
        original = self.active.original
        original.show(Showing.TEXT if original.showing is showing else showing)
