"""Text recognised on pages of files and documents, kept page by page, then read like any text.

Pages go to processes of their own (`recognition_pool.py`). Each that is done is kept in the archive
by the hash of its file, so that a cancel, a crash or a full disk loses the page in work alone. At
the end a file is imported, and a document read again, with what is known of its pages by then.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path, PurePath

from importers import RecognisedPage, UnreadableFile
from importers.pdfpages.numbers import numbered
from importers.recognition import engine
from importers.recognition.languages import usual
from importers.registry import load
from viewer.archive import Archive
from viewer.domain import Document, DocumentId, WorldError
from viewer.importing.pipeline import import_files
from viewer.importing.recognition_pool import recognise_pages
from viewer.importing.recognition_report import RecognisedFile, RecognitionReport
from viewer.importing.recognition_worker import Page
from viewer.importing.report import FileOutcome, Progress
from viewer.importing.reread_report import Reread
from viewer.importing.rereading import NoRoom, reread_documents
from viewer.importing.workers import Workers


class NoRecognition(WorldError):
    """Tesseract or a language pack of it is missing, or a page was named that is not there."""


@dataclass(frozen=True, slots=True)
class Scan:
    """Pages of a document of the archive, or of a file that is none yet, to be recognised.

    Attributes:
        document: or `path`: one of the two.
        pages: numbers, from 1.
    """

    pages: tuple[int, ...]
    document: DocumentId | None = None
    path: Path | None = None
    password: str | None = None


def languages_here() -> tuple[str, ...]:
    """Codes of the language packs that are installed.

    Raises:
        NoRecognition: none is; the sentence says what to install.
    """
    try:
        return engine.find().languages
    except engine.NoEngine as error:
        raise NoRecognition(str(error)) from error


def checked_languages(languages: Sequence[str]) -> tuple[str, ...]:
    """As `languages_here`, and make sure that these are among them.

    Raises:
        NoRecognition: the engine or one of the languages is not there.
    """
    installed = languages_here()
    try:
        engine.check_languages(engine.find(), languages)
    except engine.NoEngine as error:
        raise NoRecognition(str(error)) from error
    return installed


def recognise(
    archive: Archive,
    scans: Sequence[Scan],
    *,
    workers: Workers,
    languages: Sequence[str] = (),
    progress: Callable[[Progress], None] = lambda _progress: None,
    cancelled: Callable[[], bool] = lambda: False,
    count: int | None = None,
) -> RecognitionReport:
    """Recognise pages and take them into the archive, as one edit.

    Args:
        archive: of the calling thread.
        scans: what to recognise.
        workers: read the files at the end.
        languages: codes of the engine; by default what suits each document.
        progress: told before the first page and after each.
        cancelled: asked often; what was recognised before it says so is taken in.
        count: of processes; one for each core by default.

    Raises:
        NoRecognition: the engine or a language is not installed, or a page does not exist.
    """
    installed = checked_languages(languages)
    with tempfile.TemporaryDirectory(prefix="concord-") as folder:
        files = [
            _File(archive, scan, Path(folder) / str(number), languages, installed)
            for number, scan in enumerate(scans)
        ]
        _recognise(archive, files, progress, cancelled, count)
    return _take_in(archive, files, workers)


class _File:
    """A file with what was recognised on it so far."""

    def __init__(
        self,
        archive: Archive,
        scan: Scan,
        folder: Path,
        languages: Sequence[str],
        installed: Sequence[str],
    ) -> None:
        self.scan = scan
        self.document: Document | None = None
        self.seen: list[RecognisedPage] = []
        self.failed: dict[int, str] = {}
        if scan.document is not None:
            self.document = archive.documents.get(scan.document)
            self.name, self.sha256 = self.document.name, self.document.sha256
            content = archive.documents.original(scan.document)
            self.path = folder.with_suffix(PurePath(self.name).suffix[:10])
            _put(self.path, self.name, content)
            _check_pages(self.document, scan.pages)
        elif scan.path is not None:
            self.path, self.name = scan.path, scan.path.name
            self.sha256 = _sha256(scan.path)
        else:
            raise TypeError("a scan is of a document or of a file")
        known = self.document.language if self.document else None
        self.languages = tuple(languages) or usual(installed, known)
        self.seen += self._kept(archive)

    def _kept(self, archive: Archive) -> list[RecognisedPage]:
        """Pages that were recognised so before and never taken in: the work was cut off then."""
        shown = self.document.recognised if self.document else ()
        name = engine.find().name
        return [
            page
            for page in archive.recognitions.of(self.sha256)
            if page.page in self.scan.pages
            and page.page not in shown
            and page.engine == name
            and set(page.languages.split("+")) <= set(self.languages)
        ]

    def pages(self) -> list[Page]:
        """Those that are left to be recognised."""
        done = {page.page for page in self.seen}
        return [
            Page(self.path, self.name, number, self.languages, self.scan.password)
            for number in dict.fromkeys(self.scan.pages)
            if number not in done
        ]

    @property
    def title(self) -> str:
        return (self.document.symbol or self.document.title) if self.document else self.name


def _put(path: Path, name: str, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise NoRoom(
            f"“{name}” could not be put into “{path.parent}” to be recognised: "
            f"{error.strerror}. Make room there and do it again."
        ) from error


def _sha256(path: Path) -> str:
    try:
        return hashlib.sha256(load(path)).hexdigest()
    except UnreadableFile as error:
        raise NoRecognition(str(error)) from error


def _check_pages(document: Document, pages: Iterable[int]) -> None:
    """Make sure that the document has them.

    Raises:
        NoRecognition: it has no pages, or not these.
    """
    if document.pages is None or document.importer not in ("pdf", "image"):
        raise NoRecognition(f"“{document.title}” has no pages that could be recognised.")
    beyond = [page for page in pages if not 1 <= page <= document.pages]
    if beyond:
        raise NoRecognition(
            f"“{document.title}” has no {numbered(beyond, 'page')}; it has pages 1-{document.pages}."
        )


def _recognise(
    archive: Archive,
    files: Sequence[_File],
    progress: Callable[[Progress], None],
    cancelled: Callable[[], bool],
    count: int | None,
) -> None:
    by_path = {each.path: each for each in files}
    pages = [page for each in files for page in each.pages()]
    kept = sum(len(each.seen) for each in files)
    done = 0

    def tell() -> None:
        current = (f"{pages[done].name}, page {pages[done].number}",) if done < len(pages) else ()
        progress(Progress(kept + done, kept + len(pages), current, 0, 0))

    tell()
    with closing(recognise_pages(pages, cancelled=cancelled, count=count)) as turns:
        for turn in turns:
            for each in turn:
                file = by_path[each.page.path]
                if each.seen is None:
                    file.failed[each.page.number] = each.sentence
                else:
                    archive.recognitions.keep(file.sha256, each.seen)
                    file.seen.append(each.seen)
                done += 1
                tell()


def _take_in(archive: Archive, files: Sequence[_File], workers: Workers) -> RecognitionReport:
    """Import or read again what has pages that were recognised."""
    new = [each for each in files if each.document is None and each.seen]
    old = {
        each.document.id: [page.page for page in each.seen]
        for each in files
        if each.document is not None and each.seen
    }
    imported: dict[Path, FileOutcome] = {}
    reread: dict[DocumentId, Reread] = {}
    label = _label([each for each in files if each.seen] or files)
    with archive.long_edit(label) as edit:
        if new:
            paths = [each.path for each in new]
            passwords = {each.path: each.scan.password for each in new if each.scan.password}
            report = import_files(archive, paths, workers=workers, passwords=passwords)
            imported = {each.path: each for each in report.files}
        if old:
            passed = {
                each.scan.document: each.scan.password
                for each in files
                if each.scan.document is not None and each.scan.password
            }
            again = reread_documents(
                archive, old, workers=workers, passwords=passed, recognised=old, label=label
            )
            reread = {each.document: each for each in again.documents}
        edit.label = label
    return RecognitionReport(
        tuple(_outcome(each, imported.get(each.path), reread) for each in files), edit.id
    )


def _outcome(
    file: _File, imported: FileOutcome | None, reread: dict[DocumentId, Reread]
) -> RecognisedFile:
    seen = {page.page for page in file.seen}
    sure = [page.confidence for page in file.seen if page.confidence is not None]
    left = [page for page in file.scan.pages if page not in seen and page not in file.failed]
    document = file.scan.document or (imported.document if imported else None)
    return RecognisedFile(
        file.name,
        document,
        tuple(sorted(seen)),
        sum(sure) / len(sure) if sure else None,
        tuple(file.failed.values()),
        tuple(dict.fromkeys(left)),
        imported,
        reread.get(document) if document is not None else None,
    )


def _label(files: Sequence[_File]) -> str:
    if len(files) != 1:
        return f"Recognise the text of {len(files)} documents"
    title = files[0].title
    return "Recognise the text of " + (
        f"“{title}”" if len(title) <= 40 else f"“{title[:39].rstrip()}…”"
    )
