"""What stands in a source becomes tags and notes of its document; nothing is dropped in silence.

What has no place in the text becomes a note on the document, with its words and its codes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from importers.parsed import Block, Kind
from viewer.domain.projects import ProjectNote, ProjectTag, ProjectTheme
from viewer.domain.reanchoring import Passage
from viewer.exporters.projects.vocabulary import (
    DOUBTFUL,
    DOUBTFUL_BODY,
    DOUBTFUL_NAME,
    VARIABLE_GUIDS,
    VARIABLES,
    identity,
)
from viewer.importing.projects.foreign import Area, Coding, Foreign, Selection, Source
from viewer.importing.projects.locating import Located, by_quote, locate
from viewer.importing.projects.placing import Old, Placed, exact, in_lines, passages_of, place
from viewer.importing.projects.plain import Counted
from viewer.importing.projects.report import Remarks

_SHORT = 80
MOST_LOST = 0.1
"""Of the selections; where a file as it is read here has fewer of them, its text is taken instead."""
FIELD_OF = {name.casefold(): field for field, name in VARIABLES.items()}


@dataclass(slots=True)
class Marks:
    """Of one document.

    Attributes:
        unused: selections with neither code nor note: places of links, or free quotations.
    """

    tags: list[ProjectTag] = field(default_factory=list)
    notes: list[ProjectNote] = field(default_factory=list)
    unused: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Noting:
    """Which notes have found their place so far: one that is on several things is written for each."""

    foreign: Foreign
    text: Callable[[str], str | None]
    placed: dict[str, str] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

    def identity(self, guid: str, *where: str) -> str:
        """Its own GUID the first time, if it has one; else one that is the same every time."""
        if guid and guid not in self.used:
            self.used.add(guid)
            return guid
        return identity("again", guid, *where)

    def note(self, guid: str, where: str, **target: object) -> ProjectNote | None:
        """A memo as a note on something; None where it says nothing."""
        memo = self.foreign.notes.get(guid)
        body = self.text(guid)
        if memo is None or body is None or not body.strip():
            return None
        own = self.identity(guid, where)
        self.placed.setdefault(guid, own)
        return ProjectNote(
            own,
            body,
            memo.by,
            memo.at,
            memo.changed_at,
            **target,  # type: ignore[arg-type]
        )

    def is_doubt(self, guid: str) -> bool:
        """Whether it is the note by which Concord says that whoever coded was not sure."""
        if guid == DOUBTFUL:
            return True
        memo = self.foreign.notes.get(guid)
        return memo is not None and memo.name == DOUBTFUL_NAME and self.text(guid) == DOUBTFUL_BODY


class Marking:
    """Reads the marks of sources, one after the other."""

    def __init__(self, themes: dict[str, ProjectTheme], noting: Noting, remarks: Remarks) -> None:
        self._themes = themes
        self._noting = noting
        self._remarks = remarks
        self.ends: dict[str, tuple[str, Passage]] = {}
        """Selections by their GUID: the source, and where in its document they begin."""

    def marks(
        self, source: Source, way: Counted | None, old: Old, blocks: Sequence[Block]
    ) -> Marks:
        """What stands in a source.

        Args:
            source: with its places as they were counted.
            way: its text; None where it has none.
            old: the text in blocks.
            blocks: of the document in the archive.
        """
        marks = Marks()
        self._uncodable(source)
        known = {each.guid for each in source.selections}
        # Some programs say a place twice: for the page, and for the text of it.
        areas = [self._of_area(each, way) for each in source.areas if each.guid not in known]
        found = [(each, self._passages(source, each, way, old)) for each in source.selections]
        found += [(each, () if spot is None else passages_of(old, spot)) for each, spot in areas]
        landed = place(old, blocks, [passages for _, passages in found])
        for (selection, _), placed in zip(found, landed, strict=True):
            self._mark(marks, source, selection, placed)
        self._whole(marks, source, blocks)
        return marks

    def fits(self, source: Source, way: Counted, blocks: Sequence[Block]) -> bool:
        """Whether nearly all selections in a text have a place in these blocks."""
        old = in_lines(way.text)
        spots = [locate(each, way) for each in source.selections]
        groups = [passages_of(old, each) for each in spots if each is not None]
        lost = sum(not each.passages for each in place(old, blocks, groups))
        return lost <= MOST_LOST * len(groups)

    def _located(self, selection: Selection, way: Counted | None) -> Located | None:
        if way is None:
            return None
        spot = locate(selection, way)
        if spot is not None and spot.why:
            self._remarks.changed(f"A selection {spot.why}.", selection.name[:_SHORT])
        return spot

    def _of_area(self, area: Area, way: Counted | None) -> tuple[Selection, Located | None]:
        quote = area.quote or area.name
        spot = None if way is None else by_quote(quote, way.text)
        if spot is not None:
            self._remarks.changed("A selection on a page was put on its words.", quote[:_SHORT])
        called = quote or f"({area.where})"
        found = Selection(
            area.guid, called, -1, -1, area.by, area.at, area.description, area.codings, area.notes
        )
        return found, spot

    def _passages(
        self, source: Source, selection: Selection, way: Counted | None, old: Old
    ) -> tuple[Passage, ...]:
        found = exact(old, source.guid, selection)
        if found:
            return found
        spot = self._located(selection, way)
        return () if spot is None else passages_of(old, spot)

    def _mark(
        self,
        marks: Marks,
        source: Source,
        selection: Selection,
        placed: Placed,
    ) -> None:
        said = bool(selection.codings or selection.notes or selection.description.strip())
        if not placed.passages:
            if said:
                self._unplaced(marks, source, selection)
            return
        self.ends.setdefault(selection.guid, (source.guid, placed.passages[0]))
        if not said:
            marks.unused.add(selection.guid)
        elif placed.why:
            self._remarks.changed(f"To be looked at: {placed.why}.", selection.name[:_SHORT])
        self._codings(marks, source, selection.codings, placed.passages)
        first = placed.passages[0]
        on = {"document": source.guid, "passage": first}
        self._notes(marks, selection.notes, selection.guid, on)
        if selection.description.strip():
            guid = identity("description", source.guid, selection.guid)
            marks.notes.append(
                ProjectNote(guid, selection.description, selection.by, selection.at, None, None,
                            source.guid, first)
            )  # fmt: skip

    def _codings(
        self,
        marks: Marks,
        source: Source,
        codings: Iterable[Coding],
        passages: Sequence[Passage],
    ) -> None:
        for coding in codings:
            theme = self._themes.get(coding.code)
            if theme is None:
                self._remarks.left("A coding is with a code that is not there.", source.name)
                continue
            sure = not any(self._noting.is_doubt(each) for each in coding.notes)
            guids = [
                self._noting.identity(coding.guid, source.guid, coding.code, str(number), str(each))
                if number == 0
                else identity("part", source.guid, coding.guid, coding.code, str(each))
                for number, each in enumerate(passages)
            ]
            for guid, passage in zip(guids, passages, strict=True):
                marks.tags.append(
                    ProjectTag(guid, theme.entry.uuid, passage, coding.by, coding.at, sure)
                )
            on = {"document": source.guid, "passage": passages[0], "tag": guids[0]}
            real = [each for each in coding.notes if not self._noting.is_doubt(each)]
            self._notes(marks, real, coding.guid, on)

    def _notes(
        self, marks: Marks, guids: Iterable[str], where: str, target: dict[str, object]
    ) -> None:
        for guid in guids:
            note = self._noting.note(guid, where, **target)
            if note is not None:
                marks.notes.append(note)
            else:
                self._remarks.left("A note is empty, or its text is not there.", guid)

    def _unplaced(self, marks: Marks, source: Source, selection: Selection) -> None:
        """With its words and codes, as a note on the document."""
        codes = [
            self._themes[each.code].entry.name
            for each in selection.codings
            if each.code in self._themes
        ]
        memos = [*selection.notes, *(note for each in selection.codings for note in each.notes)]
        said = [f"“{selection.name}”" if selection.name else "(no words)"]
        if codes:
            said.append(f"Coded as: {', '.join(codes)}")
        if selection.description.strip():
            said.append(selection.description)
        for guid in memos:
            if not self._noting.is_doubt(guid):
                self._noting.placed.setdefault(guid, "")
                said.append(self._noting.text(guid) or "")
        self._remarks.left(
            "A selection has no place in the text; it is kept as a note on the document.",
            f"{source.name}: {selection.name[:_SHORT]}",
        )
        guid = identity("unplaced", source.guid, selection.guid, selection.name)
        marks.notes.append(
            ProjectNote(
                guid, "\n\n".join(filter(None, said)), selection.by, selection.at, None, None,
                source.guid,
            )
        )  # fmt: skip

    def _whole(self, marks: Marks, source: Source, blocks: Sequence[Block]) -> None:
        """Codes and notes on a source; a code goes on its first paragraph, which is its title."""
        first = next((each.index for each in blocks if each.kind is not Kind.FURNITURE), None)
        if source.codings and first is not None:
            self._codings(marks, source, source.codings, (Passage(first),))
            self._remarks.changed(
                "Codes on a whole document were put on its first paragraph.", source.name
            )
        self._notes(marks, source.notes, source.guid, {"document": source.guid})
        if source.description.strip():
            guid = identity("description", source.guid)
            marks.notes.append(
                ProjectNote(guid, source.description, source.by, source.at, None, None, source.guid)
            )

    def _uncodable(self, source: Source) -> None:
        folders = {each.guid: each.name for each in self._noting.foreign.codes if not each.codable}
        if not folders:
            return
        codings = [coding for each in source.selections for coding in each.codings]
        codings += [coding for each in source.areas for coding in each.codings]
        for coding in codings:
            if coding.code in folders:
                self._remarks.changed(
                    "Something is coded with a code that is not for coding; it is a theme now.",
                    folders[coding.code],
                )


def field_named(variable: str, name: str) -> str | None:
    """Which of our fields a variable is, by its GUID or its name."""
    by_guid = {guid: each for each, guid in VARIABLE_GUIDS.items()}
    return by_guid.get(variable) or FIELD_OF.get(name.strip().casefold())
