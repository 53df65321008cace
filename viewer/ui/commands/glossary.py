"""The glossary corrected, each change one undoable edit."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from viewer.archive import Archive
from viewer.domain.glossary import Entry
from viewer.ui.session import Session

Work = Callable[[Archive], None]


def add_to_glossary(session: Session, acronym: str, expansion: str) -> None:
    """Say what an acronym stands for."""
    session.do(
        f"Add {acronym} to the glossary", lambda archive: archive.glossary.add(acronym, expansion)
    )


def correct_in_glossary(session: Session, entry: Entry, expansion: str) -> None:
    """Say what it stands for rightly."""
    session.do(
        f"Correct {entry.acronym} in the glossary",
        lambda archive: archive.glossary.correct(entry, expansion),
    )


def reject_in_glossary(session: Session, entries: Sequence[Entry]) -> None:
    """Say that acronyms do not stand for these."""

    def reject(archive: Archive) -> None:
        for each in entries:
            archive.glossary.reject(each)

    _do(session, "Take {} out of the glossary", entries, reject)


def restore_in_glossary(session: Session, entries: Sequence[Entry]) -> None:
    """Let stand again what was found."""

    def restore(archive: Archive) -> None:
        for each in entries:
            archive.glossary.restore(each)

    _do(session, "Take {} back as it was found", entries, restore)


def _do(session: Session, label: str, entries: Sequence[Entry], work: Work) -> None:
    if entries:
        what = entries[0].acronym if len(entries) == 1 else f"{len(entries)} acronyms"
        session.do(label.format(what), work)
