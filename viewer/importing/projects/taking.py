"""The way of a project into the archive: one edit to undo, committed source by source."""

from __future__ import annotations

import hashlib
import re
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from importers import ParsedDocument, UnreadableFile
from viewer.archive import Archive, incoming
from viewer.archive.taking_in import Met
from viewer.domain import DocumentId, EditId
from viewer.domain.projects import FIELDS, ProjectDocument, ProjectNote, ProjectPerson
from viewer.exporters.projects.checking.package import find_inner
from viewer.exporters.projects.container import Container
from viewer.exporters.projects.plaintext import plain_text
from viewer.exporters.projects.vocabulary import INNER, VARIABLE_GUIDS, identity
from viewer.importing.projects.elements import read_elements
from viewer.importing.projects.foreign import Foreign, Source
from viewer.importing.projects.marks import Marking, Noting, field_named
from viewer.importing.projects.placing import in_blocks, in_lines
from viewer.importing.projects.plain import counted
from viewer.importing.projects.report import (
    NOUNS,
    ProjectReport,
    Remarks,
    Taken,
)
from viewer.importing.projects.rest import Rest
from viewer.importing.projects.texts import (
    Material,
    Members,
    file_name,
    fingerprint,
    fingerprint_of,
    is_file_name,
    material,
    note_text,
)
from viewer.importing.projects.themes import themes_of
from viewer.importing.report import Progress
from viewer.importing.workers import Workers

TOGETHER = 40
"""So many sources are in hand at a time."""

SHORTEST, LONGEST = 0.5, 1.5
"""Of the letters of a text: so many characters a document has that may say the same."""

NO_NAME = "(name not given)"
_TABLES = {"tags": "tags", "notes": "annotations", "links": "note_links"}
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_LANGUAGE = re.compile(r"[a-z]{2,3}")


def import_project(
    archive: Archive,
    path: Path,
    *,
    workers: Workers,
    progress: Callable[[Progress], None] = lambda _progress: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> ProjectReport:
    """Import a REFI-QDA project as one edit; importing it again doubles nothing.

    Args:
        archive: of the calling thread, which writes.
        path: of the `.qdpx` file.
        workers: read the files in it; they may be in use, then this waits.
        progress: told before the first source, and after each.
        cancelled: asked often; what came in before it says so stays.

    Raises:
        UnreadableFile: it is no project, damaged, or made to fill the memory.
    """
    remarks = Remarks()
    with Container(path) as container, tempfile.TemporaryDirectory(prefix="concord-") as folder:
        inner = find_inner(container)
        if inner is None:
            raise UnreadableFile(
                f"“{path.name}” is no REFI-QDA project: there is no “{INNER}” in it. "
                "Choose a .qdpx file."
            )
        if inner != INNER:
            remarks.changed("The elements were found under another name.", inner)
        foreign = read_elements(container.read(inner), path.name)
        coming = _Coming(archive, foreign, path, Members(container), remarks, Path(folder))
        with archive.long_edit(f"Import project {foreign.name or path.stem}") as edit:
            done = coming.run(workers, progress, cancelled)
    return coming.report(edit.id, cancelled=not done)


@dataclass(frozen=True, slots=True)
class _Read:
    """A file of a source as it was read here."""

    name: str
    content: bytes
    document: ParsedDocument


class _Coming:
    """One project on its way in."""

    def __init__(
        self,
        archive: Archive,
        foreign: Foreign,
        path: Path,
        members: Members,
        remarks: Remarks,
        folder: Path,
    ) -> None:
        self._archive = archive
        self._foreign = _each_once(foreign, remarks)
        self._path = path
        self._members = members
        self._remarks = remarks
        self._folder = folder
        self._themes = themes_of(foreign, path, remarks)
        self._noting = Noting(foreign, self._note_text)
        self._marking = Marking(self._themes, self._noting, remarks)
        self._taking = archive.projects.taking_in()
        self._unread: dict[DocumentId, int] | None = None
        self._texts: dict[str, DocumentId] = {}
        self._documents: list[DocumentId] = []
        self._unused: set[str] = set()

    def run(
        self,
        workers: Workers,
        progress: Callable[[Progress], None],
        cancelled: Callable[[], bool],
    ) -> bool:
        """Whether it came to its end."""
        foreign = self._foreign
        self._taking.people(
            ProjectPerson(guid, name or NO_NAME) for guid, name in foreign.people.items()
        )
        self._taking.themes(list({id(each): each for each in self._themes.values()}.values()))
        total = len(foreign.sources)
        for start in range(0, total, TOGETHER):
            some = foreign.sources[start : start + TOGETHER]
            progress(Progress(start, total, (some[0].name,), start, total))
            if cancelled() or not self._take(some, workers, cancelled):
                return False
        progress(Progress(total, total, (), total, total))
        self._rest(workers)
        return True

    def report(self, edit: EditId | None, *, cancelled: bool) -> ProjectReport:
        if self._foreign.repeated:
            self._remarks.changed("GUIDs that were given twice; the first holds.")
        free = self._unused - self._linked()
        for _ in free:
            self._remarks.left("Selections with neither code nor note nor link.")
        for name in self._taking.changed:
            self._remarks.changed("A theme that was here became as the project says.", name)
        counts = self._taking.counts
        taken = []
        for noun in NOUNS:
            each: Counter[Met] = counts.get(_TABLES.get(noun, noun), Counter())
            taken.append(
                Taken(noun, each.get("new", 0), each.get("there", 0), each.get("deleted", 0))
            )
        return ProjectReport(
            name=self._foreign.name or self._path.stem,
            origin=self._foreign.origin,
            taken=tuple(taken),
            remarks=self._remarks.all(),
            documents=tuple(dict.fromkeys(self._documents)),
            edit=edit,
            cancelled=cancelled,
        )

    def _linked(self) -> set[str]:
        ends = {each.origin for each in self._foreign.links}
        ends |= {each.target for each in self._foreign.links}
        return ends | {guid for group in self._foreign.groups for guid in group.selections}

    def _note_text(self, guid: str) -> str | None:
        note = self._foreign.notes.get(guid)
        return None if note is None else note_text(note, self._members)

    # Sources

    def _take(
        self, sources: Sequence[Source], workers: Workers, cancelled: Callable[[], bool]
    ) -> bool:
        """Whether all of them are in; some have no document in the end, and are told of."""
        materials = [
            material(each, self._members, self._remarks) for each in sources if self._is_taken(each)
        ]
        ours = [each for each in materials if each.said is not None and self._is_whole(each)]
        self._add_ours(ours)
        rest = [each for each in materials if self._taking.document(each.source.guid) is None]
        fresh = [each for each in rest if not self._meet(each)]
        if not self._read(fresh, workers, cancelled):
            return False
        for each in materials:
            if cancelled():
                return False
            self._mark(each)
        return True

    def _is_taken(self, source: Source) -> bool:
        if source.kind not in ("audio", "video"):
            return True
        self._remarks.left("Sound and film are not taken, nor their transcripts.", source.name)
        return False

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

    def _read(
        self, fresh: Sequence[Material], workers: Workers, cancelled: Callable[[], bool]
    ) -> bool:
        """Files first; where one cannot be read, or its text is another one, the text."""
        with_file = [(each, each.files[0]) for each in fresh if each.files]
        found = self._readings(with_file, workers, cancelled)
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
        second = self._readings(texts, workers, cancelled)
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
        workers: Workers,
        cancelled: Callable[[], bool],
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
        readings = workers.read(
            files(), names=names, recognised=self._archive.recognitions.of, cancelled=cancelled
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
            name = field_named(variable, self._foreign.variables.get(variable, ""))
            if name in FIELDS and _is_fit(name, value) and fields.get(name) != value:
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

    # What stands in them

    def _mark(self, each: Material) -> None:
        document = self._taking.document(each.source.guid)
        if document is None:
            return
        self._documents.append(document)
        blocks = self._archive.projects.blocks(document)
        way = each.text
        if each.said is not None:
            old = in_blocks(each.said.reading.blocks, each.said.starts)
        elif way is not None:
            old = in_lines(way.text)
        else:  # a file whose text is not in the project
            text = plain_text(blocks)
            way, old = counted(text.text, each.source.selections), in_blocks(blocks, text.starts)
        marks = self._marking.marks(each.source, way, old, blocks)
        marks.notes += self._values(each)
        self._unused |= marks.unused
        self._taking.marks(each.source.guid, marks.tags, marks.notes)

    def _values(self, each: Material) -> Iterator[ProjectNote]:
        """Variables that documents have no field for, as a note."""
        cases = [
            value
            for group in self._foreign.groups
            if group.case and each.source.guid in group.sources
            for value in group.values
        ]
        said = []
        for variable, value in dict.fromkeys((*each.source.values, *cases)):
            name = self._foreign.variables.get(variable, "")
            field = field_named(variable, name)
            fit = field == "name" or (field in FIELDS and _is_fit(field or "", value))
            if value and (not fit or (variable, value) in cases):
                said.append(f"- {name or 'Variable'}: {value}")
        if said:
            guid = identity("values", each.source.guid)
            yield ProjectNote(guid, "\n".join(said), document=each.source.guid)

    # The rest

    def _rest(self, workers: Workers) -> None:
        rest = Rest(
            self._foreign,
            self._themes,
            self._noting,
            lambda guid: self._taking.document(guid) is not None,
            self._marking.ends,
            self._remarks,
        )
        self._taking.notes(rest.theme_notes())
        self._taking.collections(rest.collections())
        pairs, links, notes = rest.links()
        for source, some in notes.items():
            self._taking.marks(source, (), some)
        self._taking.pairs(pairs)
        self._taking.links(links)
        rest.leftovers()
        if rest.page.parts:
            self._add_page(rest.page.content(self._foreign.name), workers)

    def _add_page(self, content: bytes, workers: Workers) -> None:
        """A document of what no document is of, unless it is here already."""
        known = self._archive.documents.has(hashlib.sha256(content).hexdigest())
        if known is not None:
            self._documents.append(known)
            return
        path = self._folder / "notes.txt"
        path.write_bytes(content)
        name = f"Notes of {self._foreign.name or self._path.stem}"[:120].replace("/", "-")
        with closing(workers.read([path], names={path: f"{name}.txt"})) as readings:
            for reading in readings:
                if reading.document is not None:
                    files = [incoming(f"{name}.txt", content, reading.document)]
                    (added,) = self._archive.documents.add_all(files, label="Import")
                    self._documents.append(added.document)
                    self._archive.documents.correct(added.document, title=name)


_FIELD = {guid: field for field, guid in VARIABLE_GUIDS.items() if field != "name"}


def _is_fit(field: str, value: str) -> bool:
    """Whether a document can have it there; else it goes into a note."""
    if field == "date":
        return _DATE.fullmatch(value) is not None
    return bool(value) and (field != "language" or _LANGUAGE.fullmatch(value) is not None)


def _each_once(foreign: Foreign, remarks: Remarks) -> Foreign:
    """Sources that share a GUID get one each."""
    seen: dict[str, int] = {}
    sources: list[Source] = []
    for source in foreign.sources:
        number = seen[source.guid] = seen.get(source.guid, 0) + 1
        if number > 1:
            remarks.changed("Two sources had one GUID.", source.name)
            source = replace(source, guid=identity("again", source.guid, str(number)))
        sources.append(source)
    return replace(foreign, sources=tuple(sources))
