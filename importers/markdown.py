"""Markdown: CommonMark with tables and footnotes."""

from __future__ import annotations

import re
from dataclasses import replace

from importers.decoding import decode, looks_binary
from importers.marks.blocks import drafts, without_tags
from importers.marks.source import take_apart
from importers.parsed import Metadata, ParsedDocument, UnreadableFile
from importers.registry import Source, importer
from importers.structure import Draft, Line, assemble, finish

VERSION = 1
_SUFFIXES = (".md", ".markdown", ".mdown", ".mkd")
_HEAD = 16_384
_MAX_CHARACTERS = 20_000_000
_HEADING = re.compile(rb"^#{1,6} \S", re.MULTILINE)
_MARKS = (
    re.compile(rb"\]\(\s*(?:https?:|#|\.{0,2}/)"),
    re.compile(rb"^\|?[ \t]*+:?-{3,}+:?[ \t]*\|", re.MULTILINE),
    re.compile(rb"^```", re.MULTILINE),
    re.compile(rb"^\[\^[^\]\s]+\]:", re.MULTILINE),
    re.compile(rb"\A---\n.{0,4000}?\n---\n", re.DOTALL),
)
_LANGUAGE = re.compile(r"([a-z]{2})(?:[-_]\w+)?$", re.IGNORECASE)
_DATE = re.compile(r"\d{4}(?:-\d{2}){0,2}$")


def recognise(source: Source) -> int:
    """By its name; without it only where headings and another mark of Markdown agree.

    Asterisks say nothing: plain texts have them too.
    """
    if looks_binary(source.content):
        return 0
    if source.suffix in _SUFFIXES:
        return 80
    head = source.content[:_HEAD].replace(b"\r\n", b"\n")
    if b"# " not in head or len(_HEADING.findall(head)) < 2:
        return 0
    return 40 if any(mark.search(head) for mark in _MARKS) else 0


@importer("markdown", title="Markdown", suffixes=_SUFFIXES, recognise=recognise)
def read(source: Source) -> ParsedDocument:
    """The text without its marks.

    Raises:
        UnreadableFile: in no known encoding, or far too long.
    """
    text, encoding, warnings = decode(source)
    if len(text) > _MAX_CHARACTERS:
        raise UnreadableFile(
            f"“{source.name}” has more than {_MAX_CHARACTERS:,} characters; that is no document. "
            "Split it and import the parts."
        )
    parts = take_apart(text)
    found = drafts(parts)
    if _lost(found, parts.text):
        # Deeper nesting than CommonMark's reader follows: better lines than nothing.
        found = assemble([Line(line) for line in parts.text.split("\n")])
    blocks, metadata = finish(found, name=source.name)
    return ParsedDocument(
        importer="markdown",
        importer_version=VERSION,
        media_type="text/markdown",
        metadata=_with_fields(metadata, parts.fields),
        blocks=blocks,
        encoding=encoding,
        warnings=warnings,
    )


def _lost(found: list[Draft], text: str) -> bool:
    letters = sum(map(str.isalnum, without_tags(text)))
    return sum(sum(map(str.isalnum, draft.text)) for draft in found) < 0.2 * letters


def _with_fields(metadata: Metadata, fields: dict[str, str]) -> Metadata:
    """The front matter is what its author says, so it comes before what the text suggests."""
    found = {
        "title": fields.get("title"),
        "symbol": fields.get("symbol"),
        "date": fields.get("date") if _DATE.match(fields.get("date", "")) else None,
        "language": _language(fields.get("lang") or fields.get("language") or ""),
    }
    said = {name: value for name, value in found.items() if value}
    if not said:
        return metadata
    sources = {
        **metadata.sources,
        **{name: f"front matter: {value}" for name, value in said.items()},
    }
    return replace(metadata, sources=sources, **said)


def _language(text: str) -> str | None:
    found = _LANGUAGE.match(text)
    return found[1].lower() if found else None
