"""Which files an import leaves alone because they cost a reader before, and which it remembers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from viewer.archive import Archive
from viewer.archive.quarantine import Failure
from viewer.domain import Quarantined
from viewer.importing.report import FileOutcome
from viewer.importing.workers import Reading

COSTLY = frozenset({"crash", "slow", "memory"})
"""What costs a process or minutes each time. All else is found out in a moment, so it is tried again:
the password may be known now, or a later Concord may read it."""


def held_back(
    archive: Archive, paths: Iterable[Path], files: Sequence[Path]
) -> dict[Path, FileOutcome]:
    """Those of the files that nobody has named, that cost a reader before and are as they were.

    Args:
        archive: which remembers.
        paths: what a person named; a file among them is meant, one in a folder only came along.
        files: all that are found there.
    """
    costly = {each.path: each for each in archive.quarantine.all() if each.trouble in COSTLY}
    if not costly:
        return {}
    named = set(paths)
    return {
        path: FileOutcome(path, "held", None, _sentence(known))
        for path in files
        if path not in named
        and (known := costly.get(path.absolute())) is not None
        and (known.size, known.modified) == stamp(path)
    }


def stamp(path: Path) -> tuple[int | None, int | None]:
    """Size and time of the last change: whether a file is as it was."""
    try:
        status = path.stat()
    except OSError:
        return None, None
    return status.st_size, status.st_mtime_ns


def failure(reading: Reading) -> Failure:
    """What is remembered of a file that could not be read."""
    size, modified = stamp(reading.path)
    return Failure(
        reading.path.absolute(),
        reading.sha256 or None,
        size,
        modified,
        reading.trouble or "refused",
        reading.sentence,
    )


def remember(
    archive: Archive, outcomes: Iterable[FileOutcome], failures: Sequence[Failure]
) -> None:
    """Keep the files that failed, and let go of those that are in the archive now."""
    if failures:
        archive.quarantine.keep(failures)
    if archive.quarantine.count() > len(failures):
        there = [each.path.absolute() for each in outcomes if each.document is not None]
        archive.quarantine.release(there)


def _sentence(known: Quarantined) -> str:
    when = datetime.fromisoformat(known.last_at).astimezone().date().isoformat()
    why = {
        "crash": "made its reader crash",
        "slow": "took too long to read",
        "memory": "needed too much memory",
    }[known.trouble]
    return (
        f"“{known.name}” {why} on {when} and has not changed since, so it was left out. "
        "Try it again among the files that could not be imported."
    )
