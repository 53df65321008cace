"""XML without entities, networks and endless trees."""

from __future__ import annotations

from lxml import etree

from importers.parsed import UnreadableFile

MAX_DEPTH = 200
"""libxml2 itself refuses more than 256 levels; readers that recurse need some room."""


def parse(content: bytes, *, name: str) -> etree._Element:
    """The root of a document.

    Raises:
        UnreadableFile: it is not well-formed, too deep, or declares entities, which documents do
            not need and which unfold without end (XXE, “billion laughs”).
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    if b"<!ENTITY" in content:
        raise _with_entities(name)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableFile(
            f"“{name}” is damaged: a part of it is not well-formed. "
            "Open it in its own program, save it again and retry."
        ) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise _with_entities(name)
    return root


def _with_entities(name: str) -> UnreadableFile:
    return UnreadableFile(
        f"“{name}” declares entities, as no document needs to. It was not opened."
    )


def local(element: etree._Element) -> str:
    """The name without its namespace: Office writes the same words in two namespaces."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: etree._Element, wanted: str) -> str | None:
    """The attribute of this local name, whatever its namespace."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == wanted:
            return str(value)
    return None


def child(element: etree._Element | None, wanted: str) -> etree._Element | None:
    """The first child of this local name."""
    if element is None:
        return None
    for each in element:
        if local(each) == wanted:
            return each
    return None


def value(element: etree._Element | None, wanted: str) -> str | None:
    """The `val` of the first child of this local name, as Office keeps most settings."""
    found = child(element, wanted)
    return None if found is None else attribute(found, "val")


def is_on(element: etree._Element | None, wanted: str) -> bool | None:
    """Whether a switch such as `<w:b/>` is on; None where it is not mentioned."""
    found = child(element, wanted)
    if found is None:
        return None
    return (attribute(found, "val") or "true").lower() not in ("0", "false", "off", "none")
