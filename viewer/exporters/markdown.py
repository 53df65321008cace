"""Markdown (CommonMark): headings, quotations, source lines and notes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import BinaryIO

from viewer.domain import Excerpt
from viewer.domain.notes import ExcerptNote
from viewer.exporters.grouping import groups
from viewer.exporters.passages import (
    Sources,
    around,
    clean,
    counted,
    exported_on,
    label,
    line,
    linked,
    signature,
    source,
)
from viewer.exporters.registry import ExportOptions, exporter

_ANYWHERE = re.compile(r"[\\`*_\[\]<>|~$]|&(?=[#\w]+;)")
_SPECIAL = re.compile(r"[\\`*_\[\]<>|~$&]")
"""The same, looser and three times as fast to look for."""
_AT_START = re.compile(r"(?=#|[-+=]|:)")
_NUMBER_AT_START = re.compile(r"(\d+)(?=[.)])")
_TAG = re.compile(r"<(?=[A-Za-z/!?])(?!(?:https?://|mailto:)[^\s<>]*>)")


@exporter("markdown", title="Markdown", suffix=".md", media_type="text/markdown")
def write(excerpts: Iterable[Excerpt], file: BinaryIO, options: ExportOptions) -> None:
    def put(text: str) -> None:
        file.write(text.encode())

    sources = Sources()
    put(f"# {escape(line(options.title))}\n\nExported {escape(exported_on(options))}\n")
    number = 0
    for group in groups(sources.watch(excerpts), options):
        for heading in group.headings:
            put(f"\n{'#' * min(6, heading.level + 1)} {escape(heading.text)}\n")
        for excerpt in group.excerpts:
            number += 1
            put(_excerpt(excerpt, number, options))
    put(f"\n## Sources\n\n{counted(number)}.\n")
    for cited in sources.listed():
        named = ", ".join(each for each in (cited.title, cited.symbol, cited.date) if each)
        put(f"\n- {escape(named)} ({counted(cited.excerpts)})")
    put("\n" if number else "")


def _excerpt(excerpt: Excerpt, number: int, options: ExportOptions) -> str:
    text = clean(excerpt.text)
    printed = label(excerpt)
    quoted = _quoted(f"{printed} {text}" if printed else text)
    cited = escape(source(excerpt, options))
    before, after = around(excerpt, options)
    written = "".join(f"\n> *{_quoted(each)}*\n>" for each in before)
    if options.sources == "footnote":
        written += f"\n> {quoted}[^{number}]\n"
    else:
        written += f"\n> {quoted}\n>\n> — {cited}\n"
    written += "".join(f">\n> *{_quoted(each)}*\n" for each in after)
    if options.sources == "footnote":
        written += f"\n[^{number}]: {cited}\n"
    if options.with_notes and excerpt.notes:
        written += "".join(_note(note, options) for note in excerpt.notes)
    return written


def _quoted(text: str) -> str:
    """The lines of a paragraph in a quotation, each ended by a backslash, which keeps them apart."""
    text = clean(text)
    if "\n" not in text and "\t" not in text:
        return escape(text.strip())
    rows = (" | ".join(row.split("\t")).strip() for row in text.split("\n"))
    return "\\\n> ".join(escape(row) for row in rows if row)


def _note(note: ExcerptNote, options: ExportOptions) -> str:
    """The note's own Markdown, indented as part of a list item so that it ends where it ends.

    What it leads to is an item below it: no fence that the note left open reaches there.
    """
    rows = [_TAG.sub(r"\\<", row).rstrip(" \t") for row in clean(note.body).strip().split("\n")]
    signed = signature(note, options)
    written = f"\n- **Note** by {escape(signed)}\n\n" if signed else "\n- **Note**\n\n"
    written += "".join(f"  {row}\n" if row else "\n" for row in rows)
    return written + "".join(f"\n- → {escape(linked(link))}\n" for link in note.links)


def escape(text: str) -> str:
    """So that a Markdown reader shows these very characters.

    Only what has a meaning is escaped, so that the file stays pleasant to read as it is.
    """
    written = text
    if _SPECIAL.search(text):
        written = _ANYWHERE.sub(lambda match: "\\" + match.group(), text)
    written = _AT_START.sub(r"\\", written, count=1) if _AT_START.match(written) else written
    return _NUMBER_AT_START.sub(r"\1\\", written, count=1) if written[:1].isdigit() else written
