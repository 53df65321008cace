"""Footnotes and endnotes: the mark in the text, and the note that it points to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from importers.containers.xml import attribute, child, local, value
from importers.word.numerals import printed

_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


@dataclass(slots=True)
class Reference:
    """One mark in the text.

    Attributes:
        own: the mark is a character of the author's own choice, typed in the note again.
    """

    kind: str
    identity: str
    mark: str
    own: bool = False


@dataclass(slots=True)
class Notes:
    """The notes of one kind and how they are counted.

    Attributes:
        kind: `footnote` or `endnote`.
        bodies: id of each note to its element.
    """

    kind: str
    bodies: dict[str, etree._Element]
    number_format: str
    _count: int = field(default=0)
    _referred: list[Reference] = field(default_factory=list)

    @classmethod
    def load(cls, kind: str, root: etree._Element | None, settings: etree._Element | None) -> Notes:
        bodies = {}
        for each in root if root is not None else ():
            if local(each) == kind and attribute(each, "type") not in _SEPARATORS:
                bodies[attribute(each, "id") or ""] = each
        usual = "decimal" if kind == "footnote" else "lowerRoman"
        chosen = value(child(settings, f"{kind}Pr"), "numFmt")
        return cls(kind, bodies, chosen or usual)

    def refer(self, element: etree._Element) -> Reference:
        """The next mark; with a mark of its own it is empty until the caller has read it."""
        custom = (attribute(element, "customMarkFollows") or "0") in ("1", "true", "on")
        mark = ""
        if not custom:
            self._count += 1
            mark = printed(self._count, self.number_format)
        reference = Reference(self.kind, attribute(element, "id") or "", mark, custom)
        self._referred.append(reference)
        return reference

    def in_order(self) -> Iterator[tuple[Reference, etree._Element]]:
        """Each note once, in the order of its first mark in the text."""
        seen: set[str] = set()
        # The list grows while notes are read that have notes themselves.
        for reference in self._referred:
            body = self.bodies.get(reference.identity)
            if body is not None and reference.identity not in seen:
                seen.add(reference.identity)
                yield reference, body
