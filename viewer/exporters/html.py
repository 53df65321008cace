"""HTML: one file that needs nothing beside it: filters, light and dark, paper.

Excerpts are put together by hand: the template engine would take several times as long.
"""

from __future__ import annotations

import base64
import hashlib
import shutil
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache
from importlib import resources
from tempfile import SpooledTemporaryFile
from typing import IO, BinaryIO

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup, escape

from viewer.domain import Excerpt
from viewer.domain.notes import ExcerptNote
from viewer.exporters.facets import Facets
from viewer.exporters.grouping import Group, groups
from viewer.exporters.notes import to_html
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

_IN_MEMORY_BYTES = 8 * 1024 * 1024
_DEEPEST = 6
"""HTML has no heading below `h6`; the title is its `h1`."""
_FOOTNOTES = '<section class="notes" aria-label="Notes">\n<h2>Notes</h2>\n<ol>\n'


@dataclass(slots=True)
class _Contents:
    """A line of the contents, which is a section; `level` from 1."""

    key: str
    heading: str
    level: int
    count: int = 0

    @property
    def total(self) -> str:
        return counted(self.count)


@exporter("html", title="HTML", suffix=".html", media_type="text/html")
def write(excerpts: Iterable[Excerpt], file: BinaryIO, options: ExportOptions) -> None:
    """The excerpts wait in a temporary file, because the contents above them give their numbers."""
    page = _Page(options)
    with ExitStack() as stack:
        body, notes = (
            stack.enter_context(SpooledTemporaryFile(_IN_MEMORY_BYTES)) for _ in range(2)
        )
        page.fill(body, notes, excerpts)
        file.write(page.head())
        for waiting in (body, notes):
            waiting.seek(0)
            shutil.copyfileobj(waiting, file)
    file.write(page.foot())


class _Page:
    """A page on its way: what of it must be counted before its head can be written."""

    def __init__(self, options: ExportOptions) -> None:
        self._options = options
        self._footnotes = options.sources == "footnote"
        self._sources = Sources()
        self._facets = Facets(with_people=options.with_people is not False)
        self._contents: list[_Contents] = []
        self._open: list[_Contents] = []
        self._number = 0

    def fill(self, body: IO[bytes], notes: IO[bytes], excerpts: Iterable[Excerpt]) -> None:
        """Write the excerpts; their sources, where these are footnotes, to a file of their own."""
        if self._footnotes:
            notes.write(_FOOTNOTES.encode())
        for group in groups(self._sources.watch(excerpts), self._options):
            body.write("".join(self._begun(group)).encode())
            before = self._number
            for excerpt in group.excerpts:
                self._number += 1
                cited = escape(source(excerpt, self._options))
                body.write(self._excerpt(excerpt, cited).encode())
                if self._footnotes:
                    notes.write(self._footnote(cited).encode())
            for entry in self._open:
                entry.count += self._number - before
        body.write(b"</section>\n" * len(self._open))
        if self._footnotes:
            notes.write(b"</ol>\n</section>\n")

    def head(self) -> bytes:
        return _piece(
            "head",
            title=line(self._options.title),
            exported=exported_on(self._options),
            total=counted(self._number),
            contents=[entry for entry in self._contents if entry.heading],
            facets=self._facets.told(),
            css=Markup(_resource("excerpts.css")),  # our own file, not escaped
            style_hash=_hash("excerpts.css"),
            script_hash=_hash("excerpts.js"),
        )

    def foot(self) -> bytes:
        return _piece("foot", sources=self._sources.listed(), js=Markup(_resource("excerpts.js")))

    def _begun(self, group: Group) -> Iterator[str]:
        """The ends of sections that are over, and the beginnings of new ones."""
        first = group.headings[0].level if group.headings else 1
        while self._open and self._open[-1].level >= first:
            self._open.pop()
            yield "</section>\n"
        for heading in group.headings:
            self._begin(_Contents(heading.key, heading.text, heading.level))
            tag = f"h{min(_DEEPEST, heading.level + 1)}"
            yield f'<section id="{heading.key}">\n'
            yield f'<{tag} dir="auto">{escape(heading.text)}</{tag}>\n'
        if not group.headings:
            self._begin(_Contents("excerpts", "", 1))
            yield '<section id="excerpts">\n'

    def _begin(self, entry: _Contents) -> None:
        self._open.append(entry)
        self._contents.append(entry)

    def _excerpt(self, excerpt: Excerpt, cited: str) -> str:
        options = self._options
        theme, document, year, people = self._facets.of(excerpt)
        data = f'data-t="{theme}" data-d="{document}"'
        data += f' data-y="{year}"' if year is not None else ""
        data += f' data-p="{" ".join(map(str, people))}"' if people else ""
        lang = f' lang="{escape(clean(excerpt.language))}"' if excerpt.language else ""
        printed = label(excerpt)
        bold = f'<span class="label">{escape(printed)}</span> ' if printed else ""
        number = self._number
        mark = _MARK.format(number=number) if self._footnotes else ""
        written = (
            f'<blockquote dir="auto"{lang}>{bold}{escape(clean(excerpt.text))}{mark}</blockquote>\n'
        )
        if options.before or options.after:
            before, after = (
                "".join(_context(each, lang) for each in side) for side in around(excerpt, options)
            )
            written = f"{before}{written}{after}"
        if not self._footnotes:
            written += f'<p class="source" dir="auto">{cited}</p>\n'
        if options.with_notes and excerpt.notes:
            written += "".join(_note(note, options) for note in excerpt.notes)
        return f'<article id="tag-{excerpt.tag}" {data}>\n{written}</article>\n'

    def _footnote(self, cited: str) -> str:
        number = self._number
        return (
            f'<li id="note-{number}" dir="auto">{cited} '
            f'<a href="#mark-{number}" aria-label="Back">↩</a></li>\n'
        )


_MARK = '<sup class="mark"><a href="#note-{number}" id="mark-{number}">{number}</a></sup>'


def _context(text: str, lang: str) -> str:
    return f'<p class="context" dir="auto"{lang}>{escape(clean(text))}</p>\n'


def _note(note: ExcerptNote, options: ExportOptions) -> str:
    links = "".join(f'<li dir="auto">{escape(linked(each))}</li>\n' for each in note.links)
    signed = signature(note, options)
    written = '<aside class="note" aria-label="Note" dir="auto">\n'
    written += to_html(note.body)  # with raw HTML off
    written += f'<ul class="links">\n{links}</ul>\n' if links else ""
    written += f'<p class="by" dir="auto">{escape(signed)}</p>\n' if signed else ""
    return f"{written}</aside>\n"


def _piece(name: str, **values: object) -> bytes:
    return str(getattr(_template_module(), name)(**values)).encode()


@cache
def _template_module() -> object:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True
    )
    return environment.from_string(_resource("excerpts.html")).module


@cache
def _hash(name: str) -> str:
    """As a Content-Security-Policy names an inline element: of all between its tags."""
    digest = hashlib.sha256(f"\n{_resource(name)}".encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


@cache
def _resource(name: str) -> str:
    return (resources.files("viewer.exporters") / "templates" / name).read_text(encoding="utf-8")
