"""Workers in whose hands a file does what its name says: crash, hang, swell, fail."""

from __future__ import annotations

import os
import time
from multiprocessing.connection import Connection
from pathlib import Path
from unittest.mock import patch

import importers
from importers import Importer, ParsedDocument, Source, UnreadableFile, registry
from importers.registry import InPortions
from viewer.importing import worker

PARENT = """
import sys
from pathlib import Path
from tests.viewer.importing import saboteur
from viewer.importing import Workers
from viewer.importing import workers as pool

if __name__ == "__main__":
    pool.serve = saboteur.serve
    workers = Workers(1)
    workers.warm()
    print(*(each.process.pid for each in workers.workers), flush=True)
    list(workers.read([Path(sys.argv[1])]))
"""


def _fail(_source: Source) -> ParsedDocument:
    raise IndexError("beyond the end")


_FAILING = Importer("failing", "failing", (".txt",), lambda _source: 100, _fail)


def serve(connection: Connection, memory_mb: int) -> None:
    """As the real one, but for the files that are named so."""
    vars(worker)["read_bytes"] = _read
    vars(worker)["in_portions"] = _in_portions
    worker.serve(connection, memory_mb)


def _in_portions(source: Source) -> InPortions | None:
    """A file that does what its name says at a page (`hang at 33.pdf`)."""
    paged = registry.in_portions(source)
    deed, _, page = Path(source.name).stem.partition(" at ")
    if paged is None or not page:
        return paged
    portion = paged.portion

    def sabotaged(first: int, last: int) -> bytes:
        if first == int(page) and deed == "crash":
            os.abort()
        if first == int(page) and deed == "hang":
            time.sleep(600)
        if first == int(page) and deed == "fail":
            raise UnreadableFile("It cannot be read here.")
        return portion(first, last)

    vars(paged)["portion"] = sabotaged
    return paged


def _read(source: Source) -> ParsedDocument:
    if source.name.startswith("crash"):
        os.abort()
    if source.name.startswith("hang"):
        time.sleep(600)
    if source.name.startswith("swell"):
        bytearray(4 * 1024**3)
    if source.name.startswith("fail"):
        return _read_failing(source)
    return importers.read_bytes(source)


def _read_failing(source: Source) -> ParsedDocument:
    with patch.object(registry, "choose", lambda _source: _FAILING):
        return importers.read_bytes(source)


def serve_all_badly(connection: Connection, memory_mb: int) -> None:
    """Every file fails: one in a parser, the next beside it, which ends the process."""
    vars(worker)["read_bytes"] = _badly
    worker.serve(connection, memory_mb)


def _badly(source: Source) -> ParsedDocument:
    if int(source.name[:6]) % 2:
        raise ZeroDivisionError(source.name)
    return _read_failing(source)
