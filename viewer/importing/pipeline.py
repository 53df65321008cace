"""The way of a batch of files into the archive: one edit to undo, kept file by file."""

from __future__ import annotations

import heapq
import math
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path

from viewer.archive import Added, Archive
from viewer.archive.quarantine import Failure
from viewer.importing.files import files_in
from viewer.importing.quarantining import failure, held_back, remember
from viewer.importing.report import FileOutcome, Outcome, Progress, Report
from viewer.importing.splitting import Coming
from viewer.importing.workers import Reading, Workers

HELD_BACK = 16
"""So many files that are read wait for an earlier one, so that documents come in as named."""

TOGETHER = 8
"""So many small files are written together: each write of the index costs about as much as a file."""

PATIENCE_S = 0.05
"""After this a file is not kept waiting for others to be written with."""


def import_files(
    archive: Archive,
    paths: Iterable[Path],
    *,
    workers: Workers,
    progress: Callable[[Progress], None] = lambda _progress: None,
    coming: Callable[[Coming], None] | None = None,
    arrived: Callable[[FileOutcome], None] = lambda _outcome: None,
    cancelled: Callable[[], bool] = lambda: False,
    passwords: Mapping[Path, str] | None = None,
    keep_going: bool = True,
    again: bool = False,
) -> Report:
    """Import files and folders as one edit; a file that is confirmed stays, whatever comes later.

    Args:
        archive: of the calling thread, which writes.
        paths: folders are searched, see `files_in`.
        workers: read the files; they may be in use, then this waits.
        progress: told before the first file, after each that is kept, and when others are begun.
        coming: told what can be read of large files already; it never enters the archive.
        arrived: told what became of each file that was not cancelled, when it is so.
        cancelled: asked often; what came in before it says so stays.
        passwords: of encrypted files, by their paths as given.
        keep_going: go on after a file that cannot be read.
        again: also those in folders that made a reader crash or hang before.
    """
    paths = list(paths)
    named = files_in(paths)
    held = {} if again else held_back(archive, paths, named)
    files = [path for path in named if path not in held]
    batch = _Batch(archive, files, progress, arrived)
    turns = workers.turns(
        files,
        wanted=lambda sha256: archive.documents.has(sha256) is None,
        recognised=archive.recognitions.of,
        passwords=passwords,
        cancelled=cancelled,
        reading=batch.begun,
        coming=coming,
        for_archive=True,
    )
    with archive.long_edit(_label(files)) as edit, closing(turns):
        for readings in _together(_as_named(turns)):
            failed = [
                number
                for number, each in enumerate(readings)
                if each.sentence and _kind(each) == "failed"
            ]
            if failed and not keep_going:
                batch.take(readings[: failed[0] + 1])
                break
            batch.take(readings)
        batch.put_on_what_waited(cancelled)
        imported = [files[number] for number in batch.numbers("added", "restored")]
        edit.label = _label(imported or files)
    outcomes = batch.outcomes()
    remember(archive, outcomes, batch.failures)
    if held:
        became = {each.path: each for each in outcomes} | held
        outcomes = tuple(became[path] for path in named)
    return Report(outcomes, edit.id)


def _label(files: list[Path]) -> str:
    return f"Import {files[0].name}" if len(files) == 1 else f"Import {len(files)} documents"


def _as_named(turns: Iterable[list[Reading]]) -> Iterator[list[Reading]]:
    """In the order of the files, as far as a few that wait for a slow one allow it."""
    held: list[tuple[int, Reading]] = []
    following = 0
    for turn in turns:
        ordered: list[Reading] = []
        for reading in turn:
            heapq.heappush(held, (reading.number, reading))
            while held and (held[0][0] <= following or len(held) > HELD_BACK):
                number, first = heapq.heappop(held)
                following = max(following, number + 1)
                ordered.append(first)
        yield ordered
    yield [heapq.heappop(held)[1] for _ in range(len(held))]


def _together(turns: Iterable[list[Reading]]) -> Iterator[list[Reading]]:
    """A few at a time, unless they come so slowly that each had better be written at once."""
    held: list[Reading] = []
    since = -math.inf
    for turn in turns:
        held += turn
        if held and (len(held) >= TOGETHER or time.monotonic() - since >= PATIENCE_S):
            yield held
            held, since = [], time.monotonic()
    if held:
        yield held


class _Batch:
    """The files of an import with what has become of them so far."""

    def __init__(
        self,
        archive: Archive,
        files: list[Path],
        progress: Callable[[Progress], None],
        arrived: Callable[[FileOutcome], None],
    ) -> None:
        self._archive = archive
        self._files = files
        self._progress = progress
        self._arrived = arrived
        self._sizes = [_size(path) for path in files]
        self._outcomes: dict[int, FileOutcome] = {}
        self.failures: list[Failure] = []
        self._bytes_done = 0
        self._bytes_total = sum(self._sizes)
        self._current: tuple[str, ...] = ()

    def begun(self, names: tuple[str, ...]) -> None:
        self._current = names
        self._tell()

    def take(self, readings: Sequence[Reading]) -> None:
        """Write what was read, and remember what became of the files."""
        incoming = [each.incoming for each in readings if each.incoming is not None]
        added = iter(self._archive.documents.add_all(incoming, label="Import") if incoming else ())
        for reading in readings:
            found = next(added) if reading.incoming is not None else None
            outcome = self._outcomes[reading.number] = self._outcome(reading, found)
            self._arrived(outcome)
            self._bytes_done += self._sizes[reading.number]
            self._tell()

    def put_on_what_waited(self, cancelled: Callable[[], bool]) -> None:
        """Tags and notes of other people that came before their documents."""
        documents = [self._outcomes[n].document for n in self.numbers("added", "restored")]
        here = [each for each in documents if each is not None]
        if here and self._archive.bundles.any_waiting():
            from viewer.bundles import put_on_what_waited  # few archives have anything waiting

            put_on_what_waited(self._archive, here, cancelled=cancelled)

    def numbers(self, *outcomes: Outcome) -> list[int]:
        return sorted(n for n, each in self._outcomes.items() if each.outcome in outcomes)

    def outcomes(self) -> tuple[FileOutcome, ...]:
        """Of all files: what no worker has handed in was cancelled."""
        return tuple(
            self._outcomes.get(number)
            or FileOutcome(path, "cancelled", None, f"“{path.name}” was not imported.")
            for number, path in enumerate(self._files)
        )

    def _outcome(self, reading: Reading, added: Added | None) -> FileOutcome:
        name = reading.path.name
        if reading.sentence:
            self.failures.append(failure(reading))
            return FileOutcome(reading.path, _kind(reading), None, reading.sentence, reading.pages)
        if added is None:
            known = self._archive.documents.has(reading.sha256)
            return FileOutcome(reading.path, "already", known, _already(name))
        sentences = {
            "added": f"“{name}” was imported.",
            "restored": f"“{name}” had been removed and is back with its tags and notes.",
            "already": _already(name),
        }
        return FileOutcome(reading.path, added.outcome, added.document, sentences[added.outcome])

    def _tell(self) -> None:
        self._progress(
            Progress(
                len(self._outcomes),
                len(self._files),
                self._current,
                self._bytes_done,
                self._bytes_total,
            )
        )


def _kind(unread: Reading) -> Outcome:
    if unread.trouble == "password":
        return "password"
    return "recognition" if unread.trouble == "recognition" else "failed"


def _already(name: str) -> str:
    return f"“{name}” is in the archive already."


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0  # the worker finds out and says so
