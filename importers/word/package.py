"""The parts of a .docx: found by their relationships, wherever a program has put them."""

from __future__ import annotations

import posixpath

from lxml import etree

from importers.containers.packages import Package
from importers.containers.xml import attribute, parse
from importers.parsed import UnreadableFile


class Parts:
    """The document part of a package and those that it refers to.

    Raises:
        UnreadableFile: the package holds no Word document.
    """

    def __init__(self, package: Package) -> None:
        self._package = package
        self._main = self._find_main()
        self._relations = self._related(self._main)

    def document(self) -> etree._Element:
        return self._parse(self._main)

    def of_type(self, kind: str) -> etree._Element | None:
        """The part that the document refers to as its `styles`, `numbering`, `footnotes` ..."""
        for type_name, target in self._relations.values():
            if type_name == kind and target in self._package:
                return self._parse(target)
        return None

    def all_of_type(self, kind: str) -> list[etree._Element]:
        """All parts of a kind, in the order of their names."""
        targets = {target for type_name, target in self._relations.values() if type_name == kind}
        return [self._parse(target) for target in sorted(targets) if target in self._package]

    def related(self, identity: str) -> bytes | None:
        """The bytes of the part with this relationship; None where the package holds none."""
        _, target = self._relations.get(identity, ("", ""))
        return self._package.read(target) if target in self._package else None

    def _parse(self, member: str) -> etree._Element:
        return parse(self._package.read(member), name=self._package.name)

    def _find_main(self) -> str:
        for type_name, target in self._related("").values():
            if type_name == "officeDocument" and target in self._package:
                return target
        if "word/document.xml" in self._package:
            return "word/document.xml"
        raise UnreadableFile(
            f"“{self._package.name}” holds no Word document. "
            "Open it in its own program, save it again and retry."
        )

    def _related(self, member: str) -> dict[str, tuple[str, str]]:
        """Relationship id to its short type and the member that it leads to."""
        folder, base = posixpath.split(member)
        path = posixpath.join(folder, "_rels", f"{base}.rels")
        if path not in self._package:
            return {}
        relations = {}
        for each in self._parse(path):
            if attribute(each, "TargetMode") == "External":
                continue
            target = attribute(each, "Target") or ""
            absolute = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
            short = (attribute(each, "Type") or "").rpartition("/")[2]
            relations[attribute(each, "Id") or ""] = (
                short,
                posixpath.normpath(absolute).lstrip("/"),
            )
        return relations
