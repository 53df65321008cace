"""A file read with its pictures of pages recognised, without an archive."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from importers import ParsedDocument, RecognitionNeeded, Source, read_bytes
from importers.recognition.languages import usual
from importers.registry import load
from viewer.importing.recognition import checked_languages
from viewer.importing.recognition_pool import recognise_pages
from viewer.importing.recognition_worker import Page
from viewer.importing.report import Progress


def read_recognised(
    path: Path,
    *,
    languages: Sequence[str] = (),
    password: str | None = None,
    encoding: str | None = None,
    progress: Callable[[Progress], None] = lambda _progress: None,
) -> tuple[ParsedDocument, list[str]]:
    """The document, and a sentence for each page that was not recognised.

    Raises:
        NoRecognition: the engine or a language is not installed, and a page needs it.
        UnreadableFile: it cannot be read, or nothing was recognised on it.
    """
    source = Source(path.name, load(path), password, encoding)
    document: ParsedDocument | None = None
    try:
        document = read_bytes(source)
        needed = document.unread
    except RecognitionNeeded as error:
        needed = error.pages
    if document is not None and not needed:
        return document, []
    installed = checked_languages(languages)
    known = document.metadata.language if document else None
    chosen = tuple(languages) or usual(installed, known)
    pages = [Page(path, path.name, number, chosen, password) for number in needed]
    seen, failed, done = {}, [], 0
    progress(Progress(0, len(pages), (path.name,), 0, 0))
    with closing(recognise_pages(pages)) as turns:
        for turn in turns:
            for each in turn:
                done += 1
                progress(Progress(done, len(pages), (path.name,), 0, 0))
                if each.seen is None:
                    failed.append(each.sentence)
                else:
                    seen[each.seen.page] = each.seen
    return read_bytes(replace(source, recognised=seen)), failed
