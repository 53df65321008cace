"""What is about several sources: sets, cases and links; and a page for what no paragraph is of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from viewer.domain.notes import LinkKind
from viewer.domain.projects import (
    ProjectCollection,
    ProjectEnd,
    ProjectLink,
    ProjectNote,
    ProjectPair,
    ProjectTheme,
)
from viewer.domain.reanchoring import Passage
from viewer.exporters.projects.vocabulary import (
    DOUBTFUL,
    PAIRED_NAME,
    PARTED_NAME,
    RETIRED,
    RETIRED_NAME,
    identity,
)
from viewer.importing.projects.foreign import Foreign, Group, Link
from viewer.importing.projects.marks import Noting
from viewer.importing.projects.nodes import utc
from viewer.importing.projects.report import Remarks

Ends = dict[str, tuple[str, Passage]]
"""Selections by GUID -> their source, and where they begin in its document."""

_KINDS = {kind.label.casefold(): kind.value for kind in LinkKind}


@dataclass(slots=True)
class Page:
    """What a project says that belongs to no document: kept as a document of its own."""

    parts: list[tuple[str, str]] = field(default_factory=list)

    def add(self, heading: str, text: str) -> None:
        if text.strip():
            self.parts.append((heading, text.strip()))

    def content(self, project: str) -> bytes:
        """A plain text: the same project gives the same, and so the same document."""
        pieces = [f"Notes of the project {project}".strip()]
        for heading, text in self.parts:
            pieces += [heading, text]
        return ("\n\n".join(pieces) + "\n").encode("utf-8", "replace")


class Rest:
    """Reads what is left when all sources are in.

    Args:
        here: whether a source is a document of the archive now.
        ends: where selections are.
    """

    def __init__(
        self,
        foreign: Foreign,
        themes: dict[str, ProjectTheme],
        noting: Noting,
        here: Callable[[str], bool],
        ends: Ends,
        remarks: Remarks,
    ) -> None:
        self._foreign = foreign
        self._themes = themes
        self._noting = noting
        self._here = here
        self._ends = ends
        self._remarks = remarks
        self._texts = {each.text_guid: each.guid for each in foreign.sources if each.text_guid}
        self.page = Page()

    def theme_notes(self) -> list[ProjectNote]:
        """On codes."""
        found: list[ProjectNote] = []
        for code in self._foreign.codes:
            for guid in code.notes:
                note = self._noting.note(guid, code.guid, theme=self._themes[code.guid].entry.uuid)
                if note is not None:
                    found.append(note)
        return found

    def collections(self) -> list[ProjectCollection]:
        """Sets of sources, and cases of several."""
        found: list[ProjectCollection] = []
        for group in self._foreign.groups:
            if group.guid == RETIRED or (group.name == RETIRED_NAME and not group.sources):
                continue
            sources = tuple(each for each in group.sources if self._here(each))
            if group.name and self._is_kept(group, sources):
                found.append(
                    ProjectCollection(
                        group.guid or identity("set", group.name),
                        group.name,
                        sources,
                        _text(group.aside.get("by")),
                        utc(group.aside.get("at")),
                    )
                )
            self._left_of(group)
        return found

    def _is_kept(self, group: Group, sources: tuple[str, ...]) -> bool:
        if group.case:
            return len(sources) > 1
        return bool(sources) or not (group.codes or group.notes or group.sources)

    def _left_of(self, group: Group) -> None:
        """What a collection does not hold goes on the page."""
        heading = f"{'Case' if group.case else 'Set'} {group.name}".strip()
        self.page.add(heading, group.description)
        names = [self._themes[each].entry.name for each in group.codes if each in self._themes]
        if names:
            self.page.add(heading, f"Codes: {', '.join(names)}")
            self._remarks.left(
                "A set or case holds codes; it stands on the page of notes.", heading
            )
        if group.selections:
            self._remarks.left("A case holds selections; the selections are there.", heading)

    def links(self) -> tuple[list[ProjectPair], list[ProjectLink], dict[str, list[ProjectNote]]]:
        """Pairs of paragraphs, what notes lead to, and by source the notes that links put there."""
        pairs: list[ProjectPair] = []
        links: list[ProjectLink] = []
        notes: dict[str, list[ProjectNote]] = defaultdict(list)
        for link in self._foreign.links:
            if self._is_pair(link):
                pairs += self._pair(link)
            elif link.origin in self._foreign.notes or link.target in self._foreign.notes:
                self._of_note(link, links, notes)
            else:
                self._between(link, links, notes)
        return pairs, links, notes

    def _is_pair(self, link: Link) -> bool:
        """By what Concord said, or, where another program has written it anew, by its name."""
        named = link.name in (PAIRED_NAME, PARTED_NAME)
        ends = link.origin in self._ends and link.target in self._ends
        return isinstance(link.aside.get("together"), bool) or (named and ends)

    def _pair(self, link: Link) -> Iterable[ProjectPair]:
        a, b = self._ends.get(link.origin), self._ends.get(link.target)
        if a is None or b is None:
            self._remarks.left("A pair of paragraphs has lost one of them.", link.name)
            return
        yield ProjectPair(
            link.guid,
            ProjectEnd(*a),
            ProjectEnd(*b),
            bool(link.aside.get("together", link.name == PAIRED_NAME)),
            _text(link.aside.get("by")),
            utc(link.aside.get("at")),
        )

    def _of_note(
        self, link: Link, links: list[ProjectLink], notes: dict[str, list[ProjectNote]]
    ) -> None:
        """A memo that a link puts somewhere is a note there; one that has a place leads there."""
        origin, target = link.origin, link.target
        if origin not in self._foreign.notes:
            origin, target = target, origin
        place = self._place(target)
        if origin not in self._noting.placed and place is not None:
            document, passage = place
            note = self._noting.note(origin, target, document=document, passage=passage)
            if note is not None:
                notes[document].append(note)
            return
        found = self._leading(link, origin, target)
        if found is not None:
            links.append(found)
        else:
            self._remarks.left("A link leads to what has no place here.", link.name)

    def _leading(self, link: Link, origin: str, target: str) -> ProjectLink | None:
        note, to_note = self._noting.placed.get(origin), self._noting.placed.get(target)
        place = self._place(target)
        if not note or not (to_note or place):
            return None
        said = _text(link.aside.get("kind"))
        kind = said if said in list(LinkKind) else _KINDS.get(link.name.casefold(), "compare")
        by, at = _text(link.aside.get("by")), utc(link.aside.get("at"))
        if to_note:
            return ProjectLink(link.guid, note, kind, None, None, to_note, by, at)
        document, passage = place or ("", None)
        return ProjectLink(link.guid, note, kind, document, passage, None, by, at)

    def _between(
        self, link: Link, links: list[ProjectLink], notes: dict[str, list[ProjectNote]]
    ) -> None:
        """Two passages, as hyperlinks of ATLAS.ti are: a note at the one, that leads to the other."""
        a, b = self._place(link.origin), self._place(link.target)
        if a is None or b is None:
            names = [self._name(link.origin), self._name(link.target)]
            self.page.add(f"Link {link.name}".strip(), f"{names[0]} → {names[1]}")
            self._remarks.left(
                "A link is between things other than passages; it stands on the page of notes.",
                link.name,
            )
            return
        said = [link.name or "Link", *(self._noting.text(each) or "" for each in link.notes)]
        for each in link.notes:
            self._noting.placed.setdefault(each, "")
        own = identity("link note", link.guid)
        notes[a[0]].append(
            ProjectNote(own, "\n\n".join(filter(None, said)), document=a[0], passage=a[1])
        )
        guid = link.guid or identity("link", link.origin, link.target)
        links.append(ProjectLink(guid, own, "compare", b[0], b[1]))

    def _place(self, guid: str) -> tuple[str, Passage | None] | None:
        if guid in self._ends:
            return self._ends[guid]
        source = self._texts.get(guid, guid)
        return (source, None) if self._here(source) else None

    def _name(self, guid: str) -> str:
        if guid in self._themes:
            return self._themes[guid].entry.name
        names = {each.guid: each.name for each in self._foreign.sources}
        return names.get(guid, "(something without a name)")

    def leftovers(self) -> None:
        """Put on the page what has found no place: memos of the project, and those on nothing."""
        foreign = self._foreign
        self.page.add("Description", foreign.description)
        for guid, note in foreign.notes.items():
            if guid in self._noting.placed or guid == DOUBTFUL or self._noting.is_doubt(guid):
                continue
            text = self._noting.text(guid) or ""
            self.page.add(note.name or "Memo", text)
            if text.strip():
                self._remarks.changed(
                    "A memo on no document or code; it stands on the page of notes.",
                    note.name,
                )
        for name in foreign.graphs:
            self._remarks.left("Drawings of codes are not taken.", name)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
