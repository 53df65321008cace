"""The codebook: codes that may be put on are put on, and siblings can be told apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from viewer.exporters.projects.checking.findings import Finding, called, guid, line_of, q


def check_codes(root: etree._Element) -> Iterator[Finding]:
    """Codings first, then the tree."""
    folders = {
        guid(code.get("guid")): code
        for code in root.iter(q("Code"))
        if code.get("isCodable") in ("false", "0")
    }
    for reference in root.iter(q("CodeRef")):
        folder = folders.get(guid(reference.get("targetGUID")))
        parent = reference.getparent()
        if folder is not None and parent is not None and parent.tag == q("Coding"):
            yield Finding(
                "codes",
                f"A coding is with {called(folder)}, which is not codable.",
                line_of(parent),
            )
    for above in root.iter(q("Codes"), q("Code")):
        names = Counter(str(each.get("name", "")) for each in above.iterchildren(q("Code")))
        for name, count in names.items():
            if count > 1:
                yield Finding(
                    "codes",
                    f"{count} codes beside each other are called “{name}”.",
                    line_of(above),
                )
        own = guid(above.get("guid"))
        if own and any(guid(each.get("guid")) == own for each in above.iterancestors()):
            yield Finding("codes", f"{called(above)} stands below itself.", line_of(above))
