"""A pool of processes that read files: one that crashes or hangs costs its file and is replaced.

`concurrent.futures` is of no use here: it gives up the whole pool when one process dies, and can
neither end one that hangs nor cancel one that runs.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from multiprocessing.connection import wait
from pathlib import Path

from importers import ParsedDocument, RecognisedPage
from viewer.archive import Incoming
from viewer.importing.member import Member
from viewer.importing.messages import (
    Answer,
    Failed,
    Forget,
    Load,
    Loaded,
    Opened,
    Portion,
    Portioned,
    Prepared,
    Read,
    Ready,
    Trouble,
)
from viewer.importing.splitting import Coming, Splits
from viewer.importing.worker import serve

AHEAD = 4
"""Files given to a worker at a time: while one is parsed, others are loaded and asked about."""

SECONDS_PER_FILE = 120
MEMORY_MB = 2048
"""What one file may take, unless a person allows it more."""

TICK_S = 0.05
"""How often a wait is broken to see whether the person has cancelled."""

CLOSING_S = 5.0
"""How long closing waits for the import that it ends; it writes one document at most."""

STARTING_S = 60.0
"""How long a process may take to get ready, when the machine is busy."""

Recognised = Callable[[str], Iterable[RecognisedPage]]
"""Pages of the file with a SHA-256 that are to be taken as text recognition saw them."""

MOST = 8
"""More processes than this wait for the one that writes."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a worker made of a file.

    Attributes:
        number: of the file among those given, from 0.
        content: of what was read, unless it is in `incoming`.
        document: None where the file could not be read or was not wanted.
        incoming: instead of the document, where it was asked for.
        sentence: why it could not be read; empty where it was read or not wanted.
        trouble: the same for programs; None where it was read or not wanted.
        where: in our code, if nobody foresaw the trouble.
        seconds: that reading it took, unless it is in `incoming`.
        pages: that text recognition can read, if that is the trouble.
    """

    number: int
    path: Path
    sha256: str = ""
    content: bytes = b""
    document: ParsedDocument | None = None
    sentence: str = ""
    trouble: Trouble | None = None
    where: str = ""
    seconds: float = 0.0
    incoming: Incoming | None = None
    pages: tuple[int, ...] = ()

    @property
    def password(self) -> bool:
        """It is encrypted, and the password is missing or wrong."""
        return self.trouble == "password"


class Workers:
    """Processes that stay warm from one import to the next.

    Args:
        count: of processes; by default one for each core, within reason.
        seconds_per_file: a file that takes longer fails.
        memory_mb: a process that wants more fails with its file, where the system can tell.
    """

    def __init__(
        self,
        count: int | None = None,
        *,
        seconds_per_file: float = SECONDS_PER_FILE,
        memory_mb: int = MEMORY_MB,
    ) -> None:
        self.count = count or max(1, min(MOST, os.cpu_count() or 1))
        self.seconds_per_file = seconds_per_file
        self.memory_mb = memory_mb
        self._context = multiprocessing.get_context("spawn")
        self._workers: list[Member] = []
        self._in_use = threading.Lock()
        self.closed = False

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def warm(self) -> None:
        """Start the processes; they get ready while the caller goes on."""
        if self._in_use.acquire(blocking=False):
            try:
                self._fill()
            finally:
                self._in_use.release()

    def close(self) -> None:
        """End the processes; an import that is running ends as if it were cancelled."""
        self.closed = True
        taken = self._in_use.acquire(timeout=CLOSING_S)
        workers, self._workers = self._workers, []
        for worker in workers:
            worker.end()
        if taken:
            self._in_use.release()

    def read(
        self,
        files: Iterable[Path],
        *,
        wanted: Callable[[str], bool] = lambda _sha256: True,
        recognised: Recognised = lambda _sha256: (),
        passwords: Mapping[Path, str] | None = None,
        names: Mapping[Path, str] | None = None,
        encodings: Mapping[Path, str] | None = None,
        cancelled: Callable[[], bool] = lambda: False,
        reading: Callable[[tuple[str, ...]], None] = lambda _names: None,
    ) -> Generator[Reading, None, None]:
        """As `turns`, one by one, with what importers make of the files."""
        turns = self.turns(
            files,
            wanted=wanted,
            recognised=recognised,
            passwords=passwords,
            names=names,
            encodings=encodings,
            cancelled=cancelled,
            reading=reading,
        )
        with closing(turns):
            for turn in turns:
                for each in turn:
                    if cancelled():  # what was done with the one before may have taken long
                        return
                    yield each

    def turns(
        self,
        files: Iterable[Path],
        *,
        wanted: Callable[[str], bool] = lambda _sha256: True,
        recognised: Recognised = lambda _sha256: (),
        passwords: Mapping[Path, str] | None = None,
        names: Mapping[Path, str] | None = None,
        encodings: Mapping[Path, str] | None = None,
        cancelled: Callable[[], bool] = lambda: False,
        reading: Callable[[tuple[str, ...]], None] = lambda _names: None,
        coming: Callable[[Coming], None] | None = None,
        for_archive: bool = False,
    ) -> Generator[list[Reading], None, None]:
        """Read files in the order given and yield what is done, and nothing every 50 ms.

        Ends early when `cancelled` says so; files that were not yielded then were not read.

        Args:
            files: each is given to one worker, and asked for when one is free to take it.
            wanted: asked with the SHA-256 of each file before it is parsed.
            recognised: asked likewise for pages that text recognition has seen.
            passwords: of encrypted files.
            names: what files are called that are not called as their paths are.
            encodings: of text files, as a person says.
            cancelled: asked at least every 50 ms while nothing else happens.
            reading: told the names of the files in work whenever they change.
            coming: told what can be read of large files before the whole is here.
            for_archive: make them ready to be added to one.
        """
        while not self._in_use.acquire(timeout=TICK_S):
            if self.closed or cancelled():
                return
        try:
            self._fill()
            yield from _Run(
                self,
                files,
                wanted,
                recognised,
                {} if passwords is None else passwords,
                {} if names is None else names,
                {} if encodings is None else encodings,
                cancelled,
                reading,
                coming=coming,
                for_archive=for_archive,
            ).turns()
        finally:
            for worker in [each for each in self._workers if each.jobs or each.told]:
                self.replace(worker)
            self._in_use.release()

    @property
    def workers(self) -> list[Member]:
        return self._workers

    def replace(self, worker: Member) -> None:
        """End a worker and start another in its place, unless the pool is being closed."""
        if worker not in self._workers:
            return
        self._workers.remove(worker)
        worker.end()
        if not self.closed:
            self._workers.append(self._start())

    def _fill(self) -> None:
        if self.closed:
            return
        for worker in [each for each in self._workers if not each.process.is_alive()]:
            self.replace(worker)
        while len(self._workers) < self.count:
            self._workers.append(self._start())

    def _start(self) -> Member:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(
            target=serve, args=(theirs, self.memory_mb), name="Concord reader", daemon=True
        )
        with deaf_to_interrupts():
            process.start()
        theirs.close()
        return Member(process, ours)


@contextmanager
def deaf_to_interrupts() -> Iterator[None]:
    """What starts now never hears Ctrl+C, which the terminal sends to all: we alone decide then.

    A worker that ignored it only once it runs would say a traceback if it came before. Our own is
    kept back meanwhile, not lost.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _Run:
    """One batch of files through the pool."""

    def __init__(
        self,
        pool: Workers,
        files: Iterable[Path],
        wanted: Callable[[str], bool],
        recognised: Recognised,
        passwords: Mapping[Path, str],
        names: Mapping[Path, str],
        encodings: Mapping[Path, str],
        cancelled: Callable[[], bool],
        reading: Callable[[tuple[str, ...]], None],
        *,
        coming: Callable[[Coming], None] | None,
        for_archive: bool,
    ) -> None:
        self._pool = pool
        self._beginnings = coming is not None
        self._splits = Splits(coming or _nobody, beginnings=coming is not None)
        self._for_archive = for_archive
        self._files = enumerate(files)
        self._again: deque[tuple[int, Path]] = deque()
        self._wanted = wanted
        self._recognised = recognised
        self._passwords = passwords
        self._names = names
        self._encodings = encodings
        self._cancelled = cancelled
        self._reading = reading
        self._hashes: dict[int, str] = {}
        self._named: tuple[str, ...] = ()

    def turns(self) -> Iterator[list[Reading]]:
        self._give_out()
        while any(worker.jobs for worker in self._pool.workers):
            if self._pool.closed or self._cancelled():
                return
            done = [*self._all_heard(), *self._given_up()]
            self._give_out()
            yield done

    def _all_heard(self) -> Iterator[Reading]:
        """Whatever the workers have to say; all of it, so that none waits while one file is kept."""
        for worker in self._heard():
            while worker in self._pool.workers and worker.connection.poll():
                reading = self._hear(worker)
                if reading is not None:
                    yield reading

    def _given_up(self) -> Iterator[Reading]:
        for worker in self._late():
            reading = self._lost(
                worker,
                "slow",
                f"took longer than {self._pool.seconds_per_file:.0f} seconds to read and was "
                "left out. Split it, or save it in another format.",
            )
            if reading is not None:
                yield reading

    def _give_out(self) -> None:
        """Give files to the workers that have least to do."""
        workers = sorted(self._pool.workers, key=lambda each: len(each.jobs))
        for depth in range(AHEAD):
            for worker in workers:
                following = self._next() if len(worker.jobs) == depth else None
                if following is not None:
                    number, path = following
                    worker.jobs[number] = path
                    worker.tell(self._load(number, path))
        self._splits.hand_out(workers)
        current = (next(iter(each.jobs.values())) for each in workers if each.jobs)
        self._reading(tuple(self._name(path) for path in current))

    def _next(self) -> tuple[int, Path] | None:
        """What a lost worker has left, then the next of the files, which may only now be made."""
        return self._again.popleft() if self._again else next(self._files, None)

    def _load(self, number: int, path: Path) -> Load:
        password, encoding = self._passwords.get(path), self._encodings.get(path)
        return Load(number, path, password, self._name(path), encoding)

    def _name(self, path: Path) -> str:
        return self._names.get(path, path.name)

    def _heard(self) -> list[Member]:
        """Workers that have something to say, or are gone."""
        busy = [each for each in self._pool.workers if each.jobs or each.told]
        ready = wait([each.connection for each in busy], timeout=TICK_S)
        return [each for each in busy if each.connection in ready]

    def _late(self) -> list[Member]:
        return [
            each
            for each in self._pool.workers
            if each.told
            and time.monotonic() - each.heard > self._patience_s(each)
            and not each.connection.poll()
        ]

    def _patience_s(self, worker: Member) -> float:
        patience = self._pool.seconds_per_file - self._splits.spent_s(worker.told[0].job)
        return patience if worker.ready else max(patience, STARTING_S)

    def _hear(self, worker: Member) -> Reading | None:
        try:
            answer: Answer = worker.connection.recv()
        except (EOFError, OSError):
            return self._lost(
                worker,
                "crash",
                "makes its reader crash and was left out. Open it in its own program, save it "
                "again and retry.",
            )
        now = time.monotonic()
        spent, worker.heard = now - worker.heard, now
        if isinstance(answer, Ready):
            worker.ready = True
            return None
        told = worker.told.popleft()
        self._splits.spend(told.job, spent)
        if isinstance(answer, Loaded):
            return self._loaded(worker, answer)
        if isinstance(answer, Opened):
            load = self._load(answer.job, worker.jobs[answer.job])
            self._splits.begin(worker, load, self._hashes[answer.job], answer.pages)
            return None
        if isinstance(answer, Portioned):
            if isinstance(told, Portion):
                self._splits.heard(answer, told)
            return None
        spent = self._splits.spent_s(answer.job)
        self._splits.end(answer.job)
        path = worker.jobs.pop(answer.job)
        sha256 = self._hashes.pop(answer.job, "")
        if isinstance(answer, Failed):
            return Reading(
                answer.job,
                path,
                sha256,
                sentence=answer.sentence,
                trouble=answer.trouble,
                where=answer.where,
                seconds=max(spent, answer.seconds),
                pages=answer.pages,
            )
        if isinstance(answer, Prepared):
            return Reading(answer.job, path, sha256, incoming=answer.incoming)
        return Reading(
            answer.job,
            path,
            sha256,
            answer.content,
            answer.document,
            seconds=max(spent, answer.seconds),
        )

    def _loaded(self, worker: Member, answer: Loaded) -> Reading | None:
        if not self._wanted(answer.sha256):
            worker.send(Forget(answer.job))
            return Reading(answer.job, worker.jobs.pop(answer.job), answer.sha256)
        self._hashes[answer.job] = answer.sha256
        recognised = tuple(self._recognised(answer.sha256))
        # Where every process has files of its own, portions would only cost.
        in_portions = self._beginnings or any(not each.jobs for each in self._pool.workers)
        worker.tell(Read(answer.job, self._for_archive, recognised, in_portions))
        return None

    def _lost(self, worker: Member, trouble: Trouble, why: str) -> Reading | None:
        """A worker is gone or must go: its present file failed, the others go to another."""
        guilty = worker.told[0].job if worker.told else None
        seconds = time.monotonic() - worker.heard
        if guilty is not None:
            seconds += self._splits.spent_s(guilty)
        jobs, worker.jobs = worker.jobs, {}
        helped = self._splits.lost(worker)
        if helped is not None:
            jobs[helped] = self._splits.give_up(helped)
        self._pool.replace(worker)
        guilty_sha256 = "" if guilty is None else self._hashes.get(guilty, "")
        for number in sorted(jobs, reverse=True):
            self._hashes.pop(number, None)
            if number != guilty:
                self._again.appendleft((number, jobs[number]))
        if guilty is None or guilty not in jobs:
            return None
        return Reading(
            guilty,
            jobs[guilty],
            guilty_sha256,
            sentence=f"“{self._name(jobs[guilty])}” {why}",
            trouble=trouble,
            seconds=seconds,
        )


def _nobody(_coming: Coming) -> None:
    """Nobody wants to know."""
