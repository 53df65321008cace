"""Which formats there are."""

from __future__ import annotations

import importlib
import importlib.util
import pkgutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import BinaryIO, Literal, TypeVar

from viewer.domain import Excerpt
from viewer.domain.excerpts import Arrangement, Grouping


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What the user may choose.

    Attributes:
        title: stands at the head of the file.
        exported_at: UTC, ISO 8601; handed in, so that equal input gives equal bytes.
        with_certainty: say where whoever tagged was in doubt.
        with_people: say who tagged, and when; None says it in tables for programs only.
        grouped_by: a heading wherever one of these changes, the first the outermost; the excerpts
            must come in that order (`arrangement` has them come so). Themes nest as in the codebook.
        before: at most so many of the paragraphs that the excerpts bring along; `after` likewise.
        citation_style: a style of `viewer.citation` by its name, or a template; None as the
            archive is set. Excerpts come with their citations: `arrangement` has them cited so.
        sources: the citation on a line of its own, or in a footnote where the format has them.
    """

    title: str
    exported_at: str
    with_notes: bool = True
    with_certainty: bool = True
    with_people: bool | None = None
    grouped_by: tuple[Grouping, ...] = ("theme",)
    before: int = 0
    after: int = 0
    sources: Literal["line", "footnote"] = "line"
    citation_style: str | None = None

    @property
    def arrangement(self) -> Arrangement:
        """How the excerpts are wanted from the archive."""
        return Arrangement(
            self.grouped_by, self.before, self.after, citation_style=self.citation_style
        )


Writer = Callable[[Iterable[Excerpt], BinaryIO, ExportOptions], None]
W = TypeVar("W", bound=Writer)


@dataclass(frozen=True, slots=True)
class Exporter:
    """One format.

    Attributes:
        title: as the user knows the format (`Word`).
        suffix: with its dot.
        write: writes to a binary file that need not be seekable.
        traced: the excerpts must come with their traces (`Arrangement.traced`).
        of: what the file lists: the excerpts, or the documents that they come from.
    """

    name: str
    title: str
    suffix: str
    media_type: str
    write: Writer
    traced: bool = False
    of: Literal["excerpts", "sources"] = "excerpts"


_exporters: dict[str, Exporter] = {}


def exporter(
    name: str,
    *,
    title: str,
    suffix: str,
    media_type: str,
    traced: bool = False,
    of: Literal["excerpts", "sources"] = "excerpts",
) -> Callable[[W], W]:
    """Register the decorated function as the writer of a format; see `Exporter`."""

    def register(write: W) -> W:
        _exporters[name] = Exporter(name, title, suffix, media_type, write, traced, of)
        return write

    return register


@cache
def _load_all() -> None:
    package = importlib.import_module("viewer.exporters")
    for module in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"viewer.exporters.{module.name}")


def exporters() -> list[Exporter]:
    """All formats, in order of their names."""
    _load_all()
    return sorted(_exporters.values(), key=lambda each: each.name)


def exporter_named(name: str) -> Exporter:
    """The format of that name; a `ValueError` when there is none.

    Most are in a module of their name; the others need not be imported then, with all that they
    bring.
    """
    if name not in _exporters and name.isidentifier():
        home = f"viewer.exporters.{name}"
        if importlib.util.find_spec(home) is not None:
            importlib.import_module(home)
    if name not in _exporters:
        _load_all()
    try:
        return _exporters[name]
    except KeyError:
        raise ValueError(f"no exporter is named {name!r}") from None
