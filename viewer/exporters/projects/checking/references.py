"""Identities are given once, and everything that is referred to is there and of the right kind."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from viewer.exporters.projects.checking.findings import Finding, called, guid, line_of, local

_SOURCES = frozenset({"TextSource", "PictureSource", "PDFSource", "AudioSource", "VideoSource"})
_SELECTIONS = frozenset(
    f"{kind}Selection" for kind in ("PlainText", "Picture", "PDF", "Audio", "Video", "Transcript")
)
_TARGETS = {
    "CodeRef": frozenset({"Code"}),
    "NoteRef": frozenset({"Note"}),
    "VariableRef": frozenset({"Variable"}),
    "SourceRef": _SOURCES,
    "SelectionRef": _SELECTIONS,
    "MemberCode": frozenset({"Code"}),
    "MemberSource": _SOURCES,
    "MemberNote": frozenset({"Note"}),
}
_PEOPLE = ("creatingUser", "modifyingUser", "creatingUserGUID", "modifyingUserGUID")
_ANYTHING: frozenset[str] = frozenset()
_BY_ATTRIBUTE = {
    **dict.fromkeys(_PEOPLE, frozenset({"User"})),
    **dict.fromkeys(("originGUID", "targetGUID", "representedGUID"), _ANYTHING),
    **dict.fromkeys(("sourceVertex", "targetVertex"), frozenset({"Vertex"})),
    **dict.fromkeys(("fromSyncPoint", "toSyncPoint"), frozenset({"SyncPoint"})),
}


def check_references(root: etree._Element) -> Iterator[Finding]:
    """First the identities, then what refers to them."""
    kinds: dict[str, str] = {}
    for element in root.iter():
        own = guid(element.get("guid")) if local(element) else ""
        if not own:
            continue
        if own in kinds:
            yield Finding(
                "guids",
                f"{called(element)} has the GUID {own}, which a {kinds[own]} has already.",
                line_of(element),
            )
        kinds.setdefault(own, local(element))
    for element in root.iter():
        name = local(element)
        for attribute, value in _attributes(element) if name else ():
            wanted = _wanted(name, attribute)
            if wanted is not None:
                wrong = _wrong(kinds.get(guid(value)), wanted)
                if wrong:
                    yield Finding(
                        "guids",
                        f"{name} refers by {attribute} to {value}, {wrong}.",
                        line_of(element),
                    )


def _attributes(element: etree._Element) -> Iterator[tuple[str, str]]:
    return ((str(key), str(value)) for key, value in element.attrib.items())


def _wanted(element: str, attribute: str) -> frozenset[str] | None:
    """The kinds that the attribute may refer to; None where it is no reference."""
    if attribute == "targetGUID" and element in _TARGETS:
        return _TARGETS[element]
    return _BY_ATTRIBUTE.get(attribute)


def _wrong(kind: str | None, wanted: frozenset[str]) -> str:
    if kind is None:
        return "which is not there"
    if wanted and kind not in wanted:
        return f"which is a {kind} and not a {' or '.join(sorted(wanted))}"
    return ""
