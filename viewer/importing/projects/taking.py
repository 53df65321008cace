"""The way of a project into the archive: one edit to undo, committed source by source."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from importers import UnreadableFile
from viewer.archive import Archive
from viewer.archive.people import LONGEST_NAME
from viewer.archive.taking_in_themes import Met
from viewer.domain import DocumentId, EditId
from viewer.domain.projects import FIELDS, ProjectNote, ProjectPerson
from viewer.exporters.projects.checking.package import find_inner
from viewer.exporters.projects.container import Container
from viewer.exporters.projects.plaintext import plain_text
from viewer.exporters.projects.vocabulary import INNER, identity
from viewer.importing.projects.documents import Documents, is_fit
from viewer.importing.projects.elements import read_elements
from viewer.importing.projects.foreign import Foreign, Source
from viewer.importing.projects.marks import Marking, Noting, field_named
from viewer.importing.projects.placing import in_blocks, in_lines, place
from viewer.importing.projects.plain import counted
from viewer.importing.projects.report import NOUNS, ProjectReport, Remarks, Taken
from viewer.importing.projects.rest import Rest
from viewer.importing.projects.texts import Material, Members, material, note_text
from viewer.importing.projects.themes import themes_of
from viewer.importing.report import Progress
from viewer.importing.workers import Workers

TOGETHER = 40
"""So many sources are in hand at a time."""

NO_NAME = "(name not given)"
_TABLES = {"tags": "tags", "notes": "annotations", "links": "note_links"}


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
        documents = Documents(
            self._archive,
            self._taking,
            self._members,
            self._marking,
            foreign.variables,
            workers,
            cancelled,
            self._folder,
            self._remarks,
        )
        self._taking.people(
            ProjectPerson(guid, " ".join(name.split())[:LONGEST_NAME] or NO_NAME)
            for guid, name in foreign.people.items()
        )
        self._taking.themes(list({id(each): each for each in self._themes.values()}.values()))
        total = len(foreign.sources)
        for start in range(0, total, TOGETHER):
            some = foreign.sources[start : start + TOGETHER]
            progress(Progress(start, total, (some[0].name,), start, total))
            if cancelled() or not self._take(some, documents, cancelled):
                return False
        progress(Progress(total, total, (), total, total))
        self._rest(documents)
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
        self, sources: Sequence[Source], documents: Documents, cancelled: Callable[[], bool]
    ) -> bool:
        """Whether all of them are in, with what stands in them."""
        materials = [
            material(each, self._members, self._remarks) for each in sources if self._is_taken(each)
        ]
        if not documents.take(materials):
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
        if each.said is not None and each.said.bookmarks:
            wanted = [(bookmark.passage,) for bookmark in each.said.bookmarks]
            found = [
                replace(bookmark, passage=placed.passages[0])
                for bookmark, placed in zip(
                    each.said.bookmarks, place(old, blocks, wanted), strict=True
                )
                if placed.passages
            ]
            self._taking.bookmarks(each.source.guid, found)

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
            fit = field == "name" or (field in FIELDS and is_fit(field or "", value))
            if value and (not fit or (variable, value) in cases):
                said.append(f"- {name or 'Variable'}: {value}")
        if said:
            guid = identity("values", each.source.guid)
            yield ProjectNote(guid, "\n".join(said), document=each.source.guid)

    # The rest

    def _rest(self, documents: Documents) -> None:
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
            name = f"Notes of {self._foreign.name or self._path.stem}"[:120].replace("/", "-")
            added = documents.add_page(name, rest.page.content(self._foreign.name))
            self._documents += [] if added is None else [added]


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
