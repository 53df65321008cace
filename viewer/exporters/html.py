"""HTML: one file that needs nothing beside it, in light, dark and on paper."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import BinaryIO

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from viewer.domain import Excerpt
from viewer.exporters.notes import to_html
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

_IN_MEMORY_BYTES = 8 * 1024 * 1024


@dataclass(slots=True)
class _Contents:
    """A line of the contents."""

    key: str
    heading: str
    count: int = 0

    @property
    def total(self) -> str:
        return counted(self.count)


@exporter("html", title="HTML", suffix=".html", media_type="text/html")
def write(excerpts: Iterable[Excerpt], file: BinaryIO, options: ExportOptions) -> None:
    """The excerpts wait in a temporary file, because the contents above them give their numbers."""
    sources = Sources()
    contents: list[_Contents] = []
    with tempfile.SpooledTemporaryFile(_IN_MEMORY_BYTES) as waiting:
        for group in groups(sources.watch(excerpts), options):
            entry = _Contents("excerpts", "")
            for heading in group.headings:
                entry = _Contents(heading.key, heading.text)
                contents.append(entry)
            waiting.write(_piece("group", key=entry.key, heading=entry.heading))
            for excerpt in group.excerpts:
                entry.count += 1
                waiting.write(_excerpt(excerpt, options))
            waiting.write(b"</section>\n")
        total = counted(sum(entry.count for entry in contents))
        file.write(
            _piece(
                "head",
                title=line(options.title),
                exported=exported_on(options),
                total=total,
                groups=[entry for entry in contents if entry.heading],
                css=Markup(_resource("excerpts.css")),  # our own file, not escaped
            )
        )
        waiting.seek(0)
        shutil.copyfileobj(waiting, file)
    file.write(_piece("foot", sources=sources.listed()))


def _excerpt(excerpt: Excerpt, options: ExportOptions) -> bytes:
    notes = excerpt.notes if options.with_notes else ()
    return _piece(
        "excerpt",
        id=f"tag-{excerpt.tag}",
        language=excerpt.language,
        label=label(excerpt),
        text=clean(excerpt.text),
        citation=source(excerpt),
        notes=[
            (Markup(to_html(note.body)), signature(note), [linked(each) for each in note.links])
            for note in notes  # rendered with raw HTML off
        ],
    )


def _piece(name: str, **values: object) -> bytes:
    return str(getattr(_template_module(), name)(**values)).encode()


@cache
def _template_module() -> object:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True
    )
    return environment.from_string(_resource("excerpts.html")).module


def _resource(name: str) -> str:
    return (resources.files("viewer.exporters") / "templates" / name).read_text(encoding="utf-8")
