"""What runs in a worker process: load a file, tell its hash, and read it if it is wanted.

See `messages.py` for what it is told and what it answers. The parent sends the next `Load` before the
present `Read` is done, so that a worker never waits for an answer.
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
from contextlib import closing, suppress
from dataclasses import dataclass, fields, replace
from multiprocessing.connection import Connection, wait
from pathlib import Path

from importers import (
    Block,
    NoMemory,
    ParsedDocument,
    PasswordNeeded,
    RecognitionNeeded,
    Source,
    Unforeseen,
    UnreadableFile,
    importers,
    read_bytes,
)
from importers.registry import InPortions, in_portions, load
from viewer.archive import incoming
from viewer.importing.messages import (
    Answer,
    Failed,
    Forget,
    Join,
    Load,
    Loaded,
    Message,
    Opened,
    Parsed,
    Portion,
    Portioned,
    Prepared,
    Read,
    Ready,
    Trouble,
)

IN_PORTIONS_BYTES = 150_000
IN_PORTIONS_PAGES = 40
"""Smaller files are read in a second or less: there is nothing to gain."""


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
    files = _Files()
    try:
        connection.send(Ready())
        while True:
            answer = files.answer(connection.recv())
            if answer is not None:
                connection.send(answer)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return


@dataclass(slots=True)
class _Opened:
    """A file that is being read in portions; `read` says what is wanted of it in the end."""

    source: Source
    paged: InPortions
    sha256: str
    read: Read | None = None


class _Files:
    """The files that this process has in hand, and what it answers about them."""

    def __init__(self) -> None:
        self._loaded: dict[int, Source] = {}
        self._opened: dict[int, _Opened] = {}

    def answer(self, message: Message) -> Answer | None:
        started = time.perf_counter()
        try:
            if isinstance(message, Load):
                self._loaded[message.job] = source = _load(message)
                return Loaded(message.job, hashlib.sha256(source.content).hexdigest())
            if isinstance(message, Portion):
                return self._portion(message)
            if isinstance(message, Forget):
                self._forget(message.job)
                return None
            return self._joined(message) if isinstance(message, Join) else self._read(message)
        except UnreadableFile as error:
            where = error.where if isinstance(error, Unforeseen) else ""
            pages = error.pages if isinstance(error, RecognitionNeeded) else ()
            failed = Failed(message.job, str(error), _trouble(error), where, pages=pages)
        except MemoryError:
            sentence = "The file needs more memory than there is. Split it and retry."
            failed = Failed(message.job, sentence, "memory")
        self._forget(message.job)
        return replace(failed, seconds=time.perf_counter() - started)

    def _read(self, message: Read) -> Answer:
        started = time.perf_counter()
        source = self._loaded.pop(message.job)
        if message.recognised:
            known = {page.page: page for page in message.recognised}
            source = replace(source, recognised=known)
        paged = None
        if message.in_portions and len(source.content) >= IN_PORTIONS_BYTES:
            paged = in_portions(source)
        if paged is None:
            return _made(source, read_bytes(source), message, started)
        opened = _Opened(source, paged, "", message)
        if paged.pages > IN_PORTIONS_PAGES:
            self._opened[message.job] = opened
            return Opened(message.job, paged.pages)
        with closing(paged):
            document = paged.whole([paged.portion(1, paged.pages)])
        return _made(source, document, message, started)

    def _portion(self, message: Portion) -> Portioned:
        try:
            paged = self._paged(message)
            content = None if paged is None else paged.portion(message.first, message.last)
        except (UnreadableFile, MemoryError):
            if message.load is None:
                raise
            paged = content = None
        beginning = None
        if message.beginning and paged is not None and content is not None:
            with suppress(UnreadableFile):  # so far there is nothing to be read
                beginning = paged.beginning(content)
        return Portioned(message.job, message.split, message.first, content, beginning)

    def _paged(self, message: Portion) -> InPortions | None:
        """The file of a portion; None where it is not what it was when it was first loaded."""
        opened = self._opened.get(message.job)
        if message.load is None:
            return None if opened is None else opened.paged
        if opened is None or opened.sha256 != message.sha256:
            self._forget(message.job)
            source = _load(message.load)
            if hashlib.sha256(source.content).hexdigest() != message.sha256:
                return None
            paged = in_portions(source)
            if paged is None:
                return None
            opened = self._opened[message.job] = _Opened(source, paged, message.sha256)
        return opened.paged

    def _joined(self, message: Join) -> Answer:
        started = time.perf_counter()
        opened = self._opened.pop(message.job)
        with closing(opened.paged):
            document = opened.paged.whole(message.portions)
        assert opened.read is not None  # only where it was read is it joined
        return _made(opened.source, document, opened.read, started)

    def _forget(self, job: int) -> None:
        self._loaded.pop(job, None)
        opened = self._opened.pop(job, None)
        if opened is not None:
            opened.paged.close()


def _made(source: Source, document: ParsedDocument, wanted: Read, started: float) -> Answer:
    if wanted.for_archive:
        return Prepared(wanted.job, incoming(source.name, source.content, document))
    return Parsed(wanted.job, source.content, document, time.perf_counter() - started)


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
