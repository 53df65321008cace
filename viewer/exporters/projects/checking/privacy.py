"""Paths do not tell whose machine the project was made on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from viewer.exporters.projects.checking.findings import Finding, called, line_of

_PATHS = ("basePath", "path", "currentPath", "plainTextPath", "richTextPath")
_HOME = re.compile(r"(?:^|[/\\:])(?:home|users|documents and settings)[/\\]+[^/\\]+", re.IGNORECASE)


def check_privacy(root: etree._Element) -> Iterator[Finding]:
    """All attributes that hold paths."""
    for element in root.iter(etree.Element):
        for attribute in _PATHS:
            path = element.get(attribute)
            if path is not None and _HOME.search(str(path)):
                yield Finding(
                    "privacy",
                    f"{attribute} of {called(element)} tells a home folder.",
                    line_of(element),
                    serious=False,
                )
