"""Which formats of synopses there are."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import BinaryIO, TypeVar

from viewer.domain import Synopsis
from viewer.exporters.saving import save


@dataclass(frozen=True, slots=True)
class SynopsisOptions:
    """What the user may choose.

    Attributes:
        title: stands at the head of the file.
        exported_at: UTC, ISO 8601; handed in, so that equal input gives equal bytes.
        with_themes: name the themes of each paragraph.
    """

    title: str
    exported_at: str
    with_themes: bool = True


Writer = Callable[[Synopsis, BinaryIO, SynopsisOptions], None]
W = TypeVar("W", bound=Writer)


@dataclass(frozen=True, slots=True)
class SynopsisExporter:
    """One format; `suffix` with its dot."""

    name: str
    title: str
    suffix: str
    write: Writer


_exporters: dict[str, SynopsisExporter] = {}


def synopsis_exporter(name: str, *, title: str, suffix: str) -> Callable[[W], W]:
    """Register the decorated function as the writer of a format."""

    def register(write: W) -> W:
        _exporters[name] = SynopsisExporter(name, title, suffix, write)
        return write

    return register


@cache
def _load_all() -> None:
    package = importlib.import_module("viewer.exporters.synopses")
    for module in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"viewer.exporters.synopses.{module.name}")


def synopsis_exporters() -> list[SynopsisExporter]:
    """All formats, in order of their names."""
    _load_all()
    return sorted(_exporters.values(), key=lambda each: each.name)


def write_synopsis(name: str, synopsis: Synopsis, file: BinaryIO, options: SynopsisOptions) -> None:
    """Write it in the format of that name."""
    _load_all()
    _exporters[name].write(synopsis, file, options)


def export_synopsis(name: str, synopsis: Synopsis, path: Path, options: SynopsisOptions) -> None:
    """Write it to a file, whole or not at all.

    Raises:
        ExportError: with one sentence that says what happened and what to do.
    """
    save(path, lambda file: write_synopsis(name, synopsis, file, options))
