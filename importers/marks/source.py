"""What is taken out of a Markdown file before CommonMark reads it: front matter and footnotes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_FRONT = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"([A-Za-z][\w -]{0,40}):[ \t]*(.*)")
_NOTE = re.compile(r" {0,3}\[\^([^\]\s]{1,40})\]:[ \t]?(.*)")
_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_REFERENCE = re.compile(r"\[\^([^\]\s]{1,40})\]")
_TIGHT_HEADING = re.compile(r"( {0,3}#{1,6})(?=[^\W_])")


@dataclass(slots=True)
class MarkdownSource:
    """The text for CommonMark, and what was taken out of it.

    Attributes:
        notes: mark of each footnote to its text, in the order of the file.
        fields: of the front matter, names in lower case.
    """

    text: str
    notes: dict[str, str] = field(default_factory=dict)
    fields: dict[str, str] = field(default_factory=dict)


def take_apart(text: str) -> MarkdownSource:
    """Separates front matter and footnotes from the text."""
    source = MarkdownSource("")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if front := _FRONT.match(text):
        source.fields = _fields(front[1])
        text = text[front.end() :]
    kept: list[str] = []
    fence = ""
    note: str | None = None
    for line in text.split("\n"):
        if fence:
            kept.append(line)
            fence = "" if line.strip().startswith(fence) and not line.strip(" `~") else fence
            continue
        if opening := _FENCE.match(line):
            fence, note = opening[1], None
            kept.append(line)
        elif found := _NOTE.match(line):
            note = found[1]
            source.notes[note] = found[2].strip()
        elif note is not None and (not line.strip() or line.startswith(("    ", "\t"))):
            source.notes[note] = f"{source.notes[note]} {line.strip()}".strip()
        else:
            note = None
            # Many writers leave out the space that CommonMark wants after `##`.
            kept.append(_TIGHT_HEADING.sub(r"\1 ", line))
    source.text = _marked("\n".join(kept), source.notes)
    return source


def _marked(text: str, notes: dict[str, str]) -> str:
    """References to notes as the marks that are printed."""

    def mark(found: re.Match[str]) -> str:
        if found[1] not in notes:
            return found[0]
        before = text[found.start() - 1 : found.start()]
        return f" {found[1]}" if before.isdigit() and found[1][0].isdigit() else found[1]

    return _REFERENCE.sub(mark, text) if notes else text


def _fields(front: str) -> dict[str, str]:
    """Plain `name: value` lines; nested ones say nothing that is used here."""
    fields = {}
    for line in front.split("\n"):
        if found := _FIELD.fullmatch(line.rstrip()):
            value = found[2].strip()
            if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
                value = value[1:-1]
            if value:
                fields[found[1].strip().lower()] = value
    return fields
