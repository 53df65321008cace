"""A colleague's bundles coming in, for the process that is killed meanwhile: see `archive/killed.py`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.viewer.bundles.making import content
from tests.viewer.bundles.working import Worker
from viewer.archive import Archive, staging
from viewer.bundles import Bundle, write_bundle
from viewer.bundles import merge as merge_bundle

BUNDLES = 8
EDITS = 60


def merge(archive: Archive, confirm: Callable[[str], None]) -> None:
    """One bundle after another, in many slices; each adds to the one before."""
    staging.SLICE_S = 0.0
    for path in _bundles(archive.path):
        with Bundle(path) as bundle:
            merge_bundle(archive, bundle)
        confirm(archive.history.edits(1)[0].uuid)


def make_bundles(path: Path) -> None:
    """What a colleague does with a copy of an archive, told again and again."""
    other = _colleague(path)
    with Archive.open(path, person="Ann") as archive:
        archive.backup(other)
    with Archive.open(other, person="Cem") as colleague:
        worker = Worker(colleague, 1)
        for number in range(BUNDLES):
            worker.work(EDITS)
            write_bundle(colleague, path.with_name(f"{path.stem}-{number}.concordwork"))


def is_whole(path: Path) -> bool:
    """Whether taking the last bundle in again brings all that the colleague has."""
    copy = path.with_name("copy.concord")
    copy.unlink(missing_ok=True)
    with Archive.open(path, person="Ben") as archive:
        archive.backup(copy)
    with (
        Archive.open(copy, person="Ben") as archive,
        Archive.open(_colleague(path), read_only=True) as theirs,
        Bundle(_bundles(path)[-1]) as bundle,
    ):
        merge_bundle(archive, bundle)
        return content(archive) == content(theirs) and archive.check() == []


def _bundles(path: Path) -> list[Path]:
    return sorted(path.parent.glob(f"{path.stem}-*.concordwork"))


def _colleague(path: Path) -> Path:
    return path.with_name(f"{path.stem} of a colleague.concord")
