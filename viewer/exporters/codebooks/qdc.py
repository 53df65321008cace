"""REFI-QDA Codebook 1.0 (`.qdc`), as https://www.qdasoftware.org describes it.

Its codes have a name, a colour, a description and codes below them; keys, icons, words and
examples are ours alone and stay in CSV and JSON.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

from lxml import etree

from resources.palettes import colour
from viewer.domain import CodebookEntry
from viewer.exporters.passages import clean, line

NAMESPACE = "urn:QDA-XML:codebook:1.0"


def write(entries: Sequence[CodebookEntry], file: BinaryIO) -> None:
    """Nested codes in the order of the codebook; no empty `Sets`, which the schema forbids."""
    spaces: dict[str | None, str] = {None: NAMESPACE}
    root = etree.Element(f"{{{NAMESPACE}}}CodeBook", nsmap=spaces, origin="Concord")  # type: ignore[arg-type]
    codes = etree.SubElement(root, f"{{{NAMESPACE}}}Codes")
    places: dict[str | None, etree._Element] = {None: codes}
    for entry in entries:
        places[entry.uuid] = _code(entry, places.get(entry.parent, codes))
    tree = etree.ElementTree(root)
    tree.write(file, encoding="utf-8", xml_declaration=True, pretty_print=True)


def _code(entry: CodebookEntry, parent: etree._Element) -> etree._Element:
    code = etree.SubElement(
        parent,
        f"{{{NAMESPACE}}}Code",
        guid=entry.uuid,
        name=line(entry.name),
        isCodable="true",
    )
    if entry.colour:
        code.set("color", colour(entry.colour, "light"))
    description = clean(entry.description or "").strip()
    if description:
        etree.SubElement(code, f"{{{NAMESPACE}}}Description").text = description
    return code
