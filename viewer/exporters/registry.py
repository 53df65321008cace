"""Which formats there are."""

from __future__ import annotations

import importlib
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

    @property
    def arrangement(self) -> Arrangement:
        """How the excerpts are wanted from the archive."""
        return Arrangement(self.grouped_by, self.before, self.after)


Writer = Callable[[Iterable[Excerpt], BinaryIO, ExportOptions], None]
W = TypeVar("W", bound=Writer)


@dataclass(frozen=True, slots=True)
class Exporter:
    """One format.

    Attributes:
        title: as the user knows the format (`Word`).
        suffix: with its dot.
        write: writes to a binary file that need not be seekable.
    """

    name: str
    title: str
    suffix: str
    media_type: str
    write: Writer


_exporters: dict[str, Exporter] = {}


def exporter(name: str, *, title: str, suffix: str, media_type: str) -> Callable[[W], W]:
    """Register the decorated function as the writer of a format."""

    def register(write: W) -> W:
        _exporters[name] = Exporter(name, title, suffix, media_type, write)
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
    """The format of that name; a `ValueError` when there is none."""
    _load_all()
    try:
        return _exporters[name]
    except KeyError:
        raise ValueError(f"no exporter is named {name!r}") from None
