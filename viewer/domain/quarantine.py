"""Files that could not be imported."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from viewer.domain.ids import QuarantinedId


@dataclass(frozen=True, slots=True)
class Quarantined:
    """A file that could not be imported.

    Attributes:
        sha256: where it could be loaded.
        size: in bytes, and `modified` in nanoseconds, when it was last tried.
        trouble: the kind of failure; see `viewer.importing.worker.Trouble`.
        reason: a sentence for the user.
        by: who tried it last.
    """

    id: QuarantinedId
    path: Path
    name: str
    sha256: str | None
    size: int | None
    modified: int | None
    trouble: str
    reason: str
    tries: int
    by: str
    first_at: str
    last_at: str
