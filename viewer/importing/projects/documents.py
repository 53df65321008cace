"""Sources become documents: met by their bytes or their text, else read and added."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from importers import ParsedDocument
from viewer.archive import Archive, incoming
from viewer.archive.taking_in import TakingIn
from viewer.domain import DocumentId
from viewer.domain.projects import FIELDS, ProjectDocument
from viewer.exporters.projects.vocabulary import VARIABLE_GUIDS
from viewer.importing.projects.marks import Marking, field_named
from viewer.importing.projects.report import Remarks
from viewer.importing.projects.texts import (
    Material,
    Members,
    file_name,
    fingerprint,
    fingerprint_of,
    is_file_name,
)
from viewer.importing.workers import Workers

SHORTEST, LONGEST = 0.5, 1.5
"""Of the letters of a text: so many characters a document has that may say the same."""

_FIELD = {guid: field for field, guid in VARIABLE_GUIDS.items() if field != "name"}
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_LANGUAGE = re.compile(r"[a-z]{2,3}")


@dataclass(frozen=True, slots=True)
class _Read:
    """A file of a source as it was read here."""

    name: str
    content: bytes
    document: ParsedDocument


class Documents:
    """Those of one project.

    Args:
        archive: of the calling thread, inside a long edit.
        taking: is told which document a source is.
        members: the files of the project.
        marking: tells whether the places of a source are in what was read of it.
        variables: their names, by GUID.
        workers: read the files.
        cancelled: asked often.
        folder: to keep files in while they are read.
        remarks: take what was changed or left.
    """

    def __init__(
        self,
        archive: Archive,
        taking: TakingIn,
        members: Members,
        marking: Marking,
        variables: dict[str, str],
        workers: Workers,
        cancelled: Callable[[], bool],
        folder: Path,
        remarks: Remarks,
    ) -> None:
        self._archive = archive
        self._taking = taking
        self._members = members
        self._marking = marking
        self._variables = variables
        self._workers = workers
        self._cancelled = cancelled
        self._folder = folder
        self._remarks = remarks
        self._unread: dict[DocumentId, int] | None = None
        self._texts: dict[str, DocumentId] = {}

    def take(self, materials: Sequence[Material]) -> bool:
        """Whether all of them are in; some have no document in the end, and are told of."""
        self._add_ours(
            [each for each in materials if each.said is not None and self._is_whole(each)]
        )
        rest = [each for each in materials if self._taking.document(each.source.guid) is None]
        fresh = [each for each in rest if not self._meet(each)]
        for each in fresh:
            if each.said is not None:
                self._remarks.changed(
                    "The original of a document is damaged or not here; the text of the project "
                    "was taken.",
                    each.name,
                )
        return self._read(fresh)

    def _is_whole(self, each: Material) -> bool:
        """Whether the file that Concord put in is there as it was."""
        said = each.said
        member = None if said is None else self._members.find(said.original)
        content = None if member is None else self._members.read(member)
        return (
            said is not None
            and content is not None
            and hashlib.sha256(content).hexdigest() == said.sha256
        )

    def _add_ours(self, ours: Sequence[Material]) -> None:
        files = []
        for each in ours:
            said = each.said
            member = None if said is None else self._members.find(said.original)
            content = None if member is None else self._members.read(member)
            if said is None or content is None:
                continue
            known = self._archive.documents.has(said.sha256)
            if known is not None:
                self._taking.meet(each.source.guid, known)
                continue
            fields = {
                name: value
                for variable, value in each.source.values
                if (name := _FIELD.get(variable)) is not None and value
            }
            document = ProjectDocument(
                guid=each.source.guid,
                name=said.name,
                sha256=said.sha256,
                title=said.title,
                fields=fields,
                corrected=said.corrected,
                reading=said.reading,
                by=each.source.by,
                at=each.source.at,
            )
            files.append((document, incoming(said.name, content, said.reading)))
        if files:
            self._taking.add(files)

    def _meet(self, each: Material) -> bool:
        """Whether it is a document that is here: by its bytes, or by its text."""
        contents = [self._members.read(file) for file in each.files]
        for content in (*contents, each.raw):
            if content is not None:
                known = self._archive.documents.has(hashlib.sha256(content).hexdigest())
                if known is not None:
                    self._taking.meet(each.source.guid, known)
                    return True
        if each.text is None or not each.text.text.strip():
            return False
        known = self._with_text(each.text.text)
        if known is not None:
            self._taking.meet(each.source.guid, known)
        return known is not None

    def _with_text(self, text: str) -> DocumentId | None:
        """The document, of those that were here before, that says the same.

        Only those of about its length are looked at: labels and white space may differ.
        """
        if self._unread is None:
            self._unread = self._archive.projects.lengths()
        letters = sum(map(len, text.split()))
        about = [
            document
            for document, length in self._unread.items()
            if SHORTEST * letters <= length <= LONGEST * letters
        ]
        for document in about:
            del self._unread[document]
            blocks = self._archive.projects.blocks(document, furniture=False)
            self._texts.setdefault(fingerprint(blocks), document)
        return self._texts.get(fingerprint_of(text))

    def _read(self, fresh: Sequence[Material]) -> bool:
        """Files first; where one cannot be read, or its text is another one, the text."""
        with_file = [(each, each.files[0]) for each in fresh if each.files]
        found = self._readings(with_file)
        if found is None:
            return False
        texts: list[tuple[Material, None]] = []
        for each in fresh:
            read = found.get(each.source.guid)
            if read is not None and self._fits(each, read):
                self._add(each, read)
            elif each.raw is not None and each.text is not None and each.text.text.strip():
                if each.files and read is not None:
                    self._remarks.changed(
                        "The text of a file is another one here; the text of the project was taken.",
                        each.name,
                    )
                texts.append((each, None))
            elif read is not None:
                self._add(each, read)
            elif not each.files:
                self._remarks.left("A source has neither a text nor a file here.", each.name)
        second = self._readings(texts)
        if second is None:
            return False
        for each, _ in texts:
            if each.source.guid in second:
                self._add(each, second[each.source.guid])
        return True

    def _fits(self, each: Material, read: _Read) -> bool:
        return each.text is None or self._marking.fits(each.source, each.text, read.document.blocks)

    def _readings(
        self,
        wanted: Sequence[tuple[Material, str | None]],
    ) -> dict[str, _Read] | None:
        """What the workers make of files, by source; None where it was cancelled."""
        if not wanted:
            return {}  # no process is started for nothing
        names: dict[Path, str] = {}
        given: list[Material] = []

        def files() -> Iterator[Path]:
            for number, (each, member) in enumerate(wanted):
                content = each.raw if member is None else self._members.read(member)
                path = self._folder / f"{number}{Path(file_name(each, member)).suffix}"
                path.write_bytes(content or b"")
                names[path] = file_name(each, member)
                given.append(each)
                yield path

        found: dict[str, _Read] = {}
        readings = self._workers.read(
            files(),
            names=names,
            recognised=self._archive.recognitions.of,
            cancelled=self._cancelled,
        )
        count = 0
        with closing(readings):
            for reading in readings:
                count += 1
                reading.path.unlink(missing_ok=True)
                each = given[reading.number]
                if reading.document is not None:
                    name = names[reading.path]
                    found[each.source.guid] = _Read(name, reading.content, reading.document)
                elif each.raw is not None and wanted[reading.number][1] is not None:
                    self._remarks.changed(
                        f"The text of the project was taken in place of a file. {reading.sentence}",
                        each.name,
                    )
                else:
                    self._remarks.left(f"A file was not read. {reading.sentence}", each.name)
        return found if count == len(wanted) else None

    def _add(self, each: Material, read: _Read) -> None:
        metadata = read.document.metadata
        fields = {name: said for name in FIELDS if (said := getattr(metadata, name))}
        corrected = []
        for variable, value in each.source.values:
            name = field_named(variable, self._variables.get(variable, ""))
            if name in FIELDS and is_fit(name, value) and fields.get(name) != value:
                fields[name] = value
                corrected.append(name)
        title = metadata.title or ""
        if each.source.name and not is_file_name(each.source.name):
            if metadata.title != each.source.name:
                corrected.append("title")
            title = each.source.name
        document = ProjectDocument(
            guid=each.source.guid,
            name=read.name,
            sha256=hashlib.sha256(read.content).hexdigest(),
            title=title,
            fields=fields,
            corrected=tuple(sorted(set(corrected))),
            reading=read.document,
            by=each.source.by,
            at=each.source.at,
        )
        self._taking.add([(document, incoming(read.name, read.content, read.document))])

    def add_page(self, name: str, content: bytes) -> DocumentId | None:
        """A document of what no document is of, unless it is here already."""
        known = self._archive.documents.has(hashlib.sha256(content).hexdigest())
        if known is not None:
            return known
        path = self._folder / "notes.txt"
        path.write_bytes(content)
        with closing(self._workers.read([path], names={path: f"{name}.txt"})) as readings:
            for reading in readings:
                if reading.document is not None:
                    files = [incoming(f"{name}.txt", content, reading.document)]
                    (added,) = self._archive.documents.add_all(files, label="Import")
                    self._archive.documents.correct(added.document, title=name)
                    return added.document
        return None


def is_fit(field: str, value: str) -> bool:
    """Whether a document can have it there; else it goes into a note."""
    if field == "date":
        return _DATE.fullmatch(value) is not None
    return bool(value) and (field != "language" or _LANGUAGE.fullmatch(value) is not None)
