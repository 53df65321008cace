"""Formats that write the same kind of thing: found by their decorator, one a module of a package."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Generic, TypeVar

from viewer.exporters.saving import save

T = TypeVar("T")
O = TypeVar("O")  # noqa: E741 (of options)


@dataclass(frozen=True, slots=True)
class FamilyExporter(Generic[T, O]):
    """One format; `suffix` with its dot."""

    name: str
    title: str
    suffix: str
    write: Callable[[T, BinaryIO, O], None]


class Family(Generic[T, O]):
    """The formats in the modules of a package.

    Args:
        package: by its whole name; its modules are imported when a format is first asked for.
    """

    def __init__(self, package: str) -> None:
        self._package = package
        self._loaded = False
        self._exporters: dict[str, FamilyExporter[T, O]] = {}

    def exporter(
        self, name: str, *, title: str, suffix: str
    ) -> Callable[[Callable[[T, BinaryIO, O], None]], Callable[[T, BinaryIO, O], None]]:
        """Register the decorated function as the writer of a format."""

        def register(write: Callable[[T, BinaryIO, O], None]) -> Callable[[T, BinaryIO, O], None]:
            self._exporters[name] = FamilyExporter(name, title, suffix, write)
            return write

        return register

    def exporters(self) -> list[FamilyExporter[T, O]]:
        """All formats, in order of their names."""
        self._load()
        return sorted(self._exporters.values(), key=lambda each: each.name)

    def write(self, name: str, value: T, file: BinaryIO, options: O) -> None:
        """Write it in the format of that name."""
        self._load()
        self._exporters[name].write(value, file, options)

    def export(self, name: str, value: T, path: Path, options: O) -> None:
        """Write it to a file, whole or not at all.

        Raises:
            ExportError: with one sentence that says what happened and what to do.
        """
        save(path, lambda file: self.write(name, value, file, options))

    def _load(self) -> None:
        if self._loaded:
            return
        self._loaded = True
        package = importlib.import_module(self._package)
        for module in pkgutil.iter_modules(package.__path__):
            importlib.import_module(f"{self._package}.{module.name}")
