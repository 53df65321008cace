"""Themes and notes to counterparts, as one undoable edit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from viewer.archive import Archive
from viewer.ui.background import Job
from viewer.ui.session import Session

if TYPE_CHECKING:
    # Imported when something is carried: alignment brings its libraries.
    from viewer.counterparts.carrying import Carried

MANY = 100
"""Themes and notes from which the edit takes longer than the interface may wait."""


def carry_all(session: Session, wanted: Sequence[Carried], goal: str) -> None:
    """Put them on; one step takes them back."""
    from viewer.counterparts.carrying import carry

    label = f"Carry {_counted(wanted)} to {goal}"
    if len(wanted) < MANY:
        session.do(label, lambda archive: carry(archive, wanted))
        return

    def work(archive: Archive, _job: Job) -> int:
        return carry(archive, wanted)

    session.do_in_background(label, work)


def _counted(wanted: Sequence[Carried]) -> str:
    themes = sum(each.theme is not None for each in wanted)
    notes = len(wanted) - themes
    parts = [
        f"{count:,} {noun}" if count > 1 else f"1 {noun.removesuffix('s')}"
        for count, noun in ((themes, "themes"), (notes, "notes"))
        if count
    ]
    return " and ".join(parts)
