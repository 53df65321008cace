"""A whole archive as it travels to another: everything named by UUIDs, places by block and offsets.

What is None was not said by the program that wrote the project.
"""

from __future__ import annotations

from dataclasses import dataclass

from importers.parsed import ParsedDocument
from viewer.domain.reanchoring import Passage
from viewer.domain.themes import CodebookEntry

FIELDS = ("symbol", "date", "body", "place", "language", "kind")
"""What is known of a document besides its title."""


@dataclass(frozen=True, slots=True)
class ProjectPerson:
    """Someone who made something."""

    guid: str
    name: str


@dataclass(frozen=True, slots=True)
class ProjectTheme:
    """A theme of the codebook, by whom and since when."""

    entry: CodebookEntry
    by: str | None = None
    at: str | None = None


@dataclass(frozen=True, slots=True)
class ProjectTag:
    """A theme on a passage of the document it comes with."""

    guid: str
    theme: str
    passage: Passage
    by: str | None = None
    at: str | None = None
    sure: bool = True


@dataclass(frozen=True, slots=True)
class ProjectBookmark:
    """A place in the document it comes with that a person wants to come back to."""

    guid: str
    passage: Passage
    name: str
    by: str | None = None
    at: str | None = None


@dataclass(frozen=True, slots=True)
class ProjectNote:
    """A note in Markdown on a theme, or in a document.

    Attributes:
        document: None for a note on a theme.
        passage: None for a note on the whole document.
        tag: that it is a note on, which stands on the same passage.
    """

    guid: str
    body: str
    by: str | None = None
    at: str | None = None
    changed_at: str | None = None
    theme: str | None = None
    document: str | None = None
    passage: Passage | None = None
    tag: str | None = None


@dataclass(frozen=True, slots=True)
class ProjectEnd:
    """A passage of a document, as one end of a pair."""

    document: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class ProjectPair:
    """What a person said of two paragraphs: that they belong together, or that they do not."""

    guid: str
    a: ProjectEnd
    b: ProjectEnd
    together: bool
    by: str | None = None
    at: str | None = None


@dataclass(frozen=True, slots=True)
class ProjectLink:
    """What a note leads to: a passage of a document, all of it, or another note.

    Attributes:
        kind: a `viewer.domain.notes.LinkKind`.
        document: None where it leads to another note, which is `to_note` then.
    """

    guid: str
    note: str
    kind: str
    document: str | None = None
    passage: Passage | None = None
    to_note: str | None = None
    by: str | None = None
    at: str | None = None


@dataclass(frozen=True, slots=True)
class ProjectCollection:
    """Documents that a person keeps together."""

    guid: str
    name: str
    documents: tuple[str, ...]
    by: str | None = None
    at: str | None = None


@dataclass(frozen=True, slots=True)
class ProjectDocument:
    """A document with its text and all that stands in it.

    Attributes:
        name: of the file it came from.
        fields: those of `FIELDS` that are known.
        corrected: names of the fields that a person has set.
        reading: its blocks, all of them.
        tags: and `notes` and `bookmarks`, in reading order.
    """

    guid: str
    name: str
    sha256: str
    title: str
    fields: dict[str, str]
    corrected: tuple[str, ...]
    reading: ParsedDocument
    tags: tuple[ProjectTag, ...] = ()
    notes: tuple[ProjectNote, ...] = ()
    bookmarks: tuple[ProjectBookmark, ...] = ()
    by: str | None = None
    at: str | None = None


@dataclass(frozen=True, slots=True)
class Project:
    """What is said once for all documents.

    Attributes:
        name: of the archive.
        person: UUID of whoever made the project; None where nobody is known.
        notes: those on themes.
        left: sentences about what a project has no place for.
    """

    name: str
    person: str | None
    people: tuple[ProjectPerson, ...]
    themes: tuple[ProjectTheme, ...]
    notes: tuple[ProjectNote, ...] = ()
    collections: tuple[ProjectCollection, ...] = ()
    pairs: tuple[ProjectPair, ...] = ()
    links: tuple[ProjectLink, ...] = ()
    left: tuple[str, ...] = ()
