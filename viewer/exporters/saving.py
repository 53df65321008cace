"""Putting an export in its place: whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from viewer.domain import Excerpt, WorldError
from viewer.exporters.registry import ExportOptions, Writer, exporter_named

Write = Callable[[BinaryIO], None]

_FULL = {errno.ENOSPC, errno.EDQUOT}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
_MISSING = {errno.ENOENT, errno.ENOTDIR}


class ExportError(WorldError):
    """The file cannot be written; what stood there before still does."""


class _Counted:
    """Excerpts on their way through, counted."""

    def __init__(self, excerpts: Iterable[Excerpt]) -> None:
        self._excerpts = excerpts
        self.count = 0

    def __iter__(self) -> Iterator[Excerpt]:
        for excerpt in self._excerpts:
            self.count += 1
            yield excerpt


def export(name: str, excerpts: Iterable[Excerpt], path: Path, options: ExportOptions) -> int:
    """Write the excerpts to a file and say how many there were.

    A file that stands there already is replaced at the very end.

    Raises:
        ExportError: with one sentence that says what happened and what to do.
    """
    return export_by(exporter_named(name).write, excerpts, path, options)


def export_by(
    write: Writer, excerpts: Iterable[Excerpt], path: Path, options: ExportOptions
) -> int:
    """The same with a writer that need not be registered."""
    counted = _Counted(excerpts)
    save(path, lambda file: write(counted, file, options))
    return counted.count


def save(path: Path, write: Write) -> None:
    """Have `write` fill a file, which stands in its place whole or not at all.

    Raises:
        ExportError: with one sentence that says what happened and what to do.
    """
    try:
        target = path.resolve()
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if target.exists() and not target.is_file():
            _write_to_device(write, target)
        else:
            _write_beside(write, target)
    except OSError as error:
        raise ExportError(_sentence(error, path)) from error


def _write_beside(write: Write, target: Path) -> None:
    exists = target.exists()
    if exists and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    # Opened anew rather than by `tempfile`, which would leave the result readable to its owner only.
    unfinished = target.parent / f".concord-{uuid4().hex[:12]}.part"
    try:
        with unfinished.open("xb") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        if exists:
            shutil.copymode(target, unfinished)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


def _write_to_device(write: Write, target: Path) -> None:
    """To a pipe or a terminal, which must not be replaced by a file."""
    with tempfile.TemporaryFile() as whole:
        write(whole)
        whole.seek(0)
        with target.open("wb") as device:
            _copy(whole, device)


def _copy(source: BinaryIO, target: BinaryIO) -> None:
    shutil.copyfileobj(source, target)
    target.flush()


def _sentence(error: OSError, path: Path) -> str:
    if error.errno in _FULL:
        return (
            f"“{path.name}” could not be written because the disk is full; "
            "free some space or choose another place."
        )
    if error.errno in _FORBIDDEN:
        return (
            f"“{path.name}” could not be written because you may not write there ({path.parent}); "
            "choose another folder."
        )
    if error.errno in _MISSING:
        return (
            f"“{path.name}” could not be written because the folder {path.parent} is not there; "
            "make it or choose another one."
        )
    if error.errno == errno.EISDIR:
        return f"“{path.name}” is a folder; give the name of a file in it."
    return f"“{path.name}” could not be written ({error.strerror}); choose another place."
