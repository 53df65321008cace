"""What runs in a worker process: load a file, tell its hash, and read it if it is wanted.

Messages from the parent are `Load` and `Read`, answered in order by `Loaded`, and by `Parsed`,
`Prepared` or `Failed`.
The parent sends the next `Load` before the present `Read` is done, so that a worker never waits for
an answer.
"""

from __future__ import annotations

import copyreg
import gc
import hashlib
import logging
import multiprocessing
import operator
import os
import signal
import threading
import time
from dataclasses import dataclass, fields, replace
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Literal

from importers import (
    Block,
    NoMemory,
    ParsedDocument,
    PasswordNeeded,
    RecognisedPage,
    RecognitionNeeded,
    Source,
    Unforeseen,
    UnreadableFile,
    importers,
    read_bytes,
)
from importers.registry import load
from viewer.archive import Incoming, incoming

Trouble = Literal["refused", "password", "recognition", "memory", "unforeseen", "slow", "crash"]
"""Why a file was not read: it says so, it is locked, its pages are pictures, it is too large, a parser failed in a way that has no
sentence of its own, or its process was lost: after too long, or by itself."""


@dataclass(frozen=True, slots=True)
class Load:
    """Load the bytes of a file and say what they are; it is called by `name`.

    Attributes:
        encoding: in which a person says that it is.
    """

    job: int
    path: Path
    password: str | None
    name: str
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """Read a file that was loaded, or forget it if it is not wanted.

    Attributes:
        for_archive: answer by `Prepared`, not by `Parsed`.
        recognised: pages to be taken as text recognition saw them.
    """

    job: int
    wanted: bool
    for_archive: bool = False
    recognised: tuple[RecognisedPage, ...] = ()


@dataclass(frozen=True, slots=True)
class Ready:
    """The importers are loaded."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """The bytes are here; nothing has been parsed."""

    job: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Parsed:
    """A file as bytes and as it was read."""

    job: int
    content: bytes
    document: ParsedDocument
    seconds: float


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file made ready for the archive here, so that the one process that writes need not."""

    job: int
    incoming: Incoming


@dataclass(frozen=True, slots=True)
class Failed:
    """A file that cannot be read, and why; `where` in our code, if nobody foresaw it.

    Attributes:
        pages: that recognition can read, if that is the trouble.
    """

    job: int
    sentence: str
    trouble: Trouble
    where: str = ""
    seconds: float = 0.0
    pages: tuple[int, ...] = ()


Answer = Ready | Loaded | Parsed | Prepared | Failed


_FIELDS = operator.attrgetter(*(each.name for each in fields(Block)))


def _reduced(block: Block) -> tuple[type[Block], tuple[object, ...]]:
    """A block as its fields in order: the way of frozen dataclasses costs four times as much."""
    return Block, _FIELDS(block)


def serve(connection: Connection, memory_mb: int) -> None:
    """Answer messages until the parent is gone."""
    settle(memory_mb)
    copyreg.pickle(Block, _reduced)
    importers()
    gc.freeze()  # what is loaded stays: no collection needs to look at it again
    loaded: dict[int, Source] = {}
    try:
        connection.send(Ready())
        while True:
            answer = _answer(connection.recv(), loaded)
            if answer is not None:
                connection.send(answer)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return


def _answer(message: Load | Read, loaded: dict[int, Source]) -> Answer | None:
    started = time.perf_counter()
    try:
        if isinstance(message, Load):
            loaded[message.job] = source = _load(message)
            return Loaded(message.job, hashlib.sha256(source.content).hexdigest())
        source = loaded.pop(message.job)
        if not message.wanted:
            return None
        if message.recognised:
            known = {page.page: page for page in message.recognised}
            source = replace(source, recognised=known)
        document = read_bytes(source)
        if message.for_archive:
            return Prepared(message.job, incoming(source.name, source.content, document))
        return Parsed(message.job, source.content, document, time.perf_counter() - started)
    except UnreadableFile as error:
        where = error.where if isinstance(error, Unforeseen) else ""
        spent = time.perf_counter() - started
        pages = error.pages if isinstance(error, RecognitionNeeded) else ()
        return Failed(message.job, str(error), _trouble(error), where, spent, pages)
    except MemoryError:
        sentence = "The file needs more memory than there is. Split it and retry."
        return Failed(message.job, sentence, "memory", seconds=time.perf_counter() - started)


def _trouble(error: UnreadableFile) -> Trouble:
    if isinstance(error, PasswordNeeded):
        return "password"
    if isinstance(error, RecognitionNeeded):
        return "recognition"
    if isinstance(error, NoMemory):
        return "memory"
    return "unforeseen" if isinstance(error, Unforeseen) else "refused"


def _load(message: Load) -> Source:
    try:
        if message.path.is_dir():
            raise _closed_folder(message.path)  # others were searched for their files before
    except PermissionError:
        raise _closed_folder(message.path.parent) from None
    return Source(message.name, load(message.path), message.password, message.encoding)


def _closed_folder(path: Path) -> UnreadableFile:
    return UnreadableFile(
        f"The folder “{path.name}” may not be opened by you. "
        "Ask for permission or copy the files elsewhere."
    )


def settle(memory_mb: int) -> None:
    """Make the process one that can be left alone."""
    # Ctrl+C goes to the whole group of a terminal; the parent decides what becomes of its workers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Standard output carries what the person asked for; parsers may print there.
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    logging.getLogger().addHandler(logging.NullHandler())
    _limit_memory(memory_mb)
    threading.Thread(target=_die_with_parent, daemon=True).start()


def _limit_memory(memory_mb: int) -> None:
    try:
        import resource  # POSIX only; elsewhere the time limit has to do
    except ImportError:
        return
    size = memory_mb * 1024 * 1024
    _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard != resource.RLIM_INFINITY:
        size = min(size, hard)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (size, hard))
    except (ValueError, OSError):  # macOS has the name and not the limit
        return


def _die_with_parent() -> None:
    """End in the middle of a file too: a parent that was killed wants no more answers."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
