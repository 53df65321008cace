"""Codes become themes: names made fit, places kept, and what Concord said of them believed if it can be."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from viewer.domain.projects import ProjectTheme
from viewer.domain.themes import CodebookEntry
from viewer.exporters.projects.vocabulary import ORIGIN, RETIRED
from viewer.importing.codebooks import MAX_NAME, entry_of
from viewer.importing.projects.foreign import Code, Foreign
from viewer.importing.projects.nodes import utc
from viewer.importing.projects.report import Remarks

UNNAMED = "Unnamed"


def themes_of(foreign: Foreign, path: Path, remarks: Remarks) -> dict[str, ProjectTheme]:
    """By the GUIDs of the codes, parents before children."""
    ours = foreign.origin == ORIGIN
    retired = {code for group in foreign.groups if group.guid == RETIRED for code in group.codes}
    found: dict[str, ProjectTheme] = {}
    places: dict[tuple[str | None, str], str] = {}
    for code in foreign.codes:  # parents stand before their children
        above = found.get(code.above or "")
        entry = _entry(code, None if above is None else above.entry, path)
        if ours and code.aside:
            entry = replace(entry, retired=code.guid in retired)
        place = (entry.parent, entry.name.casefold())
        if place in places:
            remarks.changed("Codes of one name beside each other became one theme.", entry.name)
            found[code.guid] = found[places[place]]
            continue
        places[place] = code.guid
        if " ".join(code.name.split()) != entry.name:
            remarks.changed("A code has another name now.", f"{code.name[:80]} → {entry.name}")
        found[code.guid] = ProjectTheme(
            entry, by=_said(code.aside.get("by")), at=utc(code.aside.get("at"))
        )
    return found


def _entry(code: Code, parent: CodebookEntry | None, path: Path) -> CodebookEntry:
    aside: dict[str, Any] = code.aside
    fields = {
        "uuid": code.guid or None,
        "name": code.name or UNNAMED,
        "colour": aside.get("colour") or code.colour,
        "description": code.description or ("" if aside else None),
    }
    if aside:  # Concord says all, and leaves out what is empty
        fields |= {
            "icon": aside.get("icon"),
            "key": aside.get("key"),
            "pattern": aside.get("pattern", ""),
            "words": aside.get("words", []),
            "examples": aside.get("examples", []),
        }
    entry = entry_of(fields, parent, path)
    return replace(entry, name=entry.name[:MAX_NAME], key="") if aside and not entry.key else entry


def _said(value: Any) -> str | None:
    return value if isinstance(value, str) else None
