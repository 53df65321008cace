"""Pages of one large file read by several processes at the same time.

The process that loaded a file owns it: it reads portions of it, and at last joins what all have read.
Processes that have no file of their own help it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import count, pairwise
from pathlib import Path

from importers import ParsedDocument
from viewer.importing.member import Member
from viewer.importing.messages import Forget, Join, Load, Portion, Portioned

BEGINNING = 8
"""Pages of the first portion: what a person reads while the rest is coming in."""
PAGES = 24
"""Pages of the others: some tenths of a second."""
_AHEAD = 2
"""Portions given to a process at a time, so that it need not wait for the next."""


@dataclass(frozen=True, slots=True)
class Coming:
    """A file of which some pages are read.

    Attributes:
        number: of the file among those given, from 0.
        done: pages that are read, of `pages`.
        document: what can be read of it already, until it is here as a whole; None where its first
            pages hold nothing to read.
    """

    number: int
    path: Path
    name: str
    done: int
    pages: int
    document: ParsedDocument | None


@dataclass(slots=True, eq=False)
class _Split:
    """One file in portions.

    Attributes:
        spent_s: by all processes together, as long as reading it at once would take.
        alone: its owner reads all that is left.
    """

    name: int
    owner: Member
    load: Load
    sha256: str
    pages: int
    waiting: deque[Portion]
    done: dict[int, bytes] = field(default_factory=dict)
    pages_done: int = 0
    helpers: list[Member] = field(default_factory=list)
    document: ParsedDocument | None = None
    spent_s: float = 0.0
    alone: bool = False
    joining: bool = False


class Splits:
    """The files that are being read in portions.

    Args:
        coming: told after each portion.
        beginnings: whether what can be read already is wanted.
    """

    def __init__(self, coming: Callable[[Coming], None], *, beginnings: bool) -> None:
        self._coming = coming
        self._beginnings = beginnings
        self._names = count()
        self._splits: dict[int, _Split] = {}

    def begin(self, owner: Member, load: Load, sha256: str, pages: int) -> None:
        """A file was opened by the process that loaded it."""
        name = next(self._names)
        edges = [0, *range(min(BEGINNING, pages), pages, PAGES), pages]
        waiting = deque(
            Portion(load.job, name, load, sha256, before + 1, edge, self._beginnings and not before)
            for before, edge in pairwise(edges)
        )
        self._splits[load.job] = _Split(name, owner, load, sha256, pages, waiting)

    def hand_out(self, members: Iterable[Member]) -> None:
        """Give portions to the owners, and to those who have nothing else to do."""
        idle = [each for each in members if not each.jobs]
        for split in self._splits.values():
            for member in [split.owner, *([] if split.alone else idle)]:
                while split.waiting and self._has_room(member):
                    self._give(split, member)

    def _has_room(self, member: Member) -> bool:
        return sum(isinstance(each, Portion) for each in member.told) < _AHEAD

    def _give(self, split: _Split, member: Member) -> None:
        portion = split.waiting.popleft()
        if member is split.owner:
            portion = _without_load(portion)
        elif member not in split.helpers:
            split.helpers.append(member)
        member.tell(portion)

    def heard(self, answer: Portioned, told: Portion) -> None:
        """A portion was read, or cannot be read by a helper."""
        split = self._of(told)
        if split is None:
            return
        if answer.content is None:
            split.alone = True
            split.waiting.appendleft(told)
            return
        split.done[answer.first] = answer.content
        split.pages_done += told.last - told.first + 1
        split.document = split.document or answer.beginning
        self._coming(
            Coming(
                told.job,
                split.load.path,
                split.load.name,
                split.pages_done,
                split.pages,
                split.document,
            )
        )
        if split.pages_done == split.pages:
            self._free_helpers(split)
            portions = tuple(split.done[first] for first in sorted(split.done))
            split.done.clear()
            split.owner.tell(Join(told.job, portions))

    def spend(self, job: int, seconds: float) -> None:
        """A process was busy with a file for so long."""
        if job in self._splits:
            self._splits[job].spent_s += seconds

    def spent_s(self, job: int) -> float:
        """By all processes, before what they do at present; 0 for files that are read at once."""
        return self._splits[job].spent_s if job in self._splits else 0.0

    def end(self, job: int) -> None:
        """A file is read, or cannot be."""
        split = self._splits.pop(job, None)
        if split is not None:
            self._free_helpers(split)

    def lost(self, member: Member) -> int | None:
        """A process is gone: the file of another that it died of, if it was helping.

        What else it was helping with goes to others; what it owned begins again.
        """
        for job in [job for job, split in self._splits.items() if split.owner is member]:
            self.end(job)
        guilty = None
        for at, told in enumerate(member.told):
            split = self._of(told) if isinstance(told, Portion) else None
            if split is None or not isinstance(told, Portion):
                continue
            if at == 0:
                guilty = told.job
            else:
                split.waiting.appendleft(told)
        for split in self._splits.values():
            split.helpers = [each for each in split.helpers if each is not member]
        return guilty

    def give_up(self, job: int) -> Path:
        """Take a file from its owner."""
        split = self._splits[job]
        split.owner.send(Forget(job))
        self.end(job)
        return split.owner.jobs.pop(job)

    def _of(self, told: Portion) -> _Split | None:
        """What a portion belongs to; None if that was given up."""
        split = self._splits.get(told.job)
        return split if split is not None and split.name == told.split else None

    def _free_helpers(self, split: _Split) -> None:
        for helper in split.helpers:
            helper.send(Forget(split.load.job))
        split.helpers = []


def _without_load(portion: Portion) -> Portion:
    return Portion(
        portion.job,
        portion.split,
        None,
        portion.sha256,
        portion.first,
        portion.last,
        portion.beginning,
    )
