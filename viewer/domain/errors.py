"""What goes wrong in the world, and work that was asked to end."""

from __future__ import annotations


class WorldError(Exception):
    """Not our fault and not a bug; the message is one sentence for the user: what happened, what to do.

    Exception tree::

        WorldError
            ArchiveError            viewer.archive.errors: locked, foreign, newer, damaged, full ...
            ExportError             viewer.exporters: the file cannot be written
            NotFound                a document, block or theme that was named does not exist
    """


class NotFound(WorldError):
    """What the user named is not in the archive."""


class Cancelled(Exception):
    """Work was asked to end and did; nobody is told anything more."""
