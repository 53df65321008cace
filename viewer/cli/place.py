"""Which archive a command works on, and how it is opened."""

from __future__ import annotations

from pathlib import Path

import click

from viewer.archive import Archive
from viewer.defaults import default_archive, person_name


def archive_path(context: click.Context) -> Path:
    """What `--archive` named, or the user's own."""
    named = context.find_root().params.get("archive")
    return named if isinstance(named, Path) else default_archive()


def to_read(context: click.Context) -> Archive:
    """The archive, opened so that nothing can change it; it must exist."""
    return Archive.open(archive_path(context), create=False, read_only=True)


def to_edit(context: click.Context, *, create: bool = False) -> Archive:
    """The archive, opened to change it, and made first if `create` says so."""
    path = archive_path(context)
    if create:
        path.parent.mkdir(parents=True, exist_ok=True)
    return Archive.open(path, create=create, person=person_name())
