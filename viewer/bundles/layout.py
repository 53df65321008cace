"""The names of what is inside a bundle, and how much of it there may be."""

from __future__ import annotations

from viewer.archive.merging.describing import DESCRIBED
from viewer.archive.merging.pieces import CORRECTED

SUFFIX = ".concordwork"
"""Not `.zip`: a browser would unpack it, and a click should open it here; not `.concord`, which is an
archive."""

FORMAT = "concord-bundle"
VERSION = 1

HEADER = "bundle.json"
PEOPLE = "people.jsonl"
DOCUMENTS = "documents.jsonl"
READINGS = "readings.jsonl"
ORIGINALS = "originals/"
KINDS = (*DESCRIBED, CORRECTED)
"""In the order in which they come in; each in a member of its name, `tags.jsonl`."""

MOST_DEEP = 100
"""Themes, one below the other."""

MOST_MEMBERS = 200_000
MOST_LINES = 5_000_000
LONGEST_LINE = 16 * 1024 * 1024
"""Characters; a note of this length is none."""
MOST_BYTES = 8 * 1024**3
"""Of all members but the originals, unpacked."""
MOST_ORIGINAL_BYTES = 2 * 1024**3
"""Of one original."""
MOST_RATIO = 1_000
"""DEFLATE cannot pack better than 1,032 to 1; text packs 3 to 30 to 1."""
RATIO_FROM = 64 * 1024 * 1024
"""Of members that unpack to less, the ratio is nobody's concern."""


def member(kind: str) -> str:
    """The name of the member with the pieces of a kind."""
    return f"{kind}.jsonl"
