"""Tags and notes that a new reading left in doubt: confirmed, put elsewhere, taken off."""

from __future__ import annotations

from collections.abc import Sequence

from viewer.domain import Doubt
from viewer.ui.commands.naming import name_of_anchors
from viewer.ui.session import Session

NOTHING_SELECTED = "Select the paragraph or the words where it belongs first."


def confirm_doubts(session: Session, doubts: Sequence[Doubt]) -> None:
    """Say that they stand right; those whose words were not found have no place to be confirmed."""
    placed = [each for each in doubts if not each.orphan]
    if not placed:
        session.message.emit(NOTHING_SELECTED, False)
        return
    session.do(f"Confirm {_named(placed)}", lambda archive: archive.doubts.confirm(placed))


def put_doubt(session: Session, doubt: Doubt) -> None:
    """Put a tag or note on what is selected in the active reader."""
    selection = session.selection
    if not selection.anchors:
        session.message.emit(NOTHING_SELECTED, False)
        return
    place = selection.anchors[0]
    session.do(
        f"Put {_named([doubt])} on {name_of_anchors(session.archive, [place])}",
        lambda archive: archive.doubts.put(doubt, place),
    )


def remove_doubts(session: Session, doubts: Sequence[Doubt]) -> None:
    """Take the tags off and delete the notes; undo brings them back."""
    if doubts:
        chosen = tuple(doubts)
        session.do(f"Take off {_named(chosen)}", lambda archive: archive.doubts.remove(chosen))


def _named(doubts: Sequence[Doubt]) -> str:
    if len(doubts) != 1:
        linked = any(each.link is not None for each in doubts)
        return f"{len(doubts)} {'tags, notes and links' if linked else 'tags and notes'}"
    if doubts[0].link is not None:
        return "a link"
    return "a note" if doubts[0].tag is None else f"tag {doubts[0].theme}"
