"""What finds an excerpt again in another program, and names its document there."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Trace:
    """Read with excerpts where a format asks for it.

    The text of a document is that of its blocks without furniture, labels left out, in reading order,
    with a line feed between two.

    Attributes:
        tag: UUID, as are `theme` and `document`.
        people: who tagged it, in the order of their tags.
        offset: of the excerpt's first character in the text of its document.
        prefix: up to 32 characters of that text before the excerpt, and `suffix` after it.
        genre: what sort of document it is, as `importers.parsed.Metadata.kind` has it.
        city: where the document was issued.
    """

    tag: str
    theme: str
    document: str
    people: tuple[str, ...]
    offset: int
    prefix: str
    suffix: str
    genre: str | None = None
    city: str | None = None
