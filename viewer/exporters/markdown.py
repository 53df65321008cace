"""Markdown (CommonMark): headings, quotations, source lines and notes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import BinaryIO

from viewer.domain import Excerpt
from viewer.domain.notes import ExcerptNote
from viewer.exporters.passages import (
    Sources,
    clean,
    counted,
    exported_on,
    groups,
    label,
    line,
    linked,
    signature,
    source,
)
from viewer.exporters.registry import ExportOptions, exporter

_ANYWHERE = re.compile(r"[\\`*_\[\]<>|~$]|&(?=[#\w]+;)")
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
            put(_excerpt(excerpt, options))
    put(f"\n## Sources\n\n{counted(number)}.\n")
    for cited in sources.listed():
        named = ", ".join(each for each in (cited.title, cited.symbol, cited.date) if each)
        put(f"\n- {escape(named)} ({counted(cited.excerpts)})")
    put("\n" if number else "")


def _excerpt(excerpt: Excerpt, options: ExportOptions) -> str:
    quoted = [
        escape(f"{label(excerpt)} {row}".strip() if first else row)
        for first, row in _rows(excerpt.text)
    ]
    # A backslash before the line end keeps the rows of a table apart.
    written = "\n> " + "\\\n> ".join(quoted) + "\n"
    written += f">\n> — {escape(source(excerpt))}\n"
    if options.with_notes:
        written += "".join(_note(note) for note in excerpt.notes)
    return written


def _rows(text: str) -> Iterable[tuple[bool, str]]:
    rows = [" | ".join(row.split("\t")).strip() for row in clean(text).split("\n")]
    kept = [row for row in rows if row] or [""]
    return ((number == 0, row) for number, row in enumerate(kept))


def _note(note: ExcerptNote) -> str:
    """The note's own Markdown, indented as part of a list item so that it ends where it ends.

    What it leads to is an item below it: no fence that the note left open reaches there.
    """
    rows = [_TAG.sub(r"\\<", row).rstrip(" \t") for row in clean(note.body).strip().split("\n")]
    written = f"\n- **Note** by {escape(signature(note))}\n\n"
    written += "".join(f"  {row}\n" if row else "\n" for row in rows)
    return written + "".join(f"\n- → {escape(linked(link))}\n" for link in note.links)


def escape(text: str) -> str:
    """So that a Markdown reader shows these very characters.

    Only what has a meaning is escaped, so that the file stays pleasant to read as it is.
    """
    written = _ANYWHERE.sub(lambda match: "\\" + match.group(), text)
    written = _AT_START.sub(r"\\", written, count=1) if _AT_START.match(written) else written
    return _NUMBER_AT_START.sub(r"\1\\", written, count=1) if written[:1].isdigit() else written
