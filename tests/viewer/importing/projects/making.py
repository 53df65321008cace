"""Projects as other programs write them, faults included: words and codes of our own."""

from __future__ import annotations

import uuid
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

TEXT = """The report on the harbour

The harbour was opened in spring. Ships 🚢 of all nations called there, and trade grew.

Fishermen feared for their nets; the council promised them a pier of their own.

In winter the pier was built, and peace returned to the quay.
"""


def g(name: str) -> str:
    """A GUID by a name."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, name))


def tag(element: str, /, *inside: str, **attributes: object) -> str:
    said = "".join(f" {key}={quoteattr(str(value))}" for key, value in attributes.items())
    return f"<{element}{said}>{''.join(inside)}</{element}>"


def described(text: str) -> str:
    return tag("Description", escape(text))


def content(text: str) -> str:
    return tag("PlainTextContent", escape(text))


def ref(kind: str, name: str) -> str:
    return tag(kind, targetGUID=g(name))


def coding(name: str, code: str, *inside: str, **attributes: object) -> str:
    return tag("Coding", ref("CodeRef", code), *inside, guid=g(name), **attributes)


def selection(
    name: str, quote: str, *inside: str, text: str = TEXT, called: str | None = None, shift: int = 0
) -> str:
    """Words of a text, counted in code points and moved by `shift`."""
    start = text.index(quote) + shift
    return tag(
        "PlainTextSelection",
        *inside,
        guid=g(name),
        name=quote if called is None else called,
        startPosition=start,
        endPosition=start + len(quote),
    )


def codes(*names: str) -> str:
    inside = (tag("Code", guid=g(each), name=each, isCodable="true") for each in names)
    return tag("CodeBook", tag("Codes", *inside))


def project(
    *inside: str, origin: str = "Elsewhere", name: str = "Harbour", space: bool = True
) -> bytes:
    spaces = {"xmlns": "urn:QDA-XML:project:1.0"} if space else {}
    text = tag("Project", *inside, name=name, origin=origin, **spaces)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}'.encode()


def write(
    path: Path,
    elements: bytes,
    members: dict[str, bytes] | None = None,
    *,
    inner: str = "project.qde",
) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(inner, elements)
        for name, each in (members or {}).items():
            file.writestr(name, each)
    return path
