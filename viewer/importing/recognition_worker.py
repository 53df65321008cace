"""What runs in a process that recognises text: one page after another, each answered."""

from __future__ import annotations

from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from importers import RecognisedPage, Source, UnreadableFile
from importers.recognition.recognising import recognise_page
from importers.registry import load
from viewer.importing.worker import settle


@dataclass(frozen=True, slots=True)
class Page:
    """A page to be recognised of the file at `path`, which is called by `name`."""

    path: Path
    name: str
    number: int
    languages: tuple[str, ...]
    password: str | None = None


Answer = RecognisedPage | str
"""A page, or a sentence that says why there is none."""


def serve(connection: Connection, memory_mb: int) -> None:
    """Answer each `Page` until the parent is gone."""
    settle(memory_mb)
    held: tuple[Path, bytes] | None = None  # of the last file: its pages come one after another
    try:
        while True:
            page: Page = connection.recv()
            if held is None or held[0] != page.path:
                held = None
                try:
                    held = page.path, load(page.path)
                except UnreadableFile as error:
                    connection.send(str(error))
                    continue
            connection.send(_answer(page, held[1]))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return


def _answer(page: Page, content: bytes) -> Answer:
    source = Source(page.name, content, page.password)
    try:
        return recognise_page(source, page.number, page.languages)
    except UnreadableFile as error:
        return str(error)
    except MemoryError:
        return f"Page {page.number} of “{page.name}” needs more memory than there is."
