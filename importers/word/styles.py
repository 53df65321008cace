"""What a paragraph or a run is set in: its own properties, its style, and the style's ancestors."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from importers.containers.xml import attribute, child, is_on, local, value

_HEADING = re.compile(r"heading (\d)$", re.IGNORECASE)
_MAX_ANCESTORS = 20


@dataclass(frozen=True, slots=True)
class Style:
    """One style with its ancestors' properties, nearest first."""

    identity: str
    names: tuple[str, ...]
    paragraph: tuple[etree._Element, ...]
    run: tuple[etree._Element, ...]

    @property
    def name(self) -> str:
        return self.names[0] if self.names else ""

    def heading_level(self) -> int | None:
        """1 for the top; None where the style is no heading."""
        for name in self.names:
            if found := _HEADING.match(name):
                return int(found[1])
        return None


NONE = Style("", (), (), ())


class Styles:
    """The styles of one document."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._resolved: dict[str, Style] = {}
        self._default_paragraph = ""
        self.default_run: tuple[etree._Element, ...] = ()
        for each in root if root is not None else ():
            if local(each) == "style":
                self._add(each)
            elif local(each) == "docDefaults":
                run = child(child(each, "rPrDefault"), "rPr")
                self.default_run = () if run is None else (run,)

    def _add(self, element: etree._Element) -> None:
        identity = attribute(element, "styleId") or ""
        self._elements[identity] = element
        is_default = (attribute(element, "default") or "0") in ("1", "true", "on")
        if is_default and attribute(element, "type") == "paragraph":
            self._default_paragraph = identity

    def paragraph(self, identity: str | None) -> Style:
        return self.style(identity or self._default_paragraph)

    def style(self, identity: str | None) -> Style:
        if not identity:
            return NONE
        known = self._resolved.get(identity)
        if known is None:
            known = self._resolved[identity] = self._resolve(identity)
        return known

    def _resolve(self, identity: str) -> Style:
        names: list[str] = []
        paragraph: list[etree._Element] = []
        run: list[etree._Element] = []
        seen: set[str] = set()
        current: str | None = identity
        # `basedOn` of a hostile file may lead in a circle.
        while current and current not in seen and len(seen) < _MAX_ANCESTORS:
            seen.add(current)
            element = self._elements.get(current)
            if element is None:
                break
            names.append(value(element, "name") or "")
            for properties, place in (("pPr", paragraph), ("rPr", run)):
                found = child(element, properties)
                if found is not None:
                    place.append(found)
            current = value(element, "basedOn")
        return Style(identity, tuple(names), tuple(paragraph), tuple(run))

    def lists(self) -> dict[str, str]:
        """Id of each style that numbers to the id of its list."""
        result = {}
        for identity, element in self._elements.items():
            number = value(child(child(element, "pPr"), "numPr"), "numId")
            if number is not None:
                result[identity] = number
        return result


def switch(chain: tuple[etree._Element, ...], name: str) -> bool:
    """Whether the nearest mention of a switch turns it on."""
    for element in chain:
        found = is_on(element, name)
        if found is not None:
            return found
    return False


def setting(chain: tuple[etree._Element, ...], name: str) -> str | None:
    """The nearest value of a setting."""
    for element in chain:
        found = value(element, name)
        if found is not None:
            return found
    return None
