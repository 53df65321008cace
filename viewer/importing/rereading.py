"""Documents read again from their originals: better importers, the same tags and notes.

The originals go from the archive through the worker processes as files do in an import. What is read
is compared with what is shown; only where it differs a new reading takes its place.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path, PurePath

from importers import ParsedDocument, RecognisedPage
from viewer.archive import Archive, ChangedSince
from viewer.archive.readings import Earlier, Move, Noun, label_of
from viewer.domain import Document, DocumentId, NotFound, Verdict, WorldError
from viewer.importing.report import Progress
from viewer.importing.reread_report import Reread, RereadReport, Resettled, Result, counted
from viewer.importing.resettling import moves
from viewer.importing.workers import Reading, Workers


def reread_documents(
    archive: Archive,
    documents: Iterable[DocumentId],
    *,
    workers: Workers,
    dry_run: bool = False,
    progress: Callable[[Progress], None] = lambda _progress: None,
    cancelled: Callable[[], bool] = lambda: False,
    passwords: Mapping[DocumentId, str] | None = None,
    encodings: Mapping[DocumentId, str] | None = None,
    recognised: Mapping[DocumentId, Iterable[int]] | None = None,
    label: str = "",
) -> RereadReport:
    """Read documents again, as one edit; each of them changes in one piece or not at all.

    Args:
        archive: of the calling thread.
        documents: ids; what is not there is refused.
        workers: read the originals; they may be in use, then this waits.
        dry_run: report what would be, and change nothing.
        progress: told before the first document, after each, and when others are begun.
        cancelled: asked often; what was read anew before it says so stays so.
        passwords: of encrypted originals.
        encodings: of text files, as a person says; "" has Concord tell it again. What was said of
            other documents earlier holds.
        recognised: numbers of pages to be taken as text recognition saw them, besides those that
            the shown reading has so.
        label: of the edit, where it is more than reading again.

    Raises:
        NotFound: one of the documents is not there.
    """
    known = [archive.documents.get(each) for each in dict.fromkeys(documents)]
    batch = _Batch(archive, known, passwords or {}, encodings or {}, progress, recognised or {})
    if dry_run:
        batch.run(workers, cancelled, batch.foreseen)
        return RereadReport(batch.outcomes(), None)
    with archive.long_edit(_label(known)) as edit:
        batch.run(workers, cancelled, batch.changed)
        fresh = [each for each in known if batch.is_fresh(each.id)]
        if len(fresh) == 1:  # it may have told its symbol only now
            fresh = archive.documents.some([fresh[0].id]) or fresh
        edit.label = label or _label(fresh or known)
    return RereadReport(batch.outcomes(), edit.id)


class _Batch:
    """The documents with what has become of them so far."""

    def __init__(
        self,
        archive: Archive,
        documents: list[Document],
        passwords: Mapping[DocumentId, str],
        encodings: Mapping[DocumentId, str],
        progress: Callable[[Progress], None],
        recognised: Mapping[DocumentId, Iterable[int]],
    ) -> None:
        self._archive = archive
        self._recognised = {each.sha256: recognised.get(each.id, ()) for each in documents}
        self._documents = documents
        self._passwords = passwords
        self._encodings = encodings
        self._progress = progress
        self._outcomes: dict[DocumentId, Reread] = {}
        self._current: tuple[str, ...] = ()
        self._path_passwords: dict[Path, str] = {}
        self._path_names: dict[Path, str] = {}
        self._path_encodings: dict[Path, str] = {}

    def run(
        self,
        workers: Workers,
        cancelled: Callable[[], bool],
        settle: Callable[[Document, ParsedDocument], Reread],
    ) -> None:
        with tempfile.TemporaryDirectory(prefix="concord-") as folder:
            readings = workers.read(
                self._files(Path(folder)),
                recognised=self._pages,
                passwords=self._path_passwords,
                names=self._path_names,
                encodings=self._path_encodings,
                cancelled=cancelled,
                reading=self._begun,
            )
            with closing(readings):
                for reading in readings:
                    reading.path.unlink(missing_ok=True)
                    document = self._documents[reading.number]
                    self._outcomes[document.id] = self._outcome(document, reading, settle)
                    self._tell()

    def _pages(self, sha256: str) -> list[RecognisedPage]:
        return self._archive.recognitions.shown(sha256, self._recognised[sha256])

    def outcomes(self) -> tuple[Reread, ...]:
        """Of all documents: what no worker has handed in was cancelled."""
        return tuple(
            self._outcomes.get(each.id)
            or Reread(each.id, _name(each), "cancelled", f"“{_name(each)}” was not read again.")
            for each in self._documents
        )

    def is_fresh(self, document: DocumentId) -> bool:
        found = self._outcomes.get(document)
        return found is not None and found.result == "new"

    def foreseen(self, document: Document, parsed: ParsedDocument) -> Reread:
        """What a new reading would change."""
        earlier = self._archive.readings.standing(document.id)
        before = self._archive.readings.blocks(document.id)
        return _fresh(
            document, before, parsed, moves(earlier, parsed.blocks, encoding=parsed.encoding)
        )

    def changed(self, document: Document, parsed: ParsedDocument) -> Reread:
        """Show the new reading."""

        def decide(earlier: Sequence[Earlier]) -> Sequence[Move]:
            return moves(earlier, parsed.blocks, encoding=parsed.encoding)

        before = self._archive.readings.blocks(document.id)
        done = self._archive.readings.replace(
            document.id, parsed, decide, encoding_chosen=self._chosen(document) is not None
        )
        return _fresh(document, before, parsed, done)

    def _files(self, folder: Path) -> Iterator[Path]:
        """The originals, each put there when a worker is about to take it."""
        for number, document in enumerate(self._documents):
            path = folder / f"{number}{PurePath(document.name).suffix[:10]}"
            self._path_names[path] = document.name
            if document.id in self._passwords:
                self._path_passwords[path] = self._passwords[document.id]
            if chosen := self._chosen(document):
                self._path_encodings[path] = chosen
            content = self._archive.documents.original(document.id)
            try:
                path.write_bytes(content)
            except OSError as error:
                raise NoRoom(
                    f"“{document.name}” could not be put into “{folder.parent}” to be read: "
                    f"{error.strerror}. Make room there and do it again."
                ) from error
            yield path

    def _chosen(self, document: Document) -> str | None:
        """The encoding that a person has said the document is in, now or before."""
        before = document.encoding if "encoding" in document.corrected else None
        return self._encodings.get(document.id, before) or None

    def _outcome(
        self,
        document: Document,
        reading: Reading,
        settle: Callable[[Document, ParsedDocument], Reread],
    ) -> Reread:
        name = _name(document)
        if reading.document is None:
            result: Result = "password" if reading.password else "failed"
            return Reread(document.id, name, result, reading.sentence)
        try:
            if self._archive.readings.is_new(document.id, reading.document):
                return settle(document, reading.document)
            count = self._archive.readings.blocks(document.id)
            return Reread(
                document.id, name, "same", f"“{name}”: nothing new.", before=count, after=count
            )
        except (NotFound, ChangedSince) as error:  # a person has removed or changed it meanwhile
            return Reread(document.id, name, "failed", str(error))

    def _begun(self, names: tuple[str, ...]) -> None:
        self._current = names
        self._tell()

    def _tell(self) -> None:
        done, total = len(self._outcomes), len(self._documents)
        self._progress(Progress(done, total, self._current, 0, 0))


class NoRoom(WorldError):
    """The folder for temporary files takes no more."""


def _fresh(
    document: Document, before: int, parsed: ParsedDocument, settled: Iterable[Move]
) -> Reread:
    after = len(parsed.blocks)
    name = _name(document)
    copies: dict[tuple[Noun, int], list[Move]] = {}
    for move in settled:
        if move.standing.shown and move.standing.noun in ("tags", "annotations"):
            copies.setdefault((move.standing.noun, move.standing.row), []).append(move)
    return Reread(
        document.id,
        name,
        "new",
        f"“{name}”: {before} blocks before, {after} now.",
        before,
        after,
        tuple(_resettled(each, parsed) for each in copies.values()),
    )


def _resettled(copies: list[Move], parsed: ParsedDocument) -> Resettled:
    """A tag or note, with the words of all that it has become."""
    move = copies[0]
    was, to = move.standing, move.to
    words = [
        parsed.blocks[each.to.index].text[each.to.start : each.to.end] for each in copies if each.to
    ]
    return Resettled(
        noun=was.noun,
        row=was.row,
        theme=was.theme,
        theme_name=was.theme_name,
        body=was.body,
        verdict=Verdict.ORPHAN if to is None else Verdict.DOUBT if move.why else Verdict.MOVED,
        was=was.words,
        now=" … ".join(words),
        index=None if to is None else to.index,
        score=move.score,
        why=move.why,
        joined=move.how == "join",
    )


def _name(document: Document) -> str:
    return document.symbol or document.title


def _label(documents: list[Document]) -> str:
    if len(documents) == 1:
        return label_of(_name(documents[0]))
    return f"Read {counted(len(documents))} again"
