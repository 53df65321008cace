"""Well-formed, UTF-8, without entities, and valid against the schema of the standard."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

from lxml import etree

from viewer.exporters.projects.checking.findings import Finding

MOST = 50
"""So many violations are named; after that the file is plainly of another kind."""


def parser() -> etree.XMLParser:
    """Without entities, network or defaults from elsewhere; a project may be of any length."""
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=True,
    )


def check_schema(content: bytes) -> tuple[etree._Element | None, list[Finding]]:
    """The root and what is wrong; no root where it cannot be read."""
    found: list[Finding] = []
    if content.startswith(b"\xef\xbb\xbf"):
        found.append(Finding("schema", "A byte order mark stands before the XML declaration."))
    if b"<!DOCTYPE" in content[:4096] or b"<!ENTITY" in content:
        found.append(Finding("schema", "It declares a document type or entities."))
        return None, found
    try:
        root = etree.fromstring(content, parser())
    except (etree.XMLSyntaxError, ValueError) as error:
        found.append(Finding("schema", f"It is not well-formed: {error}."))
        return None, found
    tree = root.getroottree()
    encoding = (tree.docinfo.encoding or "UTF-8").upper()
    if encoding not in ("UTF-8", "ASCII", "US-ASCII"):
        found.append(Finding("schema", f"It is in {encoding}, not in UTF-8."))
    valid = schema()
    if not valid.validate(tree):
        entries: list[Any] = list(valid.error_log)  # type: ignore[call-overload]  # stubs
        found += [Finding("schema", each.message, each.line) for each in entries[:MOST]]
        if len(entries) > MOST:
            found.append(Finding("schema", f"There are {len(entries) - MOST} more like these."))
    return root, found


@cache
def schema() -> etree.XMLSchema:
    """The published schema; Copyright 2019 REFI, MIT licence, see the file."""
    source = resources.files("viewer.exporters.projects").joinpath("Project.xsd").read_bytes()
    return etree.XMLSchema(etree.fromstring(source, parser()))
