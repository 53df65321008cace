"""Texts are there, once, as the standard wants them, and selections are places in them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from viewer.exporters.projects.checking.findings import Finding, called, line_of, local, q
from viewer.exporters.projects.container import Container
from viewer.exporters.projects.vocabulary import ASIDE, INNER, INTERNAL, SOURCES

_WITH_TEXT = ("TextSource", "Representation", "TextDescription", "Note", "Transcript")
_PATHS = ("plainTextPath", "richTextPath", "path", "currentPath")
_MEMBER = re.compile(r"[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\.[0-9A-Za-z]{1,8}")
_IN_ASIDE = re.compile(r'"original":"internal://([^"]+)"')
_CUT = ("…", "...")


def check_texts(root: etree._Element, container: Container) -> Iterator[Finding]:
    """Files first, then every text with its selections, then files that nothing refers to."""
    used = {INNER}
    for element in root.iter(etree.Element):
        for attribute in _PATHS:
            path = element.get(attribute)
            if path is not None:
                used.add(_member(str(path)))
                yield from _of_path(element, attribute, str(path), container)
        if local(element) in _WITH_TEXT:
            yield from _of_text(element, container)
    for aside in root.iter(etree.ProcessingInstruction):
        if getattr(aside, "target", "") == ASIDE:
            used.update(SOURCES + each for each in _IN_ASIDE.findall(aside.text or "")[:1])
    for name in container.names():
        if name not in used and not name.lower().endswith(".qde"):
            yield Finding("texts", f"Nothing refers to “{name}”.", serious=False)


def _member(path: str) -> str:
    return SOURCES + path.removeprefix(INTERNAL)


def _of_path(
    element: etree._Element, attribute: str, path: str, container: Container
) -> Iterator[Finding]:
    line = line_of(element)
    if not path.startswith(INTERNAL):
        if attribute != "currentPath":  # says where it once was
            yield Finding("texts", f"{called(element)} is outside of the project: {path}", line)
        return
    name = path.removeprefix(INTERNAL)
    if not _MEMBER.fullmatch(name):
        yield Finding(
            "texts", f"“{name}” of {called(element)} is not named by a GUID.", line, serious=False
        )
    if _member(path) not in container:
        yield Finding("texts", f"“{name}” of {called(element)} is not in the project.", line)


def _of_text(element: etree._Element, container: Container) -> Iterator[Finding]:
    line = line_of(element)
    path, content = element.get("plainTextPath"), element.find(q("PlainTextContent"))
    if (path is None) == (content is None):
        both = "both a file and a text" if path is not None else "neither a file nor a text"
        yield Finding("texts", f"{called(element)} has {both}.", line)
    text = None if content is None else content.text or ""
    if path is not None:
        member = _member(str(path))
        if member not in container:
            return
        raw = container.read(member)
        if raw.startswith(b"\xef\xbb\xbf"):
            yield Finding("texts", f"The text of {called(element)} begins with a BOM.", line)
        if b"\r" in raw:
            yield Finding("texts", f"The text of {called(element)} has carriage returns.", line)
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError:
            yield Finding("texts", f"The text of {called(element)} is not UTF-8.", line)
            return
    if text is not None:
        for selection in element.iterchildren(q("PlainTextSelection")):
            yield from _of_selection(selection, text)


def _of_selection(selection: etree._Element, text: str) -> Iterator[Finding]:
    line = line_of(selection)
    try:
        start = int(selection.get("startPosition", ""))
        end = int(selection.get("endPosition", ""))
    except ValueError:
        return  # the schema says so
    if not 0 <= start < end <= len(text):
        yield Finding(
            "positions",
            f"{called(selection)} is from {start} to {end} in a text of {len(text)} characters.",
            line,
        )
        return
    name = str(selection.get("name") or "")
    for cut in _CUT:
        name = name.removesuffix(cut)
    said, there = " ".join(name.split()), " ".join(text[start:end].split())
    if said and not there.startswith(said):
        yield Finding("positions", f"{called(selection)} stands on “{there[:60]}”.", line)
