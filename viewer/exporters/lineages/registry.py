"""Which formats there are of a clause through time."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import BinaryIO, TypeVar

from viewer.domain import Lineage
from viewer.exporters.saving import save


@dataclass(frozen=True, slots=True)
class LineageOptions:
    """What the user may choose.

    Attributes:
        title: stands at the head of the file.
        exported_at: UTC, ISO 8601; handed in, so that equal input gives equal bytes.
    """

    title: str
    exported_at: str


Writer = Callable[[Lineage, BinaryIO, LineageOptions], None]
W = TypeVar("W", bound=Writer)


@dataclass(frozen=True, slots=True)
class LineageExporter:
    """One format; `suffix` with its dot."""

    name: str
    title: str
    suffix: str
    write: Writer


_exporters: dict[str, LineageExporter] = {}


def lineage_exporter(name: str, *, title: str, suffix: str) -> Callable[[W], W]:
    """Register the decorated function as the writer of a format."""

    def register(write: W) -> W:
        _exporters[name] = LineageExporter(name, title, suffix, write)
        return write

    return register


@cache
def _load_all() -> None:
    package = importlib.import_module("viewer.exporters.lineages")
    for module in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"viewer.exporters.lineages.{module.name}")


def lineage_exporters() -> list[LineageExporter]:
    """All formats, in order of their names."""
    _load_all()
    return sorted(_exporters.values(), key=lambda each: each.name)


def write_lineage(name: str, lineage: Lineage, file: BinaryIO, options: LineageOptions) -> None:
    """Write it in the format of that name."""
    _load_all()
    _exporters[name].write(lineage, file, options)


def export_lineage(name: str, lineage: Lineage, path: Path, options: LineageOptions) -> None:
    """Write it to a file, whole or not at all.

    Raises:
        ExportError: with one sentence that says what happened and what to do.
    """
    save(path, lambda file: write_lineage(name, lineage, file, options))
