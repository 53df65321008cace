"""What paragraphs and words are set in: their style and its ancestors (ODF 1.3 Part 3, 16)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from importers.containers.xml import attribute, local

_MAX_ANCESTORS = 30
_HOLDERS = ("styles", "automatic-styles")


@dataclass(frozen=True, slots=True)
class Look:
    """One style with what it inherits; None where neither it nor an ancestor says anything.

    Attributes:
        names: shown names of the style and its ancestors, nearest first.
        size: in points, 0 where unknown.
        list_style: name of the list style, empty where numbering is switched off.
    """

    names: tuple[str, ...] = ()
    size: float = 0.0
    bold: bool | None = None
    hidden: bool | None = None
    centred: bool = False
    list_style: str | None = None


NONE = Look()


class Styles:
    """The styles of one document; those of `content.xml` hide those of `styles.xml`."""

    def __init__(self, *roots: etree._Element | None) -> None:
        self._elements: dict[tuple[str, str], etree._Element] = {}
        self._looks: dict[tuple[str, str], Look] = {}
        self._default_size = 0.0
        for element in held(roots):
            family = attribute(element, "family") or ""
            if local(element) == "style":
                self._elements[family, attribute(element, "name") or ""] = element
            elif local(element) == "default-style" and family == "paragraph":
                self._default_size = _points(_setting([element], "font-size"), 0.0)

    def paragraph(self, name: str | None) -> Look:
        return self._look("paragraph", name)

    def words(self, name: str | None) -> Look:
        return self._look("text", name)

    def is_hidden_section(self, name: str | None) -> bool:
        element = self._elements.get(("section", name or ""))
        return element is not None and _setting([element], "display") == "none"

    def _look(self, family: str, name: str | None) -> Look:
        key = family, name or ""
        known = self._looks.get(key)
        if known is None:
            known = self._looks[key] = self._resolve(*key)
        return known

    def _resolve(self, family: str, name: str) -> Look:
        chain = list(self._ancestry(family, name))
        weight = _setting(chain, "font-weight")
        display = _setting(chain, "display")
        return Look(
            names=tuple(map(_shown_name, chain)),
            size=self._size(chain, self._default_size if family == "paragraph" else 0.0),
            bold=None if weight is None else weight in ("bold", "600", "700", "800", "900"),
            hidden=None if display is None else display == "none",
            centred=_setting(chain, "text-align") == "center",
            list_style=next(
                (
                    said
                    for each in chain
                    if (said := attribute(each, "list-style-name")) is not None
                ),
                None,
            ),
        )

    def _ancestry(self, family: str, name: str) -> Iterator[etree._Element]:
        seen: set[str] = set()
        # Parents of a hostile file may lead in a circle.
        while name not in seen and len(seen) < _MAX_ANCESTORS:
            seen.add(name)
            element = self._elements.get((family, name))
            if element is None:
                return
            yield element
            name = attribute(element, "parent-style-name") or ""

    @staticmethod
    def _size(chain: list[etree._Element], default: float) -> float:
        size = default
        for element in reversed(chain):
            size = _points(_setting([element], "font-size"), size)
        return size


def held(roots: tuple[etree._Element | None, ...]) -> Iterator[etree._Element]:
    """The styles of all kinds in these documents."""
    for root in roots:
        for holder in root if root is not None else ():
            if local(holder) in _HOLDERS:
                yield from holder


def _setting(chain: list[etree._Element], name: str) -> str | None:
    """The nearest value of a property."""
    for element in chain:
        for properties in element:
            if local(properties).endswith("-properties"):
                found = attribute(properties, name)
                if found is not None:
                    return found
    return None


def _shown_name(element: etree._Element) -> str:
    """`Heading_20_1` is how a name of two words is written."""
    shown = attribute(element, "display-name")
    return shown or (attribute(element, "name") or "").replace("_20_", " ")


def _points(text: str | None, inherited: float) -> float:
    if text is None:
        return inherited
    try:
        if text.endswith("%"):
            return inherited * float(text[:-1]) / 100
        if text.endswith("in"):
            return float(text[:-2]) * 72
        return float(text.removesuffix("pt"))
    except ValueError:
        return inherited
