"""The walk: one step after another, and what must hold after each."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.walking.ledger import Ledger
from viewer.archive import Archive, Refused
from viewer.archive.editing import NOUNS
from viewer.archive.errors import ChangedSince
from viewer.domain import EditId, NotFound

PEOPLE = ("Ann", "Ben")
LOOK_AT_ALL_EVERY = 50
CHECK_EVERY = 1_000
REMEMBERED = 12
UNDONE_AT_ONCE = 6


class Strayed(AssertionError):
    """The archive is not what its history says; the message tells how to get here again."""


@dataclass(frozen=True, slots=True)
class Done:
    """An edit with what was seen before and after it."""

    edit: EditId
    before: int
    after: int


Way = Callable[["Walk"], None]
WAYS: dict[str, tuple[Way, int]] = {}


def way(weight: int = 1) -> Callable[[Way], Way]:
    """Register something that people do, and how often they do it."""

    def register(act: Way) -> Way:
        WAYS[act.__name__] = (act, weight)
        return act

    return register


class Walk:
    """An archive on its way.

    Attributes:
        done: what undo would take back, the last first to go; `undone` what redo would do again.
        counts: how often each way was taken, and how often one was refused.
        acts: edits, undos, redos and restarts; a step may be several, or be refused.
    """

    def __init__(self, path: Path, seed: int) -> None:
        self.path, self.seed = path, seed
        self.random = random.Random(seed)
        self.archive = Archive.open(path, person=PEOPLE[0])
        self.ledger = Ledger(path, NOUNS)
        self.start = self.ledger.seen
        self.done: list[Done] = []
        self.undone: list[Done] = []
        self.counts: Counter[str] = Counter()
        self.steps = self.acts = 0
        self.made = 0
        self._last: list[str] = []
        self._newest = self.archive.history.newest()

    def close(self) -> None:
        self.ledger.close()
        self.archive.close()

    def number(self) -> int:
        """Another one each time, for names."""
        self.made += 1
        return self.made

    def step(self) -> None:
        """Do one thing and look."""
        names = list(WAYS)
        name = self.random.choices(names, [WAYS[each][1] for each in names])[0]
        self.steps += 1
        self.counts[name] += 1
        self._last = [*self._last[1 - REMEMBERED :], name]
        before = self.ledger.seen
        try:
            WAYS[name][0](self)
        except (Refused, NotFound, ChangedSince):
            self.counts["(refused)"] += 1
            self._follow()
            self._hold(self.ledger.seen == before, "what was refused changed something")
        self._settle(before)
        if self.steps % LOOK_AT_ALL_EVERY == 0:
            self._say(self.ledger.compare_all())
            self._nothing_is_lost()
        if self.steps % CHECK_EVERY == 0:
            self._say(self.archive.check())

    def finish(self) -> None:
        """Undo all that can be undone, do it again, and look thoroughly on both ends."""
        last, steps = self.ledger.seen, len(self.done)
        self.undo(steps)
        self._hold(self.ledger.seen == self.start, "undoing everything is not the start")
        self._say([*self.ledger.compare_all(), *self.archive.check()])
        self.redo(steps)
        self._hold(self.ledger.seen == last, "doing everything again is not where it was")
        self._say([*self.ledger.compare_all(), *self.archive.check()])

    def undo(self, steps: int) -> None:
        for _ in range(min(steps, len(self.done))):
            last = self.done.pop()
            self.archive.history.undo(last.edit)
            self.acts += 1
            self.undone.append(last)
            self._follow()
            self._hold(self.ledger.seen == last.before, f"edit {last.edit} undone is not as before")
            self._hold(self.archive.history.get(last.edit).undone, "an undone edit is not said so")

    def redo(self, steps: int) -> None:
        for _ in range(min(steps, len(self.undone))):
            last = self.undone.pop()
            self.archive.history.redo(last.edit)
            self.acts += 1
            self.done.append(last)
            self._follow()
            self._hold(
                self.ledger.seen == last.after, f"edit {last.edit} done again is not as it was"
            )

    def out_of_order(self) -> None:
        """Undo something that is not the last, if the rest lets it, and do it again."""
        if not self.done:
            return
        one = self.random.choice(self.done)
        before = self.ledger.seen
        self.archive.history.undo(one.edit)
        self._follow()
        self.archive.history.redo(one.edit)
        self.acts += 2
        self._follow()
        self._hold(
            self.ledger.seen == before, f"edit {one.edit} undone and redone is not as before"
        )

    def restart(self) -> None:
        """Close and open again, as somebody else; what can be undone is the same."""
        edits = self.archive.history.edits(200)
        self.archive.close()
        self.archive = Archive.open(self.path, person=self.random.choice(PEOPLE))
        self._hold(self.archive.history.edits(200) == edits, "a restart changed the list of edits")
        if self.done:
            top = max(each.edit for each in self.done)
            standing = [each.id for each in edits if not each.undone]
            self._hold(
                not standing or standing[0] == top, "another edit is the last after a restart"
            )
        self.acts += 1
        self._say(self.ledger.compare_all())

    def _nothing_is_lost(self) -> None:
        """What is there by the history is there for people too."""
        archive, sizes = self.archive, self.ledger.sizes()
        seen = {
            "documents": len(archive.documents.all()),
            "themes": len(archive.themes.all()),
            "collections": len(archive.collections.all()),
        }
        for noun, count in seen.items():
            self._hold(count == sizes[noun], f"{count} of {sizes[noun]} {noun} are seen")
        notes = archive.note_lists.find()
        links = {link.id for found in archive.note_links.of_notes(notes).values() for link in found}
        self._hold(links == self.ledger.links_to_see(), "links dangle, or are seen without an end")

    def _settle(self, before: int) -> None:
        """Take a new edit onto the list of what can be undone."""
        self._follow()
        newest = self.archive.history.newest()
        if newest == self._newest:
            return
        self._hold(newest == self._newest + 1, "one step was several edits")
        self._newest = newest
        self.acts += 1
        self.done.append(Done(newest, before, self.ledger.seen))
        self.undone.clear()

    def _follow(self) -> None:
        self._say(self.ledger.follow())

    def _say(self, wrong: list[str]) -> None:
        self._hold(not wrong, " ".join(wrong))

    def _hold(self, right: bool, wrong: str) -> None:
        if not right:
            raise Strayed(
                f"seed {self.seed}, step {self.steps}: {wrong} (last: {', '.join(self._last)})"
            )
