"""Well-formed, UTF-8, without entities, and valid against the schema of the standard."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import Any

from lxml import etree

from viewer.exporters.projects.checking.findings import Finding
from viewer.exporters.projects.prolog import Unsound, sound_xml

_DECLARED = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']")
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
    encoding = _DECLARED.match(content.removeprefix(b"\xef\xbb\xbf"))
    if encoding and encoding[1].lower() not in (b"utf-8", b"utf8", b"us-ascii", b"ascii"):
        found.append(Finding("schema", f"It is in {encoding[1].decode('ascii')}, not in UTF-8."))
    try:
        root = etree.fromstring(sound_xml(content), parser())
    except Unsound as error:
        found.append(Finding("schema", f"It {error}."))
        return None, found
    except (etree.XMLSyntaxError, ValueError) as error:
        found.append(Finding("schema", f"It is not well-formed: {error}."))
        return None, found
    tree = root.getroottree()
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
