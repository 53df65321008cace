"""Mutants through worker processes, and what came of them."""

from __future__ import annotations

import contextlib
import os
import re
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from importers import ParsedDocument
from tests.fuzzing.mutants import Breeder, Mutant
from tests.fuzzing.soundness import faults
from viewer.archive import incoming
from viewer.importing import Workers
from viewer.importing.workers import Reading

KEPT_OF_EACH = 3
"""So many offenders of one kind are kept; more say nothing new."""

SLOW_S = 10.0
"""A damaged small file that takes longer points to a step that grows too fast."""

_FINE = ("refused", "password", "recognition")


@dataclass(slots=True)
class Outcome:
    """What came of a campaign.

    Attributes:
        verdicts: how often each came: `read`, `refused` with a sentence, `crash`, `slow` ...
        findings: what should not have been, to how often.
        slowest: seconds and names.
        kept: files of offenders.
        said: what workers wrote to standard error: tracebacks, complaints of libraries.
    """

    verdicts: Counter[str] = field(default_factory=Counter)
    forms: Counter[str] = field(default_factory=Counter)
    findings: Counter[str] = field(default_factory=Counter)
    slowest: list[tuple[float, str]] = field(default_factory=list)
    kept: list[Path] = field(default_factory=list)
    said: str = ""

    @property
    def files(self) -> int:
        return sum(self.verdicts.values())

    @property
    def tracebacks(self) -> int:
        return self.said.count("Traceback (most recent call last)")

    @property
    def sound(self) -> bool:
        """No crash, no hang, nothing over the memory, no traceback, and every reading sound."""
        return not self.tracebacks and not self.findings


def run(
    breeder: Breeder,
    numbers: range,
    *,
    workers: Workers,
    keep: Path,
    progress: Callable[[int], None] = lambda _done: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Outcome:
    """Make the mutants of these numbers, have them read, and keep those that come to grief.

    Args:
        breeder: makes them.
        numbers: of the mutants.
        workers: not yet started, so that what they write can be heard.
        keep: folder for offenders.
        progress: told how many are done.
        cancelled: asked often.
    """
    outcome = Outcome()
    with tempfile.TemporaryDirectory(prefix="fuzzing-") as folder, _heard(outcome):
        made: dict[Path, Mutant] = {}

        def files() -> Iterator[Path]:
            for number in numbers:
                mutant = breeder.mutant(number)
                path = Path(folder, mutant.name[:200])
                path = path.with_suffix(mutant.suffix)
                path.write_bytes(mutant.content)
                made[path] = mutant
                yield path

        with closing(workers.read(files(), cancelled=cancelled)) as readings:
            for reading in readings:
                mutant = made.pop(reading.path)
                found = _judge(reading, mutant, outcome)
                for each in found:
                    _keep(each, mutant, outcome, keep)
                reading.path.unlink()
                progress(outcome.files)
        workers.close()
    return outcome


def _judge(reading: Reading, mutant: Mutant, outcome: Outcome) -> list[str]:
    """Count a reading, and say what is wrong with it."""
    verdict = reading.trouble or "read"
    outcome.verdicts[verdict] += 1
    outcome.forms[mutant.form] += 1
    outcome.slowest = sorted([*outcome.slowest, (reading.seconds, mutant.name)], reverse=True)[:5]
    found = []
    if reading.document is not None:
        found += _faults(reading.document, mutant)
    elif verdict not in _FINE:
        found.append(f"{verdict}: {reading.where or mutant.form}")
    elif not reading.sentence.endswith("."):
        found.append(f"no sentence: {reading.sentence}")
    if reading.seconds > SLOW_S and verdict != "slow":
        found.append(f"over {SLOW_S:g} s: {mutant.form}")
    return found


def _faults(document: ParsedDocument, mutant: Mutant) -> list[str]:
    found = [f"{document.importer}: {each}" for each in dict.fromkeys(faults(document))]
    try:
        incoming(mutant.name, mutant.content, document)
    except Exception as error:  # a finding like others, with its place
        frame = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{Path(frame.filename).name}:{frame.lineno}"
        found.append(f"cannot be stored: {type(error).__name__} at {place}")
    return found


def _keep(finding: str, mutant: Mutant, outcome: Outcome, keep: Path) -> None:
    outcome.findings[finding] += 1
    if outcome.findings[finding] > KEPT_OF_EACH:
        return
    folder = keep / re.sub(r"[^\w.]+", "-", finding).strip("-")[:80]
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / (mutant.name[:120].removesuffix(mutant.suffix) + mutant.suffix)
    path.write_bytes(mutant.content)
    outcome.kept.append(path)


@contextmanager
def _heard(outcome: Outcome) -> Iterator[None]:
    """What processes started inside write to standard error goes into the outcome."""
    with tempfile.TemporaryFile() as file:
        sys.stderr.flush()
        before = os.dup(2)
        os.dup2(file.fileno(), 2)
        try:
            yield
        finally:
            with contextlib.suppress(ValueError):
                sys.stderr.flush()
            os.dup2(before, 2)
            os.close(before)
            file.seek(0)
            outcome.said = file.read().decode("utf-8", "replace")
