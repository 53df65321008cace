"""All that a search found, or a choice of it, tagged or annotated in one step."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from viewer.archive import Archive
from viewer.domain import Anchor, EditId, NotFound, Target, ThemeId
from viewer.ui.background import Job
from viewer.ui.commands.naming import shorten
from viewer.ui.session import Session

FEW = 20
"""Places that are written while the interface waits."""
SLICE = 50
"""Places written at once: some 20 ms, in which no other edit can be made."""

Write = Callable[[Archive, Sequence[Anchor]], None]


def tag_hits(session: Session, theme: ThemeId, anchors: Sequence[Anchor]) -> None:
    """Put a theme on all of them; where it is already, nothing is done."""
    try:
        name = session.archive.themes.name(theme)
    except NotFound as error:
        session.refuse(error)
        return

    def write(archive: Archive, some: Sequence[Anchor]) -> None:
        archive.tags.add(theme, some)

    _write_all(session, tuple(anchors), write, lambda count: f"Tag {count} as {name}")


def note_hits(session: Session, body: str, anchors: Sequence[Anchor]) -> None:
    """Write the same note on all of them."""
    if not body.strip():
        return

    def write(archive: Archive, some: Sequence[Anchor]) -> None:
        for anchor in some:
            archive.annotations.add(Target(anchor=anchor), body)

    said = shorten(body, 24)
    _write_all(session, tuple(anchors), write, lambda count: f"Note “{said}” on {count}")


def _write_all(
    session: Session,
    anchors: tuple[Anchor, ...],
    write: Write,
    label: Callable[[str], str],
) -> None:
    if not anchors:
        return
    whole = label(counted(anchors))
    if len(anchors) <= FEW:
        session.do(whole, lambda archive: write(archive, anchors))
        return
    home = session.archive

    def work(job: Job) -> tuple[EditId | None, str]:
        """What was written until it was cancelled stays, as one edit that can be undone."""
        done = 0
        with home.again() as archive, archive.long_edit(whole) as edit:
            while done < len(anchors) and not job.cancelled:
                some = anchors[done : done + SLICE]
                with archive.edit(whole):
                    write(archive, some)
                done += len(some)
                job.progress(done / len(anchors), f"{done:,} of {len(anchors):,}")
            edit.label = label(counted(anchors[:done]))
        return edit.id, edit.label

    def finished(outcome: tuple[EditId | None, str]) -> None:
        session.did(*outcome, large=True)

    session.background.run(whole, work, done=finished)


def counted(anchors: Sequence[Anchor]) -> str:
    """`1,180 paragraphs`, `some words`, `312 places`."""
    whole = all(anchor.whole for anchor in anchors)
    if len(anchors) == 1:
        return "a paragraph" if whole else "some words"
    return f"{len(anchors):,} {'paragraphs' if whole else 'places'}"
