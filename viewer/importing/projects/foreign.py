"""A project as its program wrote it: what the elements say, before anything is believed.

GUIDs are in lower case without braces, places as they were counted; times that are none are left out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

SourceKind = Literal["text", "pdf", "picture", "audio", "video"]


@dataclass(frozen=True, slots=True)
class Coding:
    """A code on something, with the notes on it."""

    guid: str
    code: str
    by: str | None
    at: str | None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Selection:
    """A place in a text.

    Attributes:
        name: mostly the words, perhaps cut.
    """

    guid: str
    name: str
    start: int
    end: int
    by: str | None
    at: str | None
    description: str = ""
    codings: tuple[Coding, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Area:
    """A place that is no text: on a page, a picture or a tape.

    Attributes:
        where: in words.
        quote: what stands there, where the program says it.
    """

    guid: str
    name: str
    where: str
    quote: str
    by: str | None
    at: str | None
    description: str = ""
    codings: tuple[Coding, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A document.

    Attributes:
        path: of the PDF, the picture or the tape; `rich` and `plain` of its texts.
        content: the text itself, where it stands between the elements.
        text_guid: of the text that represents a PDF or describes a picture.
        codings: on the whole, and `notes`.
        values: GUID of a variable, and its value as it is written.
        asides: what Concord said besides.
        transcripts: how many of a tape; they are left.
    """

    kind: SourceKind
    guid: str
    name: str
    path: str | None
    rich: str | None
    plain: str | None
    content: str | None
    text_guid: str
    selections: tuple[Selection, ...]
    areas: tuple[Area, ...]
    codings: tuple[Coding, ...]
    notes: tuple[str, ...]
    values: tuple[tuple[str, str], ...]
    description: str
    by: str | None
    at: str | None
    asides: tuple[dict[str, Any], ...] = ()
    transcripts: int = 0


@dataclass(frozen=True, slots=True)
class Code:
    """A theme; `above` is the code that it stands below."""

    guid: str
    name: str
    above: str | None
    codable: bool
    colour: str | None
    description: str
    notes: tuple[str, ...]
    aside: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Note:
    """A memo; its text is in `content`, or in the member `plain` or `rich`."""

    guid: str
    name: str
    content: str | None
    plain: str | None
    rich: str | None
    by: str | None
    at: str | None
    changed_at: str | None


@dataclass(frozen=True, slots=True)
class Link:
    """From one thing to another."""

    guid: str
    name: str
    origin: str
    target: str
    notes: tuple[str, ...]
    aside: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Group:
    """A set of things, or a case: what is said of several sources at once.

    Attributes:
        case: values of variables are said of its sources.
    """

    guid: str
    name: str
    description: str
    codes: tuple[str, ...]
    sources: tuple[str, ...]
    notes: tuple[str, ...]
    selections: tuple[str, ...] = ()
    values: tuple[tuple[str, str], ...] = ()
    case: bool = False
    aside: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Foreign:
    """All of it.

    Attributes:
        people: GUID to name; `variables` likewise.
        description: of the project, and the `project_notes` on it.
        graphs: names of drawings; they are left.
        repeated: how many GUIDs were given to several notes or codes.
    """

    name: str
    origin: str
    people: dict[str, str]
    codes: tuple[Code, ...]
    variables: dict[str, str]
    sources: tuple[Source, ...]
    notes: dict[str, Note]
    links: tuple[Link, ...]
    groups: tuple[Group, ...]
    description: str
    project_notes: tuple[str, ...]
    graphs: tuple[str, ...]
    repeated: int = 0
