"""Which files are meant when a person names files and folders."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path


def files_in(paths: Iterable[Path]) -> list[Path]:
    """The files named and those in the folders named, each once, sorted within each folder.

    Inside folders hidden files are skipped and links to folders not followed. What does not exist
    and folders that may not be opened stay in the list, so that they are reported by name.
    """
    found: dict[Path, None] = {}
    for path in paths:
        for each in _walk(path) if _is_folder(path) else (path,):
            found.setdefault(each)
    return list(found)


def _walk(folder: Path) -> Iterator[Path]:
    refused: list[OSError] = []
    for at, folders, names in os.walk(folder, onerror=refused.append):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        for name in sorted(names):
            path = Path(at, name)
            if not name.startswith(".") and _is_file(path):
                yield path
    yield from (Path(error.filename) for error in refused)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False  # a folder above it may not be entered; reading it says so


def _is_file(path: Path) -> bool:
    """Neither a pipe nor a device, which have no end."""
    try:
        return path.is_file() or path.is_symlink()
    except OSError:
        return True
