"""What became of the files of an import."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from viewer.domain import DocumentId, EditId

Outcome = Literal[
    "added", "already", "restored", "failed", "password", "recognition", "held", "cancelled"
]


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """What became of one file.

    Attributes:
        outcome: `password`: it is encrypted and the password is missing or wrong; `recognition`: it
            holds pictures of pages, which text recognition can read; `held`: it cost a reader before,
            is as it was then, and nobody has named it.
        document: in the archive now, where the file is or was there.
        sentence: for the user; says for a failed file why, and what to do.
        pages: that recognition can read, by number.
    """

    path: Path
    outcome: Outcome
    document: DocumentId | None
    sentence: str
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an import is.

    Attributes:
        current: names of the files that are being read.
    """

    done: int
    total: int
    current: tuple[str, ...]
    bytes_done: int
    bytes_total: int

    @property
    def fraction(self) -> float:
        """0 to 1, by bytes where there are any."""
        if self.bytes_total:
            return min(1.0, self.bytes_done / self.bytes_total)
        return self.done / self.total if self.total else 1.0


@dataclass(frozen=True, slots=True)
class Report:
    """What became of all files.

    Attributes:
        files: in the order in which they were named.
        edit: to undo the import by; None when nothing came in.
    """

    files: tuple[FileOutcome, ...]
    edit: EditId | None

    def of(self, *outcomes: Outcome) -> tuple[FileOutcome, ...]:
        return tuple(each for each in self.files if each.outcome in outcomes)

    @property
    def added(self) -> tuple[FileOutcome, ...]:
        """Those that came in, removed ones that came back included."""
        return self.of("added", "restored")

    @property
    def already(self) -> tuple[FileOutcome, ...]:
        return self.of("already")

    @property
    def failed(self) -> tuple[FileOutcome, ...]:
        """Those that could not be read, for want of a password or of recognition too."""
        return self.of("failed", "password", "recognition")

    @property
    def locked(self) -> tuple[FileOutcome, ...]:
        """Those that need a password."""
        return self.of("password")

    @property
    def pictures(self) -> tuple[FileOutcome, ...]:
        """Those that text recognition can read."""
        return self.of("recognition")

    @property
    def held(self) -> tuple[FileOutcome, ...]:
        """Those that were not tried, because they made a reader crash or hang before."""
        return self.of("held")

    @property
    def cancelled(self) -> tuple[FileOutcome, ...]:
        return self.of("cancelled")

    def sentence(self) -> str:
        """For the end of an import: `198 documents imported, 1 already there, 1 failed`."""
        if not self.files:
            return "No files were found there."
        imported = len(self.added)
        parts = [f"{imported} {'document' if imported == 1 else 'documents'} imported"]
        for number, words in (
            (len(self.already), "already there"),
            (len(self.of("failed")), "failed"),
            (len(self.locked), "behind a password"),
            (len(self.pictures), "to be recognised"),
            (len(self.held), "left out as before"),
            (len(self.cancelled), "cancelled"),
        ):
            if number:
                parts.append(f"{number} {words}")
        return ", ".join(parts) + "."
