"""How the beginning of a text file would read in each encoding, for a person to choose by."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from importers.decoding import decode, likely, preview
from importers.encodings import ENCODINGS, canonical
from importers.registry import Source
from importers.web import decoding as web

FORMATS = frozenset({"text", "markdown", "html", "rtf"})
"""Importers of files whose bytes are letters in some encoding."""

CHARACTERS = 3_000
_HEAD = 200_000
_LINES = 60
_NOT_SHOWN = re.compile(
    rb"<(?:script|style|head)\b.*?</(?:script|style|head)>|<[^>]*>", re.DOTALL | re.IGNORECASE
)
_RTF_BYTE = re.compile(rb"\\'([0-9a-fA-F]{2})")
_RTF_TABLES = re.compile(
    rb"\{\\(?:fonttbl|colortbl|stylesheet|info)(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}"
)
_RTF_WORD = re.compile(
    rb"\\(?:(par|line|row|page|sect)(?![a-z])|[a-z]+)-?\d*[ ]?|\\\*|[{}]|[\r\n]+"
)


@dataclass(frozen=True, slots=True)
class Rendering:
    """The beginning of a file in one encoding.

    Attributes:
        line: the first line that tells encodings apart.
        text: None where the file cannot be in it.
    """

    encoding: str
    title: str
    use: str
    line: str
    text: str | None


def renderings(
    content: bytes, importer: str, *, first: Sequence[str | None] = ()
) -> list[Rendering]:
    """In every encoding that can be chosen, the likely ones first, then those that cannot be."""
    shown = _text_of(content[:_HEAD], importer)
    names = {each.name: each for each in ENCODINGS}
    wanted = [name for each in first if each and (name := canonical(each)) in names]
    ordered = dict.fromkeys([*wanted, *likely(shown)])
    found = [
        Rendering(name, names[name].title, names[name].use, _telling(text), text)
        for name in ordered
        for text in [_tidy(preview(shown, name, characters=CHARACTERS))]
    ]
    return sorted(found, key=lambda each: each.text is None)


def told(content: bytes, importer: str) -> str | None:
    """The encoding that Concord would tell for itself; None where the format says it."""
    head = content[:_HEAD]
    if importer == "rtf":
        return None
    if importer == "html":
        return canonical(web.decode(head)[1])
    return decode(Source("", head))[1]


def _text_of(content: bytes, importer: str) -> bytes:
    """Without what the format adds to the letters, as far as a preview needs it."""
    if importer == "html":
        return re.sub(rb"\s*\n\s*", b"\n", _NOT_SHOWN.sub(b"\n", content)).strip()
    if importer == "rtf":
        bare = _RTF_TABLES.sub(b"", content)
        bare = _RTF_WORD.sub(lambda match: b"\n" if match[1] else b"", bare)
        return _RTF_BYTE.sub(lambda match: bytes.fromhex(match[1].decode()), bare)
    return content


def _tidy(text: str | None) -> str | None:
    if text is None:
        return None
    lines = [line.rstrip() for line in re.split(r"\r\n?|\n", text)]
    kept = [line for line, before in zip(lines, ["", *lines], strict=False) if line or before]
    return "\n".join(kept[:_LINES])


def _telling(text: str | None) -> str:
    """A line with letters beyond ASCII, from the first of them on a little before."""
    for line in (text or "").split("\n"):
        at = next((number for number, letter in enumerate(line) if letter > "\x7f"), None)
        if at is not None:
            start = line.rfind(" ", 0, max(0, at - 20)) + 1
            return line[start : start + 120].strip()
    return (text or "").strip().split("\n")[0][:120]
