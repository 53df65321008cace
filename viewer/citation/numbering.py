"""The places of blocks in a document, counted as a reader would on paper."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from importers.parsed import Kind, Role
from viewer.citation.cited import tidy
from viewer.citation.labels import is_number, is_subordinate

_ARTICLE = re.compile(r"(?:the|les?|las?|el|los|der|die|das|os?|as?|إن)\s|l['’]", re.IGNORECASE)
COUNTED = (Kind.PARAGRAPH, Kind.LIST_ITEM)


class Place(Protocol):
    """What `numbering` looks at; blocks and paragraphs have it."""

    @property
    def kind(self) -> Kind: ...
    @property
    def label(self) -> str | None: ...
    @property
    def role(self) -> Role | None: ...
    @property
    def text(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Numbered:
    """Where a block stands: its ordinal among its like, and the label it is a part of."""

    ordinal: int | None = None
    within: str | None = None


def numbering(blocks: Iterable[Place]) -> list[Numbered]:
    """What `cite` wants to know of each block of a document, given in reading order.

    Preambular paragraphs count by themselves, all others together, as a reader would count them
    on paper: paragraphs and list items, without titles, headings, notes and furniture, and without
    the line that names the organ ("The General Assembly,") above the preamble. Of each text, the
    first 80 characters are enough.
    """
    counts = {True: 0, False: 0}
    numbered: list[Numbered] = []
    within: str | None = None
    for block in blocks:
        ordinal = None
        preambular = block.role is Role.PREAMBULAR
        first = preambular and not counts[preambular]
        if block.kind in COUNTED and not (first and names_the_organ(block.text)):
            counts[preambular] += 1
            ordinal = counts[preambular]
        label = tidy(block.label)
        inside = within if is_subordinate(label) else None
        numbered.append(Numbered(ordinal, inside))
        if block.kind in (Kind.TITLE, Kind.HEADING):
            within = None
        elif block.kind in COUNTED and not is_subordinate(label):
            within = label if is_number(label.rstrip(".")) else None
    return numbered


def names_the_organ(text: str) -> bool:
    """Whether this is the subject of the sentence that a resolution is, not its first recital.

    A recital begins with a participle or an adjective, never with an article.
    """
    written = tidy(text)
    short = len(written) < 80 and not any(character.isdigit() for character in written)
    return short and bool(_ARTICLE.match(written) or len(written) <= 25)
