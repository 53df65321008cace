"""What can be done with two readers together; the readers' pane has these actions too."""

from __future__ import annotations

from viewer.ui.actions import Choice, Context, action
from viewer.ui.reading.arranging_actions import ArrangingActions
from viewer.ui.reading.desk import Desk


def _has_neighbours(desk: Desk) -> bool:
    return bool(desk.beside.neighbours())


def _compares(desk: Desk) -> bool:
    return desk.active.view.differences is not None


def _pairs(desk: Desk) -> bool:
    return not desk.read_only and desk.beside.beside(desk.active) is not None


def _forms(desk: Desk) -> list[Choice]:
    """What can be left out of count, as a submenu."""
    ignore = desk.beside.ignore
    return [
        Choice(text, form, checked=getattr(ignore, form))
        for form, text in (
            ("whitespace", "Spaces and line ends"),
            ("quotes", "Forms of quotation marks"),
            ("hyphens", "Hyphens and dashes"),
            ("case", "Capital letters"),
        )
    ]


class ComparingActions(ArrangingActions):
    """Scrolling together, comparing, pairing."""

    @action(
        "reader.link",
        text="Scroll together",
        menu="Compare",
        order=100,
        keys=("Ctrl+Alt+L",),
        icon="link",
        checked=lambda desk: desk.beside.linked,
        help_text="Let readers beside each other follow to the paragraphs that belong together",
    )
    def link(self) -> None:
        self.beside.set_linked(not self.beside.linked)

    @action(
        "reader.compare",
        text="Mark differences",
        menu="Compare",
        order=101,
        keys=("Ctrl+Shift+D",),
        icon="compare",
        enabled=lambda desk: _has_neighbours(desk) or desk.beside.comparing,
        checked=lambda desk: desk.beside.comparing,
        help_text="Mark the words that differ from the document beside",
    )
    def compare(self) -> None:
        self.beside.set_comparing(not self.beside.comparing)

    @action(
        "reader.hide-same",
        text="Hide what is the same",
        menu="Compare",
        order=102,
        keys=("Ctrl+Alt+H",),
        icon="hide",
        enabled=lambda desk: _has_neighbours(desk) or desk.beside.hiding,
        checked=lambda desk: desk.beside.hiding,
        help_text="Show headings and the paragraphs that differ, and no others",
    )
    def hide_same(self) -> None:
        self.beside.set_hiding(not self.beside.hiding)

    @action(
        "reader.ignore",
        text="Leave out of count",
        menu="Compare",
        order=103,
        choices=_forms,
        help_text="Differences that are not marked",
    )
    def ignore(self, form: str) -> None:
        self.beside.toggle_ignored(form)

    @action(
        "reader.next-difference",
        text="Next difference",
        menu="Compare",
        order=200,
        keys=("F8", "Alt+Down"),
        icon="next",
        enabled=_compares,
        help_text="Go to the next paragraph that differs",
    )
    def next_difference(self) -> None:
        self.go_to_difference(forward=True)

    @action(
        "reader.previous-difference",
        text="Previous difference",
        menu="Compare",
        order=201,
        keys=("Shift+F8", "Alt+Up"),
        icon="previous",
        enabled=_compares,
        help_text="Go to the paragraph before that differs",
    )
    def previous_difference(self) -> None:
        self.go_to_difference(forward=False)

    @action(
        "reader.counterpart",
        text="Go to the counterpart",
        menu="Compare",
        order=202,
        keys=("Ctrl+Return",),
        context=Context.PANE,
        icon="target",
        enabled=_has_neighbours,
        help_text="Go to the paragraph of the document beside that belongs to this one",
    )
    def go_to_counterpart(self) -> None:
        self.cross_over()

    @action(
        "reader.pair",
        text="Pair with the paragraph beside",
        menu="Compare",
        order=300,
        keys=("Ctrl+Alt+P",),
        icon="link",
        enabled=_pairs,
        help_text="The current paragraphs of this reader and the one beside belong together",
    )
    def pair(self) -> None:
        self.say_of_pair(together=True)

    @action(
        "reader.part",
        text="Part from the paragraph beside",
        menu="Compare",
        order=301,
        keys=("Ctrl+Alt+Shift+P",),
        enabled=_pairs,
        help_text="The current paragraph and the one beside that bears the bar do not belong together",
    )
    def part(self) -> None:
        self.say_of_pair(together=False)

    @action(
        "reader.unpair",
        text="Leave the pair to the computer",
        menu="Compare",
        order=302,
        enabled=_pairs,
        help_text="Forget what was said by hand of the current paragraph and those beside",
    )
    def unpair(self) -> None:
        self.forget_pairs()
