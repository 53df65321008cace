"""What the importers make of a folder of any files: nothing is kept but the figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from viewer.importing.messages import Trouble
from viewer.importing.workers import Reading, Workers

Verdict = Trouble | Literal["read"]


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """What became of one file.

    Attributes:
        importer: that read it; empty where none did.
        sentence: why it could not be read.
        where: in our code, if nobody foresaw that.
    """

    path: Path
    verdict: Verdict
    importer: str
    blocks: int
    pages: int | None
    seconds: float
    sentence: str
    where: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What became of all files.

    Attributes:
        files: in the order in which they were named.
        missing: so many were not come to before it was stopped.
    """

    files: tuple[CheckedFile, ...]
    missing: int

    def of(self, *verdicts: Verdict) -> tuple[CheckedFile, ...]:
        return tuple(each for each in self.files if each.verdict in verdicts)

    @property
    def crashes(self) -> tuple[CheckedFile, ...]:
        return self.of("crash")

    def reasons(self) -> list[tuple[str, int]]:
        """Why files were not read, the commonest first; names of files left out of the sentences."""
        counted = Counter(_reason(each) for each in self.files if each.verdict != "read")
        return sorted(counted.items(), key=lambda each: (-each[1], each[0]))

    def slowest(self, count: int) -> list[CheckedFile]:
        return sorted(self.files, key=lambda each: -each.seconds)[:count]


def check_files(
    files: list[Path],
    *,
    workers: Workers,
    progress: Callable[[CheckedFile, int], None] = lambda _file, _done: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Checked:
    """Read each file and count what came of it.

    Args:
        files: of any format, or none.
        workers: read the files; their limits are what is checked.
        progress: told of each file when it is done, and how many are.
        cancelled: asked often; what was read before is in the answer.
    """
    found: dict[int, CheckedFile] = {}
    with closing(workers.read(files, cancelled=cancelled)) as readings:
        for reading in readings:
            found[reading.number] = checked = _checked(reading)
            progress(checked, len(found))
    return Checked(tuple(found[number] for number in sorted(found)), len(files) - len(found))


def _checked(reading: Reading) -> CheckedFile:
    document = reading.document
    return CheckedFile(
        path=reading.path,
        verdict=reading.trouble or "read",
        importer=document.importer if document else "",
        blocks=len(document.blocks) if document else 0,
        pages=document.pages if document else None,
        seconds=reading.seconds,
        sentence=reading.sentence,
        where=reading.where,
    )


def _reason(file: CheckedFile) -> str:
    if file.where:
        return file.where
    return file.sentence.replace(f"“{file.path.name}”", "…")
